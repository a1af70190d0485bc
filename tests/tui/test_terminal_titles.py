"""Titles and labels that are longer than their place wrap, and questions are named in words."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from ropa.i18n import LANGUAGES, text
from ropa.tui.app import Terminal
from ropa.tui.commandline import called
from ropa.tui.screens.home import HomeScreen

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_of_home_is_whole(language: str, walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        assert isinstance(terminal.frame, HomeScreen)
        assert [tile for register in terminal.frame.result.registers for tile in register.tiles]
        for _ in range(12):
            lines = screen(terminal).splitlines()[2:-2]
            assert not [line for line in lines if "…" in line], lines
            await pilot.press("pagedown")

    walk(journey, language=language)


def test_a_long_title_stands_above_the_answer(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("access customer bakery")
        await pilot.pause()
        lines = screen(terminal).splitlines()
        assert lines[0].startswith("ropa · Access ")
        assert lines[1] == "Home › Access"
        title = terminal.frame.result.title
        assert " ".join(" ".join(lines[2:5]).split()).startswith(title)

    walk(journey)


@pytest.mark.parametrize("name", ["trace", "impact", "access", "what-if", "xray", "map", "history", "source", "show"])
def test_a_question_has_a_name_in_every_language(name: str) -> None:
    for language in LANGUAGES:
        said = called(f"{name} --seat bakery/mailer", language)
        assert said.endswith(" bakery/mailer")
        assert "--" not in said
        assert said.split(" bakery")[0] != name
    assert called("accept", "nl") == text("terminal.key.accept-finding.label", "nl")
