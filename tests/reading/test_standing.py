"""Answers that are no value, as people write them; every one that is offered is understood in its language."""

import pytest

from ropa.i18n import LANGUAGES, text
from ropa.reading.cells.standing import Standing, standing

OFFERED = {
    "confirm": Standing.CONFIRM,
    "not-so": Standing.NO,
    "yes": Standing.YES,
    "no": Standing.NO,
    "none": Standing.NONE,
    "all": Standing.ALL,
    "not-applicable": Standing.NOT_APPLICABLE,
    "unknown": Standing.UNKNOWN,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OFFERED)
def test_what_is_offered_is_understood(name: str, language: str) -> None:
    assert standing(text(f"asking.choice.{name}", language)) == (OFFERED[name], "")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("N.V.T.", (Standing.NOT_APPLICABLE, "")),
        ("n.v.t. (wij doen dit niet)", (Standing.NOT_APPLICABLE, "wij doen dit niet")),
        ("Ja, maar niet altijd", (Standing.YES, "maar niet altijd")),
        (" ✓ ", (Standing.CONFIRM, "")),
        ("?", (Standing.UNKNOWN, "")),
        ("NEE!", (Standing.NO, "")),
    ],
)
def test_what_people_write(said: str, found: tuple[Standing, str]) -> None:
    assert standing(said) == found


@pytest.mark.parametrize("said", ["", "7 jaar", "Geen reclame", "Janssen", "noordzee", "none of your business"])
def test_what_only_looks_like_it(said: str) -> None:
    assert standing(said) is None
