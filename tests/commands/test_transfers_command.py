"""`ropa transfers`: what each hop tells, and the list as a document, for an authority or for the organisation."""

from pathlib import Path

import pytest

from helpers import told, workspace
from ropa.results import Failure, Written

TEXT = """\
[register]
organisation = "o"
language = "en"
[party.o]
name = "O"
seat = "NL"
[party.near]
name = "Near"
seat = "IE"
parent = "far"
[party.far]
name = "Far"
seat = "US"
[party.desk]
name = "Desk"
seat = "IN"
[party.maybe]
name = "Maybe"
seat = "BR"
[engagement.hosting]
party = "near"
stored_in = ["IE"]
accessed_from = ["IE"]
[engagement.support]
under = "hosting"
party = "desk"
service = "support"
stored_in = ["IN"]
accessed_from = ["IN"]
transfer = { tool = "scc", document = "clauses", assessment = "tia" }
[engagement.watch]
under = "hosting"
party = "far"
stored_in = ["US"]
accessed_from = ["US"]
transfer = { tool = "privacy-shield" }
[document.clauses]
title = "The clauses"
[document.tia]
title = "The assessment"
outcome = "insufficient"
date = 2026-03-01
[activity.a]
name = "Care"
capacity = "controller"
purposes = ["Care"]
disclosure = [{ to = "hosting", role = "processor" }, { to = "maybe", role = "controller", certainty = "may" }]
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return workspace(tmp_path / "registers", {"o/a.toml": TEXT})


def test_a_hop_tells_its_roles_its_tool_its_activities_and_how_certain_it_is(record):
    text = told(record, "transfers")[1]
    assert (
        "  Near → Desk — support: transfer; covered; risk high; declared and derived\n      Seat: India (IN), a" in text
    )
    assert "Roles: Processor → Processor\n" in text
    assert "Transfer tool recorded: Standard contractual clauses (2021)\n      Processing activities: Care\n" in text
    assert "Roles: Controller → Separate controller\n      Transfer tool recorded: none stated" in text
    assert text.count("The record says only that this may take place.") == 1


def test_a_tool_that_is_no_longer_in_force_is_told_where_a_decision_takes_its_place(record):
    said = "“EU-US Privacy Shield (annulled, C-311/18)” is recorded too, but is not in force on 2026-11-22"
    assert said in told(record, "transfers")[1]
    between = told(record, "transfers --as-of 2022-01-01")[1]
    assert said.split(" too", maxsplit=1)[0] + ", but is not in force on 2022-01-01" in between
    assert "recorded too" not in between
    assert "recorded too" not in told(record, "transfers --as-of 2019-01-01")[1].split("Far: ")[1].split("\n  ")[0]


@pytest.mark.parametrize("suffix", ["html", "md", "txt"])
def test_a_list_for_an_authority_tells_nothing_of_risk_control_or_differences(record, tmp_path, suffix):
    target = tmp_path / f"list.{suffix}"
    result, text = told(record, f"transfers --to '{target}'")
    assert isinstance(result, Written), text
    shown = target.read_text("utf-8")
    for word in ("Desk — support", "The clauses", "The assessment", "Worked out from the record", "Roles: Processor"):
        assert word in shown
    for word in ("isk", "Control from", "Declared compared", "declared", "INTERNAL"):
        assert word not in shown.replace("Desk", "").replace("desk", "")


def test_an_internal_list_tells_them_and_says_so(record, tmp_path):
    target = tmp_path / "list.txt"
    told(record, f"transfers --internal --to '{target}'")
    shown = target.read_text("utf-8")
    for word in ("INTERNAL", "risk high", "Control from a third country", "Declared compared with derived"):
        assert word in shown


def test_a_difference_names_between_whom_the_hop_is_that_it_is_about(record):
    assert told(record, "transfers --where importer:=maybe --sort kind")[0].differences
    rows = told(record, "transfers")[0].differences
    assert [(row.values.get("exporter"), row.values.get("importer")) for row in rows if row.values["hop"]] == [
        ("o/o", "o/maybe")
    ]
    assert all(not {"exporter", "importer"} & set(row.values) for row in rows if not row.values["hop"])


def test_the_order_for_an_authority_does_not_follow_the_risk(record, tmp_path):
    safe = '[party.z]\nname = "Zed"\nseat = "CH"\n[engagement.able]\nparty = "z"\nstored_in = ["CH"]\n'
    more = (
        safe
        + 'accessed_from = ["CH"]\n'
        + '[activity.b]\nname = "B"\ncapacity = "controller"\ndisclosure = [{ to = "able" }]\n'
    )
    (record / "o" / "0.toml").write_text(more, "utf-8")
    shown = {}
    for option in ("", "--internal"):
        told(record, f"transfers {option} --to '{tmp_path / 'list.txt'}'")
        text = (tmp_path / "list.txt").read_text("utf-8")
        shown[option] = text.index("→ Desk") < text.index("→ Zed")
    # The high risk stands first inside; outside, the order of the record is kept.
    assert shown == {"": False, "--internal": True}


def test_all_takes_in_hops_that_are_no_transfer(record, tmp_path):
    for option, is_there in (("", False), ("--all", True)):
        told(record, f"transfers {option} --to '{tmp_path / 'list.txt'}'")
        assert ("O → Near: no transfer" in (tmp_path / "list.txt").read_text("utf-8")) is is_there


def test_a_register_that_cannot_be_read_whole_or_several_at_once_are_refused(record, tmp_path):
    (record / "p").mkdir()
    (record / "p" / "a.toml").write_text('[register]\norganisation = "p"\n[party.p]\nname = "P"\n', "utf-8")
    result, _ = told(record, f"transfers --to '{tmp_path / 'list.txt'}'")
    assert isinstance(result, Failure)
    (record / "o" / "broken.toml").write_text("[party", "utf-8")
    result, _ = told(record, f"transfers o --to '{tmp_path / 'list.txt'}'")
    assert isinstance(result, Failure)
    assert not (tmp_path / "list.txt").exists()
