"""How pictures look: one font, text that is never markup, and every difference told by more than its colour."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import graphviz

from ropa.diagrams.picture import Box, Change, Flow, Shape
from ropa.i18n import one_line
from ropa.transfers import Coverage, Risk
from ropa.view.marks import SIGNS, State

FONT = "Arial"
"""The one font of every text. The engine knows its widths, and what readers substitute for it has the same."""

INK = "#333333"
"""The colour of lines and borders that tell nothing."""

_WIDTH, _BESIDE, _LENGTH = 34, 26, 170
_OVERLONG = 12
"""Characters by which a word may be longer than a line before it is broken."""

FLOWS: Mapping[Flow, Mapping[str, str]] = {
    Flow.TRANSFER: {"style": "solid", "penwidth": "2.4"},
    Flow.UNDETERMINABLE: {"style": "dashed", "penwidth": "1.6"},
    Flow.PLACE_ONLY: {"style": "dotted", "penwidth": "1.8"},
    # A bar before the box: the data stay on this side of the border.
    Flow.NOT_A_TRANSFER: {"style": "solid", "penwidth": "0.8", "arrowhead": "teenormal"},
    # Two lines side by side: control is no way of data.
    Flow.EXPOSURE: {"color": f"{INK}:white:{INK}", "penwidth": "1.2", "arrowhead": "oinv"},
    Flow.DATA: {"style": "solid", "penwidth": "1"},
    Flow.REFERENCE: {"style": "solid", "penwidth": "0.8", "arrowhead": "vee"},
    Flow.OPEN: {"style": "dashed", "penwidth": "0.8", "arrowhead": "open"},
}
"""A line per meaning."""

COVERAGES: Mapping[Coverage, Mapping[str, str]] = {
    Coverage.COVERED: {"color": "#00518f", "arrowhead": "normal"},
    Coverage.CONDITION_UNCONFIRMED: {"color": "#7a5200", "arrowhead": "odot"},
    Coverage.UNDETERMINABLE: {"color": "#6a3577", "arrowhead": "obox"},
    Coverage.NO_TOOL_RECORDED: {"color": "#a62b00", "arrowhead": "box"},
}
"""A colour and an arrow per coverage; each colour stands out from white as text must, and its word is beside it."""

HEADS: Mapping[Coverage, str] = {
    Coverage.COVERED: "►",
    Coverage.CONDITION_UNCONFIRMED: "○",
    Coverage.UNDETERMINABLE: "□",
    Coverage.NO_TOOL_RECORDED: "■",
}
"""What the arrow of a coverage looks like, as a character that the font has."""

PLAIN_HEADS: Mapping[Flow, str] = {Flow.NOT_A_TRANSFER: "►|", Flow.DATA: "►"}
"""The same of lines that no coverage gives its arrow, as far as only the arrow tells them apart."""

RISKS: Mapping[Risk, Mapping[str, str]] = {
    Risk.LOW: {"fillcolor": "#dff0e0", "penwidth": "1"},
    Risk.MEDIUM: {"fillcolor": "#fdeec2", "penwidth": "2"},
    Risk.NOT_ASSESSED: {"fillcolor": "#eee8f3", "penwidth": "1"},
    Risk.HIGH: {"fillcolor": "#fad4cb", "penwidth": "2", "peripheries": "2"},
}
"""A ground and a border per risk; its word stands in the box."""

CHANGES: Mapping[Change, Mapping[str, str]] = {
    Change.ADDED: {"color": "#1a6130", "penwidth": "3"},
    Change.REMOVED: {"color": "#8a2b1b", "penwidth": "3"},
    Change.CHANGED: {"color": "#7a5200", "penwidth": "3"},
}
"""A border per difference; its word stands in the box or beside the line."""

SHAPES: Mapping[Shape, Mapping[str, str]] = {
    Shape.ORGANISATION: {"shape": "box", "style": "bold"},
    Shape.PARTY: {"shape": "box", "style": "rounded"},
    Shape.ACTIVITY: {"shape": "component"},
    Shape.SYSTEM: {"shape": "cylinder"},
    Shape.SUBJECT: {"shape": "octagon"},
    Shape.DATA: {"shape": "tab"},
    Shape.SENSITIVE: {"shape": "box3d", "penwidth": "2"},
    Shape.PLACE: {"shape": "ellipse"},
    Shape.DOCUMENT: {"shape": "note"},
    Shape.RECORD: {"shape": "box"},
    Shape.REMARK: {"shape": "plaintext"},
    Shape.ELSEWHERE: {"shape": "cds"},
}
"""A shape per kind of box."""


_SPOKEN = (State.LINKED, State.INFERRED, State.DERIVED, State.CONFIRMED)
"""States whose sign can be drawn; the fonts of pictures lack the others, whose words are there instead."""


def signed(words: str, state: State) -> str:
    """Words with the sign of how they are known before them."""
    return f"{SIGNS[state]} {words}".strip() if state in _SPOKEN else words


def label(lines: Iterable[str], *, align: str = "l", width: int = _WIDTH) -> str:
    """A label that shows its lines as they are, wrapped and cut to a readable length.

    Args:
        lines: The lines, user text included.
        align: `l` for text that begins at the left, `n` for centred text.
        width: Characters at which a line is wrapped.
    """
    made: str = graphviz.nohtml("".join([f"{line}\\{align}" for line in _wrapped(lines, width)]))
    return made


def beside(lines: Iterable[str]) -> str:
    """A label of a line, with room around it so that the line does not run through its words."""
    made: str = graphviz.nohtml("".join([f"    {line}    \\n" for line in (*_wrapped(lines, _BESIDE), "")]))
    return made


def tooltip(lines: Iterable[str]) -> str:
    """The text that a reader sees when pointing at something."""
    made: str = graphviz.nohtml("\\n".join(map(_told, lines)))
    return made


def height(box: Box) -> int:
    """How many lines of text a box takes, the room around it included."""
    return sum(len(_broken(line, _WIDTH)) for line in (box.name, *box.lines)) + 2


def _wrapped(lines: Iterable[str], width: int) -> Iterator[str]:
    for line in lines:
        yield from _broken(line, width)


# A line is measured before it is drawn, and most stand in several boxes; breaking is most of what writing costs.
@lru_cache(maxsize=4096)
def _broken(line: str, width: int) -> tuple[str, ...]:
    text = one_line(line)
    # What stands above a picture is law and provenance in every language: only what fills a box is shortened so soon.
    most = _LENGTH if width <= _WIDTH else 3 * _LENGTH
    text = text if len(text) <= most else text[: most - 1] + "…"
    return tuple(map(_plain, _parts(text, width)))


def _parts(text: str, width: int) -> Iterator[str]:
    """The text in lines, a word broken only where it is far longer than a line."""
    if len(text) <= width:
        yield text
        return
    for part in textwrap.wrap(text, width, break_long_words=False) or [""]:
        yield from [part] if len(part) <= width + _OVERLONG else textwrap.wrap(part, width)


def _plain(text: str) -> str:
    # The engine reads character references even in plain labels.
    return text.replace("&", "&amp;").replace("\\", "\\\\")


# What is told of a line stands at each of its ends as well, and much of it at many.
@lru_cache(maxsize=4096)
def _told(line: str) -> str:
    return _plain(one_line(line))
