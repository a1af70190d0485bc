"""The record beside a list: where it stands, that it follows the cursor, and that it stays from session to session."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ropa.preferences import Preferences
from ropa.tui.app import Terminal
from ropa.tui.beside import next_way
from ropa.tui.screens.findings import FindingsScreen
from ropa.tui.screens.listing import ListingScreen
from ropa.tui.screens.record import RecordScreen

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


def test_it_goes_beside_below_and_away() -> None:
    assert [next_way(way, is_wide=True) for way in ("", "right", "below")] == ["right", "below", ""]
    assert [next_way(way, is_wide=False) for way in ("", "below")] == ["below", ""]
    assert next_way("nowhere", is_wide=True) == ""


@pytest.mark.parametrize(("size", "presses"), [((80, 24), 1), ((120, 40), 1), ((120, 40), 2)])
def test_the_record_in_hand_is_shown_and_follows_the_cursor(
    walk: Walker, screen: Seer, size: tuple[int, int], presses: int
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("list activities --register bakery")
        await pilot.pause()
        assert "Sending offers to subscribers" not in screen(terminal)
        await pilot.press(*"v" * presses)
        await pilot.pause()
        assert "bakery/newsletter · Processing activity" in screen(terminal)
        assert "W A117   " in screen(terminal)
        await pilot.press("down")
        await pilot.pause()
        assert "bakery/invoicing · Processing activity" in screen(terminal)
        assert "bakery/newsletter · Processing activity" not in screen(terminal)
        await pilot.press("v", "v")
        await pilot.pause()

    walk(journey, size=size)


def test_tab_leads_into_it_and_enter_follows_what_it_names(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("list engagements --register bakery")
        await pilot.pause()
        await pilot.press("tab")
        assert "the key v shows it" in screen(terminal)
        await pilot.press("v", "tab")
        await pilot.pause()
        frame = terminal.frame
        assert isinstance(frame, ListingScreen)
        links = frame.pane.values()
        at = next(number for number, link in enumerate(links) if link != frame.target())
        frame.pane.move_to(at)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(terminal.frame, RecordScreen)
        assert terminal.frame.target() == links[at]
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("tab", "v", "v", "v")
        await pilot.pause()
        assert terminal.frame.list is terminal.frame.first_list()

    walk(journey, size=(120, 40))


def test_it_is_remembered(walk: Walker, screen: Seer, tmp_path: Path) -> None:
    own = Preferences(path=tmp_path / "settings.toml")

    async def first(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("list activities --register bakery")
        await pilot.pause()
        await pilot.press("v")

    async def later(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("list parties --register bakery")
        await pilot.pause()
        assert "bakery/bakery · Party" in screen(terminal)

    walk(first, preferences=own)
    walk(later, preferences=own)


def test_what_is_found_in_a_record_is_listed_from_where_it_is(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        for line, asked in (
            ("list activities --register bakery", "check bakery --where record:=bakery/newsletter"),
            ("show bakery/newsletter", "check bakery --where record:=bakery/newsletter"),
            ("show bakery", "check bakery"),
        ):
            terminal.enter(line)
            await pilot.pause()
            await pilot.press("f")
            await pilot.pause()
            assert isinstance(terminal.frame, FindingsScreen)
            assert terminal.frame.base == asked
            assert terminal.ran[-1] == asked
        terminal.enter("log")
        await pilot.pause()
        await pilot.press("f")
        assert "about no record" in screen(terminal)

    walk(journey)
