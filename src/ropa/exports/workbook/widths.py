"""How wide the columns of a table are and how high its rows, so that every text is seen whole, on paper as well."""

from collections.abc import Mapping, Sequence
from heapq import heapify, heapreplace
from itertools import chain, compress, count
from operator import gt

from ropa.exports.workbook.rooms import Rooms
from ropa.view.sheets import Sheet

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
_GOALS = ((150, 1), (220, 16), (400, MOST_LINES))
"""While a table is narrower than this many digits, its highest row shall have no more lines than this.

The first is a page at full size, the last what can still be read when it is fitted to one.
"""


def measured(sheet: Sheet, rooms: Rooms) -> tuple[list[int], list[int]]:
    """The width of each column in digits, and how many lines each row has at these widths, the heads first.

    Args:
        sheet: The table.
        rooms: What is known already of lines in columns of each width.
    """
    rows = ([cell.text for cell in row] for row in sheet.rows)
    columns = list(zip(sheet.columns, *rows, strict=True))
    # What is said of many records is looked at once.
    texts = [{text: text.split("\n") for text in frozenset(column)} for column in columns]
    widths = _widths(texts, rooms)
    widths = [max(width, room) for width, room in zip(widths, sheet.fills or [0] * len(widths), strict=True)]
    return widths, _rows(columns, texts, widths, rooms)


_Texts = Mapping[str, Sequence[str]]
"""The texts of a column, each with its lines."""


def _widths(columns: Sequence[_Texts], rooms: Rooms) -> list[int]:
    """Each column as narrow as its words allow, then the one that makes a row the highest wider, step by step."""
    widths = list(map(_least, columns))
    weighed = [_Weighed(column, width, rooms) for column, width in zip(columns, widths, strict=True)]
    widest = [column.widest for column in weighed]
    heights = [column.height(width) for column, width in zip(weighed, widths, strict=True)]
    for broadest, goal in _GOALS:
        while sum(widths) < broadest:
            growing = [place for place, width in enumerate(widths) if heights[place] > goal and width < widest[place]]
            if not growing:
                break
            place = max(growing, key=heights.__getitem__)
            widths[place] = min(widest[place], widths[place] + max(2, widths[place] // 10))
            heights[place] = weighed[place].height(widths[place])
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


class _Weighed:
    """The texts that decide the width of a column, which is not made narrower than it was at first.

    Attributes:
        widest: The width beyond which nothing is gained.
    """

    def __init__(self, texts: _Texts, width: int, rooms: Rooms) -> None:
        self._rooms = rooms
        heaviest = _heaviest(texts)
        self._texts = list(heaviest.values())
        self.widest = max(width, min(max(map(len, chain.from_iterable(self._texts))) + _PADDING, _WIDEST))
        room = rooms[width]
        self._sure = room.sure
        self._long: dict[int, list[str]] = {}
        # How many lines each text has at most, the highest first. What is made wider has no more lines than it had, so
        # that nearly all texts are passed over.
        self._most = [
            (-room.at_most(len(lines), len(text)), number) for number, (text, lines) in enumerate(heaviest.items())
        ]
        heapify(self._most)

    def height(self, width: int) -> int:
        """How many lines the highest of them has at a width."""
        room = self._rooms[width]
        counted: set[int] = set()
        while True:
            most, number = self._most[0]
            if number in counted:
                return -most
            lines = self._texts[number]
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
