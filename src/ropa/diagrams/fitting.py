"""On which sheet a picture is drawn, and into how many it is split, so that its text can be read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ropa.diagrams.bundling import bundled
from ropa.diagrams.dot import dot
from ropa.diagrams.merging import MOST, merged, side_by_side
from ropa.diagrams.picture import Picture, unframed
from ropa.diagrams.series import count, paged
from ropa.diagrams.sheet import READABLE, Paper, Sheet
from ropa.diagrams.style import height

LayOut = Callable[[str], bytes]
"""Lays out DOT text and gives the SVG."""

SHEETS = tuple(Sheet(paper, is_landscape) for paper in Paper for is_landscape in (True, False))
"""Every sheet that a picture may be drawn on, in the order in which they are tried."""

_SCALE = re.compile(rb'class="graph" transform="scale\(([\d.]+)')
_SIZE = re.compile(rb'<svg width="([\d.]+)pt" height="([\d.]+)pt"')
_FEWER = (20, 10, 5, 1)
"""Boxes of an overview where as many as it may have cannot be read."""
_TRIES = 6
_TIGHTER = 0.75


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture laid out on a sheet.

    Attributes:
        picture: What was drawn, alike lines as one.
        sheet: The sheet it was drawn for.
        dot: Its DOT text.
        svg: The picture.
    """

    picture: Picture
    sheet: Sheet
    dot: str
    svg: bytes

    @property
    def scale(self) -> float:
        """How far it was scaled down to go on its sheet; 1 where it goes on it as it is."""
        found = _SCALE.search(self.svg)
        return float(found.group(1)) if found else 1.0

    @property
    def size(self) -> tuple[float, float]:
        """Its width and height as it would be without a sheet, in points."""
        found = _SIZE.search(self.svg)
        width, high = (float(side) for side in found.groups()) if found else self.sheet.inner
        return width / self.scale, high / self.scale


def fitted(
    picture: Picture, lay_out: LayOut, file_of: Callable[[int], str], sheets: Sequence[Sheet] = SHEETS
) -> tuple[Drawn, ...]:
    """A picture on one sheet where it can be read there; else a series whose sheets can all be read.

    Args:
        picture: The picture, not merged.
        lay_out: Lays out DOT text.
        file_of: The name of the file that a sheet of a series goes to, by its number.
        sheets: The sheets that may be used, the one liked best first.
    """
    room = sheets[0].room
    if _may_go_on_one(picture, sheets):
        drawn = _best(picture, lay_out, sheets)
        if drawn.scale >= READABLE or len(picture.boxes) == 1:
            return (drawn,)
        # What is too wide may well be low enough: it is split by its own height, not by that of the sheet.
        room = min(room, int(_needed(picture) * _TIGHTER))
    tried: list[tuple[float, int, tuple[Drawn, ...]]] = []
    for _ in range(_TRIES):
        parts = tuple(_best(page, lay_out, sheets) for page in paged(picture, room, file_of)[1:])
        tried.append((min((part.scale for part in parts), default=0.0), room, parts))
        if tried[-1][0] >= READABLE:
            break
        room = max(1, int(room * _TIGHTER))
    # Where no split makes all of them readable, more sheets are worth no more than what can be read on them.
    _, room, parts = max(tried, key=lambda item: item[0])
    if not parts:
        return (overview(picture, lay_out, sheets),)
    return _coarser(lambda most: paged(picture, room, file_of, most)[0], lay_out, sheets), *parts


def sheets_needed(picture: Picture, sheets: Sequence[Sheet] = SHEETS) -> int:
    """How many sheets a picture would take at least, as far as that can be told before it is laid out."""
    return 1 if _may_go_on_one(picture, sheets) else count(picture, sheets[0].room)


def _may_go_on_one(picture: Picture, sheets: Sequence[Sheet]) -> bool:
    return _needed(picture) <= max(sheet.room for sheet in sheets) * 2


def _needed(picture: Picture) -> int:
    """The lines of text that all boxes take one below the other."""
    return sum(map(height, picture.boxes))


def overview(picture: Picture, lay_out: LayOut, sheets: Sequence[Sheet] = SHEETS) -> Drawn:
    """A picture on one sheet, alike drawn as one."""
    return _coarser(lambda most: merged(picture, most), lay_out, sheets)


def _coarser(made: Callable[[int], Picture], lay_out: LayOut, sheets: Sequence[Sheet]) -> Drawn:
    """An overview with as many boxes as can be read on one sheet."""
    drawn = _best(made(MOST), lay_out, sheets)
    for most in _FEWER:
        if drawn.scale >= READABLE:
            break
        drawn = max(drawn, _best(made(most), lay_out, sheets), key=lambda item: item.scale)
    return drawn


def _best(picture: Picture, lay_out: LayOut, sheets: Sequence[Sheet]) -> Drawn:
    """The picture on the first sheet on which it can be read; on that where it is largest if there is none."""
    drawn = drawn_on(picture, sheets[0], lay_out)
    if drawn.scale >= READABLE:
        return drawn
    # A layout is nearly the same on every sheet, so one tells which of them will do.
    width, height = drawn.size
    scales = {sheet: sheet.scale(width, height) for sheet in sheets}
    likely = next((sheet for sheet in sheets if scales[sheet] >= READABLE), max(sheets, key=scales.__getitem__))
    other = drawn_on(picture, likely, lay_out) if likely != sheets[0] else drawn
    return max(drawn, other, key=lambda item: item.scale)


def drawn_on(picture: Picture, sheet: Sheet, lay_out: LayOut) -> Drawn:
    """A picture laid out on a sheet."""
    shown = bundled(side_by_side(picture)) if picture.has_frames else side_by_side(unframed(picture))
    source = dot(shown, sheet)
    return Drawn(shown, sheet, source, lay_out(source))
