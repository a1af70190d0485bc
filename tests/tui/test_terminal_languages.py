"""Every place in Dutch, French and German: nothing is left in English, and no name of a thing is cut off."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from drawn import drawn, plain
from nightly import NIGHTLY
from places import PLACES, TUI, Place, furnish, visit
from repository import needs_git
from ropa.i18n import CATALOGUES, catalogue, text
from ropa.tui.widgets.bars import Keys
from ropa.tui.widgets.line_view import LineView

OTHERS = ("nl", "fr", "de")
EVERY = [
    pytest.param(place, id=place.name, marks=[needs_git] if place.has_git else [])
    for place in PLACES
    if place.name != "help-command"  # the help of command lines is in English alone
    if NIGHTLY or place == next(other for other in PLACES if other.shows == place.shows)
]
_FEWEST = 2
"""Words from which a text is told from a word that another language may have too."""


@cache
def english(language: str) -> tuple[str, ...]:
    """Pieces of English texts of two words or more that no text of another language holds."""
    texts = [texts for name in CATALOGUES for texts in catalogue(name).values()]
    there = "\n".join(text[language] for text in texts if language in text)
    pieces = {piece for text in texts for piece in _pieces(text["en"])}
    return tuple(sorted(piece for piece in pieces if piece not in there))


def _pieces(template: str) -> Iterator[str]:
    for piece in re.split(r"\{\w*\}|\n", template):
        said = piece.strip(" .,:;()“”")
        if len(re.findall(r"[A-Za-z]{2,}", said)) >= _FEWEST:
            yield said


def left(shown: str, language: str) -> list[str]:
    """The English that stands on a screen."""
    flat = " ".join(shown.split())
    own = "\n".join(path.read_text("utf-8") for path in TUI.rglob("bakery/*.toml"))
    return [
        piece
        for piece in english(language)
        # Few pieces stand there at all, and thousands of patterns take longer than the screen itself.
        if piece in flat and piece not in own and re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", flat)
    ]


def test_english_is_found() -> None:
    assert left("ropa · records: 3 Nothing is unsaved.", "nl")
    assert not left("ropa · registers: 3 Er is niets onopgeslagen.", "nl")
    assert all(len(english(language)) > 500 for language in OTHERS)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("place", EVERY)
def test_place_in_other_languages(place: Place, language: str, here: Path) -> None:
    furnish(here, has_git=place.has_git)

    async def journey(app: App[Any], pilot: Pilot[Any]) -> None:
        shown = plain(drawn(app))
        assert "{" not in shown.replace("{…}", "").replace("{ ", "")
        # The preview of a document quotes it, in the language of the register.
        own = shown.partition(text("making.preview.title", language))[0] if place.shows == "making" else shown
        assert left(own, language) == []
        heads = [view.head(0).plain for view in app.screen.query(LineView) if view.HEADS]
        assert not [word for head in heads for word in head.split() if word.endswith("…")], heads
        assert place.shows == "outline" or "…" not in shown.splitlines()[0]  # a question may be longer than a line
        # Before anything is read there is nothing yet that a key could do.
        assert place.shows == "opening" or len(app.screen.query_one(Keys)._spans) > 1

    visit(place, journey, language)
