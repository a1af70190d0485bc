"""`ropa access` in words and as JSON."""

import json

import pytest

from helpers import SAMPLE, told, workspace
from ropa.layout import as_json
from ropa.results import Failure, Outline


def data(root, line):
    return json.loads(as_json(told(root, f"{line} --format json")[0]))


def test_the_draft_has_every_point_and_says_what_is_silent(sample):
    result, text = told(sample, "access subject:customer acme")
    assert isinstance(result, Outline)
    assert all(f"({letter}) " in text for letter in "abcdefgh")
    for shown in ("Draft", "Sending news", "Shoe size", "Helpdesk Ltd", "Cloud Inc.", "Art. 15(2)", "▯ not stated"):
        assert shown in text
    found = data(sample, "access customer acme")["registers"][0]
    assert [one["party"] for one in found["controller"][0]["recipients"]] == ["acme/helpdesk", "shared/cloud"]
    assert {one["verdict"] for one in found["controller"][0]["transfers"]} == {"transfer"}
    assert found["controller"][0]["fields"]["retention"][0]["state"] == "silent"


def test_activities_that_do_not_say_whose_data_cannot_be_ruled_out(sample):
    text = told(sample, "access customer beta")[1]
    assert "this does not rule out" in text
    assert "▯ Letter of Beta" in text
    assert [item["register"] for item in data(sample, "access customer")["registers"]] == ["acme", "beta"]


def test_what_is_only_proposed_of_whose_data_it_is_looks_so_and_other_categories_are_named(tmp_path):
    text = """
[register]
organisation = "o"
sources = ["data-subject"]
[party.o]
name = "O"
[activity.guess]
name = "Offers"
subjects = ["customer"]
[[activity.guess.evidence]]
field = "subjects"
item = "customer"
basis = "inferred"
[activity.said]
name = "Orders"
subjects = ["customer", "debtor"]
[subject.debtor]
name = "Debtors"
"""
    workspace(tmp_path, {"r/a.toml": text})
    shown = told(tmp_path, "access customer r")[1]
    assert "? Offers" in shown
    assert "? Orders" not in shown
    assert "each with a draft of its own?" in shown
    assert "Debtors" in shown
    assert data(tmp_path, "access customer r")["registers"][0]["others"] == ["r/debtor"]
    assert told(tmp_path, "access debtor r")[1].count("Customers") == 1
    assert "stated for the whole organisation" in shown
    assert "organisation [r]" not in shown, "an address means nothing to the person who asks"


def test_an_own_category_is_asked_for_where_it_is_known(tmp_path):
    own = SAMPLE["beta/register.toml"].replace('name = "Letter of Beta"', 'name = "Letter"\nsubjects = ["reader"]')
    workspace(tmp_path, SAMPLE | {"beta/register.toml": own + '\n[subject.reader]\nname = "Readers"\n'})
    for word in ("reader", "beta/reader", "subject:reader"):
        found = data(tmp_path, f"access {word}")["registers"]
        assert [(item["register"], len(item["controller"])) for item in found] == [("beta", 1)]
    assert isinstance(told(tmp_path, "access reader acme")[0], Failure)


def test_categories_only_the_past_and_channels_are_said(tmp_path):
    text = """
[register]
organisation = "o"
authority = "nl-ap"
[[register.right]]
rights = ["erasure"]
via = "email"
at = "a@b.example"
[[register.disclosure]]
applies = "not-attributed"
to = "someone"
[party.o]
name = "O"
[party.someone]
name = "Service providers"
named = false
[activity.a]
name = "A"
subjects = ["customer"]
[[activity.a.disclosure]]
to = "someone"
until = 2020-01-01
"""
    shown = told(workspace(tmp_path, {"r/a.toml": text}), "access customer")[1]
    for said in ("in the past", "by category only", "a@b.example", "autoriteitpersoonsgegevens", "tied to no activity"):
        assert said in shown
    assert "transfers to them cannot be told" in shown


@pytest.mark.parametrize(
    ("line", "said"),
    [("access custmer", "customer"), ("access customer acm", "acme"), ("access beta/nobody", "no category")],
)
def test_a_refusal_names_the_cure(sample, line, said):
    result, text = told(sample, line)
    assert isinstance(result, Failure)
    assert said in text


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_every_language_has_the_words(sample, language):
    assert isinstance(told(sample, f"access customer --lang {language}")[0], Outline)


def test_the_month_runs_from_receipt_and_its_absence_is_said(sample):
    text = told(sample, "access customer acme --received 2026-10-22")[1]
    assert "To be answered by Monday, 23 November 2026" in text
    assert "would end on Sunday, 22 November 2026" in text
    assert "two further months" in text
    assert "already" not in text
    assert "past, as of" in told(sample, "access customer acme --received 2026-01-05 --as-of 2026-11-22")[1]
    found = data(sample, "access customer acme --received 2026-10-22")["registers"][0]["deadline"]
    assert found["law"] == {"period": "P1M", "ends": "2026-11-22", "last_day": "2026-11-23"}
    assert found["extended"]["last_day"] == "2027-01-22"
    assert "the day of receipt is not given" in told(sample, "access customer acme")[1]
    assert data(sample, "access customer acme")["registers"][0]["deadline"] is None


def test_what_limits_a_source_of_data_stands_beside_it(tmp_path):
    text = """
[register]
organisation = "o"
sources = ["data-subject"]
[[register.evidence]]
field = "sources"
note = "In particular; others are not ruled out."
[party.o]
name = "O"
[activity.a]
name = "A"
subjects = ["customer"]
[activity.b]
name = "B"
subjects = ["customer"]
sources = ["generated"]
"""
    shown = told(workspace(tmp_path, {"r/a.toml": text}), "access customer r")[1]
    assert shown.count("Note on the source: In particular; others are not ruled out.") == 1


def test_a_letter_is_written_in_the_language_of_the_register_with_its_own_head(sample, tmp_path):
    target = tmp_path / "letter.md"
    told(sample, f"access customer acme --received 2026-11-20 --letter --to {target}")
    written = target.read_text("utf-8")
    for said in (
        "CONCEPT van een brief",
        r"- Aan: \[in te vullen",
        "- Uw verzoek van: 20 november 2026",
        "## Uw verzoek",
    ):
        assert said in written, said
    assert "--letter" not in written
    assert "--letter makes a letter" in told(sample, "access customer acme")[1]
    assert "--letter makes" not in told(sample, "access customer acme --letter")[1]


@pytest.mark.parametrize("name", ["Klanten", "klanten", "Clients", "Kunden", "subject:customer"])
def test_a_category_goes_by_its_name_in_any_language(sample, name):
    line = "access {} acme --received 2026-11-20"
    assert told(sample, line.format(name))[1] == told(sample, line.format("customer"))[1]
