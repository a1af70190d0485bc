"""A picture that is too large for one sheet as a numbered series: an overview that is its index, then every part."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from ropa.diagrams.merging import MOST, merged
from ropa.diagrams.picture import Box, Picture, Shape, only
from ropa.diagrams.style import height
from ropa.i18n import text


def paged(picture: Picture, room: int, file_of: Callable[[int], str], most: int = MOST) -> tuple[Picture, ...]:
    """The sheets of a picture; the picture itself where it has room on one.

    What hangs together stays together where a sheet has room for it. A line that leads to another sheet ends in a box
    that names that sheet, so that nothing is lost between two of them. The first sheet shows all of it, alike drawn as
    one, and says on which sheet each part is.

    Args:
        picture: The picture, not merged.
        room: Lines of text that a sheet has room for.
        file_of: The name of the file that a sheet goes to, by its number.
        most: Boxes that the overview has at most, where grouping can bring it there.
    """
    sheets = _packed(picture, room)
    if len(sheets) < 2:  # noqa: PLR2004
        return (picture,)
    count = len(sheets) + 1
    where = {box.key: number for number, sheet in enumerate(sheets, 2) for box in sheet}
    pages = [_overview(merged(picture, most), where, file_of)]
    pages += [_sheet(picture, sheet, where, file_of) for sheet in sheets]
    return tuple(replace(page, page=(number, count)) for number, page in enumerate(pages, 1))


def count(picture: Picture, room: int) -> int:
    """How many sheets a picture takes, the first with its overview among them.

    Args:
        picture: The picture, not merged.
        room: Lines of text that a sheet has room for.
    """
    sheets = len(_packed(picture, room))
    return sheets + 1 if sheets > 1 else 1


def _packed(picture: Picture, room: int) -> list[list[Box]]:
    sheets: list[list[Box]] = []
    used = room
    for unit in _units(picture, room):
        needed = sum(height(box) for box in unit)
        if used + needed > room:
            sheets.append([])
            used = 0
        sheets[-1] += unit
        used += needed
    return sheets


def _units(picture: Picture, room: int) -> Iterator[list[Box]]:
    """What hangs together apart from the hubs, frame by frame; in pieces where a sheet has no room for it whole."""
    boxes = {box.key: box for box in picture.boxes if box.key not in picture.hubs}
    beside: dict[str, list[str]] = {key: [] for key in boxes}
    for line in picture.lines:
        if line.source in boxes and line.target in boxes:
            beside[line.source].append(line.target)
            beside[line.target].append(line.source)
    order = {frame.key: number for number, frame in enumerate(picture.frames)}
    left = dict.fromkeys(sorted(boxes, key=lambda key: order.get(boxes[key].frame, -1)))
    while left:
        unit = [boxes[key] for key in _together(next(iter(left)), beside)]
        for box in unit:
            del left[box.key]
        yield from _pieces(unit, room)


def _together(start: str, beside: Mapping[str, list[str]]) -> Iterable[str]:
    found = {start: None}
    waiting = [start]
    while waiting:
        for key in beside[waiting.pop(0)]:
            if key not in found:
                found[key] = None
                waiting.append(key)
    return found


def _pieces(unit: list[Box], room: int) -> Iterator[list[Box]]:
    piece: list[Box] = []
    used = 0
    for box in unit:
        if piece and used + height(box) > room:
            yield piece
            piece, used = [], 0
        piece.append(box)
        used += height(box)
    yield piece


def _overview(made: Picture, where: Mapping[str, int], file_of: Callable[[int], str]) -> Picture:
    boxes = []
    for shown in made.boxes:
        box = shown
        found = sorted({where[key] for key in box.keys if key in where})
        if found:
            box = replace(box, lines=(*box.lines, _see(found, made.language)), href=file_of(found[0]))
        boxes.append(box)
    return replace(made, boxes=tuple(boxes))


def _see(numbers: list[int], language: str) -> str:
    if len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return text("diagrams.sheets", language, numbers=f"{numbers[0]}–{numbers[-1]}")
    key = "sheet" if len(numbers) == 1 else "sheets"
    return text(f"diagrams.{key}", language, numbers=", ".join(map(str, numbers)))


def _sheet(picture: Picture, sheet: list[Box], where: Mapping[str, int], file_of: Callable[[int], str]) -> Picture:
    keys = {box.key for box in sheet}
    boxes = {box.key: box for box in picture.boxes}
    beyond: dict[str, Box] = {}
    hubs: dict[str, Box] = {}
    for line in picture.lines:
        for here, there in ((line.source, line.target), (line.target, line.source)):
            if here not in keys or there in keys or there not in boxes:
                continue
            if there in picture.hubs:
                hubs[there] = boxes[there]
            elif there not in beyond:
                told = _see([where[there]], picture.language)
                far = boxes[there]
                beyond[there] = Box(
                    there, Shape.ELSEWHERE, far.name, (told,), link=far.link, href=file_of(where[there])
                )
    shown = [box for box in picture.boxes if box.key in keys or box.key in hubs]
    page = only(picture, [*shown, *beyond.values()])
    kept = (line for line in page.lines if not (line.source in beyond and line.target in beyond))
    return replace(page, lines=tuple(kept))
