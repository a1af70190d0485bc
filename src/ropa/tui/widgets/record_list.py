"""A list of rows: one line each, columns fitted to the width, a filter that answers while it is typed."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf

from rich.cells import cell_len
from rich.text import Text
from textual.message import Message

from ropa.i18n import one_line
from ropa.query import Clause, Order, in_order, refines
from ropa.results import Line
from ropa.tui.widgets.fitting import GAP, WIDEST, fitted
from ropa.tui.widgets.grouping import Groups, Head
from ropa.tui.widgets.line_view import MARK, LineView, fit
from ropa.tui.widgets.searching import SLICE, Search
from ropa.view.marks import SIGNS

RISING, FALLING = "▲", "▼"
"""Signs before the head of the column that the rows are in order by."""

AWAITED = "…"
"""Stands where it is told what is wrong with a row, until that is known."""

UNSAVED = "●"
"""The sign of what is changed and not saved."""

_SAMPLE = 100
"""Rows by which widths are judged; the longest of twenty thousand names is nobody's measure."""

_DRAWN = 1000
"""Rows whose lines are remembered as they are drawn."""

_PAUSE = 0.005
"""Seconds that keys have between two slices of a search."""


def _nothing(_row: Line) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Shown:
    """What a list of rows is given.

    Attributes:
        heads: Heads of the columns.
        fields: What each column shows, as it is typed.
        rows: The rows.
        unsaved: Addresses of the rows that are changed and not saved.
        widest: Cells that the second column may take, where it is the one to read.
        awaits: Tells of which rows it is not known yet what is wrong with them.
    """

    heads: tuple[str, ...]
    fields: tuple[str, ...]
    rows: Sequence[Line]
    unsaved: Container[str] = ()
    widest: int = WIDEST
    awaits: Callable[[Line], bool] = _nothing


class RecordList(LineView):
    """Rows under their heads, what is wrong with each at the right; under heads of groups where that is asked.

    Attributes:
        marked: Addresses of the rows that are marked.
        empty: What stands there where no row does.
        register: The register that all rows belong to; empty text where they are of several.
    """

    HEADS = 1

    class Found(Message):
        """More rows were found behind a key that has been dealt with."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id)
        self._given = Shown((), (), ())
        self._rows: Sequence[Line] = ()
        self._gathered: tuple[Sequence[Line], Sequence[str]] = (), ()
        self._clauses: tuple[Clause, ...] = ()
        self._orders: dict[str, str] = {}
        self._search = Search((), (), ())
        self._sought: Line | None = None
        self._groups = Groups()
        self._widths: list[int] = []
        self._lines: dict[int, str] = {}
        self._marks = 0
        self._fitted = 0
        self._keeps: Callable[[Line], bool] | None = None
        self.marked: frozenset[str] = frozenset()
        self.empty = ""
        self.register = ""

    @property
    def row(self) -> Line | None:
        """The row under the cursor."""
        item = self._groups.item(self.so_far, self.cursor)
        return None if isinstance(item, Head) else item

    @property
    def group(self) -> str | None:
        """The group whose head is under the cursor, or that the row under it stands in; None where there is none."""
        item = self._groups.item(self.so_far, self.cursor)
        return item.name if isinstance(item, Head) else self._groups.of(item) if item else None

    @property
    def rows(self) -> Sequence[Line]:
        """The rows that are shown, those of groups that are folded among them; all are found before any is given."""
        if not self._search.is_done:
            self._look(inf)
        return self.so_far

    @property
    def so_far(self) -> Sequence[Line]:
        """The rows that were found so far."""
        return self._search.rows

    @property
    def is_whole(self) -> bool:
        """Whether these are all rows that meet the query."""
        return self._search.is_done

    def every(self) -> Sequence[Line]:
        """All rows in their order, shown or not."""
        return self._rows

    def show(self, given: Shown) -> None:
        """Take rows."""
        is_alike = (given.heads, given.fields) == (self._given.heads, self._given.fields)
        self._given, self._rows = given, given.rows
        self._clauses, self._orders, self._keeps = (), {}, None
        name = given.rows[0].link.partition("/")[0] if given.rows else ""
        self.register = name if all(row.link.partition("/")[0] == name for row in given.rows) else ""
        if self.marked:
            self.marked &= {row.address for row in given.rows}
        self._gather()
        self._search = Search(*self._gathered, ())
        self._regroup()
        # As wide as it was until it is known how wide it is to be: columns that jump cannot be read.
        self._marks = self._marks if any(map(given.awaits, given.rows[:_SAMPLE])) else 0
        if is_alike and self._fitted == self.inner:
            # The rows in view are seen sooner than those are in words that widths are judged by.
            self._lines.clear()
            self.call_after_refresh(self._refit)
        else:
            self._fitted = 0
        self.relayout()

    def _refit(self) -> None:
        before = self._widths, self._marks
        self._fit_columns()
        if (self._widths, self._marks) != before:
            self.refresh()

    def narrow(self, clauses: tuple[Clause, ...]) -> None:
        """Show only the rows that meet a query, the cursor staying on its row where that is among them.

        Where that takes long the rest is found behind the keys that follow.
        """
        is_narrower = self._search.is_done and refines(clauses, self._clauses)
        self._seek(clauses, (self._search.rows, self._search.names) if is_narrower else self._gathered)

    def _seek(self, clauses: tuple[Clause, ...], among: tuple[Sequence[Line], Sequence[str]]) -> None:
        self._sought = self._sought or self.row
        self._clauses, self._search = clauses, Search(*among, clauses)
        self.cursor = 0
        self._look(SLICE)

    def _look(self, longest: float) -> None:
        """Look for more rows, for so many seconds; keys come before the rest."""
        search, here = self._search, self.row if self.cursor else None
        search.go_on(longest)
        self._regroup()
        # Who has moved on since the query was typed stays where that led.
        if self.move_to_row(here or self._sought) or search.is_done:
            self._sought = None
        self.relayout()
        if not search.is_done:
            self.set_timer(_PAUSE, partial(self._look_on, search))

    def _look_on(self, search: Search) -> None:
        if search is self._search and not search.is_done:
            self._look(SLICE)
            self.post_message(self.Found())

    def put_in_order(self, orders: Sequence[Order]) -> None:
        """Put the rows in an order, the cursor staying on its row."""
        rows = self._given.rows
        if not orders and self._rows is rows:
            return
        self._rows = in_order(rows, orders, lambda row, name: row.weight(name)) if orders else rows
        self._orders = {order.field: FALLING if order.is_falling else RISING for order in orders[:1]}
        self._fitted = 0
        self._gather()
        self._seek(self._clauses, self._gathered)

    def keep(self, keeps: Callable[[Line], bool] | None) -> None:
        """Show only rows of which something holds, or all again; a query narrows those."""
        self._keeps = keeps
        self._gather()
        self._seek(self._clauses, self._gathered)

    def put_under(self, groups: Groups) -> None:
        """Put the rows under heads; those of groups that are folded are not shown, except where a query finds them."""
        former, name = self.row, self.group
        self._groups = groups
        self._gather()
        self._search = Search(*self._gathered, self._clauses)
        self._search.go_on(inf)
        self._regroup()
        self.cursor = 0
        if not self.move_to_row(former):
            self.move_to(self._groups.position(name) or 0)
        self.relayout()

    def _gather(self) -> None:
        rows = [row for row in self._rows if self._keeps(row)] if self._keeps else self._rows
        self._gathered = self._groups.gathered(rows)

    def _regroup(self) -> None:
        self._groups.arrange(self._search.names, is_open=bool(self._clauses))

    def move_to_row(self, row: Line | None) -> bool:
        """Put the cursor on a row; leave it where the row is not shown, and tell so."""
        at = self._groups.index(self.so_far, row) if row else None
        if at is not None:
            self.move_to(at)
        return at is not None

    def move_to_address(self, address: str) -> None:
        """Put the cursor on a row; leave it where the row is not shown."""
        self.move_to_row(next((row for row in self.so_far if row.address == address), None))

    def mark(self) -> None:
        """Mark the row under the cursor, or take its mark away, and go on to the next."""
        if row := self.row:
            self.marked ^= {row.address}
            self.move("down")

    def mark_all(self) -> None:
        """Mark all rows that are shown; where all are, take their marks away."""
        shown = {row.address for row in self.rows}
        self.marked = self.marked - shown if shown <= self.marked else self.marked | shown
        self.refresh()

    def sign(self, item: int) -> str:
        """The sign of a marked row."""
        if not self.marked:
            return " "
        row = self._groups.item(self.so_far, item)
        return MARK if row and not isinstance(row, Head) and row.address in self.marked else " "

    def count(self) -> int:
        """How many rows, and heads of folded groups, the cursor can stand on."""
        return self._groups.count(self.so_far)

    def height(self) -> int:
        """All lines."""
        return self._groups.height(self.so_far)

    def span(self, item: int) -> tuple[int, int]:
        """The line of an item."""
        line = self._groups.line(item)
        return line, line + 1

    def item_at(self, line: int, column: int = 0) -> int | None:  # noqa: ARG002
        """The item on a line."""
        return self._groups.item_at(self.so_far, line)

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
        row = self._groups.on_line(self.so_far, number)
        if isinstance(row, Head):
            return Text(fit(one_line(row.words), self.inner), "bold underline")
        text = Text(self._said(row))
        marks = self._signs(row)
        if len(marks) > self._marks:
            # Rows beyond those by which the widths were judged may have more wrong with them.
            self._marks, self._fitted = len(marks), 0
            self.call_after_refresh(self.relayout)
        if marks:
            text.append(marks.rjust(self._marks), "bold red" if "E" in marks else "yellow")
        return text

    def _said(self, row: Line) -> str:
        """All cells of a row as they stand on its line, which is drawn again with every letter of a filter."""
        if id(row) not in self._lines:
            if len(self._lines) >= _DRAWN:
                self._lines.clear()
            self._lines[id(row)] = self._joined(self._cells(row))
        return self._lines[id(row)]

    def _signs(self, row: Line) -> str:
        marks = AWAITED if self._given.awaits(row) else row.marks
        return f"{UNSAVED if row.address in self._given.unsaved else ''} {marks}".strip()

    def tell_marks(self) -> None:
        """Say what is wrong with rows of which that is known by now."""
        self._fitted = 0
        self.relayout()

    def _cells(self, row: Line) -> list[str]:
        cells = row.cells
        found = [one_line(f"{SIGNS[cell.state]} {cell.text}") for cell in cells[: len(self._widths)]]
        prefix = f"{self.register}/"
        if self.register and found and cells[0].text.startswith(prefix):
            found[0] = cells[0].text.removeprefix(prefix)
        return found

    def _joined(self, cells: Sequence[str]) -> str:
        return "".join(fit(cell, width) + " " * GAP for cell, width in zip(cells, self._widths, strict=False))

    def _fit_columns(self) -> None:
        self._widths = [0] * len(self._given.heads)
        self._lines.clear()
        rows = self._rows[:_SAMPLE]
        sample = [self._cells(row) for row in rows]
        natural, words = [], []
        for column, head in enumerate(self._headings()):
            wanted = max([cell_len(head), *(cell_len(cells[column]) for cells in sample)])
            natural.append(min(self._given.widest if column == 1 else WIDEST, wanted))
            # The name of a column may be one long word, which is not cut off.
            words.append(max(map(cell_len, head.split()), default=0))
        self._marks = max((self._marks, *(len(self._signs(row)) for row in rows)))
        room = self.inner - self._marks
        self._widths = fitted(natural, words, room, is_one_to_read=self._given.widest > WIDEST)
