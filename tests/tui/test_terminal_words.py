"""Words in answers can be entered: what is known of them, their law, and where they are said."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from ropa.tui.app import Terminal
from ropa.tui.screens.map import MapScreen
from ropa.tui.screens.outline import OutlineScreen

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


@pytest.mark.parametrize(
    "line",
    ["xray bakery/newsletter", "access customer bakery", "trace bakery/newsletter country:IN", "impact bakery/mailer"],
)
def test_every_word_of_an_answer_opens_what_is_known_of_it(line: str, walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go(line)
        await pilot.pause()
        shown = terminal.frame
        assert isinstance(shown, OutlineScreen)
        words = {word for spot in shown.blocks.values() for word in spot.branch.words}
        assert words
        for word in words:
            assert isinstance(terminal.go(f"word {word}"), OutlineScreen), word
            await pilot.pause()
            terminal.back()
            await pilot.pause()

    walk(journey)


def test_enter_and_a_key_open_a_word_and_several_are_asked_for(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("xray bakery/newsletter")
        await pilot.pause()
        shown = terminal.frame
        assert isinstance(shown, OutlineScreen)
        values = [spot.branch for spot in shown.blocks.values()]
        one = next(at for at, branch in enumerate(values) if len(branch.words) == 1 and not branch.link)
        shown.blocks.move_to(one)
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.frame.base == f"word {values[one].words[0]}"
        await pilot.press("escape")
        terminal.go("trace bakery/newsletter country:IN")
        await pilot.pause()
        shown = terminal.frame
        assert isinstance(shown, OutlineScreen)
        values = [spot.branch for spot in shown.blocks.values()]
        several = next(at for at, branch in enumerate(values) if len(branch.words) > 1)
        shown.blocks.move_to(several)
        await pilot.press("i")
        await pilot.pause()
        assert "Which word?" in screen(terminal)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert terminal.frame.base == f"word {values[several].words[1]}"

    walk(journey)


def test_a_word_on_the_map_is_entered(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("map bakery/newsletter")
        await pilot.pause()
        shown = terminal.frame
        assert isinstance(shown, MapScreen)
        side = next(side for side in shown.sides if any(value.is_word for value in side.values()))
        at = next(at for at, value in enumerate(side.values()) if value.is_word)
        side.focus()
        side.move_to(at)
        word = side.values()[at].address
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.frame.base == f"word {word}"
        assert "Where the registers say it" in screen(terminal)

    walk(journey)
