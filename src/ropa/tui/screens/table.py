"""A table within a record, such as one time limit: all that it can say, said or not."""

from collections.abc import Iterator
from typing import Any

from rich.text import Text
from textual.app import ComposeResult

from ropa.changes import FieldAt
from ropa.finding import Finding, dotted
from ropa.i18n import has, one_line, text, visible
from ropa.model import NONE, Part, plan
from ropa.tui.allowed import allowed
from ropa.tui.editing import Editing, Hold, TableAt
from ropa.tui.keys import bindings
from ropa.tui.options import label_of
from ropa.tui.screens.findings import finding_text
from ropa.tui.widgets.block_list import Block, BlockList
from ropa.tui.widgets.pane import Pane
from ropa.view.marks import SIGNS, State
from ropa.view.record import in_words
from ropa.view.words import Words

SHOWS = TableAt


class TableScreen(Editing):
    """The fields of a table."""

    NAME = "table"
    BINDINGS = bindings(NAME)
    result: TableAt

    def body(self) -> ComposeResult:
        """Fields and pane."""
        yield BlockList(id="list")
        yield Pane()

    @property
    def blocks(self) -> BlockList:
        """The list of fields."""
        return self.query_one(BlockList)

    def fill(self) -> None:
        """Show every field, its items each on a line of their own, and what is found in it."""
        at = self._table()
        blocks = [] if at is None else list(self._shown(at))
        self.blocks.show(blocks or [Block(Text(self.text("edit.gone")))])
        self.explain()

    def _table(self) -> FieldAt | None:
        return self.field_at(self.result.path)

    def _shown(self, at: FieldAt) -> Iterator[Block]:
        found = self.session.workspace.portfolio.find(self.result.address)
        if found is None or at.field.part is None:
            return
        words = Words(found[0], self.language)
        part = at.value if isinstance(at.value, Part) else None
        for field in plan(type(part) if part else at.field.part):
            path = (*self.result.path, field.key)
            value = getattr(part, field.name) if part else None
            items = value if isinstance(value, tuple) else (value,)
            for number, item in enumerate(items):
                hold = Hold(path, number if isinstance(value, tuple) else None)
                label = "" if number else text(field.label_key, self.language)
                yield Block(self._words(words, field, item), label, hold, 2)
            yield from self._found(path)

    def _words(self, words: Words, field: Any, value: Any) -> Text:
        if value is None:
            needed = self.text("edit.needed") if field.required else text("document.silent", self.language)
            return Text(f"{SIGNS[State.SILENT]} {needed}", "yellow" if field.required else "dim")
        if value == NONE and field.none_able:
            return Text(text("document.none", self.language))
        said, details = in_words(words, field, value)
        return Text("\n".join((visible(said), *(f"  {item.label}: {visible(item.text)}" for item in details))))

    def _found(self, path: tuple[str | int, ...]) -> Iterator[Block]:
        session = self.session
        register = session.workspace.portfolio.registers[self.result.address.partition("/")[0]]
        for finding in session.workspace.findings(register):
            if finding.at.record == self.result.address and finding.at.field[: len(path)] == path:
                yield Block(finding_text(session.workspace.located(finding)), "", Hold(path), 2)

    def explain(self) -> None:
        """Show what the field under the cursor is."""
        self.query_one(Pane).tell(self._explained())

    def _explained(self) -> Text:
        hold = self.hold()
        at = self.field_at(hold.path) if hold else None
        if hold is None or at is None:
            return Text()
        field = at.field
        said = Text(text(field.label_key, self.language), "bold")
        said.append(f"\n{dotted(hold.whole)}", "dim")
        if field.declared.law:
            said.append(f"\nArt. {field.declared.law} {self.text('gdpr')}", "dim")
        if has(f"{field.label_key}.help"):
            said.append(f"\n\n{text(f'{field.label_key}.help', self.language)}")
        if words := allowed(self._kind, field, self.language):
            said.append(f"\n\n{words}")
        return said

    def topic(self) -> str:
        """What the pane says, for terminals too narrow for it."""
        return self._explained().plain

    def address(self) -> str:
        """The record that the table stands in."""
        return self.result.address

    def hold(self) -> Hold | None:
        """The field under the cursor."""
        value: Hold | None = self.blocks.value
        return value

    def crumb(self) -> str:
        """Which table."""
        return one_line(label_of(self._at(self.result.path), self._kind, self.language))

    def facts(self) -> tuple[str, ...]:
        """The record, and which table of it."""
        return (self.result.address, dotted(self.result.path))

    def opening(self) -> str:
        """Nothing: Enter edits."""
        return ""

    def action_open(self) -> None:
        """Edit the field under the cursor."""
        self.action_edit()

    def renew(self) -> None:
        """Show the table as it is now, the cursor on its field."""
        former, at = self.hold(), self.blocks.cursor
        self.stamp = self.session.workspace.version
        self.fill()
        holds = self.blocks.values()
        self.blocks.move_to(holds.index(former) if former in holds else min(at, max(len(holds) - 1, 0)))

    def seek(self, finding: Finding) -> None:
        """Put the cursor on the field of a finding."""
        holds = self.blocks.values()
        found = next((at for at, hold in enumerate(holds) if hold.path == finding.at.field[: len(hold.path)]), None)
        if found is not None:
            self.blocks.move_to(found)


SCREEN = TableScreen
