"""Which sheet a part needs, how wide columns are, what stays together on a page, and where long words may break."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ropa.exports.word import measures
from ropa.view.document import Entry, Part, Table

_MM = 72 / 25.4
_MARGIN = 18
"""Millimetres left and right."""
_AROUND = 70
"""Millimetres that margins, heads, foot, heading and caption take of a page's height beside a figure."""

_READABLE = 0.8
"""The share of its size to which a picture may be made smaller before a larger sheet is taken."""

_FEW, _MANY = 4, 10
"""Columns that fit a sheet upright, and a small one lengthwise."""
_LETTER = 1.55
"""Millimetres that a letter takes in a table."""
_HYPHENATED = 1000
"""The longest piece that hyphens leave of a word, in twentieths of a point."""
_SHORT_ROW = 30
"""Lines of a row that stay together on a page."""
_SHORT_FIELD = 900
"""Characters of a field that stay together on a page."""
_AS_IN_WORD = 7.5 / 8
"""The size of a table's letters in the other format to theirs here."""

_LONG = re.compile(r"[^\s\u200b]{31,}")
_PATH = re.compile(r"[^\s\u200b]{16,}")
_AFTER = re.compile(r"(?<=[/.@_&=?:;,+#%-])(?=\w)")
_STRETCH = 8
_ZERO_WIDTH = "\u200b"

_ROOT = re.compile(rb"<svg\b[^>]*>", re.DOTALL)
_LENGTH = re.compile(rb'\s(width|height)="([0-9.]+)(pt|px|mm)?"')
_POINTS = {b"": 1.0, b"pt": 1.0, b"px": 0.75, b"mm": _MM}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper.

    Attributes:
        paper: Its name.
        is_flipped: Whether it lies lengthwise.
        width: Millimetres.
        height: Millimetres.
    """

    paper: str
    is_flipped: bool
    width: int
    height: int

    @property
    def setting(self) -> tuple[str, bool]:
        """How the typesetter takes it."""
        return self.paper, self.is_flipped

    def scale_of(self, svg: bytes) -> float:
        """The share of its size to which a picture must be made smaller; 1 where it fits."""
        width, height = size(svg)
        return min(1.0, (self.width - 2 * _MARGIN) * _MM / width, (self.height - _AROUND) * _MM / height)

    def width_of(self, svg: bytes) -> float:
        """The width in points that a picture has on it."""
        return round(size(svg)[0] * self.scale_of(svg), 2)

    def widths(self, table: Table) -> tuple[int, ...]:
        """The widths of a table's columns as shares."""
        return measures.widths(table, round((self.width - 2 * _MARGIN) * _MM * 20 * _AS_IN_WORD), _HYPHENATED)

    def is_short(self, row: Sequence[Sequence[Entry]], widths: Sequence[int]) -> bool:
        """Whether a row of a table is to stay on one page."""
        room = (self.width - 2 * _MARGIN) / _LETTER / sum(widths)
        lines = (_lines(cell, max(8, int(room * width) - 4)) for cell, width in zip(row, widths, strict=True))
        return max(lines, default=0) <= _SHORT_ROW


_SHEETS = (
    Sheet("a4", False, 210, 297),
    Sheet("a4", True, 297, 210),
    Sheet("a3", False, 297, 420),
    Sheet("a3", True, 420, 297),
)


def sheet_for(part: Part) -> Sheet:
    """The smallest sheet on which a part's tables have room and its pictures can be read; else the best there is."""
    columns = max((len(table.columns) for table in part.tables), default=0)
    roomy = [sheet for sheet in _SHEETS if columns <= _FEW or sheet.is_flipped]
    roomy = [sheet for sheet in roomy if columns <= _MANY or sheet.paper == "a3"]

    def scale(sheet: Sheet) -> float:
        return min((sheet.scale_of(figure.svg) for figure in part.figures), default=1.0)

    return next((sheet for sheet in roomy if scale(sheet) >= _READABLE), max(roomy, key=scale))


def is_short_field(entries: Sequence[Entry]) -> bool:
    """Whether a field of a record is to stay on one page."""
    return sum(map(_length, entries)) + 60 * len(entries) <= _SHORT_FIELD


def breakable(value: str) -> str:
    """A text whose words are never too long for a line: invisible places to break in those that would be."""

    def broken(match: re.Match[str]) -> str:
        pieces = _AFTER.split(match.group())
        return _ZERO_WIDTH.join(
            piece[at : at + _STRETCH] for piece in pieces for at in range(0, max(1, len(piece)), _STRETCH)
        )

    return _LONG.sub(broken, value)


def parted(value: str) -> str:
    """A label or the head of a column: paths may break behind each of their signs, compounds where language has it."""
    return _PATH.sub(lambda match: _ZERO_WIDTH.join(_AFTER.split(match.group())), value)


def size(svg: bytes) -> tuple[float, float]:
    """Width and height of a picture in points.

    Raises:
        ValueError: It is no SVG that tells its size.
    """
    root = _ROOT.search(svg)
    found = {
        name: float(number) * _POINTS[unit] for name, number, unit in _LENGTH.findall(root.group() if root else b"")
    }
    if not found.get(b"width") or not found.get(b"height"):
        raise ValueError("a picture without a size")
    return found[b"width"], found[b"height"]


def _length(entry: Entry) -> int:
    return len(entry.text) + len(entry.evidence) + sum(len(item.label) + len(item.text) + 2 for item in entry.details)


def _lines(cell: Sequence[Entry], room: int) -> int:
    texts = [
        text
        for entry in cell
        for text in (entry.text, entry.evidence, *(f"{d.label}: {d.text}" for d in entry.details))
    ]
    return sum(math.ceil(len(text) / room) for text in texts)
