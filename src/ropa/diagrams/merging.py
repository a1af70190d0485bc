"""Boxes that are alike drawn as one, and lines that run side by side as one, until a picture can be read.

Each box names the groups it may be drawn with, from fine to coarse. The finest grouping that leaves few enough boxes
is taken for all alike, so that a picture never shows one vendor by name and hides its equal in a number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ropa.diagrams.picture import Box, Flow, Group, Line, Picture, only
from ropa.diagrams.style import signed
from ropa.i18n import text
from ropa.transfers import Risk
from ropa.view.marks import State

MOST = 40
"""Boxes that an overview has at most, where grouping can bring it there."""

_MOST_LINES = 60
"""Lines that it has at most, likewise: more of them hide each other."""

_TOLD_WITHIN = frozenset((Flow.TRANSFER, Flow.UNDETERMINABLE, Flow.PLACE_ONLY, Flow.EXPOSURE))
"""Lines that are drawn even where both their ends are one box: a group must not hide what leaves the EEA within it."""

_NAMES = 4
"""Names that are listed in a box before the rest is counted."""


def merged(picture: Picture, most: int = MOST) -> Picture:
    """A picture with at most so many boxes, and lines that can be told apart; with as few as its groups allow.

    A picture that is grouped in any case is so even where it is small.
    """
    deepest = max((len(box.alike) for box in picture.boxes), default=0)
    made = side_by_side(picture)
    for level in range(1, deepest + 1):
        if level > picture.least and len(made.boxes) <= most and len(made.lines) <= _MOST_LINES:
            break
        made = _grouped(picture, level)
    return made


def is_crowded(picture: Picture) -> bool:
    """Whether lines hide each other in a picture even where what is most alike is drawn as one."""
    return len(_grouped(picture, 1).lines) > _MOST_LINES


def side_by_side(picture: Picture) -> Picture:
    """A picture in which lines between the same two ends that look alike are one, with their count."""
    found: dict[tuple[object, ...], list[Line]] = {}
    for line in picture.lines:
        found.setdefault((line.source, line.target, line.look), []).append(line)
    return replace(picture, lines=tuple(map(_beside, found.values())))


def _beside(run: Sequence[Line]) -> Line:
    tip = _tips(run)
    # Most lines are the only one between their ends.
    if len(run) == 1 and tip == run[0].tip:
        return run[0]
    return replace(run[0], count=sum(line.count for line in run), tip=tip)


def some(names: Sequence[str], language: str) -> tuple[str, ...]:
    """Some of many names, and how many more there are."""
    names = tuple(dict.fromkeys(names))
    more = len(names) - _NAMES
    # One more name takes no more room than the words that would count it.
    return names if more <= 1 else (*names[:_NAMES], text("diagrams.more", language, count=more))


def _grouped(picture: Picture, level: int) -> Picture:
    groups: dict[str, tuple[Group | None, list[Box]]] = {}
    for box in picture.boxes:
        group = box.alike[min(level, len(box.alike)) - 1] if box.alike else None
        key = f"group-{group.key}" if group else box.key
        groups.setdefault(key, (group, []))[1].append(box)
    boxes: list[Box] = []
    moved: dict[str, str] = {}
    for key, (group, found) in groups.items():
        if group is None or len(found) == 1:
            # Beside boxes that stand for many, one that says all about itself would look like the weightiest.
            boxes.extend(replace(box, lines=()) if group else box for box in found)
            continue
        boxes.append(_one(key, group, found, picture.language))
        moved.update({box.key: key for box in found})
    lines = (
        replace(
            line,
            source=moved.get(line.source, line.source),
            target=moved.get(line.target, line.target),
            words=line.brief,
        )
        for line in picture.lines
    )
    kept = tuple(line for line in lines if line.source != line.target or line.flow in _TOLD_WITHIN)
    return side_by_side(only(replace(picture, lines=kept), boxes))


def _one(key: str, group: Group, found: list[Box], language: str) -> Box:
    frames = {box.frame for box in found}
    states = {box.state for box in found}
    is_mixed = len(states) > 1
    if is_mixed:
        # Not all are known alike: each says for itself how it is, those that are merely stated last.
        found = sorted(found, key=lambda box: box.state is State.STATED)
    names = [signed(box.name, box.state) if is_mixed else box.name for box in found]
    return Box(
        key,
        found[0].shape,
        f"{group.name} ({len(found)})",
        some([name for name in names if name != group.name], language),
        frame=frames.pop() if len(frames) == 1 else "",
        tip=tuple(names),
        state=State.STATED if is_mixed else states.pop(),
        signs=tuple(state for state in State if state in states) if is_mixed else (),
        is_silent=any(box.is_silent for box in found),
        risk=max((box.risk for box in found if box.risk), key=list(Risk).index, default=None),
        change=found[0].change if len({box.change for box in found}) == 1 else None,
        members=tuple(key for box in found for key in box.keys),
    )


def _tips(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tip for line in lines for tip in line.tip))
