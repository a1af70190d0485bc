"""Findings, grouped by the record they are about."""

from typing import Any

from rich.text import Text

from ropa.finding import Severity, dotted
from ropa.i18n import one_line, text, visible
from ropa.layout import count_line, finding_words, head_words, law_line
from ropa.results import FindingList, Located
from ropa.tui.blocks import BlockScreen
from ropa.tui.commandline import given
from ropa.tui.deciding import Deciding
from ropa.tui.editing import Editing
from ropa.tui.keys import bindings
from ropa.tui.widgets.block_list import Block

SHOWS = FindingList

GROUPS = ("record", "rule", "register", "class")
"""What findings can stand under, as `check` takes it; records where nothing is asked."""

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
"""Colours, which repeat what letter and word say."""


def finding_text(item: Located) -> Text:
    """A finding in a line: gravity, code, words, and what was decided about it; one that was accepted stands back."""
    finding = item.finding
    head = f"{finding.severity[0].upper()} {finding.rule}"
    words = f" {visible(finding_words(item))}"
    if finding.is_accepted:
        return Text(head + words, "dim")
    return Text.assemble((head, STYLES[finding.severity]), words)


class FindingsScreen(BlockScreen):
    """The findings of a check."""

    NAME = "findings"
    BINDINGS = bindings(NAME)
    result: FindingList
    folded: frozenset[str] = frozenset()

    @property
    def found(self) -> Located | None:
        """The finding under the cursor; None on the head of a group that is folded."""
        value = self.blocks.value
        return value if isinstance(value, Located) else None

    def fill(self) -> None:
        """Show them."""
        blocks = []
        if self.result.statistics:
            blocks += [Block(_counted(count, item), value=item) for count, item in self.result.counts()]
        else:
            for head, found in self.result.groups("record"):
                words = one_line(head_words(self.result.group_by, head, self.language))
                if head in self.folded and not self.query_text:
                    blocks.append(Block(Text.assemble((words, "bold underline"), f" … +{len(found)}"), value=head))
                    continue
                blocks.append(Block(Text(words, "bold underline")))
                blocks += [Block(self._shown(item), value=item, indent=2) for item in found]
        if not blocks:
            blocks.append(Block(Text(self.text("no-finding"))))
        law = law_line(self.result.law_date, self.result.law_checked, self.language, self.result.law_own)
        blocks += [Block(Text()), *(Block(Text(one_line(remark), "yellow")) for remark in self.result.remarks)]
        blocks.append(Block(Text(law, "dim")))
        self.blocks.show(blocks)

    def _shown(self, item: Located) -> Text:
        """A finding and where it is; what the head above it says is left out."""
        at = item.finding.at
        where = str(at) if self.result.group_by in ("rule", "register", "class") else dotted(at.field)
        place = " · ".join(part for part in (where, str(item.place or "")) if part)
        return finding_text(item).append(f"\n{one_line(place)}", "dim")

    def narrow(self, query: str) -> str:
        """Show only findings that hold all words, also those of groups that are folded."""
        self.query_text = query
        self.fill()
        self.blocks.narrow(query.casefold().split())
        return ""

    def crumb(self) -> str:
        """Findings."""
        return text("interface.findings", self.language)

    def facts(self) -> tuple[str, ...]:
        """How many of which gravity."""
        return (count_line(self.result, self.language),)

    def target(self) -> str:
        """The record that the finding is about."""
        return self.found.finding.at.record if self.found else ""

    def field_in_hand(self) -> str:
        """The field that the finding is about."""
        return dotted(self.found.finding.at.field) if self.found else ""

    def action_group(self) -> None:
        """Put the findings under the heads that come next: records, rules, registers, classes."""
        by = (self.result.group_by or GROUPS[0]) if not self.result.statistics else GROUPS[-1]
        self.folded = frozenset()
        self.base = given(
            self.base.replace(" --statistics", ""), "--group-by", GROUPS[(GROUPS.index(by) + 1) % len(GROUPS)]
        )
        self.renew()
        self.tell_where()

    def action_fold(self) -> None:
        """Hide the group of the finding in hand behind its head."""
        if (found := self.found) is None or self.result.statistics:
            return
        head = next(head for head, items in self.result.groups("record") if found in items)
        self.folded |= {head}
        self.fill()
        self.blocks.move_to(self.blocks.values().index(head) if head in self.blocks.values() else self.blocks.cursor)

    def action_unfold(self) -> None:
        """Show the group whose head is in hand; its first finding takes the place of the head."""
        if isinstance(head := self.blocks.value, str):
            self.folded -= {head}
            self.fill()

    def action_decide(self, command: str) -> None:
        """Ask for what a decision about the finding in hand needs, and run it."""
        if found := self.found:
            Deciding(self, found.finding, command).begin()

    def state(self) -> tuple[Any, ...]:
        """Filter, cursor, and what is folded."""
        return (self.query_text, self.list.cursor, self.folded)

    def restore(self, state: tuple[Any, ...]) -> None:
        """Show it again as it was."""
        self.folded = state[2]
        super().restore(state)

    def action_open(self) -> None:
        """Open the record, the field in hand; a group that is folded is unfolded."""
        self.action_unfold()
        if (found := self.found) and (frame := self.terminal.go(f"show {self.target()}")):
            frame.seek(found.finding)

    def action_edit(self) -> None:
        """Open the record and edit the field of the finding."""
        if (found := self.found) and isinstance(frame := self.terminal.go(f"show {self.target()}"), Editing):
            frame.seek(found.finding)
            frame.call_after_refresh(frame.action_edit)

    def action_explain(self) -> None:
        """Show the page of the rule."""
        if found := self.found:
            self.terminal.go(f"rule {found.finding.rule}")


def _counted(count: int, item: Located) -> Text:
    finding = item.finding
    return Text.assemble(f"{count:>6}  ", (finding.rule, STYLES[finding.severity]), f"  {one_line(item.title)}")


SCREEN = FindingsScreen
