"""Evidence: the nearest wins, and it tells how a value is known."""

import pytest

from helpers import register
from ropa.model import plan
from ropa.view.evidence import evidence_of, evidence_words, item_key, state_of
from ropa.view.marks import State
from ropa.view.words import Words

TEXT = """\
[activity.a]
name = "A"
status = "active"
purposes = ["p"]
data = ["name", "email-address"]
cited = { document = "notice", section = "Record" }

[[activity.a.evidence]]
field = "data"
section = "Field"
basis = "linked"

[[activity.a.evidence]]
field = "data"
item = "name"
section = "Item"
basis = "inferred"

[[activity.a.evidence]]
field = "disclosure"
item = "controller"
section = "Recipient"

[[activity.a.disclosure]]
to = "controller"

[[activity.a.disclosure]]
to = "controller"
evidence = { section = "Own", basis = "confirmed", by = "J. Doe", on = 2026-01-02, note = "by phone" }

[document.notice]
title = "Privacy notice"
"""
HERE = register(TEXT)
ACTIVITY = HERE.records["a"]
FIELDS = {field.key: field for field in plan(type(ACTIVITY))}


def section(key: str, item: object = None) -> str | None:
    found = evidence_of(ACTIVITY, FIELDS[key], item)
    return found and found.section


def test_the_nearest_wins():
    first, second = ACTIVITY.disclosure  # type: ignore[attr-defined]
    assert section("purposes", "p") == "Record"
    assert section("data") == "Field"
    assert section("data", "email-address") == "Field"
    assert section("data", "name") == "Item"
    assert section("disclosure", first) == "Recipient"
    assert section("disclosure", second) == "Own"


def test_the_source_says_nothing_of_how_the_record_is_kept():
    assert section("status") is None


@pytest.mark.parametrize(
    ("basis", "state"),
    [
        ("stated", State.STATED),
        ("linked", State.LINKED),
        ("inferred", State.INFERRED),
        ("confirmed", State.CONFIRMED),
        ("unheard-of", State.STATED),
    ],
)
def test_states(basis, state):
    cited = register(f'[party.a]\nname = "A"\ncited = {{ basis = "{basis}" }}\n').records["a"].cited
    assert state_of(cited) is state


def test_without_evidence_the_record_states_it():
    assert state_of(None) is State.STATED
    assert evidence_words(None, Words(HERE, "en")) == ""


def test_words():
    second = ACTIVITY.disclosure[1]  # type: ignore[attr-defined]
    assert evidence_words(ACTIVITY.cited, Words(HERE, "en")) == "Privacy notice, § Record"
    assert evidence_words(second.evidence, Words(HERE, "nl")).startswith("§ Own, ")
    assert evidence_words(second.evidence, Words(HERE, "nl")).endswith(", J. Doe, 2 januari 2026, by phone")


def test_items_are_named_by_what_they_are_about():
    assert item_key("name") == "name"
    assert item_key(ACTIVITY.disclosure[0]) == "controller"  # type: ignore[attr-defined]
    assert item_key(5) is None
