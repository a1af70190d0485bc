"""`ropa trace` in text and JSON, and what it refuses."""

import json

from helpers import TODAY, told, workspace
from ropa.commands import Session, run_line
from ropa.layout import as_json
from ropa.results import Failure, Outline


def test_hops_in_words_with_data_purpose_basis_place_and_tool(sample):
    result, text = told(sample, "trace data:email-address country:IN")
    assert isinstance(result, Outline)
    assert text.splitlines()[0] == "How data can get from E-mail address to India (IN)"
    for words in (
        "Transfer, condition unconfirmed",
        "Newsletter → answering questions (discloses to)",
        "Categories of personal data: E-mail address; Role: Processor",
        "Purposes: Sending news",
        "Legal basis: Consent",
        "Place of access: India (IN)",
        "Path: E-mail address → Newsletter → answering questions → India (IN)",
    ):
        assert words in text
    assert "Letter of Beta" in text.split("Beta", 1)[1]


def test_the_same_as_values(sample):
    result = told(sample, "trace shoe-size country:IN --format json")[0]
    values = json.loads(as_json(result))
    assert (values["start"], values["end"]) == ("acme/shoe-size", "country:IN")
    (answer,) = values["registers"]
    hop = answer["hops"][0]
    assert answer["register"] == "acme"
    assert (hop["grade"], hop["source"], hop["target"], hop["tool"]) == (
        "condition-unconfirmed",
        "acme/newsletter",
        "acme/support",
        "scc",
    )
    assert hop["activities"] == [
        {"id": "acme/newsletter", "purposes": ["Sending news"], "legal_basis": ["consent"]},
    ]
    assert hop["path"][0] == "acme/shoe-size"
    assert {gap["why"] for gap in answer["open"]} <= {"silent", "chain", "region"}


def test_none_is_said_to_be_found_only_where_nothing_is_silent(sample):
    text = told(sample, "trace data:email-address country:JP")[1]
    assert "No hop found" not in text
    assert "the record leaves open" in text


def test_a_shared_vendor_joins_no_two_clients(sample):
    values = json.loads(as_json(told(sample, "trace shared/cloud country:US")[0]))
    assert [answer["register"] for answer in values["registers"]] == ["acme"]


def test_refusals_name_the_cure(sample):
    for line, cure in (
        ("trace data:email-adress country:IN", "data:email-address"),
        ("trace newsleter country:IN", "newsletter"),
        ("trace data:name country:xq", "country:"),
        ("trace acme/newsletter beta/newsletter", "different registers"),
        ("trace country:IN data:email-address", "ropa trace data:email-address country:IN"),
        ("trace data:name acme", "its activities"),
        ("trace country:IN country:IN", "two different"),
    ):
        result = told(sample, line)[0]
        assert isinstance(result, Failure), line
        assert cure in result.message, line


def test_every_language_has_its_words(sample):
    titles = set()
    for language in ("en", "nl", "fr", "de"):
        result = run_line(f"trace data:email-address country:IN --lang {language}", Session(sample, TODAY))
        assert isinstance(result, Outline)
        titles.add(result.title)
    assert len(titles) == 4


def test_none_found_is_said_where_everything_on_the_way_is_recorded(tmp_path):
    text = """\
[register]
organisation = "o"
[party.o]
name = "O"
seat = "NL"
[activity.a]
name = "A"
data = ["name"]
stored_in = ["NL"]
disclosure = "none"
"""
    shown = told(workspace(tmp_path, {"r/register.toml": text}), "trace data:name country:US")[1]
    assert "No hop found in the record by which data get from" in shown
    assert "leaves open" not in shown
