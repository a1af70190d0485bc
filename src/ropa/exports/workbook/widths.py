"""How wide the columns of a table are and how high its rows, so that every text is seen whole, on paper as well."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heapreplace
from itertools import chain, compress, count
from operator import attrgetter, gt

from ropa.exports.workbook.rooms import Room, Rooms
from ropa.view.sheets import Cell, Sheet

LINE = 12
"""Points that a line is high."""
MOST_LINES = 409 // LINE
"""How many lines the highest row has that there can be."""

_NARROWEST = 8
_LONGEST_WORD = 30
"""A word longer than this is broken rather than have its column all the width."""
_WIDEST = 120
_PADDING = 2
_WEIGHED = 20
"""How many texts of a column decide its width."""
_text_of = attrgetter("text")
_GOALS = ((150, 1), (220, 16), (400, MOST_LINES))
"""While a table is narrower than this many digits, its highest row shall have no more lines than this.

The first is a page at full size, the last what can still be read when it is fitted to one.
"""


def measured(sheet: Sheet, columns: "Columns") -> tuple[list[int], list[int]]:
    """The width of each column in digits, and how many lines each row has at these widths, the heads first.

    Args:
        sheet: The table.
        columns: What is known already of columns of the same workbook.
    """
    found = list(zip(*sheet.rows, strict=True)) or [()] * len(sheet.columns)
    texts = [(head, *map(_text_of, cells)) for head, cells in zip(sheet.columns, found, strict=True)]
    looked_at = list(map(columns.of, texts, found))
    widths = _widths(looked_at)
    widths = [max(width, room) for width, room in zip(widths, sheet.fills or [0] * len(widths), strict=True)]
    return widths, _rows(texts, [column.texts for column in looked_at], widths, columns.rooms)


_Texts = Mapping[str, Sequence[str]]
"""The texts of a column, each with its lines."""


class Columns:
    """The columns of a workbook: what stands in several of its tables, or in one for many records, is looked at once.

    Attributes:
        rooms: What is known of lines in columns of each width.
    """

    def __init__(self) -> None:
        self.rooms = Rooms()
        self._known: dict[frozenset[str], _Column] = {}

    def of(self, texts: Sequence[str], cells: Iterable[Cell]) -> "_Column":
        """The column in which some texts stand, the head first, as that of some cells."""
        key = frozenset(texts)
        known = self._known.get(key)
        if known is None:
            lines = {text: lines or text.split("\n") for text, _, _, _, lines in cells}
            known = self._known[key] = _Column({texts[0]: texts[0].split("\n")} | lines, self.rooms)
        return known


def _widths(columns: Sequence["_Column"]) -> list[int]:
    """Each column as narrow as its words allow, then the one that makes a row the highest wider, step by step."""
    widths = [column.least for column in columns]
    heights = [column.height(column.least) for column in columns]
    for broadest, goal in _GOALS:
        while sum(widths) < broadest:
            growing = [
                place for place, width in enumerate(widths) if heights[place] > goal and width < columns[place].widest
            ]
            if not growing:
                break
            place = max(growing, key=heights.__getitem__)
            widths[place] = min(columns[place].widest, widths[place] + max(2, widths[place] // 10))
            heights[place] = columns[place].height(widths[place])
    return widths


def _heaviest(texts: _Texts) -> _Texts:
    if len(texts) <= _WEIGHED:
        return texts
    weights = [(len(text) + 20 * len(lines), text) for text, lines in texts.items()]
    return {text: texts[text] for _, text in sorted(weights, reverse=True)[:_WEIGHED]}


def _least(texts: _Texts) -> int:
    # Most lines stand in many cells.
    lines = frozenset(chain.from_iterable(texts.values()))
    longest = max(map(len, " ".join(lines).split()), default=0)
    return max(_NARROWEST, min(longest, _LONGEST_WORD) + _PADDING)


class _Column:
    """The texts of a column, of which the heaviest decide its width; it is made wider step by step.

    Attributes:
        texts: The texts.
        least: The width below which its words would be broken.
        widest: The width beyond which nothing is gained.
    """

    def __init__(self, texts: _Texts, rooms: Rooms) -> None:
        self.texts = texts
        self.least = _least(texts)
        self._rooms = rooms
        heaviest = _heaviest(texts)
        self._weighed = list(heaviest.values())
        self.widest = max(self.least, min(max(map(len, chain.from_iterable(self._weighed))) + _PADDING, _WIDEST))
        room = rooms[self.least]
        self._sure = room.sure
        self._long: dict[int, list[str]] = {}
        # In every table it becomes wider by the same steps.
        self._heights: dict[int, int] = {}
        # How many lines each text has at most, the highest first. What is made wider has no more lines than it had, so
        # that nearly all texts are passed over.
        self._most = [
            (-room.at_most(len(lines), len(text)), number) for number, (text, lines) in enumerate(heaviest.items())
        ]
        heapify(self._most)

    def height(self, width: int) -> int:
        """How many lines the highest of them has at a width."""
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = self._height(self._rooms[width])
        return known

    def _height(self, room: Room) -> int:
        counted: set[int] = set()
        while True:
            most, number = self._most[0]
            if number in counted:
                return -most
            lines = self._weighed[number]
            long = self._long.get(number)
            if long is None:
                long = self._long[number] = [line for line in lines if len(line) > self._sure]
            heapreplace(self._most, (len(long) - len(lines) - room.lines(long), number))
            counted.add(number)


def _rows(columns: Sequence[Sequence[str]], texts: Sequence[_Texts], widths: Sequence[int], rooms: Rooms) -> list[int]:
    """How many lines each row has."""
    heights = [1] * len(columns[0]) if columns else []
    # Those that are likeliest to make a row high come first, and most others need not be counted at all.
    likeliest = sorted(zip(columns, texts, widths, strict=True), key=lambda item: -sum(map(len, item[0])))
    for column, lines, width in likeliest:
        room = rooms[width]
        sure = room.sure
        most = {
            text: len(found) if len(text) <= sure else room.at_most(len(found), len(text))
            for text, found in lines.items()
        }
        if max(most.values()) <= min(heights):
            continue
        counted: dict[str, int] = {}
        for number in compress(count(), map(gt, map(most.__getitem__, column), heights)):
            text = column[number]
            high = counted.get(text)
            if high is None:
                high = counted[text] = most[text] = room.lines(lines[text])
            heights[number] = max(heights[number], high)
    return heights
