"""The filter language: words, phrases, fields, not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import SAMPLE, register
from ropa.query import Haystack, UnknownFieldError, fields, haystack, matches, parse

ACME = register(SAMPLE["acme/register.toml"], SAMPLE["acme/activities.toml"], shared=SAMPLE["shared/vendors.toml"])
STACK = haystack(ACME, "newsletter", ACME.records["newsletter"], "en")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "news",
        "NEWS sending",
        '"sending news"',
        "id:newsletter",
        "kind:activity",
        "name:newsletter",
        "basis:consent",
        "legal_basis:consent",
        "status:active",
        "subjects:customer",
        "data:email-address",
        "data:e-mail",
        "data:shoe",
        '"shoe size"',
        "to:support",
        'to:"answering questions"',
        "role:processor",
        "disclosure:processor",
        "cloud",
        "!retention:p1y",
        "!zebra",
        "!status:retired news",
        '"sending n',
    ],
)
def test_what_the_newsletter_meets(query):
    assert matches(parse(query), STACK)


@pytest.mark.parametrize(
    "query",
    [
        "zebra",
        "news zebra",
        '"news sending"',
        "!news",
        "basis:contract",
        "purposes:newsletter",
        "!basis:consent",
        "note:x",
    ],
)
def test_what_the_newsletter_does_not_meet(query):
    assert not matches(parse(query), STACK)


def test_labels_match_in_the_readers_language():
    dutch = haystack(ACME, "newsletter", ACME.records["newsletter"], "nl")
    assert matches(parse("basis:toestemming"), dutch)
    assert not matches(parse("basis:toestemming"), STACK)


def test_yes_and_no_are_words():
    named = register('[party.a]\nname = "A"\nnamed = false\n')
    assert matches(parse("named:false"), haystack(named, "a", named.records["a"], "en"))


def test_an_unknown_field_is_refused_with_the_nearest():
    with pytest.raises(UnknownFieldError) as refused:
        parse("purpsoes:x")
    assert (refused.value.word, refused.value.suggestion) == ("purpsoes", "purposes")


def test_fields_are_the_keys_of_all_records_and_tables():
    assert {"id", "kind", "purposes", "basis", "for", "to", "tool", "claimed"} <= fields()
    assert "for_" not in fields()


@given(st.text(st.characters() | st.sampled_from('!:" abc_')))
def test_no_text_breaks_the_reader(query):
    try:
        clauses = parse(query)
    except UnknownFieldError:
        # The only way out; what it says is tested above.
        assert ":" in query
        return
    assert isinstance(matches(clauses, STACK), bool)
    assert all(clause.word == clause.word.casefold() and clause.word for clause in clauses)


@given(st.text(st.sampled_from("abc "), min_size=1))
def test_a_word_finds_what_holds_it(words):
    stack = Haystack(words)
    assert all(matches(parse(word), stack) and not matches(parse(f"!{word}"), stack) for word in words.split())
