"""How the terminal looks: four looks, none of which says by colour alone what a sign or a word does not say."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter, Monochrome
from textual.theme import Theme

HIGH_CONTRAST = Theme(
    "ropa-high-contrast",
    primary="#FFFF00",
    secondary="#00FFFF",
    accent="#00FFFF",
    warning="#FFFF00",
    error="#FF8080",
    success="#00FF00",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#000000",
    text_alpha=1,
    variables={
        "primary-background": "#000080",
        "primary-darken-1": "#0000C0",
        "surface-lighten-1": "#000060",
        "text": "#FFFFFF",
        "text-muted": "#FFFFFF",
        "text-disabled": "#FFFFFF",
        "input-selection-background": "#0000C0",
    },
)
"""White on black, cyan and yellow lines; nothing is dim."""


class Undimmed(LineFilter):
    """Draws what is said dim like everything else."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The same segments, none of them dim."""
        return [Segment(text, style and style + _PLAIN, control) for text, style, control in segments]


_PLAIN = Style(dim=False)


@dataclass(frozen=True, slots=True)
class Look:
    """One look: the toolkit's theme, and what changes its colours before they are drawn."""

    theme: str
    filters: Sequence[LineFilter] = ()


_LOOKS = {
    "dark": Look("textual-dark"),
    "light": Look("textual-light"),
    "high-contrast": Look(HIGH_CONTRAST.name, (Undimmed(),)),
    "monochrome": Look("textual-dark", (Monochrome(),)),
}


def look(name: str) -> Look:
    """The look of a name; the usual one where it is empty."""
    return _LOOKS[name or "dark"]
