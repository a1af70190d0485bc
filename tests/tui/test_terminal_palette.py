"""Keys found by words, and the filter language where lists are helped with."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from ropa.query import parse
from ropa.tui.app import Terminal
from ropa.tui.screens.help import QUERY

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


def test_words_find_a_key_and_enter_does_what_it_does(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("show bakery/newsletter")
        await pilot.pause()
        await pilot.press("ctrl+p", *"used depth")
        assert "Used by" in screen(terminal)
        assert "Save" not in screen(terminal).splitlines()[3]
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert terminal.frame.base == "xray bakery/newsletter --reverse"
        assert terminal.ran[-1] == terminal.frame.base

    walk(journey)


def test_arrows_choose_among_what_is_found(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("show bakery/newsletter")
        await pilot.pause()
        await pilot.press("ctrl+p", *"any depth", "down", "enter")
        await pilot.pause()
        await pilot.pause()
        assert terminal.frame.base == "xray bakery/newsletter --reverse"

    walk(journey)


def test_escape_leaves_it_at_once(walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("show bakery/newsletter")
        await pilot.pause()
        await pilot.press("ctrl+p", *"xyz", "escape")
        await pilot.pause()
        assert terminal.frame.base == "show bakery/newsletter"

    walk(journey)


@pytest.mark.parametrize(("line", "is_told"), [("list activities", True), ("check", True), ("rule A106", False)])
def test_the_filter_is_explained_where_there_is_one(walk: Walker, screen: Seer, line: str, is_told: bool) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter(line)
        await pilot.pause()
        await pilot.press("f1", "slash", *"keep:>=P7Y", "enter")
        await pilot.pause()
        assert ("at least; also" in screen(terminal)) == is_told

    walk(journey, size=(120, 40))


def test_every_example_of_the_filter_can_be_read() -> None:
    for _, example in QUERY:
        assert parse(example)
