"""Hops out of the EEA, worst first: verdict, coverage and risk in a line, the steps that lead to them in a pane.

Control from third countries, and what the record declares beside what follows from it, stand below them.
"""

from itertools import groupby

from rich.text import Text
from textual.app import ComposeResult

from ropa.i18n import one_line, text, visible
from ropa.layout import law_line
from ropa.results import TransferList, TransferRemark, TransferRow
from ropa.tui.frame import Frame
from ropa.tui.keys import bindings
from ropa.tui.widgets.block_list import Block, BlockList
from ropa.tui.widgets.line_view import LineView
from ropa.tui.widgets.pane import Pane

SHOWS = TransferList


class TransfersScreen(Frame):
    """The transfers of one register or of all."""

    NAME = "transfers"
    BINDINGS = bindings(NAME)
    result: TransferList

    def body(self) -> ComposeResult:
        """List and pane."""
        yield BlockList(id="list")
        yield Pane()

    @property
    def row(self) -> TransferRow | TransferRemark | None:
        """What is under the cursor: a hop, or a line of the sections below."""
        value: TransferRow | TransferRemark | None = self.query_one(BlockList).value
        return value

    def fill(self) -> None:
        """Show the hops of each register, what stands beside them, then the count and the law."""
        blocks = []
        for register, rows in groupby(self.result.rows, key=lambda row: row.register):
            blocks.append(_heading(register))
            blocks += [_line(f"{row.exporter} → {row.entry.text}", row) for row in rows]
        for key, items in self.result.sections():
            blocks += [Block(Text()), _heading(text(key, self.language))]
            blocks += [_line(f"{item.register} · {item.entry.text}", item) for item in items]
        law = law_line(self.result.law_date, self.result.law_checked, self.language, self.result.law_own)
        blocks += [
            Block(Text()),
            *(Block(Text(visible(line))) for line in self.result.remarks),
            Block(Text(law, "dim")),
        ]
        self.query_one(BlockList).show(blocks)
        self.on_line_view_moved()

    def on_line_view_moved(self, _: LineView.Moved | None = None) -> None:
        """Show the steps of the hop under the cursor, or what else is known of the line."""
        row = self.row
        lines = [Text(self.text("steps"), "bold")] if isinstance(row, TransferRow) else []
        lines += [Text(f"• {visible(step.text)}") for step in (row.entry.details if row else ())]
        self.query_one(Pane).tell(Text("\n").join(lines))

    def drawing(self) -> str:
        """The transfers of the register in hand."""
        first = next((row.register for row in self.result.rows), "")
        name = self.row.register if self.row else first
        return f"diagram transfers {name}" if name else ""

    def crumb(self) -> str:
        """Transfers."""
        return self.text("transfers")

    def facts(self) -> tuple[str, ...]:
        """Whose, and how many."""
        registers = {row.register for row in self.result.rows}
        return (registers.pop() if len(registers) == 1 else "", self.text("hops", count=len(self.result.rows)))

    def target(self) -> str:
        """The engagement, the importer, or the record that a line is about."""
        return self.row.entry.link if self.row else ""


def _heading(words: str) -> Block:
    return Block(Text(one_line(words), "bold underline"))


def _line(words: str, value: TransferRow | TransferRemark) -> Block:
    return Block(Text(one_line(words)), value=value, indent=2)


SCREEN = TransfersScreen
