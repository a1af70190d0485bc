"""What is typed for a field, as the value that is written."""

import datetime

import pytest

from changing import refusal
from helpers import parts
from ropa.changes import field_path, parse_value
from ropa.model import plan


def parsed(kind: str, name: str, text: str, **more: bool) -> object:
    return parse_value(field_path(kind, name, None).field, text, **more)


@pytest.mark.parametrize(
    ("kind", "name", "text", "value"),
    [
        ("activity", "name", " Weekly, by post ", "Weekly, by post"),
        ("activity", "name", '"none"', "none"),
        ("activity", "data", "name, photo ,", ["name", "photo"]),
        ("activity", "data", "name", ["name"]),
        ("activity", "data", '["name", "photo"]', ["name", "photo"]),
        ("activity", "purposes", "Sending, and keeping", ["Sending, and keeping"]),
        ("activity", "purposes", '["Sending", "Keeping"]', ["Sending", "Keeping"]),
        ("activity", "purposes", '"[x]"', ["[x]"]),
        ("activity", "started", "2026-05-25", datetime.date(2026, 5, 25)),
        ("activity", "data_exhaustive", "false", False),
        ("activity", "volume.subjects", "1200", 1200),
        ("activity", "disclosure", "none", "none"),
        ("activity", "disclosure", "mailing", [{"to": "mailing"}]),
        ("activity", "disclosure", '{ to = "mailing", role = "processor" }', [{"to": "mailing", "role": "processor"}]),
        ("activity", "legal_basis", '[{ basis = "consent" }]', [{"basis": "consent"}]),
        ("activity", "dpia", "{ required = true }", {"required": True}),
        ("activity", "transfers.statement", "none", "none"),
        ("activity", "sources", "nobody-knows", ["nobody-knows"]),
        ("register", "review_every", "P1Y", "P1Y"),
        ("register", "representative", "none", "none"),
        ("party", "seat", "NL", "NL"),
        ("engagement", "stored_in", "NL,DE", ["NL", "DE"]),
        ("party", "name", "'s-Hertogenbosch", "'s-Hertogenbosch"),
    ],
)
def test_what_is_meant(kind, name, text, value):
    found = parsed(kind, name, text)
    assert found == value
    assert type(found) is type(value)


def test_one_item_of_a_list():
    assert parsed("activity", "data", "name", is_item=True) == "name"
    assert parsed("activity", "purposes", "a, b", is_item=True) == "a, b"
    assert parsed("activity", "disclosure", "mailing", is_item=True) == {"to": "mailing"}


def test_the_word_for_all_only_where_it_is_one():
    applies = next(field for model in parts() for field in plan(model) if field.key == "applies")
    assert parse_value(applies, "all") == "all"
    assert parse_value(applies, "not-attributed") == "not-attributed"
    assert parse_value(applies, "news, sales") == ["news", "sales"]


@pytest.mark.parametrize(
    ("kind", "name", "text", "key", "cure"),
    [
        ("activity", "started", "25-05-2026", "findings.R108", "2026-05-25"),
        ("activity", "started", "2026-02-30", "findings.R108", "2026-05-25"),
        ("activity", "started", "20260525", "findings.R108", "2026-05-25"),
        ("activity", "data_exhaustive", "yes", "findings.R108", "true or false"),
        ("activity", "volume.subjects", "many", "findings.R108", "whole number"),
        ("activity", "volume.subjects", "9" * 30, "findings.R108", "whole number"),
        ("register", "review_every", "1 year", "findings.R110", "P7Y"),
        ("activity", "dpia", "true", "findings.R108", "table"),
        ("activity", "retention", "P7Y", "findings.R108", "table"),
        ("activity", "retention", '[{ keep = "7" }]', "findings.R110", "P7Y"),
        ("activity", "retention", '[{ kep = "P7Y" }]', "findings.R107", "Did you mean “keep”?"),
        ("activity", "disclosure", '{ role = "processor" }', "findings.R109", "“to”"),
        ("activity", "disclosure", '{ to = "mailing"', "changes.refused.no-toml", "tables { key"),
        ("activity", "disclosure", "{ to = mailing }", "changes.refused.no-toml-unquoted", "single quotes"),
        ("activity", "disclosure", "{", "changes.refused.no-toml-unquoted", "single quotes"),
        ("activity", "name", '"a" b', "changes.refused.no-toml", '"text"'),
        ("activity", "name", '""', "findings.R110", "leave the key out"),
        ("activity", "name", "[1]", "findings.R108", "a text"),
        ("activity", "purposes", "none", "changes.refused.none", "purposes="),
        ("activity", "data", "none", "changes.refused.none", "data="),
        ("activity", "name", "", "changes.refused.no-value", "name"),
        ("activity", "data", " , ", "changes.refused.no-value", "data"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_with_what_it_can(kind, name, text, key, cure):
    message = refusal(lambda: parsed(kind, name, text))
    assert message.key == key
    assert cure in message.words("en")


def test_every_field_of_every_model_says_what_type_it_is():
    types = {field.leaf for model in parts() for field in plan(model) if field.part is None}
    assert types == {str, bool, int, datetime.date}
    assert all(field.leaf is field.part for model in parts() for field in plan(model) if field.part)
