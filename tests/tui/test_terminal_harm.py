"""Names that mean harm in every place, every key on every screen, and a walk at random: nothing breaks."""

import contextlib
import random
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.pilot import Pilot

from drawn import drawn, plain
from nightly import NIGHTLY
from places import PLACES, UNSEEN, Place, furnish, go, name_of, resize, visit
from repository import needs_git
from ropa import store
from ropa.tui.app import Terminal
from ropa.tui.keys import KEYS, keys_of
from ropa.tui.screens import SCREENS

PER_SCREEN = [next(place for place in PLACES if place.shows == name) for _, name in SCREENS]
TRIED = PLACES if NIGHTLY else PER_SCREEN
EVERY = [pytest.param(place, id=place.name, marks=[needs_git] if place.has_git else []) for place in TRIED]
CRASHES = ("Traceback (most recent call last)", "This is a fault of ropa")
SEED, STEPS = 30, 300 if NIGHTLY else 100


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setattr(store, "view", lambda _: False)  # no program of the machine opens for a test
    monkeypatch.setenv("ROPA_CONFIG", "settings")
    return tmp_path


def whole(app: App[Any], size: tuple[int, int]) -> str:
    """The text of a screen whose frame holds: each line as wide as the terminal, the title first and the keys last."""
    lines = drawn(app)
    width, height = size
    assert len(lines) == height
    for line in lines:
        said = "".join(run.text for run in line)
        assert not set(said) & UNSEEN, said
        assert cell_len(said) == width
    shown = plain(lines)
    assert shown.splitlines()[0].strip()
    assert not any(words in shown for words in CRASHES)
    return shown


@pytest.mark.parametrize("place", EVERY)
def test_harm_is_only_text(place: Place, here: Path) -> None:
    furnish(here, is_hostile=True, has_git=place.has_git)

    async def journey(app: App[Any], pilot: Pilot[Any]) -> None:
        assert place not in PER_SCREEN or name_of(app) == place.shows
        for size in ((80, 24), (120, 40), (30, 8)):
            await resize(pilot, size)
            whole(app, size)

    visit(place, journey)


@pytest.mark.parametrize(
    ("line", "where"),
    [("list activities", "listing"), ("show bakery/newsletter", "record"), ("map bakery/newsletter", "map")],
)
def test_markup_stands_as_it_was_written(line: str, where: str, here: Path) -> None:
    furnish(here, is_hostile=True)

    async def journey(app: App[Any], pilot: Pilot[Any]) -> None:
        assert "[/ [b [red] [/red]" in whole(app, (120, 40)), where

    visit(Place("", where, (f":{line}",)), journey, size=(120, 40))


WITH_KEYS = [pytest.param(place, id=place.shows, marks=[needs_git] if place.has_git else []) for place in PER_SCREEN]


@pytest.mark.parametrize("place", WITH_KEYS)
def test_every_key_on_every_screen(place: Place, here: Path) -> None:
    # Those that work everywhere are pressed on every screen at night, else on one.
    tried = [item for item in keys_of(place.shows) if NIGHTLY or item.screens or place.shows == "record"]
    left = [item.keys.split(",")[0] for item in tried if item.id != "quit"]

    async def journey(app: App[Any], pilot: Pilot[Any]) -> None:
        assert isinstance(app, Terminal)
        assert name_of(app) == place.shows
        # What a key settled may not be there again on the same way.
        while left and name_of(app) == place.shows:
            frame = app.frame
            await pilot.press(left.pop(0))
            whole(app, (80, 24))
            for _ in range(3):
                if app.frame.editor or app.frame.is_prompting:
                    await pilot.press("escape")
            is_left = frame not in app.screen_stack
            app.back_to(0 if is_left else app.screen_stack.index(frame))
            await pilot.pause()
            if is_left:
                await go(app, pilot, place.steps)

    while left:
        anew = here / str(len(left))
        anew.mkdir()
        with contextlib.chdir(anew):
            furnish(anew, is_hostile=True, has_git=place.has_git)
            visit(place, journey)


@pytest.mark.parametrize("is_read_only", [True, False], ids=["reading", "writing"])
def test_a_walk_at_random(is_read_only: bool, here: Path) -> None:
    """Keys by the hundred, the same ones every time, over names that mean harm."""
    furnish(here, is_hostile=True)
    keys = sorted({key for item in KEYS if item.id != "quit" for key in item.keys.split(",")} - {"f7"})
    letters = [*"[]/@ab1 é🙂", "space", "backspace", "enter", "escape"]
    dice = random.Random(SEED)

    async def journey(app: App[Any], pilot: Pilot[Any]) -> None:
        assert isinstance(app, Terminal)
        pressed: list[str] = []
        for number in range(STEPS):
            is_typing = app.frame.editor or app.frame.is_prompting
            pressed.append(dice.choice([*keys, *letters] if is_typing else keys))
            await pilot.press(pressed[-1])
            assert app.is_running, pressed
            if not number % 5:
                whole(app, (80, 24))

    visit(Place("", "home", is_read_only=is_read_only), journey, is_painted=True)
