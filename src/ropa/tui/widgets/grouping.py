"""Rows of a list under the heads of groups: which line shows what, and which group is folded."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ropa.results import Line


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a group: its name, and what stands there."""

    name: str
    words: str


class Groups:
    """Where rows stand; one without heads costs nothing, however many rows there are.

    Of each group only the number of its rows is looked at, so that a hundred thousand rows are put under their heads
    while a filter is typed.
    """

    def __init__(
        self,
        name: Callable[[Line], str] | None = None,
        words: Callable[[str], str] = str,
        folded: frozenset[str] = frozenset(),
        order: Callable[[Mapping[str, int]], Sequence[str]] = list,
    ) -> None:
        """Say how rows are to be grouped.

        Args:
            name: The group of a row; None for no groups.
            words: What a group is called.
            folded: Groups of which only the head is shown.
            order: The order of the groups, from how many rows stand in each.
        """
        self._name, self._words, self._folded, self._order = name, words, folded, order
        self._places: dict[str, int] | None = None
        self._heads: list[str] = []
        self._sizes: list[int] = []
        self._rows: list[int] = []
        self._items: list[int] = []
        self._lines: list[int] = []
        self._whole: Mapping[str, int] = {}
        self._count = self._height = 0

    def gathered(self, rows: Sequence[Line]) -> tuple[Sequence[Line], Sequence[str]]:
        """Rows with those of a group one behind the other, and the group of each; as they are where there is none."""
        if self._name is None:
            return rows, ()
        found: dict[str, list[Line]] = {}
        for row in rows:
            found.setdefault(self._name(row), []).append(row)
        return [row for group in found.values() for row in group], [name for name in found for _ in found[name]]

    def arrange(self, names: Sequence[str], *, is_open: bool) -> None:
        """Take the groups of the rows that are shown; where a query chose them no group is folded."""
        sizes = Counter(names)
        starts = dict(zip(sizes, accumulate(sizes.values(), initial=0), strict=False))
        self._heads, self._whole = list(self._order(sizes)), sizes
        folded = frozenset() if is_open else self._folded
        self._sizes = [0 if name in folded else sizes[name] for name in self._heads]
        self._rows = [starts[name] for name in self._heads]
        *self._items, self._count = accumulate((size or 1 for size in self._sizes), initial=0)
        *self._lines, self._height = accumulate((size + 1 for size in self._sizes), initial=0)
        self._places = None

    def _place(self, name: str | None) -> int | None:
        """The number of a group; worked out where it is asked for, which is seldom."""
        if self._places is None:
            self._places = {head: number for number, head in enumerate(self._heads)}
        return None if name is None else self._places.get(name)

    def count(self, rows: Sequence[Line]) -> int:
        """How many items the cursor can stand on."""
        return len(rows) if self._name is None else self._count

    def height(self, rows: Sequence[Line]) -> int:
        """How many lines there are."""
        return len(rows) if self._name is None else self._height

    def line(self, item: int) -> int:
        """The line of an item."""
        if self._name is None:
            return item
        group = bisect_right(self._items, item) - 1
        # A folded group is an item by its head; in any other the rows stand below it.
        return self._lines[group] + (item - self._items[group] + 1 if self._sizes[group] else 0)

    def item_at(self, rows: Sequence[Line], line: int) -> int | None:
        """The item on a line; None for the head of a group that is open."""
        if not 0 <= line < self.height(rows):
            return None
        if self._name is None:
            return line
        group, below = self._at(line)
        if not self._sizes[group]:
            return self._items[group]
        return self._items[group] + below - 1 if below else None

    def on_line(self, rows: Sequence[Line], line: int) -> Line | Head:
        """What stands on a line."""
        if self._name is None:
            return rows[line]
        group, below = self._at(line)
        if below:
            return rows[self._rows[group] + below - 1]
        name = self._heads[group]
        words = self._words(name)
        return Head(name, words if self._sizes[group] else f"{words} … +{self._whole[name]}")

    def _at(self, line: int) -> tuple[int, int]:
        """The group of a line, and how far it stands below its head."""
        group = bisect_right(self._lines, line) - 1
        return group, line - self._lines[group]

    def item(self, rows: Sequence[Line], number: int) -> Line | Head | None:
        """What an item is; None where there is none of that number."""
        return self.on_line(rows, self.line(number)) if number < self.count(rows) else None

    def index(self, rows: Sequence[Line], row: Line) -> int | None:
        """The number of a row as an item; None where it is not shown, or its group is folded."""
        try:
            at = rows.index(row)
        except ValueError:
            return None
        if self._name is None:
            return at
        group = self._place(self._name(row))
        return self._items[group] + at - self._rows[group] if group is not None and self._sizes[group] else None

    def position(self, name: str | None) -> int | None:
        """The number of the first item of a group."""
        group = self._place(name)
        return None if group is None else self._items[group]

    def of(self, row: Line) -> str | None:
        """The group of a row."""
        return None if self._name is None else self._name(row)
