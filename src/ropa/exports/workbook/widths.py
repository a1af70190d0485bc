"""How wide the columns of a table are and how high its rows, so that every text is seen whole, on paper as well."""

from collections.abc import Collection, Iterable, Sequence
from heapq import nlargest

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
    texts = [[sheet.columns[column], *(row[column].text for row in sheet.rows)] for column in range(len(sheet.columns))]
    widths = _widths([frozenset(column) for column in texts])
    widths = [max(width, room) for width, room in zip(widths, sheet.fills or [0] * len(widths), strict=True)]
    return widths, _rows(texts, widths)


def _widths(texts: Sequence[frozenset[str]]) -> list[int]:
    """Each column as narrow as its words allow, then the one that makes a row the highest wider, step by step."""
    weighed = [_heaviest(column) for column in texts]
    widths = [_least(column) for column in texts]
    widest = [max(width, _most(column)) for width, column in zip(widths, weighed, strict=True)]
    most = [
        [_at_most(text, int(width * _SLENDER)) for text in column]
        for column, width in zip(weighed, widths, strict=True)
    ]
    heights = list(map(_highest, weighed, most, widths))
    for broadest, goal in _GOALS:
        while sum(widths) < broadest:
            growing = [place for place, width in enumerate(widths) if width < widest[place] and heights[place] > goal]
            if not growing:
                break
            place = max(growing, key=heights.__getitem__)
            widths[place] = min(widest[place], widths[place] + max(2, widths[place] // 10))
            heights[place] = _highest(weighed[place], most[place], widths[place])
    return widths


def _heaviest(texts: Collection[str]) -> list[str]:
    if len(texts) <= _WEIGHED:
        return list(texts)
    return nlargest(_WEIGHED, texts, key=lambda text: (len(text) + 20 * text.count("\n"), text))


def _least(texts: Iterable[str]) -> int:
    longest = max(map(len, " ".join(texts).split()), default=0)
    return max(_NARROWEST, min(longest, _LONGEST_WORD) + _PADDING)


def _most(texts: Iterable[str]) -> int:
    line = max(max(map(len, text.split("\n"))) for text in texts)
    return min(line + _PADDING, _WIDEST)


def _highest(texts: Sequence[str], most: list[int], width: int) -> int:
    """How many lines the highest of some texts has.

    Args:
        texts: The texts.
        most: How many lines each has at most; brought down here. What is made wider has no more lines than it had, so
            that nearly all of them are passed over.
        width: The width of their column.
    """
    room = int(width * _SLENDER)
    highest = 0
    for number in sorted(range(len(texts)), key=most.__getitem__, reverse=True):
        if most[number] <= highest:
            break
        most[number] = _height(texts[number], room)
        highest = max(highest, most[number])
    return highest


def _rows(columns: Sequence[Sequence[str]], widths: Sequence[int]) -> list[int]:
    """How many lines each row has; what is said of many records is counted once."""
    heights = [1] * len(columns[0]) if columns else []
    # Those that are likeliest to make a row high come first, and most others need not be counted at all.
    for column, width in sorted(zip(columns, widths, strict=True), key=lambda item: -sum(map(len, item[0]))):
        room = int(width * _SLENDER)
        known: dict[str, int] = {}
        for number, text in enumerate(column):
            found = known.get(text)
            if found is None:
                if _at_most(text, room) <= heights[number]:
                    continue
                found = known[text] = _height(text, room)
            heights[number] = max(heights[number], found)
    return heights


def _at_most(text: str, room: int) -> int:
    """More lines than this a text has not: two that follow each other hold more than fits into one."""
    if _fits(text, room):
        return text.count("\n") + 1
    return 2 * (text.count("\n") + len(text) // room + 2)


def _height(text: str, room: int) -> int:
    if _fits(text, room):
        return text.count("\n") + 1
    return sum([1 if _fits(line, room) else _wrapped(line, room) for line in text.split("\n")])


def _fits(line: str, room: int) -> bool:
    """Whether a line surely has the room; a name in capitals is wider than its letters are many."""
    # Capitals are dear to count, and what is too long without them needs none.
    length = len(line)
    return 4 * room >= 5 * length or (length <= room and length + sum(map(str.isupper, line)) // _CAPITALS <= room)


def _wrapped(line: str, room: int) -> int:
    # Where a line is too wide for its capitals only, it still breaks once.
    count = 1 if len(line) > room else 2
    start, end = 0, len(line)
    while end - start > room:
        place = line.rfind(" ", start + 1, start + room + 1)
        start = place + 1 if place > start else start + room
        count += 1
    return count
