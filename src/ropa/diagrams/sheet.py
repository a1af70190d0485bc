"""The sheets of paper that pictures are made for."""

from dataclasses import dataclass
from enum import StrEnum

READABLE = 0.6
"""How far a picture may be scaled down: its smallest text is then six points high."""

_MARGIN = 34.0
_LINE = 14.0
"""The height of a line of text, in points."""


class Paper(StrEnum):
    """A size of paper."""

    A4 = "a4"
    A3 = "a3"


_SIZES = {Paper.A4: (842.0, 595.0), Paper.A3: (1191.0, 842.0)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper.

    Attributes:
        paper: Its size.
        is_landscape: Whether its long side lies at the bottom.
        taken: How much of its height something else on it takes, in points, such as the head of a document.
    """

    paper: Paper = Paper.A4
    is_landscape: bool = True
    taken: float = 0.0

    @property
    def size(self) -> tuple[float, float]:
        """Its width and height, in points."""
        long, short = _SIZES[self.paper]
        return (long, short) if self.is_landscape else (short, long)

    @property
    def inner(self) -> tuple[float, float]:
        """Width and height of what can be drawn on it, in points."""
        width, height = self.size
        return width - 2 * _MARGIN, height - 2 * _MARGIN - self.taken

    @property
    def room(self) -> int:
        """Lines of text in boxes that it has room for where a picture is drawn as small as can be read."""
        _, height = self.inner
        # Two columns of boxes, beside what they hang on.
        return int(2 * height / READABLE / _LINE)

    def scale(self, width: float, height: float) -> float:
        """How far a picture of this size, in points, is scaled down to go on it; 1 where it goes on it as it is."""
        inner_width, inner_height = self.inner
        return min(1.0, inner_width / width, inner_height / height)
