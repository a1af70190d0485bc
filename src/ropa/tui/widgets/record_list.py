"""A list of records: one line each, columns fitted to the width, a filter that answers while it is typed."""

from collections.abc import Container, Sequence

from rich.cells import cell_len
from rich.text import Text

from ropa.i18n import one_line
from ropa.query import Clause, Order, in_order, matches
from ropa.results import Listing, Row
from ropa.tui.widgets.line_view import MARK, LineView, fit
from ropa.view.marks import SIGNS

RISING, FALLING = "▲", "▼"
"""Signs before the head of the column that the rows are in order by."""

UNSAVED = "●"
"""The sign of what is changed and not saved."""

_SAMPLE = 400
"""Rows by which widths are judged; the longest of twenty thousand names is nobody's measure."""

_WIDEST, _NARROWEST, _GAP, _KEPT = 44, 14, 2, 2


class RecordList(LineView):
    """The rows of a Listing under their heads, what is wrong with each at the right."""

    HEADS = 1

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id)
        self._given: Sequence[Row] = ()
        self._rows: Sequence[Row] = ()
        self._clauses: Sequence[Clause] = ()
        self._only_faulty = False
        self._orders: dict[str, str] = {}
        self._fields: tuple[str, ...] = ()
        self._shown: Sequence[Row] = ()
        self._heads: tuple[str, ...] = ()
        self._widths: list[int] = []
        self._marks = 0
        self._prefix = ""
        self._fitted = 0
        self._unsaved: Container[str] = ()
        self.marked: frozenset[str] = frozenset()
        self.empty = ""

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._shown[self.cursor] if self._shown else None

    @property
    def register(self) -> str:
        """The register that all records belong to; empty text where they are of several."""
        names = {row.address.partition("/")[0] for row in self._rows}
        return names.pop() if len(names) == 1 else ""

    def show(self, result: Listing, unsaved: Container[str] = ()) -> None:
        """Take rows, and the addresses of those that are changed and not saved."""
        self._given = self._rows = self._shown = result.rows
        self._fields = result.fields
        self._clauses, self._only_faulty, self._orders = (), False, {}
        self._unsaved = unsaved
        self.marked &= {row.address for row in result.rows}
        self._heads = result.columns
        self._prefix = f"{self.register}/" if self.register else ""
        self._fitted = 0
        self.relayout()

    def narrow(self, clauses: Sequence[Clause], only_faulty: bool) -> None:
        """Show only the rows that meet a query, the cursor staying on its record where that is among them."""
        self._clauses, self._only_faulty = clauses, only_faulty
        former = self.row
        rows = [row for row in self._rows if row.marks] if only_faulty else self._rows
        self._shown = [row for row in rows if matches(clauses, row.haystack)] if clauses else rows
        self.cursor = 0
        self.move_to_address(former.address if former else "")
        self.relayout()

    def put_in_order(self, orders: Sequence[Order]) -> None:
        """Put the rows in an order, the cursor staying on its record."""
        self._rows = in_order(self._given, orders, lambda row, name: row.keys[name])
        self._orders = {order.field: FALLING if order.is_falling else RISING for order in orders[:1]}
        self._fitted = 0
        self.narrow(self._clauses, self._only_faulty)

    def move_to_address(self, address: str) -> None:
        """Put the cursor on a record; leave it where the record is not shown."""
        found = next((number for number, row in enumerate(self._shown) if row.address == address), None)
        if found is not None:
            self.move_to(found)

    def mark(self) -> None:
        """Mark the record under the cursor, or take its mark away, and go on to the next."""
        if row := self.row:
            self.marked ^= {row.address}
            self.move("down")

    def mark_all(self) -> None:
        """Mark all records that are shown; where all are, take their marks away."""
        shown = {row.address for row in self._shown}
        self.marked = self.marked - shown if shown <= self.marked else self.marked | shown
        self.refresh()

    def sign(self, item: int) -> str:
        """The sign of a marked record."""
        return MARK if self._shown[item].address in self.marked else " "

    def count(self) -> int:
        """How many rows are shown."""
        return len(self._shown)

    def relayout(self) -> None:
        """Fit the columns where rows or width have changed."""
        if self._fitted != self.inner:
            self._fit_columns()
            self._fitted = self.inner
        super().relayout()

    def nothing(self) -> str:
        """Why no row is shown."""
        return self.empty

    def head(self, number: int) -> Text:  # noqa: ARG002
        """The heads of the columns."""
        return Text(self._joined(self._headings()), style="bold underline")

    def _headings(self) -> list[str]:
        """The heads, with a sign by which of them the rows are in order."""
        signs = [self._orders.get(name, "") for name in self._fields] or [""] * len(self._heads)
        return [f"{sign}{head}" for head, sign in zip(self._heads, signs, strict=True)]

    def line(self, number: int) -> Text:
        """A row."""
        row = self._shown[number]
        text = Text(self._joined(self._cells(row)))
        marks = self._signs(row)
        if marks:
            text.append(marks.rjust(self._marks), "bold red" if "E" in row.marks else "yellow")
        return text

    def _signs(self, row: Row) -> str:
        return f"{UNSAVED if row.address in self._unsaved else ''} {row.marks}".strip()

    def _cells(self, row: Row) -> list[str]:
        cells = [one_line(f"{SIGNS[cell.state]} {cell.text}") for cell in row.cells[: len(self._widths)]]
        if self._prefix and row.cells[0].text.startswith(self._prefix):
            cells[0] = row.cells[0].text.removeprefix(self._prefix)
        return cells

    def _joined(self, cells: Sequence[str]) -> str:
        return "".join(fit(cell, width) + " " * _GAP for cell, width in zip(cells, self._widths, strict=False))

    def _fit_columns(self) -> None:
        self._widths = [0] * len(self._heads)
        sample = [self._cells(row) for row in self._rows[:_SAMPLE]]
        natural = [
            min(_WIDEST, max([cell_len(head), *(cell_len(cells[column]) for cells in sample)]))
            for column, head in enumerate(self._headings())
        ]
        self._marks = max((len(self._signs(row)) for row in self._rows), default=0)
        room = self.inner - self._marks
        # The last columns give way first; address and name stay.
        while len(natural) > _KEPT and sum(min(width, _NARROWEST) + _GAP for width in natural) > room:
            natural.pop()
        self._widths = _shared_out(natural, room - _GAP * len(natural))


def _shared_out(natural: list[int], room: int) -> list[int]:
    """Widths that fill the room: each as wide as it wants to be, or its share of what there is; names have more."""
    widths, cap = natural, 2 * max(natural, default=0)
    while cap > 1 and sum(widths) > room:
        cap -= 1
        widths = [min(width, cap * 3 // 2 if column == 1 else cap) for column, width in enumerate(natural)]
    return widths
