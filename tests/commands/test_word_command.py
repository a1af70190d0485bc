"""`ropa word`: what a word means, its law, and where it is said."""

from pathlib import Path

import pytest

from helpers import TODAY, workspace
from ropa.commands import Session, run_line
from ropa.i18n import LANGUAGES
from ropa.layout import as_json, as_text
from ropa.register.wording import lists
from ropa.results import Failure, Outline
from ropa.vocabulary import terms

TEXT = """\
[register]
organisation = "shop"
language = "en"

[party.shop]
name = "Shop"
seat = "IN"

[activity.letters]
name = "Letters"
data = ["email-address", "name"]
[[activity.letters.legal_basis]]
basis = "consent"
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return workspace(tmp_path, {"shop/register.toml": TEXT})


def answer(root: Path, word: str, language: str = "en") -> Outline:
    found = run_line(f"word {word}", Session(root, TODAY, language))
    assert isinstance(found, Outline)
    return found


def test_a_word_is_explained_and_found_where_it_is_said(shop: Path) -> None:
    said = as_text(answer(shop, "data:email-address"), "en")
    assert "E-mailadres (nl)" in said
    assert "Letters  [shop/letters]" in said
    assert answer(shop, "data:email-address").values["uses"] == ["shop/letters#data[1]"]
    assert answer(shop, "legal-basis:consent").values["uses"] == ["shop/letters#legal_basis[1].basis"]
    assert "Art. 6(1)(a) GDPR" in as_text(answer(shop, "legal-basis:consent"), "en")


def test_a_place_and_a_tool_tell_the_law_of_the_day(shop: Path) -> None:
    place = answer(shop, "country:IN")
    assert place.law_date
    assert place.values["uses"] == ["shop/shop#seat"]
    assert "2021-06-27" in as_text(answer(shop, "tool:scc"), "en")
    assert "No register says it." in as_text(answer(shop, "tool:scc"), "en")


@pytest.mark.parametrize("word", ["data:emailaddress", "filler-word:misc", "../x:y", "nothing", "country:XX"])
def test_what_is_no_word_is_refused(word: str, shop: Path) -> None:
    found = run_line(f"word {word}", Session(shop, TODAY))
    assert isinstance(found, Failure)
    assert ("email-address" in found.message) == (word == "data:emailaddress")


def test_every_word_of_every_list_is_known_in_every_language(shop: Path) -> None:
    assert {"data", "subject", "measure", "legal-basis", "role", "right", "authority"} <= lists()
    for language in LANGUAGES:
        for name in sorted(lists()):
            assert as_json(answer(shop, f"{name}:{next(iter(terms(name)))}", language))
