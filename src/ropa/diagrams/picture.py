"""A picture before it is laid out: boxes, lines and frames in the words of one language, neutral of what draws it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ropa.transfers import Coverage, Risk
from ropa.view.marks import State


class Shape(StrEnum):
    """What a box stands for."""

    ORGANISATION = "organisation"
    PARTY = "party"
    ACTIVITY = "activity"
    SYSTEM = "system"
    SUBJECT = "subject"
    DATA = "data"
    SENSITIVE = "sensitive"
    PLACE = "place"
    DOCUMENT = "document"
    RECORD = "record"
    REMARK = "remark"
    ELSEWHERE = "elsewhere"


class Flow(StrEnum):
    """What a line stands for: a hop by its verdict, control, a step of data or reference, or what is left open."""

    TRANSFER = "transfer"
    UNDETERMINABLE = "undeterminable"
    PLACE_ONLY = "place-only"
    NOT_A_TRANSFER = "not-a-transfer"
    EXPOSURE = "exposure"
    DATA = "data"
    REFERENCE = "reference"
    OPEN = "open"


class Change(StrEnum):
    """How a box or line differs where two states are compared."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes that are alike: those with the same key may be drawn as one box of this name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Box:
    """One box, or several that are alike drawn as one.

    Attributes:
        key: Its name within the picture.
        shape: What it stands for.
        name: What it is called; user text as it is.
        lines: What else it says.
        frame: The frame it stands in; empty where it stands in none.
        link: Address of the record that it shows; empty where it shows none.
        href: Where it leads to in a picture that can be clicked; empty where it leads nowhere.
        tip: What is told of it where there is more room.
        state: How it is known.
        signs: How what its lines say is known, as far as signs in them tell it.
        is_silent: Whether the record is silent on it, or on where it is.
        risk: The risk of what leads to it; None where nothing was to be assessed, or no risk is shown.
        change: How it differs where two states are compared.
        alike: The groups that it may be drawn with, the finest first.
        members: Keys of the boxes that were drawn as this one; itself alone where it is but one.
    """

    key: str
    shape: Shape
    name: str
    lines: tuple[str, ...] = ()
    frame: str = ""
    link: str = ""
    href: str = ""
    tip: tuple[str, ...] = ()
    state: State = State.STATED
    signs: tuple[State, ...] = ()
    is_silent: bool = False
    risk: Risk | None = None
    change: Change | None = None
    alike: tuple[Group, ...] = ()
    members: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The boxes that it stands for."""
        return self.members or (self.key,)


@dataclass(frozen=True, slots=True)
class Line:
    """One line from a box, or from all boxes of a frame, to another.

    Attributes:
        source: The box or frame it starts from.
        target: The box or frame it leads to.
        flow: What it stands for.
        words: What stands beside it.
        brief: What stands beside it where boxes that are alike are drawn as one.
        coverage: Whether a tool covers what it stands for; None where nothing needs covering.
        is_possible: Whether the record says only that it may take place.
        state: How it is known.
        change: How it differs where two states are compared.
        tip: What is told of it where there is more room.
        count: How many lines are drawn as this one.
    """

    source: str
    target: str
    flow: Flow
    words: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()
    coverage: Coverage | None = None
    is_possible: bool = False
    state: State = State.STATED
    change: Change | None = None
    tip: tuple[str, ...] = ()
    count: int = 1

    @property
    def look(self) -> tuple[object, ...]:
        """What makes two lines look alike, and so be drawn as one."""
        return self.flow, self.words, self.coverage, self.is_possible, self.state, self.change


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame around boxes.

    Attributes:
        key: Its name within the picture.
        title: What stands at its head.
        within: The frame around it; empty where there is none.
        is_doubtful: Whether it is open that what stands in it is there.
    """

    key: str
    title: str
    within: str = ""
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in one language.

    Attributes:
        name: What kind of picture it is.
        title: What it shows.
        head: What a reader must know to judge it: origin, dates, law, version.
        language: Language of everything but user text.
        boxes: The boxes, in the order in which they are placed.
        lines: The lines.
        frames: The frames, each after the one around it.
        remarks: What must be known to read it right.
        hubs: Keys of the boxes that every sheet of a series repeats.
        least: The level of groups at which alike boxes of an overview are one in any case, 0 for none.
        has_frames: Whether boxes are drawn within their frames; an engine may fail on lines between many of them.
        page: Number of this sheet of a series, and how many there are.
    """

    name: str
    title: str
    head: tuple[str, ...]
    language: str
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    frames: tuple[Frame, ...] = ()
    remarks: tuple[str, ...] = ()
    hubs: tuple[str, ...] = ()
    least: int = 0
    has_frames: bool = True
    page: tuple[int, int] = (1, 1)

    def box(self, key: str) -> Box | None:
        """The box of a key."""
        return next((box for box in self.boxes if box.key == key), None)


def only(picture: Picture, boxes: Iterable[Box]) -> Picture:
    """A picture with some of its boxes, the lines between them, and the frames that these stand in."""
    kept = tuple(boxes)
    keys = {box.key for box in kept}
    parents = {frame.key: frame.within for frame in picture.frames}
    used: set[str] = set()
    for box in kept:
        frame = box.frame
        while frame and frame not in used:
            used.add(frame)
            frame = parents.get(frame, "")
    ends = keys | used
    return replace(
        picture,
        boxes=kept,
        lines=tuple(line for line in picture.lines if line.source in ends and line.target in ends),
        frames=tuple(frame for frame in picture.frames if frame.key in used),
    )


def unframed(picture: Picture) -> Picture:
    """A picture whose boxes say at their end in which frame they stand, instead of standing in it."""
    titles = {frame.key: (frame.title,) for frame in picture.frames if frame.title}
    boxes = (replace(box, frame="", lines=(*box.lines, *titles.get(box.frame, ()))) for box in picture.boxes)
    return replace(picture, boxes=tuple(boxes), frames=())
