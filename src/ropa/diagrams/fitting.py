"""On which sheet a picture is drawn, and into how many it is split, so that its text can be read."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ropa.diagrams.bundling import bundled
from ropa.diagrams.dot import dot
from ropa.diagrams.merging import merged, side_by_side
from ropa.diagrams.picture import Picture
from ropa.diagrams.series import paged
from ropa.diagrams.sheet import READABLE, Paper, Sheet
from ropa.diagrams.style import height

LayOut = Callable[[str], bytes]
"""Lays out DOT text and gives the SVG."""

SHEETS = tuple(Sheet(paper, is_landscape) for paper in Paper for is_landscape in (True, False))
"""Every sheet that a picture may be drawn on, in the order in which they are tried."""

_SCALE = re.compile(rb'class="graph" transform="scale\(([\d.]+)')
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
    room = max(sheet.room for sheet in sheets)
    if sum(map(height, picture.boxes)) <= room * 2:
        drawn = _best(picture, lay_out, sheets)
        if drawn.scale >= READABLE or len(picture.boxes) == 1:
            return (drawn,)
    for attempt in range(_TRIES):
        pages = paged(picture, max(1, int(sheets[0].room * _TIGHTER**attempt)), file_of)
        series = tuple(_series(pages, lay_out, sheets))
        # The overview is as large as its groups make it; a smaller sheet would not make it smaller.
        if all(page.scale >= READABLE for page in series[1:]):
            break
    return series


def overview(picture: Picture, lay_out: LayOut, sheets: Sequence[Sheet] = SHEETS) -> Drawn:
    """A picture on one sheet, alike drawn as one."""
    return _best(merged(picture), lay_out, sheets)


def _series(pages: Sequence[Picture], lay_out: LayOut, sheets: Sequence[Sheet]) -> Iterator[Drawn]:
    for page in pages:
        yield _best(page, lay_out, sheets)


def _best(picture: Picture, lay_out: LayOut, sheets: Sequence[Sheet]) -> Drawn:
    """The picture on the first sheet on which it can be read; on that where it is largest if there is none."""
    tried: list[Drawn] = []
    for sheet in sheets:
        tried.append(drawn_on(picture, sheet, lay_out))
        if tried[-1].scale >= READABLE:
            return tried[-1]
    return max(tried, key=lambda drawn: drawn.scale)


def drawn_on(picture: Picture, sheet: Sheet, lay_out: LayOut) -> Drawn:
    """A picture laid out on a sheet."""
    shown = bundled(side_by_side(picture))
    source = dot(shown, sheet)
    return Drawn(shown, sheet, source, lay_out(source))
