"""How wide pages and columns are, in twentieths of a point, and which rows are kept on one page."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import ceil
from typing import NamedTuple

from ropa.i18n import one_line
from ropa.view.document import Entry, Part, Table
from ropa.view.spoken import beside

MARGIN = 850
PORTRAIT = 11906 - 2 * MARGIN
LANDSCAPE = 16838 - 2 * MARGIN

_WIDE = 4
"""Columns that still fit an upright page; a table of more lies on its side."""

_MANY = 10
"""Columns of a table that says more as records, where words would have to be broken in it."""

_SIZE = 150
"""How high the letters of a cell are."""

_NARROW, _BROAD = frozenset("fijlrtI.,:;'|!()[]/-"), frozenset("mwMW%@")
"""Letters that are less wide than most, and more."""

_LETTER = 80
"""What a letter of a cell takes in the middle."""

_PADDING = 190
"""What a cell leaves empty at its sides."""

_BESIDE = 250
"""What the point and the sign of one of several entries take."""

_SIGN = 150
"""What the sign of the only entry takes, and the frame around what is silent."""

_LONGEST = 1900
"""The longest word or words that a column makes room for; longer ones are broken."""

_FLOORS = 0.93
"""The share of a table that room for words may take, so that something is left for columns of much text."""

_EVENNESS = 0.75
"""Below 1, since many short texts in a column leave more of their lines empty than a long one does."""

_STEPS = 40
"""How often the space in which a share is sought is halved."""

_LEFT = 6
"""Letters that the last line of a text leaves empty."""

_TOGETHER = 15
"""Letters of a text that a column makes room for as a whole."""

_SHORT = 16
"""Lines of a row that fit part of a page, so that it need not be broken."""

_Row = Sequence[Sequence[Entry]]


def is_wide(part: Part) -> bool:
    """Whether the tables or pictures of a part need a page that lies on its side."""
    return bool(part.figures) or any(len(table.columns) > _WIDE for table in part.tables)


def is_short(row: _Row, columns: Sequence[int]) -> bool:
    """Whether a row under columns of some widths is short enough to be kept on one page."""
    return all(_lines(cell, width) <= _SHORT for cell, width in zip(row, columns, strict=True))


def widths(table: Table, total: int, hyphenated: float = _LONGEST) -> tuple[int, ...]:
    """The width of each column: a share as its text has, but room for its longest word, and no more than it needs.

    Args:
        table: The table.
        total: The width of all of them.
        hyphenated: The longest piece that hyphens leave of a word of letters.
    """
    wanted = _wanted(table, hyphenated)
    floors = _cut(wanted.heads, wanted.floors, total * _FLOORS)
    ends = accumulate(_shares(wanted.lengths, floors, wanted.needs, total))
    return tuple(after - before for before, after in pairwise((0, *map(round, ends))))


def is_crowded(table: Table) -> bool:
    """Whether a table that is only read has so many columns that words in its cells are broken, also on its side."""
    if any(table.fills) or len(table.columns) < _MANY:
        return False
    return sum(_wanted(table, _LONGEST).floors) > LANDSCAPE


class _Wanted(NamedTuple):
    """What columns want, one entry for each.

    Attributes:
        lengths: By which text is given width.
        heads: Room for the longest word of the head.
        floors: Room for the longest word of the cells.
        needs: Beyond which width serves nothing.
    """

    lengths: Sequence[float]
    heads: Sequence[float]
    floors: Sequence[float]
    needs: Sequence[float]


def _wanted(table: Table, hyphenated: float) -> _Wanted:
    lengths = []
    heads = []
    floors = []
    needs = []
    for number, column in enumerate(table.columns):
        texts = [text for row in table.rows for text in _texts(row[number])]
        signs = _signs(row[number] for row in table.rows)
        heads.append(_PADDING + _longest([column], hyphenated))
        room = table.room(number)
        floors.append(_PADDING + max(_longest(texts, hyphenated) + signs, room * _LETTER))
        needs.append(max(heads[-1], floors[-1], _PADDING + signs + _width(max((column, *texts), key=len))))
        average = len(column) + sum(len(text) + _LEFT for text in texts) / max(len(table.rows), 1)
        lengths.append(max(room, average) ** _EVENNESS)
    return _Wanted(lengths, heads, floors, needs)


def _cut(heads: Sequence[float], floors: Sequence[float], most: float) -> Sequence[float]:
    """Floors that together take no more than some width: the highest give way first, and heads last."""
    room = max((*heads, *floors), default=0)
    least = room
    while (
        sum(cut := [max(min(head, least), min(floor, room)) for head, floor in zip(heads, floors, strict=True)]) > most
    ):
        if room > 0:
            room -= _LETTER
        else:
            least -= _LETTER
    return cut


def _shares(lengths: Sequence[float], floors: Sequence[float], needs: Sequence[float], total: float) -> Sequence[float]:
    """A total in proportion to lengths: none below its floor, none beyond its need while another has not its own."""
    if (needed := sum(needs)) <= total:
        return [need * total / needed for need in needs]
    least, most = 0.0, max(need / max(length, 1) for need, length in zip(needs, lengths, strict=True))
    shares: Sequence[float] = floors
    for _ in range(_STEPS):
        step = (least + most) / 2
        shares = [
            min(max(length * step, floor), max(floor, need))
            for length, floor, need in zip(lengths, floors, needs, strict=True)
        ]
        least, most = (step, most) if sum(shares) < total else (least, step)
    # What halving leaves is less than can be seen.
    return [share * total / sum(shares) for share in shares]


def _signs(cells: Iterable[Sequence[Entry]]) -> int:
    """What stands beside the texts of a column."""
    found = list(cells)
    if any(len(cell) > 1 for cell in found):
        return _BESIDE
    return _SIGN * any(entry.sign for cell in found for entry in cell)


def _longest(texts: Iterable[str], hyphenated: float) -> float:
    words = {word for text in texts for word in _words(text)}
    return max((min(_width(word), hyphenated if word.isalpha() else _LONGEST) for word in words), default=0)


def _words(text: str) -> Sequence[str]:
    return (text,) if len(text) <= _TOGETHER else text.split()


def _width(word: str) -> float:
    """How wide a word is in bold, since heads and the first column are."""
    narrow = sum(letter in _NARROW for letter in word)
    broad = sum(letter in _BROAD for letter in word)
    capital = sum(letter.isupper() for letter in word)
    return _SIZE * (0.6 * len(word) - 0.25 * narrow + 0.28 * broad + 0.12 * capital)


def _lines(cell: Sequence[Entry], width: int) -> int:
    letters = max((width - _PADDING) // _LETTER, 1)
    return sum(ceil(len(text) / letters) for text in _texts(cell))


def _texts(cell: Sequence[Entry]) -> Iterator[str]:
    for entry in cell:
        yield from map(one_line, (entry.text, *beside(entry)))
