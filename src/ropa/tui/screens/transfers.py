"""Hops out of the EEA: verdict and coverage in a line, the steps that lead to them in a pane."""

from itertools import groupby

from rich.text import Text
from textual.app import ComposeResult

from ropa.i18n import one_line, visible
from ropa.layout import law_line
from ropa.results import TransferList, TransferRow
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
    def row(self) -> TransferRow | None:
        """The hop under the cursor."""
        value: TransferRow | None = self.query_one(BlockList).value
        return value

    def fill(self) -> None:
        """Show them by exporter, then the count and the law."""
        blocks = []
        for (register, exporter), rows in groupby(self.result.rows, key=lambda row: (row.register, row.exporter)):
            blocks.append(Block(Text(one_line(f"{register} · {exporter} →"), "bold underline")))
            blocks += [Block(Text(one_line(row.entry.text)), value=row, indent=2) for row in rows]
        law = law_line(self.result.law_date, self.result.law_checked, self.language, self.result.law_own)
        blocks += [Block(Text()), Block(Text(visible(self.result.remark))), Block(Text(law, "dim"))]
        self.query_one(BlockList).show(blocks)
        self.on_line_view_moved()

    def on_line_view_moved(self, _: LineView.Moved | None = None) -> None:
        """Show the steps of the hop under the cursor."""
        row = self.row
        lines = [Text(self.text("steps"), "bold")] if row else []
        lines += [Text(f"• {visible(step.text)}") for step in (row.entry.details if row else ())]
        self.query_one(Pane).tell(Text("\n").join(lines))

    def crumb(self) -> str:
        """Transfers."""
        return self.text("transfers")

    def facts(self) -> tuple[str, ...]:
        """Whose, and how many."""
        registers = {row.register for row in self.result.rows}
        return (registers.pop() if len(registers) == 1 else "", self.text("hops", count=len(self.result.rows)))

    def target(self) -> str:
        """The engagement or the importer."""
        return self.row.entry.link if self.row else ""


SCREEN = TransfersScreen
