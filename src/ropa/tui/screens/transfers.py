"""Hops out of the EEA, worst first, with control from third countries and what the record declares beside what follows.

The steps that lead to a verdict stand in a pane.
"""

from collections.abc import Iterator

from rich.text import Text

from ropa.commands.hop_sheet import HopLine, HopSheet
from ropa.commands.sheets import SheetRow
from ropa.i18n import one_line, text, visible
from ropa.results import Line, TransferList, TransferRow
from ropa.tui.keys import bindings
from ropa.tui.sheeted import SheetScreen

SHOWS = TransferList


class TransfersScreen(SheetScreen):
    """The transfers of one register or of all."""

    NAME = "transfers"
    ONLY = "only-unsettled"
    BINDINGS = bindings(NAME)
    result: TransferList
    sheet: HopSheet

    def made(self) -> HopSheet:
        """What a list of transfers shows."""
        return HopSheet(self.session)

    def items(self) -> Iterator[HopLine]:
        """The hops, then what stands beside them."""
        yield from self.result.rows
        for _, lines in self.result.sections():
            yield from lines

    def explained(self, item: HopLine) -> Text:
        """What a hop or another line says, and the steps to it."""
        if isinstance(item, TransferRow):
            lines = [Text(one_line(f"{item.exporter} → {item.entry.text}"), "bold"), Text(self.text("steps"), "italic")]
        else:
            key = next(key for key, lines in self.result.sections() if item in lines)
            lines = [Text(visible(item.entry.text), "bold"), Text(text(key, self.language), "italic")]
        lines += [Text(f"• {visible(step.text)}") for step in item.entry.details]
        return Text("\n").join(lines)

    def faulty(self, row: Line) -> bool:
        """Whether a hop is not covered, cannot be told, or is not what is declared."""
        return isinstance(row, SheetRow) and self.sheet.is_faulty(row.item)

    def faulty_query(self) -> str:
        """The same as a query."""
        return "!coverage:=covered !verdict:=place-only|not-a-transfer"

    def drawing(self) -> str:
        """The transfers of the register in hand."""
        name = self.item.register if self.item else next(iter(self.registers), "")
        return f"diagram transfers {name}" if name else ""

    def crumb(self) -> str:
        """Transfers."""
        return self.text("transfers")

    def facts(self) -> tuple[str, ...]:
        """Whose, and how many."""
        count = self.shown_of(len(self.result.rows), _is_hop)
        name = self.registers[0] if len(self.registers) == 1 else ""
        return (name, self.text("hops", count=count), *self.counted())


def _is_hop(row: Line) -> bool:
    return isinstance(row, SheetRow) and isinstance(row.item, TransferRow)


SCREEN = TransfersScreen
