"""How diagrams look: one font, text that is never markup, and styles that differ without colour."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping

import graphviz

from ropa.i18n import one_line
from ropa.transfers import Coverage, Verdict

FONT = "Arial"
"""The one font of every text. The engine knows its widths, and what readers substitute for it has the same."""

_WIDTH, _BESIDE, _LENGTH = 34, 28, 170

LINES: Mapping[Verdict, Mapping[str, str]] = {
    Verdict.TRANSFER: {"style": "solid", "penwidth": "2.2"},
    Verdict.UNDETERMINABLE: {"style": "dashed", "penwidth": "1.6"},
    Verdict.PLACE_ONLY: {"style": "dotted", "penwidth": "1.8"},
    Verdict.NOT_A_TRANSFER: {"style": "solid", "penwidth": "0.8"},
}
"""A line per verdict."""

COLOURS: Mapping[Coverage | None, str] = {
    Coverage.COVERED: "#00518f",
    Coverage.CONDITION_UNCONFIRMED: "#7a5200",
    Coverage.UNDETERMINABLE: "#6a3577",
    Coverage.NO_TOOL_RECORDED: "#a62b00",
    None: "#444444",
}
"""A colour per coverage; each stands out from white as text must, and its word is always beside it."""


def label(lines: Iterable[str], *, align: str = "l", width: int = _WIDTH) -> str:
    """A label that shows its lines as they are, wrapped and cut to a readable length.

    Args:
        lines: The lines, user text included.
        align: `l` for text that begins at the left, `n` for centred text.
        width: Characters at which a line is wrapped.
    """
    made: str = graphviz.nohtml("".join(f"{line}\\{align}" for line in _wrapped(lines, width)))
    return made


def beside(lines: Iterable[str]) -> str:
    """A label of a line, with room around it so that the line does not run through its words."""
    made: str = graphviz.nohtml("".join(f"    {line}    \\n" for line in (*_wrapped(lines, _BESIDE), "")))
    return made


def tooltip(lines: Iterable[str]) -> str:
    """The text that a reader sees when pointing at something."""
    made: str = graphviz.nohtml("\\n".join(_plain(one_line(line)) for line in lines))
    return made


def _wrapped(lines: Iterable[str], width: int) -> Iterator[str]:
    for line in lines:
        text = one_line(line)
        text = text if len(text) <= _LENGTH else text[: _LENGTH - 1] + "…"
        yield from (_plain(part) for part in textwrap.wrap(text, width) or [""])


def _plain(text: str) -> str:
    # The engine reads character references even in plain labels.
    return str(graphviz.escape(text.replace("&", "&amp;")))
