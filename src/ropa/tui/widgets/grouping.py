"""Rows of a list under the heads of groups: which line shows what, and which group is folded."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ropa.results import Line


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a group: its name, and what stands there."""

    name: str
    words: str


class Groups:
    """Where rows stand; one without heads costs nothing, however many rows there are."""

    def __init__(
        self,
        name: Callable[[Line], str] | None = None,
        words: Callable[[str], str] = str,
        folded: frozenset[str] = frozenset(),
        order: Callable[[dict[str, list[Line]]], Sequence[str]] = list,
    ) -> None:
        """Say how rows are to be grouped.

        Args:
            name: The group of a row; None for no groups.
            words: What a group is called.
            folded: Groups of which only the head is shown.
            order: The order of the groups, from what stands in each.
        """
        self._name, self._words, self._folded, self._order = name, words, folded, order
        self._lines: list[Line | Head] = []
        self._items: list[int] = []

    def arrange(self, rows: Sequence[Line], *, is_open: bool) -> None:
        """Take the rows that are shown; where a query chose them no group is folded."""
        self._lines, self._items = [], []
        if self._name is None:
            return
        found: dict[str, list[Line]] = {}
        for row in rows:
            found.setdefault(self._name(row), []).append(row)
        for name in self._order(found):
            is_folded = name in self._folded and not is_open
            words = f"{self._words(name)} … +{len(found[name])}" if is_folded else self._words(name)
            self._lines.append(Head(name, words))
            if is_folded:
                self._items.append(len(self._lines) - 1)
            else:
                self._items += range(len(self._lines), len(self._lines) + len(found[name]))
                self._lines += found[name]

    def count(self, rows: Sequence[Line]) -> int:
        """How many items the cursor can stand on."""
        return len(rows) if self._name is None else len(self._items)

    def height(self, rows: Sequence[Line]) -> int:
        """How many lines there are."""
        return len(rows) if self._name is None else len(self._lines)

    def line(self, item: int) -> int:
        """The line of an item."""
        return item if self._name is None else self._items[item]

    def item_at(self, rows: Sequence[Line], line: int) -> int | None:
        """The item on a line; None for the head of a group that is open."""
        if self._name is None:
            return line if 0 <= line < len(rows) else None
        at = bisect_left(self._items, line)
        return at if at < len(self._items) and self._items[at] == line else None

    def on_line(self, rows: Sequence[Line], line: int) -> Line | Head:
        """What stands on a line."""
        return rows[line] if self._name is None else self._lines[line]

    def item(self, rows: Sequence[Line], number: int) -> Line | Head | None:
        """What an item is; None where there is none of that number."""
        return self.on_line(rows, self.line(number)) if number < self.count(rows) else None

    def index(self, rows: Sequence[Line], row: Line) -> int | None:
        """The number of a row as an item; None where its group is folded."""
        if self._name is None:
            return next((number for number, other in enumerate(rows) if other is row), None)
        line = next((number for number, other in enumerate(self._lines) if other is row), None)
        return None if line is None else self.item_at(rows, line)

    def position(self, name: str | None) -> int | None:
        """The number of the first item of a group."""
        heads = (number for number, line in enumerate(self._lines) if isinstance(line, Head) and line.name == name)
        at = next(heads, None)
        return None if at is None else bisect_left(self._items, at)

    def of(self, row: Line) -> str | None:
        """The group of a row."""
        return None if self._name is None else self._name(row)
