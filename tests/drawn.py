"""A screen of the terminal as it is drawn: its lines, and what stands out in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.filter import LineFilter
from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line that looks one way.

    Attributes:
        text: What it says.
        signs: How it stands out without colour: letters of bold, italic, underlined, reversed, dim.
        colour: Its colours, foreground and background.
        column: Where it begins, in cells.
    """

    text: str
    signs: str
    colour: tuple[str, str]
    column: int


_ATTRIBUTES = {"bold": "B", "italic": "I", "underline": "U", "reverse": "R", "dim": "d"}


def drawn(app: App[Any], filters: Sequence[LineFilter] = ()) -> list[list[Run]]:
    """The lines of the screen as they are drawn, through filters. The one place that reaches for the toolkit's own.

    Args:
        app: What is shown.
        filters: What changes colours before they are drawn, beyond what the app has itself.
    """
    lines = []
    for strip in app.screen._compositor.render_strips():
        segments = list(strip)
        for item in filters:
            segments = item.apply(segments, Color(0, 0, 0))
        runs: list[Run] = []
        column = 0
        for said, given, _ in segments:
            style = given or Style()
            signs = "".join(letter for name, letter in _ATTRIBUTES.items() if getattr(style, name))
            colour = (style.color.name if style.color else "", style.bgcolor.name if style.bgcolor else "")
            if runs and (runs[-1].signs, runs[-1].colour) == (signs, colour):
                runs[-1] = replace(runs[-1], text=runs[-1].text + said)
            else:
                runs.append(Run(said, signs, colour, column))
            column += cell_len(said)
        lines.append(runs)
    return lines


def unpainted(patch: pytest.MonkeyPatch) -> None:
    """Let screens be painted only where `drawn` asks for it; to paint each state on the way is a third of all work."""

    def unseen(screen: Screen[Any]) -> None:
        screen._dirty_widgets.clear()
        screen._compositor._dirty_regions.clear()

    patch.setattr(Screen, "_compositor_refresh", unseen)


def parsed_once(patch: pytest.MonkeyPatch) -> None:
    """Let what was parsed of style sheets for one terminal do for all in its colours; it is an eighth of a start."""
    parse = Stylesheet._parse_rules
    known: dict[object, list[RuleSet]] = {}

    def rules(sheet: Stylesheet, css: str, **about: Any) -> list[RuleSet]:
        key = (css, *about.items(), *sheet._variables.items())
        if key not in known:
            known[key] = parse(sheet, css, **about)
        return known[key]

    patch.setattr(Stylesheet, "_parse_rules", rules)


def plain(lines: Sequence[Sequence[Run]]) -> str:
    """Lines as text alone."""
    return "\n".join("".join(run.text for run in line).rstrip() for line in lines) + "\n"


def signed(lines: Sequence[Sequence[Run]]) -> str:
    """Lines as text, under each a line of letters for what stands out in it without colour."""
    told: list[str] = []
    for line in lines:
        told.append("".join(run.text for run in line).rstrip())
        last = line[-1].column if line else 0
        signs = "".join(
            _letter(run) * cell_len(run.text) for run in line if run.column < last or cell_len(run.text) > 1
        )
        told += [f"~{signs}".rstrip()] if signs.strip() else []
    return "\n".join(told) + "\n"


def _letter(run: Run) -> str:
    """What stands out most in a piece of text; its blanks only where they are reversed."""
    letter = next((letter for letter in "RUBId" if letter in run.signs), " ")
    return letter if run.text.strip() or letter == "R" else " "
