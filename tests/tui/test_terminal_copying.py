"""A record is copied as its address, and once more as a citation, its TOML, Markdown."""

from collections.abc import Callable

import pytest
import tomli
from textual.pilot import Pilot

from ropa.tui.app import Terminal

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


def test_each_press_copies_another_form(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("list activities --register bakery")
        await pilot.pause()
        found = []
        for form in ("address", "citation", "TOML", "Markdown", "address"):
            await pilot.press("y")
            assert f"Copied, {form}: " in screen(terminal)
            found.append(terminal.clipboard)
        address, citation, toml, markdown, again = found
        assert address == again == "bakery/newsletter"
        assert citation.startswith("“Newsletter” (Processing activity")
        assert "Corner Bakery, bakery/newsletter, workspace/bakery/activities.toml:" in citation
        assert citation.endswith("as of 2026-11-22")
        assert tomli.loads(toml)["activity"]["newsletter"]["name"] == "Newsletter"
        assert markdown.startswith("## Newsletter\n")
        assert "- **Name**: Newsletter" in markdown
        assert "A117" not in markdown
        await pilot.press("y", "down", "y")
        assert terminal.clipboard == "bakery/invoicing"

    walk(journey)


@pytest.mark.parametrize("language", ["nl", "fr", "de"])
def test_a_citation_is_in_the_language_of_the_reader(walk: Walker, language: str) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("show bakery/newsletter")
        await pilot.pause()
        await pilot.press("y", "y")
        title = {"nl": "‘Newsletter’", "fr": "«\xa0Newsletter\xa0»", "de": "„Newsletter“"}[language]
        assert terminal.clipboard.startswith(title)

    walk(journey, language=language)
