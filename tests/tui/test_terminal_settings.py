"""What users set shows in the terminal: their keys, reading only, looks, and the log."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot

from ropa.preferences import THEMES, Preferences
from ropa.tui.app import Terminal
from ropa.tui.keymap import changed, remapped
from ropa.tui.keys import KEYS, WRITING, keys_of
from ropa.tui.looks import look
from ropa.tui.screens.outline import OutlineScreen

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]
Golden = Callable[[str, str], None]


def test_without_own_keys_the_table_is_as_it_was() -> None:
    table, faults = remapped({})
    assert table == KEYS
    assert not faults
    assert not changed(table)


def test_own_keys_take_the_place_of_the_usual_ones() -> None:
    own = {"save": "f10,ctrl+t", "confirm": "k", "up": "K"}
    table, faults = remapped(own)
    assert not faults
    assert changed(table) == own
    assert {key.id: key.keys for key in keys_of("record", table)}["save"] == "f10,ctrl+t"


def test_two_keys_can_be_exchanged() -> None:
    table, faults = remapped({"count": "S", "reverse": "F"})
    assert not faults
    assert changed(table) == {"count": "S", "reverse": "F"}


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"sve": "f10"}, "keys.sve: no key does this. Did you mean “save”?"),
        ({"save": "f100"}, "keys.save: “f100” is no key. Did you mean “f10”?"),
        ({"save": "two letters"}, "keys.save: “two letters” is no key."),
        ({"confirm": "e"}, "keys.confirm: “e” is the key for edit on the same screen."),
        ({"confirm": "q"}, "keys.confirm: “q” is the key for quit on the same screen."),
        ({"save": "f11", "undo": "f11"}, "keys.undo: “f11” is the key for save on the same screen."),
    ],
)
def test_keys_that_cannot_be_used_are_told_and_the_usual_ones_hold(own: dict[str, str], words: str) -> None:
    table, faults = remapped(own)
    (fault,) = faults
    assert words in fault.reason("en")
    name = fault.at.removeprefix("keys.")
    assert not changed(table).keys() & {name}


def test_an_own_key_works_and_the_usual_one_no_longer_does(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("f3")
        await pilot.pause()
        assert terminal.frame.NAME == "home"
        await pilot.press("f12")
        await pilot.pause()
        assert terminal.frame.NAME == "listing"
        await pilot.press("f1")
        await pilot.pause()
        assert "F12" in screen(terminal)

    walk(journey, preferences=Preferences(keys={"list": "f12"}))


def test_faults_of_the_settings_are_told_at_the_start(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.pause()
        assert "keys.sve: no key does this" in " ".join(screen(terminal).split())

    walk(journey, preferences=Preferences(Path("s.toml"), keys={"sve": "f10"}))


@pytest.mark.parametrize("key", ["e", "n", "D", "c", "C", "d", "E", "z", "Z", "ctrl+s"])
def test_who_only_reads_finds_no_key_that_writes(walk: Walker, screen: Seer, key: str) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        assert "only reading" in screen(terminal)
        ran = list(terminal.ran)
        await pilot.press(key)
        await pilot.pause()
        assert terminal.frame.editor is None
        assert not terminal.opened.workspace.pending
        assert len(terminal.ran) == len(ran)

    walk(journey, is_read_only=True, preferences=Preferences(name="Ann"))


def test_the_keys_that_write_are_hidden_and_their_lines_refused(
    walk: Walker, screen: Seer, workspace: Path, same_as_golden: Golden
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        assert not [key for key in terminal.keys if key.writes]
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        same_as_golden("read-only-80x24", screen(terminal))
        terminal.enter("set bakery/newsletter note=x")
        await pilot.pause()
        assert "ropa only reads here" in screen(terminal)
        terminal.enter("--read-only list party")
        await pilot.pause()
        assert "--read-only stands before the command" in " ".join(screen(terminal).split())
        assert not (workspace / ".ropa").exists()

    walk(journey, is_read_only=True)


def test_every_key_that_changes_something_says_so() -> None:
    names = {key.id for key in KEYS if key.writes}
    assert {"save", "edit", "new", "remove", "delete", "duplicate", "undo", "redo", "confirm", "editor"} <= names
    assert {key.action.partition("(")[0] for key in KEYS if key.writes} == WRITING


@pytest.mark.parametrize("theme", THEMES)
def test_every_look_says_the_same(walk: Walker, screen: Seer, theme: str, same_as_golden: Golden) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        same_as_golden("record-80x24", screen(terminal))
        assert terminal.theme == look(theme).theme
        colours = set(colours_of(terminal))
        assert colours
        assert (theme == "monochrome") == all(len(set(colour)) == 1 for colour in colours)

    walk(journey, preferences=Preferences(theme=theme))


def colours_of(terminal: Terminal) -> Iterator[tuple[int, int, int]]:
    """The colours on the screen, as they are drawn."""
    for strip in terminal.screen._compositor.render_strips():
        segments = list(strip)
        for item in terminal.get_line_filters():
            segments = item.apply(segments, Color(0, 0, 0))
        for style in (segment.style for segment in segments if segment.style):
            yield from (tuple(one.triplet) for one in (style.color, style.bgcolor) if one and one.triplet)


def test_nothing_is_dim_in_high_contrast() -> None:
    (undimmed,) = look("high-contrast").filters
    (shown,) = undimmed.apply([Segment("x", Style(dim=True, bold=True))], Color(0, 0, 0))
    assert shown.style
    assert (shown.style.dim, shown.style.bold) == (False, True)


def test_animations_are_off_unless_they_are_wanted(walk: Walker) -> None:
    async def still(terminal: Terminal, pilot: Pilot[None]) -> None:
        assert terminal.animation_level == "none"

    async def moving(terminal: Terminal, pilot: Pilot[None]) -> None:
        assert terminal.animation_level == "full"

    walk(still)
    walk(moving, preferences=Preferences(has_animations=True))


def test_the_log_holds_every_line_newest_last(walk: Walker, screen: Seer, same_as_golden: Golden) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("f3", "enter")
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        await pilot.press("colon", *"log", "enter")
        await pilot.pause()
        frame = terminal.frame
        assert isinstance(frame, OutlineScreen)
        lines = [spot.branch.line for spot in frame.blocks.values() if spot]
        assert lines[0] == "ropa home"
        assert lines[-1].startswith("ropa xray bakery/")
        same_as_golden("log-80x24", screen(terminal))

    walk(journey)


def test_lines_of_the_log_are_for_every_shell_and_say_where_they_ran(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("set bakery/newsletter retention[1].keep=P7Y")
        terminal.enter("log")
        await pilot.pause()
        assert "ropa set bakery/newsletter 'retention[1].keep=P7Y'" in screen(terminal)
        assert "opened with --workspace workspace;" in " ".join(screen(terminal).split())

    walk(journey)
