"""A list of rows: one line each, columns fitted to the width, a filter that answers while it is typed."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from ropa.i18n import one_line
from ropa.query import Clause, Order, in_order, meeting, refines
from ropa.results import Line
from ropa.tui.widgets.grouping import Groups, Head
from ropa.tui.widgets.line_view import MARK, LineView, fit
from ropa.view.marks import SIGNS

RISING, FALLING = "▲", "▼"
"""Signs before the head of the column that the rows are in order by."""

UNSAVED = "●"
"""The sign of what is changed and not saved."""

_SAMPLE = 400
"""Rows by which widths are judged; the longest of twenty thousand names is nobody's measure."""

_WIDEST, _READABLE, _NARROWEST, _GAP, _KEPT = 44, 40, 14, 2, 2


@dataclass(frozen=True, slots=True)
class Shown:
    """What a list of rows is given.

    Attributes:
        heads: Heads of the columns.
        fields: What each column shows, as it is typed.
        rows: The rows.
        unsaved: Addresses of the rows that are changed and not saved.
        widest: Cells that the second column may take, where it is the one to read.
    """

    heads: tuple[str, ...]
    fields: tuple[str, ...]
    rows: Sequence[Line]
    unsaved: Container[str] = ()
    widest: int = _WIDEST


class RecordList(LineView):
    """Rows under their heads, what is wrong with each at the right; under heads of groups where that is asked.

    Attributes:
        marked: Addresses of the rows that are marked.
        empty: What stands there where no row does.
        register: The register that all rows belong to; empty text where they are of several.
    """

    HEADS = 1

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id)
        self._given = Shown((), (), ())
        self._rows: Sequence[Line] = ()
        self._clauses: tuple[Clause, ...] = ()
        self._orders: dict[str, str] = {}
        self._shown: Sequence[Line] = ()
        self._groups = Groups()
        self._widths: list[int] = []
        self._marks = 0
        self._fitted = 0
        self._keeps: Callable[[Line], bool] | None = None
        self._is_narrowed = False
        self.marked: frozenset[str] = frozenset()
        self.empty = ""
        self.register = ""

    @property
    def row(self) -> Line | None:
        """The row under the cursor."""
        item = self._groups.item(self._shown, self.cursor)
        return None if isinstance(item, Head) else item

    @property
    def group(self) -> str | None:
        """The group whose head is under the cursor, or that the row under it stands in; None where there is none."""
        item = self._groups.item(self._shown, self.cursor)
        return item.name if isinstance(item, Head) else self._groups.of(item) if item else None

    @property
    def rows(self) -> Sequence[Line]:
        """The rows that are shown, those of groups that are folded among them."""
        return self._shown

    def every(self) -> Sequence[Line]:
        """All rows in their order, shown or not."""
        return self._rows

    def show(self, given: Shown) -> None:
        """Take rows."""
        self._given = given
        self._rows = self._shown = given.rows
        self._clauses, self._orders, self._keeps, self._is_narrowed = (), {}, None, False
        names = {row.link.partition("/")[0] for row in given.rows}
        self.register = names.pop() if len(names) == 1 else ""
        if self.marked:
            self.marked &= {row.address for row in given.rows}
        self._regroup()
        self._fitted = 0
        self.relayout()

    def narrow(self, clauses: tuple[Clause, ...]) -> None:
        """Show only the rows that meet a query, the cursor staying on its row where that is among them."""
        former = self.row
        if self._is_narrowed and refines(clauses, self._clauses):
            among = self._shown
        else:
            among = [row for row in self._rows if self._keeps(row)] if self._keeps else self._rows
        self._clauses, self._is_narrowed = clauses, True
        is_met = meeting(clauses)
        self._shown = [row for row in among if is_met(row.haystack)] if clauses else among
        self._regroup()
        self.cursor = 0
        self.move_to_row(lambda row: row is former)
        self.relayout()

    def put_in_order(self, orders: Sequence[Order]) -> None:
        """Put the rows in an order, the cursor staying on its row."""
        rows = self._given.rows
        self._rows = in_order(rows, orders, lambda row, name: row.weight(name)) if orders else rows
        self._orders = {order.field: FALLING if order.is_falling else RISING for order in orders[:1]}
        self._fitted = 0
        self._is_narrowed = False
        self.narrow(self._clauses)

    def keep(self, keeps: Callable[[Line], bool] | None) -> None:
        """Show only rows of which something holds, or all again; a query narrows those."""
        self._keeps, self._is_narrowed = keeps, False
        self.narrow(self._clauses)

    def put_under(self, groups: Groups) -> None:
        """Put the rows under heads; those of groups that are folded are not shown, except where a query finds them."""
        former, name = self.row, self.group
        self._groups = groups
        self._regroup()
        self.cursor = 0
        if former is None or not self.move_to_row(lambda row: row is former):
            self.move_to(self._groups.position(name) or 0)
        self.relayout()

    def _regroup(self) -> None:
        self._groups.arrange(self._shown, is_open=bool(self._clauses))

    def move_to_row(self, is_it: Callable[[Line], bool]) -> bool:
        """Put the cursor on the first row that is sought; leave it where none is shown, and tell so."""
        found = next((row for row in self._shown if is_it(row)), None)
        at = self._groups.index(self._shown, found) if found is not None else None
        if at is not None:
            self.move_to(at)
        return at is not None

    def move_to_address(self, address: str) -> None:
        """Put the cursor on a row; leave it where the row is not shown."""
        self.move_to_row(lambda row: row.address == address)

    def mark(self) -> None:
        """Mark the row under the cursor, or take its mark away, and go on to the next."""
        if row := self.row:
            self.marked ^= {row.address}
            self.move("down")

    def mark_all(self) -> None:
        """Mark all rows that are shown; where all are, take their marks away."""
        shown = {row.address for row in self._shown}
        self.marked = self.marked - shown if shown <= self.marked else self.marked | shown
        self.refresh()

    def sign(self, item: int) -> str:
        """The sign of a marked row."""
        if not self.marked:
            return " "
        row = self._groups.item(self._shown, item)
        return MARK if row and not isinstance(row, Head) and row.address in self.marked else " "

    def count(self) -> int:
        """How many rows, and heads of folded groups, the cursor can stand on."""
        return self._groups.count(self._shown)

    def height(self) -> int:
        """All lines."""
        return self._groups.height(self._shown)

    def span(self, item: int) -> tuple[int, int]:
        """The line of an item."""
        line = self._groups.line(item)
        return line, line + 1

    def item_at(self, line: int, column: int = 0) -> int | None:  # noqa: ARG002
        """The item on a line."""
        return self._groups.item_at(self._shown, line)

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
        signs = [self._orders.get(name, "") for name in self._given.fields] or [""] * len(self._given.heads)
        return [f"{sign}{head}" for head, sign in zip(self._given.heads, signs, strict=True)]

    def line(self, number: int) -> Text:
        """A row, or the head of a group."""
        row = self._groups.on_line(self._shown, number)
        if isinstance(row, Head):
            return Text(fit(one_line(row.words), self.inner), "bold underline")
        text = Text(self._joined(self._cells(row)))
        marks = self._signs(row)
        if marks:
            text.append(marks.rjust(self._marks), "bold red" if "E" in row.marks else "yellow")
        return text

    def _signs(self, row: Line) -> str:
        return f"{UNSAVED if row.address in self._given.unsaved else ''} {row.marks}".strip()

    def _cells(self, row: Line) -> list[str]:
        cells = row.cells
        found = [one_line(f"{SIGNS[cell.state]} {cell.text}") for cell in cells[: len(self._widths)]]
        prefix = f"{self.register}/"
        if self.register and found and cells[0].text.startswith(prefix):
            found[0] = cells[0].text.removeprefix(prefix)
        return found

    def _joined(self, cells: Sequence[str]) -> str:
        return "".join(fit(cell, width) + " " * _GAP for cell, width in zip(cells, self._widths, strict=False))

    def _fit_columns(self) -> None:
        self._widths = [0] * len(self._given.heads)
        sample = [self._cells(row) for row in self._rows[:_SAMPLE]]
        natural = [
            min(
                self._given.widest if column == 1 else _WIDEST,
                max([cell_len(head), *(cell_len(cells[column]) for cells in sample)]),
            )
            for column, head in enumerate(self._headings())
        ]
        self._marks = max((len(self._signs(row)) for row in self._rows), default=0)
        room = self.inner - self._marks
        is_one_to_read = self._given.widest > _WIDEST
        # The last columns give way first; address and name stay.
        while len(natural) > _KEPT and _least(natural, is_one_to_read) > room:
            natural.pop()
        self._widths = _shared_out(natural, room - _GAP * len(natural), is_one_to_read)


def _least(natural: list[int], is_one_to_read: bool) -> int:
    """The least cells that columns take."""
    least = [
        min(width, _READABLE if is_one_to_read and column == 1 else _NARROWEST) for column, width in enumerate(natural)
    ]
    return sum(least) + _GAP * len(least)


def _shared_out(natural: list[int], room: int, is_one_to_read: bool) -> list[int]:
    """Widths that fill the room: each as wide as it wants to be, or its share of what there is; names have more.

    Where the second column is the one to read, it has what the others, down to their least, leave of the room.
    """
    if is_one_to_read and sum(natural) > room and len(natural) > 1:
        others = [min(width, 2 * _NARROWEST) if column != 1 else 0 for column, width in enumerate(natural)]
        least = [min(width, _NARROWEST) for width in others]
        rest = others if room - sum(others) >= room // 2 else least
        return [room - sum(rest) if column == 1 else width for column, width in enumerate(rest)]
    widths, cap = natural, 2 * max(natural, default=0)
    while cap > 1 and sum(widths) > room:
        cap -= 1
        widths = [min(width, cap * 3 // 2 if column == 1 else cap) for column, width in enumerate(natural)]
    return widths
