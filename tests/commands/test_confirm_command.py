"""`ropa confirm`: what becomes confirmed, by whom, what stays beside it, and when the activity becomes active."""

import datetime
import shlex
from pathlib import Path

import pytest
import tomli

from helpers import TODAY, workspace
from ropa.commands import Session, run_line
from ropa.commands.saving import finished
from ropa.layout import as_text
from ropa.results import Changed, Failure, Result

DOUBTFUL = """
[[activity.newsletter.evidence]]
field = "purposes"
item = "Winning customers"
basis = "inferred"
"""
ACTIVITIES = """\
[activity.newsletter]
name = "Newsletter"
status = "to-confirm"
purposes = ["Sending news", "Winning customers"]
subjects = ["customer"]
data = ["email-address", "shoe-size"]

[activity.newsletter.volume]
subjects = 3

[[activity.newsletter.retention]]
keep = "P1Y"
after = ["the last letter"]
evidence = { basis = "linked", section = "4", note = "usual" }

[[activity.newsletter.evidence]]
field = "data"
basis = "stated"
section = "2"
"""
CONFIRMED = {"basis": "confirmed", "by": "Ann", "on": TODAY}


@pytest.fixture
def root(sample: Path) -> Path:
    return workspace(sample, {"acme/activities.toml": ACTIVITIES + DOUBTFUL})


def told(root: Path, line: str) -> tuple[Result, str]:
    session = Session(root, TODAY)
    result = finished(run_line(line, session), shlex.split(line), session)
    return result, as_text(result, "en")


def record(root: Path) -> dict:
    return tomli.loads((root / "acme/activities.toml").read_text("utf-8"))["activity"]["newsletter"]


def evidence(root: Path) -> list[dict]:
    return record(root)["evidence"]


def test_a_field_becomes_confirmed_and_keeps_what_it_was_read_from(root: Path) -> None:
    result, text = told(root, "confirm acme/newsletter data --by Ann")
    assert isinstance(result, Changed)
    assert "Confirmed by Ann: acme/newsletter data" in text
    assert evidence(root)[0] == {"field": "data", "section": "2", **CONFIRMED}
    assert evidence(root)[1]["basis"] == "inferred"


def test_one_item_becomes_confirmed_alone(root: Path) -> None:
    told(root, "confirm acme/newsletter purposes[1] --by Ann --on 2026-11-20")
    assert {"field": "purposes", "item": "Sending news", **CONFIRMED, "on": datetime.date(2026, 11, 20)} in evidence(
        root
    )
    assert [item["basis"] for item in evidence(root) if item.get("item") == "Winning customers"] == ["inferred"]


def test_a_table_is_confirmed_in_its_own_evidence(root: Path) -> None:
    told(root, "confirm acme/newsletter retention[1] --by Ann")
    assert record(root)["retention"][0]["evidence"] == {"section": "4", "note": "usual", **CONFIRMED}


def test_the_whole_record_is_confirmed_and_becomes_active(root: Path) -> None:
    _, text = told(root, "confirm acme/newsletter --by Ann")
    assert "the activity is active" in text
    assert record(root)["status"] == "active"
    found = {(item["field"], item.get("item")) for item in evidence(root)}
    assert all(item["basis"] == "confirmed" for item in evidence(root))
    assert {("name", None), ("subjects", None), ("data", None), ("volume", None), ("status", None)} <= found
    # What is confirmed already is not confirmed again by somebody else.
    again, _ = told(root, "confirm acme/newsletter --by Bob")
    assert "Bob" not in str(record(root))
    assert isinstance(again, Changed)


def test_an_activity_stays_to_be_confirmed_while_something_is_doubtful(root: Path) -> None:
    _, text = told(root, "confirm acme/newsletter data --by Ann")
    assert "stays to be confirmed. Still doubtful: purposes" in text
    assert record(root)["status"] == "to-confirm"
    _, text = told(root, "confirm acme/newsletter purposes[2] --by Ann")
    assert "the activity is active" in text
    assert record(root)["status"] == "active"


def test_a_status_can_be_confirmed_by_its_name(root: Path) -> None:
    told(root, "confirm acme/newsletter status --by Ann")
    assert record(root)["status"] == "active"
    assert {"field": "status", **CONFIRMED} in evidence(root)
    assert "name" not in {item["field"] for item in evidence(root)}


def test_a_proposed_name_is_confirmed_with_the_status(root: Path) -> None:
    text = '\n[[activity.newsletter.evidence]]\nfield = "name"\nbasis = "inferred"\n'
    workspace(root, {"acme/activities.toml": ACTIVITIES + text})
    told(root, "confirm acme/newsletter status --by Ann")
    assert {"field": "name", **CONFIRMED} in evidence(root)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("evidence", "nothing in it to confirm"),
        ("retention[1].keep", "Confirm retention[1]"),
        ("retention.keep", "Confirm retention[1]"),
        ("volume.subjects", "Confirm volume"),
        ("measures", "says nothing here"),
        ("purposes[3]", "purposes has no item 3"),
        ("nothing", "nothing"),
    ],
)
def test_what_cannot_be_confirmed_is_refused(root: Path, words: str, why: str) -> None:
    before = record(root)
    result, text = told(root, f"confirm acme/newsletter {words} --by Ann")
    assert isinstance(result, Failure)
    assert why in text
    assert record(root) == before


def test_a_day_to_come_and_a_missing_name_are_refused(root: Path) -> None:
    assert "still to come" in told(root, "confirm acme/newsletter --by Ann --on 2027-01-01")[1]
    assert "--by" in told(root, "confirm acme/newsletter")[1]


def test_a_value_that_was_open_is_so_no_more(root: Path) -> None:
    asked = '\n[[activity.newsletter.open]]\nfield = "{}"\nstate = "asked"\nof = "Ann"\n'
    workspace(root, {"acme/activities.toml": ACTIVITIES + asked.format("data") + asked.format("measures")})
    told(root, "confirm acme/newsletter data --by Ann")
    assert [item["field"] for item in record(root)["open"]] == ["measures"]


def test_a_party_is_confirmed_like_an_activity(root: Path) -> None:
    told(root, "confirm acme/helpdesk --by Ann")
    party = tomli.loads((root / "acme/register.toml").read_text("utf-8"))["party"]["helpdesk"]
    assert [item["field"] for item in party["evidence"]] == ["name", "seat"]
