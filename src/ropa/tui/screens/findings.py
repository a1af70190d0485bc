"""Findings, grouped by the record they are about."""

from collections import defaultdict

from rich.text import Text
from textual.app import ComposeResult

from ropa.finding import Severity, dotted
from ropa.i18n import one_line, text, visible
from ropa.layout import law_line
from ropa.results import FindingList, Located
from ropa.tui.frame import Frame
from ropa.tui.keys import bindings
from ropa.tui.widgets.block_list import Block, BlockList

SHOWS = FindingList

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
"""Colours, which repeat what letter and word say."""


def finding_text(item: Located) -> Text:
    """A finding in a line: gravity, code, words."""
    finding = item.finding
    head = f"{finding.severity[0].upper()} {finding.rule}"
    return Text.assemble((head, STYLES[finding.severity]), f" {visible(item.text)}")


class FindingsScreen(Frame):
    """The findings of a check."""

    NAME = "findings"
    BINDINGS = bindings(NAME)
    result: FindingList

    def body(self) -> ComposeResult:
        """The list."""
        yield BlockList(id="list")

    @property
    def blocks(self) -> BlockList:
        """The list."""
        return self.query_one(BlockList)

    @property
    def found(self) -> Located | None:
        """The finding under the cursor."""
        value: Located | None = self.blocks.value
        return value

    def fill(self) -> None:
        """Show them."""
        groups: dict[str, list[Located]] = defaultdict(list)
        for item in self.result.findings:
            groups[item.finding.at.record].append(item)
        blocks = []
        for record, found in groups.items():
            blocks.append(Block(Text(one_line(record), "bold underline")))
            blocks += [Block(_shown(item), value=item, indent=2) for item in found]
        if not groups:
            blocks.append(Block(Text(self.text("no-finding"))))
        law = law_line(self.result.law_date, self.result.law_checked, self.language, self.result.law_own)
        blocks += [Block(Text()), Block(Text(law, "dim"))]
        self.blocks.show(blocks)

    def narrow(self, query: str) -> str:
        """Show only findings that hold all words."""
        self.blocks.narrow(query.casefold().split())
        return ""

    def crumb(self) -> str:
        """Findings."""
        return text("interface.findings", self.language)

    def facts(self) -> tuple[str, ...]:
        """How many of which gravity."""
        levels = [item.finding.severity for item in self.result.findings]
        counts = {f"{level}s": levels.count(level) for level in Severity}
        return (text("interface.checked", self.language, registers=self.result.registers, **counts),)

    def target(self) -> str:
        """The record that the finding is about."""
        return self.found.finding.at.record if self.found else ""

    def action_open(self) -> None:
        """Open the record, the field in hand."""
        if (found := self.found) and (frame := self.terminal.go(f"show {self.target()}")):
            frame.seek(found.finding)

    def action_explain(self) -> None:
        """Show the page of the rule."""
        if found := self.found:
            self.terminal.go(f"rule {found.finding.rule}")


def _shown(item: Located) -> Text:
    where = " · ".join(part for part in (dotted(item.finding.at.field), str(item.place or "")) if part)
    return finding_text(item).append(f"\n{one_line(where)}", "dim")


SCREEN = FindingsScreen
