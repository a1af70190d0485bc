"""Findings under heads, in an order, narrowed by a query; a pane says all of the one in hand."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rich.text import Text

from ropa.commands.finding_sheet import FindingSheet
from ropa.commands.sheets import SheetRow
from ropa.finding import Finding, Severity, dotted
from ropa.i18n import one_line, text, visible
from ropa.layout import count_line, finding_place, finding_words, head_words
from ropa.results import FindingList, Line, Located, head_of, in_group_order
from ropa.tui.commandline import given, without_flag
from ropa.tui.deciding import Deciding
from ropa.tui.keys import bindings
from ropa.tui.sheeted import SheetScreen
from ropa.tui.widgets.grouping import Groups

SHOWS = FindingList

GROUPS = ("record", "rule", "severity", "class", "register", "none")
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


class FindingsScreen(SheetScreen):
    """The findings of a check."""

    NAME = "findings"
    ONLY = "only-errors"
    BINDINGS = bindings(NAME)
    result: FindingList
    widest = 200
    folded: frozenset[str] = frozenset()
    gravity = ""

    @property
    def found(self) -> Located | None:
        """The finding under the cursor; None on the head of a group that is folded."""
        item: Located | None = self.item
        return item

    @property
    def by(self) -> str:
        """Under what the findings stand."""
        return "rule" if self.result.statistics else self.result.group_by or GROUPS[0]

    def made(self) -> FindingSheet:
        """What a list of findings shows."""
        return FindingSheet(self.session)

    def items(self) -> tuple[Located, ...]:
        """The findings."""
        return self.result.findings

    def empty(self) -> str:
        """That nothing is found."""
        return self.text("no-finding")

    def show_rows(self) -> None:
        """Show the findings under their heads; where only counts are asked for, every group is folded."""
        self.gravity = count_line(self.result, self.language)
        super().show_rows()
        if self.result.statistics:
            self.folded = frozenset(head_of(item, self.by) for item in self.result.findings)
        self._group()

    def _group(self) -> None:
        groups = Groups() if self.by == "none" else Groups(self._head, self._words, self.folded, self._ordered)
        self.records.put_under(groups)
        self.explain()

    def _head(self, row: Line) -> str:
        return head_of(row.item, self.by) if isinstance(row, SheetRow) else ""

    def _words(self, head: str) -> str:
        return one_line(head_words(self.by, head, self.language))

    def _ordered(self, sizes: Mapping[str, int]) -> list[str]:
        if self.result.statistics:
            return sorted(sizes, key=lambda head: (-sizes[head], head))
        return in_group_order(self.by, sizes)

    def usual(self) -> tuple[str, ...]:
        """The usual columns, without what the heads say."""
        return tuple(name for name in super().usual() if name != self.by)

    def explained(self, item: Located) -> Text:
        """What a finding says, by which law, where, and of which class it is."""
        finding = item.finding
        law = f"Art. {finding.law} {self.text('gdpr')}" if finding.law else ""
        kind = head_words("class", finding.legal_class.value, self.language)
        aside = " · ".join(filter(None, (one_line(item.title), kind, law)))
        where = " · ".join(filter(None, (finding_place(item, self.language), str(item.place or ""))))
        return Text("\n").join((finding_text(item), Text(aside, "dim"), Text(one_line(where), "dim")))

    def faulty(self, row: Line) -> bool:
        """Whether a finding is an error."""
        return isinstance(row, SheetRow) and row.item.finding.severity is Severity.ERROR

    def faulty_query(self) -> str:
        """Errors."""
        return "severity:error"

    def crumb(self) -> str:
        """Findings."""
        return text("interface.findings", self.language)

    def facts(self) -> tuple[str, ...]:
        """How many of which gravity, how many of them are shown, and how many are marked."""
        total = len(self.result.findings)
        count = self.shown_of(total)
        return (count if count != str(total) else "", *self.counted(), self.gravity)

    def field_in_hand(self) -> str:
        """The field that the finding is about."""
        return dotted(self.found.finding.at.field) if self.found else ""

    def action_group(self) -> None:
        """Put the findings under the heads that come next."""
        by = GROUPS[(GROUPS.index(self.by) + 1) % len(GROUPS)] if not self.result.statistics else GROUPS[0]
        self.folded = frozenset()
        self.base = given(without_flag(self.base, "--statistics"), "--group-by", by)
        self.take(replace(self.result, group_by=by, statistics=False), self.session, self.stamp)
        self.tell_where()

    def action_fold(self) -> None:
        """Hide the group of the finding in hand behind its head."""
        if self.by != "none" and (name := self.records.group) is not None:
            self.folded |= {name}
            self._group()

    def action_unfold(self) -> None:
        """Show the group whose head is in hand; its first finding takes the place of the head."""
        if self.found is None and (name := self.records.group) is not None:
            self.folded -= {name}
            self._group()

    def action_decide(self, command: str) -> None:
        """Ask for what a decision about the marked findings needs, else about the one in hand, and run it."""
        items = [row.item for row in self.marked() if isinstance(row, SheetRow)] or [self.found]
        if found := [item.finding for item in items if item]:
            Deciding(self, found, command).begin()

    def state(self) -> tuple[Any, ...]:
        """As any list, and what is folded."""
        return (*super().state(), self.folded)

    def restore(self, state: tuple[Any, ...]) -> None:
        """Show it again as it was."""
        *rest, self.folded = state
        self._group()
        super().restore(tuple(rest))

    def action_open(self) -> None:
        """Open the record, the field in hand; a group that is folded is unfolded."""
        if self.found is None:
            self.action_unfold()
        else:
            self._go(self.found.finding, is_edited=False)

    def action_edit(self) -> None:
        """Open the record and edit the field of the finding."""
        if found := self.found:
            self._go(found.finding, is_edited=True)

    def _go(self, finding: Finding, *, is_edited: bool) -> None:
        self.show_field(self.target(), lambda frame: frame.seek(finding), is_edited=is_edited)

    def action_explain(self) -> None:
        """Show the page of the rule."""
        if found := self.found:
            self.terminal.go(f"rule {found.finding.rule}")
        elif self.by == "rule" and (name := self.records.group):
            self.terminal.go(f"rule {name.split()[0]}")


SCREEN = FindingsScreen
