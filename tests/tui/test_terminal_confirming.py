"""Confirming is one key: who says so is asked once, the line stands in the status, and undo takes it back."""

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from ropa.preferences import Preferences
from ropa.tui.app import Terminal
from ropa.tui.screens.record import RecordScreen

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


def on_field(terminal: Terminal, key: str, item: int = 0) -> None:
    frame = terminal.frame
    assert isinstance(frame, RecordScreen)
    fields = [spot.field.at.field if spot.field else () for spot in frame.entries.values()]
    frame.entries.move_to(fields.index((key,)) + item)


def said(terminal: Terminal) -> str:
    texts = terminal.opened.workspace.portfolio.find("bakery/newsletter")
    assert texts is not None
    return str(texts[2].evidence)


def test_the_name_is_asked_once_and_undo_takes_it_back(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        before = said(terminal)
        on_field(terminal, "purposes")
        await pilot.press("c")
        await pilot.pause()
        assert "Who confirms this?" in screen(terminal)
        await pilot.press("enter")
        await pilot.pause()
        assert "a confirmation by nobody is none" in screen(terminal)
        await pilot.press(*"Ann", "enter")
        await pilot.pause()
        assert terminal.ran[-1] == "confirm bakery/newsletter 'purposes[1]' --by Ann"
        assert "ropa confirm bakery/newsletter 'purposes[1]' --by Ann" in screen(terminal)
        assert said(terminal) != before
        assert "by='Ann'" in said(terminal)
        on_field(terminal, "name")
        await pilot.press("c")
        await pilot.pause()
        assert terminal.ran[-1] == "confirm bakery/newsletter name --by Ann"
        await pilot.press("z", "z")
        await pilot.pause()
        assert said(terminal) == before

    walk(journey)


def test_a_name_in_the_settings_is_not_asked_for(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        await pilot.press("C")
        await pilot.pause()
        assert terminal.ran[-1] == "confirm bakery/newsletter --by 'Ann P'"

    walk(journey, preferences=Preferences(name="Ann P"))


def test_what_stands_in_a_table_is_confirmed_with_it(walk: Walker, screen: Seer, workspace: Path) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        on_field(terminal, "retention")
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("down", "down", "down", "c")
        await pilot.pause()
        assert terminal.ran[-1] == "confirm bakery/newsletter 'retention[1]' --by Ann"

    walk(journey, preferences=Preferences(name="Ann"))


def test_silence_cannot_be_confirmed(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        await pilot.press("a")
        on_field(terminal, "volume")
        await pilot.press("c")
        await pilot.pause()
        assert "Nothing is said here" in screen(terminal)
        assert not terminal.opened.workspace.pending

    walk(journey, preferences=Preferences(name="Ann"))
