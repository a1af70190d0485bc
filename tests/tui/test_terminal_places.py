"""Every place of the terminal as a person sees it: at two sizes, and by what stands out without colour."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

import ropa.tui
from drawn import Run, drawn, plain, signed
from places import PLACES, Place, furnish, name_of, resize, visit
from repository import needs_git
from ropa.commands import COMMANDS
from ropa.model import KINDS
from ropa.tui.commandline import kinds
from ropa.tui.keys import KEYS, TYPED
from ropa.tui.looks import look
from ropa.tui.screens import SCREENS
from ropa.tui.widgets.field_editor import FieldEditor
from ropa.tui.widgets.line_view import CURSOR

Golden = Callable[[str, str], None]
EVERY = [pytest.param(place, id=place.name, marks=[needs_git] if place.has_git else []) for place in PLACES]
RULE = f"{'═' * 40} without colour above, wider below\n"

SIGNS = tuple("EWI+-@\\●▸▹✗!~?⇒≠…∅▯×✓▲▼")
"""With what a piece of text begins that says in a sign what its colour repeats."""


@pytest.mark.parametrize("place", EVERY)
def test_place_as_seen(place: Place, here: Path, same_as_golden: Golden) -> None:
    furnish(here, has_git=place.has_git)

    async def journey(app: App[Any], pilot: Pilot[Any]) -> None:
        assert name_of(app) == place.shows
        colourful = drawn(app)
        bare = drawn(app, look("monochrome").filters)
        assert plain(bare) == plain(colourful)
        assert all(is_grey(colour) for line in bare for run in line for colour in run.colour)
        # The colours of a text repeat what the signs of its language say.
        assert place.shows == "source" or list(said_by_colour_alone(colourful)) == []
        await resize(pilot, (120, 40))
        same_as_golden(f"places/{place.name}", signed(bare) + RULE + plain(drawn(app)))

    visit(place, journey)


def is_grey(colour: str) -> bool:
    """Whether a colour as #rrggbb, or none, has no hue."""
    return len({colour[at : at + 2] for at in (1, 3, 5)}) == 1 or not colour.startswith("#")


def said_by_colour_alone(lines: Sequence[Sequence[Run]]) -> Iterator[Run]:
    """The pieces of text whose colour is not repeated by a sign, an attribute, or where they stand.

    Lines of their own say by where they stand what they are: the title and what the status says.
    """
    fore = _usual(lines, 0)
    for line in lines[1:]:
        for run in line:
            hue = run.colour[0]
            is_told = run.signs or run.text.lstrip().startswith(SIGNS) or not run.text.strip()
            if hue != fore and not is_grey(hue) and not is_told and run.text.strip()[0].isalnum():
                yield run


def _usual(lines: Sequence[Sequence[Run]], which: int) -> str:
    """The colour that most of the text has."""
    weights: dict[str, int] = {}
    for line in lines[1:]:
        for run in line:
            weights[run.colour[which]] = weights.get(run.colour[which], 0) + len(run.text.strip())
    return max(weights, key=lambda colour: weights[colour])


def test_a_colour_that_nothing_repeats_is_found() -> None:
    usual, title = Run("usual text " * 9, "", ("#ffffff", ""), 0), [Run("title", "", ("#ff0000", ""), 0)]
    red = ("#ff0000", "")
    told = [Run("E A106", "", red, 0), Run("bold", "B", red, 0), Run("  ", "", red, 0)]
    alone = Run("only red", "", red, 0)
    assert list(said_by_colour_alone([title, [usual, *told, alone]])) == [alone]
    assert is_grey("#808080")
    assert not is_grey("#ff0000")


# The table is complete.


def test_every_screen_that_there_is_has_a_place() -> None:
    for info in pkgutil.walk_packages(ropa.tui.__path__, "ropa.tui."):
        importlib.import_module(info.name)
    kinds_of_screen = [kind for kind in _under(Screen) if kind.__module__.startswith("ropa.")]
    names = {kind.NAME for kind in kinds_of_screen if "NAME" in vars(kind)}
    assert names == {name for _, name in SCREENS}
    assert {*names, "welcome", "opening"} == {place.shows for place in PLACES}


def _under(kind: type[Any]) -> Iterator[type[Any]]:
    for lower in kind.__subclasses__():
        yield lower
        yield from _under(lower)


def test_every_command_has_a_place() -> None:
    lines = {step[1:].split()[0] for place in PLACES for step in place.steps if step.startswith(":") and len(step) > 1}
    assert {name for name, _, _ in COMMANDS} - lines == {"home"}
    assert any(place.shows == "home" and not place.steps for place in PLACES)


def test_every_kind_has_a_list() -> None:
    lines = {step for place in PLACES for step in place.steps}
    assert {f":list {plural}" for plural in kinds()} <= lines
    assert len(kinds()) == len(KINDS)


def test_every_screen_with_keys_of_its_own_has_a_place() -> None:
    assert {screen for key in KEYS for screen in key.screens} <= {place.shows for place in PLACES} | set(TYPED)


def test_every_place_has_a_name_of_its_own() -> None:
    assert len({place.name for place in PLACES}) == len(PLACES)


CONTROLS = {
    "edit-text": ("long",),
    "edit-date": ("short",),
    "edit-choice": ("one",),
    "edit-choices": ("many", "makes"),
    "edit-references": ("many", "makes"),
    "list-columns": ("many",),
    "leave": ("one",),
}
"""What kind of control is seen at some places."""


def test_every_control_of_the_editor_has_a_place(here: Path) -> None:
    seen: set[str] = set()

    for place in PLACES:
        if place.name not in CONTROLS:
            continue

        async def journey(app: App[Any], pilot: Pilot[Any], name: str = place.name) -> None:
            question = app.screen.query_one(FieldEditor).question
            several = "many" if question.marked is not None else "one"
            control = several if question.options else "long" if question.is_long else "short"
            found = (control, *(["makes"] if question.make else []))
            assert found == CONTROLS[name]
            seen.update(found)

        top = here / place.name
        furnish(top)
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(top)
            visit(place, journey)
    assert seen == {"long", "short", "one", "many", "makes"}


def test_the_cursor_is_a_sign() -> None:
    """The goldens carry where the cursor stands, as a sign in the gutter."""
    golden = Path(__file__).parent / "golden" / "places"
    for place in PLACES:
        if place.shows in ("home", "listing", "record", "findings", "transfers", "table", "making"):
            text = (golden / f"{place.name}.txt").read_text("utf-8")
            assert CURSOR in text or place.name in ("list-nothing", "findings-none", "no-finding"), place.name
