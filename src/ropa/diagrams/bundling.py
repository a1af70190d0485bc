"""Lines that run from one box to many in the same frame, drawn as one line to a frame around these."""

from collections import Counter
from dataclasses import replace

from ropa.diagrams.picture import Box, Frame, Line, Picture

_FEWEST = 3
"""Lines that are worth a frame of their own."""


def bundled(picture: Picture) -> Picture:
    """A picture in which many lines that look alike and end in one frame are one line, with their count.

    A box that other lines of the kind reach too stays by itself, so that the line to the frame holds for all in it.
    """
    for is_to in (True, False):
        picture = _bundled(picture, is_to=is_to)
    return picture


def _bundled(picture: Picture, *, is_to: bool) -> Picture:
    boxes = {box.key: box for box in picture.boxes}
    many = [(_ends(line, is_to=is_to), line) for line in picture.lines]
    arriving = Counter(far for (_, far), _ in many)
    runs: dict[tuple[object, ...], list[Line]] = {}
    for (near, far), line in many:
        if far in boxes and near in boxes and arriving[far] == 1:
            runs.setdefault((near, boxes[far].frame, boxes[far].shape, line.look), []).append(line)
    frames, lines = list(picture.frames), list(picture.lines)
    for number, run in enumerate(found for found in runs.values() if len(found) >= _FEWEST):
        far_boxes = [boxes[_ends(line, is_to=is_to)[1]] for line in run]
        whole = _whole_frame(picture, far_boxes)
        key = whole or f"bundle-{'to' if is_to else 'from'}-{number}"
        if not whole:
            frames.append(Frame(key, "", far_boxes[0].frame))
            boxes.update({box.key: replace(box, frame=key) for box in far_boxes})
        one = replace(run[0], count=sum(line.count for line in run), tip=tuple(dict.fromkeys(_tips(run))))
        one = replace(one, target=key) if is_to else replace(one, source=key)
        lines[lines.index(run[0])] = one
        gone = {id(line) for line in run[1:]}
        lines = [line for line in lines if id(line) not in gone]
    return replace(picture, boxes=tuple(boxes.values()), frames=tuple(frames), lines=tuple(lines))


def _ends(line: Line, *, is_to: bool) -> tuple[str, str]:
    """The end that the lines of a bundle share, and the other one."""
    return (line.source, line.target) if is_to else (line.target, line.source)


def _whole_frame(picture: Picture, found: list[Box]) -> str:
    """The frame that holds these boxes and nothing else; empty where there is none."""
    key = found[0].frame
    inside = [box for box in picture.boxes if box.frame == key]
    is_whole = bool(key) and len(inside) == len(found) and not any(frame.within == key for frame in picture.frames)
    return key if is_whole else ""


def _tips(lines: list[Line]) -> list[str]:
    return [tip for line in lines for tip in line.tip]
