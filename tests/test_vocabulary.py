"""The closed lists: complete in four languages, and each of them used."""

import pytest

from helpers import parts
from ropa.i18n import LANGUAGES
from ropa.model import plan
from ropa.vocabulary import label, nearest, terms, vocabularies

# Lists that no field takes words from: those that rules and the judgement of transfers read.
READ_BY_PROGRAM = {
    "common-abbreviation",
    "credit-scoring",
    "dpo-title",
    "empty-measure",
    "empty-reason",
    "filler-word",
    "glossary",
    "indefinite-period",
    "international-organisation",
    "legal-form",
    "mistaken-country",
    "national-number",
    "negation",
    "public-mail",
    "region",
    "scope-condition",
    "suspected-special",
    "vague-purpose",
}


@pytest.mark.parametrize("name", vocabularies())
def test_every_term_has_a_label_in_every_language(name):
    assert terms(name)
    for key, term in terms(name).items():
        assert set(term.labels) == set(LANGUAGES), key
        assert all(words.strip() for words in term.labels.values()), key
        assert {type(term.law), type(term.dpv)} == {str}, key


def test_every_list_is_used_and_every_list_used_exists():
    named = {field.declared.vocabulary for model in parts() for field in plan(model)} - {""}
    assert named | READ_BY_PROGRAM == set(vocabularies())
    assert not named & READ_BY_PROGRAM


def test_an_unknown_term_is_shown_by_its_key():
    assert label("role", "no-such-role", "nl") == "no-such-role"


def test_an_unknown_list_is_an_error():
    with pytest.raises(FileNotFoundError):
        terms("no-such-list")


@pytest.mark.parametrize(("word", "meant"), [("emial", "email"), ("purpose", "purposes"), ("zzz", None), ("", None)])
def test_a_mistyped_word_finds_the_nearest(word, meant):
    assert nearest(word, ["email", "purposes", "data"]) == meant
