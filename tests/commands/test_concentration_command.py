"""`ropa concentration`: rows in words and as JSON, and its refusals."""

import json

import pytest

from helpers import told, workspace
from ropa.layout import as_json
from ropa.results import Failure, Outline


def test_rows_say_how_many_of_how_many(sample):
    result, text = told(sample, "concentration")
    assert isinstance(result, Outline)
    shown = text.splitlines()
    assert "  Cloud Inc. – registers: 1 of 2; activities: 1 of 2  [shared/cloud]" in shown
    assert "      shared record" in shown
    assert "  ▯ Not stated – registers: 1 of 2; activities: 1 of 2" in shown


def test_rows_are_values_with_addresses(sample):
    found = json.loads(as_json(told(sample, "concentration acme --by place --format json")[0]))
    assert found["registers"] == ["acme"]
    row = next(item for item in found["rows"] if item["key"] == "country:IN")
    assert row["records"] == ["acme/support", "acme/helpdesk"]
    assert row["activities"] == ["acme/newsletter"]


def test_a_tool_is_judged_by_the_law_of_a_day(sample):
    text = told(sample, "concentration --by tool --as-of 2024-01-01")[1]
    assert "Standard contractual clauses (2021)" in text
    assert "Adequacy decision for United States (US)" in text
    assert "2024-01-01" in text


def test_an_unnamed_party_is_shown_by_category_and_register(tmp_path):
    text = """\
[register]
organisation = "me"
[party.me]
name = "Me"
[activity.a]
name = "A"
disclosure = [{ to = "p", certainty = "may" }]
[party.p]
name = "Hosts"
named = false
category = "hosting"
"""
    workspace(tmp_path, {"r/a.toml": text})
    shown = told(tmp_path, "concentration")[1]
    assert "Hosting provider (not named; Me)" in shown
    assert "may take place only: 1" in shown


def test_shared_records_alone_have_nothing_to_count(sample):
    assert "name nothing to count" in told(sample, "concentration shared")[1]


def test_an_unknown_register_or_count_is_refused(sample):
    result, text = told(sample, "concentration acmee")
    assert isinstance(result, Failure)
    assert "“acme”" in text
    assert isinstance(told(sample, "concentration --by colour")[0], Failure)


@pytest.mark.parametrize("by", ["party", "place", "tool", "category"])
@pytest.mark.parametrize("language", ["nl", "fr", "de"])
def test_every_language_has_its_words(sample, by, language):
    assert isinstance(told(sample, f"concentration --by {by} --lang {language}")[0], Outline)
