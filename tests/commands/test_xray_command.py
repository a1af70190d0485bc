"""`ropa xray`: the tree in words and as JSON, and its refusals."""

import json

import pytest

from helpers import told
from ropa.layout import as_json
from ropa.results import Failure, Outline


def test_the_tree_is_shown_in_words(sample):
    result, text = told(sample, "xray acme/newsletter")
    assert isinstance(result, Outline)
    shown = text.splitlines()
    assert shown[0] == "What Newsletter uses"
    assert "  is about: Customers" in shown
    assert "  discloses to: answering questions  [acme/support]" in shown
    assert "    rendered by: Helpdesk Ltd  [acme/helpdesk]" in shown
    assert "      seated in: India (IN)" in shown


def test_users_come_before_their_relation(sample):
    text = told(sample, "xray shared/cloud --reverse")[1]
    assert text == "Who uses Cloud Inc.\n  Newsletter – discloses to  [acme/newsletter]"


def test_a_tree_is_nested_values(sample):
    found = json.loads(as_json(told(sample, "xray country:IN --reverse --format json")[0]))
    assert found["reverse"] is True
    assert [item["id"] for item in found["tree"]["branches"]] == ["acme/helpdesk", "acme/support"]
    again = found["tree"]["branches"][0]["branches"][0]
    assert (again["id"], again["relation"], again["again"], again["branches"]) == ("acme/support", "renders", True, [])


def test_what_is_not_said_and_what_is_cut_is_told(sample):
    text = told(sample, "xray beta/newsletter")[1]
    assert "▯ discloses to: not stated" in text
    assert "Cut at a depth of 1" in told(sample, "xray acme/newsletter --depth 1")[1]
    silent = told(sample, "xray data:bank-account --reverse")[1]
    assert "As recorded, nothing uses" in silent
    assert "may use it too: 1." in silent


def test_a_word_asked_the_wrong_way_says_which_way(sample):
    assert "ropa xray data:name --reverse" in told(sample, "xray data:name")[1]


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("acme/newsleter", "acme/newsletter"),
        ("data:emal-address", "data:email-address"),
        ("country:us", "country:US"),
        ("email-address", "data:email-address"),
        ("newsletter", "beta/newsletter"),
    ],
)
def test_a_mistake_is_answered_with_what_was_meant(sample, word, hint):
    result, text = told(sample, f"xray {word}")
    assert isinstance(result, Failure)
    assert hint in text


def test_a_prefix_that_is_none_is_refused(sample):
    assert isinstance(told(sample, "xray colour:red")[0], Failure)
    assert isinstance(told(sample, "xray acme/newsletter --depth 0")[0], Failure)


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_every_language_has_its_words(sample, language):
    for line in ("xray acme", "xray region:EEA --reverse", "xray acme/shoe-size --reverse"):
        assert isinstance(told(sample, f"{line} --lang {language}")[0], Outline)
