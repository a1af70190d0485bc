"""How wide the columns of a table are and how high its rows, so that every text is seen whole, on paper as well."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

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
_SLENDER = 1.12
"""How many characters of a text take the width of a digit, in which columns are measured; kept low for capitals."""
_CAPITALS = 3
"""How many capitals take the width of one letter more."""
_WEIGHED = 20
"""How many texts of a column decide its width."""
_GOALS = ((150, 1), (220, 16), (400, MOST_LINES))
"""While a table is narrower than this many digits, its highest row shall have no more lines than this.

The first is a page at full size, the last what can still be read when it is fitted to one.
"""


def measured(sheet: Sheet) -> tuple[list[int], list[int]]:
    """The width of each column in digits, and how many lines each row has at these widths, the heads first."""
    columns = [[head, *[row[place].text for row in sheet.rows]] for place, head in enumerate(sheet.columns)]
    # What is said of many records is looked at once.
    texts = [{text: text.split("\n") for text in frozenset(column)} for column in columns]
    widths = _widths(texts)
    widths = [max(width, room) for width, room in zip(widths, sheet.fills or [0] * len(widths), strict=True)]
    return widths, _rows(columns, texts, widths)


_Texts = Mapping[str, Sequence[str]]
"""The texts of a column, each with its lines."""


def _widths(columns: Sequence[_Texts]) -> list[int]:
    """Each column as narrow as its words allow, then the one that makes a row the highest wider, step by step."""
    widths = list(map(_least, columns))
    weighed = list(map(_heaviest, columns))
    widest = [max(width, _most(column)) for width, column in zip(widths, weighed, strict=True)]
    split = [_split(column, _room(width)) for column, width in zip(weighed, widths, strict=True)]
    heights = list(map(_highest, split, widths))
    for broadest, goal in _GOALS:
        while sum(widths) < broadest:
            growing = [place for place, width in enumerate(widths) if width < widest[place] and heights[place] > goal]
            if not growing:
                break
            place = max(growing, key=heights.__getitem__)
            widths[place] = min(widest[place], widths[place] + max(2, widths[place] // 10))
            heights[place] = _highest(split[place], widths[place])
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


def _most(texts: _Texts) -> int:
    return min(max(map(len, chain.from_iterable(texts.values()))) + _PADDING, _WIDEST)


@dataclass(slots=True)
class _Split:
    """A text whose column is made wider.

    Attributes:
        short: How many of its lines surely have the room already.
        long: The others.
        most: How many lines it has at most when it is wrapped. What is made wider has no more lines than it had, so
            that nearly all texts are passed over.
    """

    short: int
    long: list[str]
    most: int


def _split(texts: _Texts, room: int) -> list[_Split]:
    """The texts of a column that is not made narrower than this."""
    split = []
    sure = _sure(room)
    for lines in texts.values():
        long = [line for line in lines if len(line) > sure]
        short = len(lines) - len(long)
        split.append(_Split(short, long, short + _at_most(len(long), sum(map(len, long)), room)))
    return split


def _highest(texts: list[_Split], width: int) -> int:
    """How many lines the highest of some texts has in a column of this width."""
    room = _room(width)
    known: dict[str, int] = {}
    highest = 0
    texts.sort(key=attrgetter("most"), reverse=True)
    for text in texts:
        if text.most <= highest:
            break
        text.most = text.short + _lines(text.long, room, known)
        highest = max(highest, text.most)
    return highest


def _rows(columns: Sequence[Sequence[str]], texts: Sequence[_Texts], widths: Sequence[int]) -> list[int]:
    """How many lines each row has."""
    heights = [1] * len(columns[0]) if columns else []
    # Those that are likeliest to make a row high come first, and most others need not be counted at all.
    likeliest = sorted(zip(columns, texts, widths, strict=True), key=lambda item: -sum(map(len, item[0])))
    for column, lines, width in likeliest:
        room = _room(width)
        sure = _sure(room)
        most = {
            text: len(found) if len(text) <= sure else _at_most(len(found), len(text), room)
            for text, found in lines.items()
        }
        if max(most.values()) <= min(heights):
            continue
        counted: set[str] = set()
        known: dict[str, int] = {}
        for number, text in enumerate(column):
            if most[text] > heights[number]:
                if text not in counted:
                    most[text] = _lines(lines[text], room, known)
                    counted.add(text)
                heights[number] = max(heights[number], most[text])
    return heights


def _room(width: int) -> int:
    return int(width * _SLENDER)


def _at_most(lines: int, length: int, room: int) -> int:
    """More than this lines of a length do not become: two that follow each other hold more than fits into one."""
    return 2 * (lines + length // room)


def _lines(lines: Iterable[str], room: int, known: dict[str, int]) -> int:
    """How many lines some lines are when each is wrapped; what one was found to be stands in `known`."""
    count = 0
    sure = _sure(room)
    for line in lines:
        if len(line) <= sure:
            count += 1
            continue
        found = known.get(line)
        if found is None:
            found = known[line] = 1 if _fits(line, room) else _wrapped(line, room)
        count += found
    return count


def _sure(room: int) -> int:
    """The length of a line that has the room even where it holds many capitals."""
    return 4 * room // 5


def _fits(line: str, room: int) -> bool:
    """Whether a line surely has the room; a name in capitals is wider than its letters are many."""
    # Capitals are dear to count, and what is too long without them needs none.
    length = len(line)
    return length <= room and length + sum(map(str.isupper, line)) // _CAPITALS <= room


def _wrapped(line: str, room: int) -> int:
    # Where a line is too wide for its capitals only, it still breaks once.
    count = 1 if len(line) > room else 2
    start, end = 0, len(line)
    while end - start > room:
        place = line.rfind(" ", start + 1, start + room + 1)
        start = place + 1 if place > start else start + room
        count += 1
    return count
