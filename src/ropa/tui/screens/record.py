"""One record under the points of Art. 30(1); the cursor stands on one entry, the pane says what its field is."""

from dataclasses import dataclass
from typing import Any

from rich.text import Text
from textual.app import ComposeResult

from ropa.finding import Finding, Path, dotted
from ropa.i18n import has, one_line, text, visible
from ropa.model import KINDS, plan
from ropa.results import Located, RecordView
from ropa.tui.allowed import allowed
from ropa.tui.editing import Editing, Hold
from ropa.tui.keys import bindings
from ropa.tui.screens.findings import finding_text
from ropa.tui.whole import whole
from ropa.tui.widgets.block_list import Block, BlockList
from ropa.tui.widgets.pane import Pane
from ropa.view.document import Entry, Field, Page
from ropa.view.marks import INHERITED, SIGNS, State
from ropa.view.words import Words

SHOWS = RecordView

_STYLES = {
    State.SILENT: "yellow",
    State.OPEN: "yellow",
    State.INFERRED: "italic",
    State.LINKED: "italic",
    State.ALTERNATIVE: "magenta",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """What the cursor stands on: an entry of a field, or a finding."""

    field: Field | None
    entry: Entry | None = None
    found: Located | None = None


class RecordScreen(Editing):
    """One record."""

    NAME = "record"
    BINDINGS = bindings(NAME)
    result: RecordView
    has_all = False
    _sought: Finding | None = None

    def body(self) -> ComposeResult:
        """Entries and pane."""
        yield BlockList(id="list")
        yield Pane()

    def drawing(self) -> str:
        """The map of the record; of the register itself, its transfers."""
        page = self.result.page
        return f"diagram {'transfers' if page.kind == 'register' else 'map'} {page.address}"

    @property
    def entries(self) -> BlockList:
        """The list of entries and findings."""
        return self.query_one(BlockList)

    @property
    def spot(self) -> Spot:
        """What the cursor stands on."""
        return self.entries.value or Spot(None)

    def fill(self) -> None:
        """Show sections, fields, entries and what is found in them."""
        page = self._whole() if self.has_all else self.result.page
        blocks = [Block(Text(f"! {one_line(mark)}", "bold yellow")) for mark in page.marks]
        shown: set[int] = set()
        for section in page.sections:
            if blocks:
                blocks.append(Block(Text()))
            letter = f"({section.letter}) " if len(section.letter) == 1 else ""
            blocks.append(Block(Text(f"{letter}{section.title}", "bold underline")))
            for field in section.fields:
                found = (
                    []
                    if not field.at.field
                    else [item for item in self.result.findings if item.finding.at.field[:1] == field.at.field]
                )
                shown.update(map(id, found))
                blocks += self._field(field, found)
        rest = [item for item in self.result.findings if id(item) not in shown]
        if rest:
            blocks += [Block(Text()), Block(Text(text("interface.findings", self.language), "bold underline"))]
            blocks += [Block(finding_text(item), value=Spot(None, found=item), indent=2) for item in rest]
        if self.result.place:
            blocks += [Block(Text()), Block(Text(one_line(str(self.result.place)), "dim"))]
        self.entries.show(blocks)
        self.explain()

    def _whole(self) -> Page:
        page = self.result.page
        found = self.session.workspace.portfolio.find(page.address)
        return whole(page, found[2], Words(found[0], self.language)) if found else page

    def _field(self, field: Field, found: list[Located]) -> list[Block]:
        blocks = []
        for number, entry in enumerate(field.entries):
            label = "" if number else field.label
            following = field.entries[number + 1 : number + 2]
            blocks.append(Block(self._entry(entry, following), label, Spot(field, entry), 2))
        blocks += [Block(finding_text(item), "", Spot(field, found=item), 2) for item in found]
        return blocks

    def _entry(self, entry: Entry, following: tuple[Entry, ...]) -> Text:
        said = Text.assemble((f"{entry.sign} {visible(entry.text)}".strip(), _STYLES.get(entry.state, "")))
        if entry.link and entry.link != self.result.page.address:
            said.append(" →", "bold")
        for detail in entry.details:
            said.append_text(Text.assemble("\n", (f"  {detail.label}: ", "dim"), _set_in(detail.text)))
        # Values that share their origin and source say so once, under the last of them.
        is_shared = any((entry.origin, entry.evidence) == (other.origin, other.evidence) for other in following)
        if entry.origin and not is_shared:
            said.append(f"\n  {text('interface.inherited', self.language, origin=entry.origin)}", "dim")
        if entry.evidence and not is_shared:
            said.append(f"\n  [{_set_in(entry.evidence)}]", "dim")
        return said

    def seek(self, finding: Finding) -> None:
        """Put the cursor on a finding, now or when it is shown."""
        spots = self.entries.values() if self.query(BlockList) else []
        self._sought = None if spots else finding
        for number, spot in enumerate(spots):
            if spot.found and spot.found.finding == finding:
                self.entries.seek(number)

    def settled(self) -> None:
        """Put the cursor on the finding that the record was opened for."""
        if self._sought:
            self.seek(self._sought)

    def explain(self) -> None:
        """Show what the field under the cursor is."""
        self.query_one(Pane).tell(self._explained())

    def _explained(self) -> Text:
        field = self.spot.field
        said = Text()
        if field is None:
            return said
        said.append(field.label, "bold")
        if field.law:
            said.append(f"\nArt. {field.law} " + self.text("gdpr"), "dim")
        if help_ := self._help(field):
            said.append(f"\n\n{help_}")
        kind = self.result.page.kind
        declared = next((item for item in plan(KINDS[kind]) if (item.key,) == field.at.field), None)
        if declared and (words := allowed(kind, declared, self.language)):
            said.append(f"\n\n{words}")
        for state in dict.fromkeys(entry.state for entry in field.entries if SIGNS[entry.state]):
            said.append(f"\n\n{SIGNS[state]} ", "bold").append(text(f"document.state.{state}", self.language))
        if any(entry.origin for entry in field.entries):
            said.append(f"\n\n{INHERITED} ", "bold").append(text("document.state.inherited", self.language))
        return said

    def _help(self, field: Field) -> str:
        found = (item for item in plan(KINDS[self.result.page.kind]) if (item.key,) == field.at.field)
        key = next((f"{item.label_key}.help" for item in found), "")
        return text(key, self.language) if key and has(key) else ""

    def topic(self) -> str:
        """What the pane says, for terminals too narrow for it."""
        return self._explained().plain

    def crumb(self) -> str:
        """The record's name."""
        return one_line(self.result.page.title)

    def facts(self) -> tuple[str, ...]:
        """The record's address, and what it is."""
        page = self.result.page
        return (page.address, page.subtitle)

    def target(self) -> str:
        """The record itself."""
        return self.result.page.address

    def address(self) -> str:
        """The record itself."""
        return self.result.page.address

    def hold(self) -> Hold | None:
        """The field under the cursor, and which item of it; of what is asked or alternative, the table that says so."""
        spot = self.spot
        if spot.found and not spot.field:
            path = spot.found.finding.at.field
            return Hold(path[:1]) if path else None
        if spot.field is None or not spot.field.at.field:
            return None
        path, entry = spot.field.at.field, spot.entry
        if entry is None or not (at := self.field_at(path)):
            return Hold(path)
        number = next(at for at, item in enumerate(spot.field.entries) if item is entry)
        said = at.value if isinstance(at.value, tuple) else ()
        if number < len(said):
            return Hold(path, number)
        beside = {State.OPEN: "open", State.ALTERNATIVE: "alternative"}.get(entry.state)
        same = [item for item in spot.field.entries[:number] if item.state is entry.state]
        return self._beside(beside, str(path[0]), len(same)) if beside else Hold(path)

    def field_in_hand(self) -> str:
        """The field under the cursor, or the item of it."""
        hold = self.hold()
        return dotted(hold.whole) if hold and self.field_at(hold.whole) else ""

    def _beside(self, name: str, key: str, number: int) -> Hold:
        """The table, of those that speak of a field, that is shown as one of its entries."""
        at = self.field_at((name,))
        items = at.value if at and isinstance(at.value, tuple) else ()
        places = [place for place, item in enumerate(items) if item.field == key]
        return Hold((name,), places[number]) if number < len(places) else Hold((key,))

    def action_duplicate(self) -> None:
        """Ask for the id of a record that says the same."""
        self.terminal.changing.duplicate(self.address())

    def action_all_fields(self) -> None:
        """Show the fields that say nothing too, or only what is said and asked."""
        former = self.hold()
        self.has_all = not self.has_all
        self.fill()
        self._go_to(former)

    def reach(self, path: Path) -> None:
        """Put the cursor on a field; where it is not among those shown, show all."""
        if not any(spot.field and spot.field.at.field == path[:1] for spot in self.entries.values()):
            self.action_all_fields()
        self._go_to(Hold(path[:1]))

    def _go_to(self, hold: Hold | None) -> None:
        for number, spot in enumerate(self.entries.values()):
            if hold and spot.field and spot.field.at.field == hold.path:
                self.entries.move_to(number)
                return

    def state(self) -> tuple[Any, ...]:
        """Which fields are shown, and where the cursor stands: the field, and how far below its first line."""
        hold, at = self.hold(), self.entries.cursor
        first = next(
            (
                n
                for n, spot in enumerate(self.entries.values())
                if hold and spot.field and spot.field == self.spot.field
            ),
            at,
        )
        return (self.query_text, self.has_all, self.spot.field.at.field if self.spot.field else None, at - first, at)

    def restore(self, state: tuple[Any, ...]) -> None:
        """Show it as it was, the cursor on its field."""
        self.query_text, has_all, path, below, at = state
        if has_all != self.has_all:
            self.has_all = has_all
            self.fill()
        own = [n for n, spot in enumerate(self.entries.values()) if spot.field and spot.field.at.field == path]
        self.entries.move_to(min(own[0] + below, own[-1]) if own and path else at)

    def opening(self) -> str:
        """The record that the entry names, or the page of the rule."""
        spot = self.spot
        if spot.found:
            return f"rule {spot.found.finding.rule}"
        return f"show {spot.entry.link}" if spot.entry and spot.entry.link else ""

    def action_explain(self) -> None:
        """Show the page of the rule that found something here."""
        spot = self.spot
        key = spot.field.at.field if spot.field else None
        found = spot.found or next(
            (item for item in self.result.findings if key and item.finding.at.field[:1] == key), None
        )
        if found:
            self.terminal.go(f"rule {found.finding.rule}")
        else:
            self.tell(self.text("nothing-here"))


def _set_in(value: str) -> str:
    """User text of several lines under the entry it belongs to."""
    return visible(value).replace("\n", "\n  ")


SCREEN = RecordScreen
