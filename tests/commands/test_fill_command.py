"""`ropa fill` and what goes with it: what is required, a record used where it is made, several changed or none."""

from pathlib import Path

import pytest

from helpers import TODAY, told, workspace
from ropa.commands import Session, run_line
from ropa.model import Activity
from ropa.results import Changed, Failure, Outline, ToFill, Written
from ropa.view.outline import questions

ACTIVITIES = """\
[activity.newsletter]
name = "Newsletter"
purposes = ["Sending news"]

[[activity.newsletter.open]]
field = "joint_controllers"
state = "not-applicable"
reason = "We decide alone."

[activity.payroll]
name = "Payroll"
subjects = ["employee"]
"""


@pytest.fixture
def session(sample: Path) -> Session:
    return Session(workspace(sample, {"acme/activities.toml": ACTIVITIES}), TODAY)


def asked(session: Session, line: str) -> list[str]:
    result = run_line(line, session)
    assert isinstance(result, Outline)
    return [branch.asks.partition("#")[2] for branch in questions(result.branches)]


def test_only_what_is_required_and_silent_is_asked_in_the_order_of_the_record(session: Session) -> None:
    found = asked(session, "fill acme/newsletter")
    assert isinstance(run_line("fill acme/newsletter", session), ToFill)
    assert found == ["legal_basis", "subjects", "data", "disclosure", "transfers", "retention", "measures"]
    assert "joint_controllers" in asked(session, "fill acme/payroll")
    assert "subjects" not in asked(session, "fill acme/payroll")
    run_line("set acme/newsletter legal_basis=consent subjects=customer data=name", session)
    assert asked(session, "fill acme/newsletter") == ["disclosure", "transfers", "retention", "measures"]


def test_an_engagement_is_asked_together_with_its_party(session: Session) -> None:
    run_line("add party acme/printer name=Printer", session)
    run_line("add engagement acme/printing party=printer", session)
    found = run_line("fill acme/printing", session)
    assert isinstance(found, ToFill)
    assert [branch.asks for branch in questions(found.branches)] == [
        "acme/printing#stored_in",
        "acme/printing#accessed_from",
        "acme/printer#category",
        "acme/printer#seat",
    ]
    run_line("set acme/printer seat=NL category=hosting", session)
    assert asked(session, "fill acme/printing") == ["stored_in", "accessed_from"]


def test_an_activity_is_asked_with_the_seats_of_those_it_gives_data_to(session: Session) -> None:
    run_line("add party acme/printer name=Printer", session)
    run_line("add party acme/stock-room name='Stock room'", session)
    run_line("set acme/newsletter legal_basis=consent subjects=customer data=name", session)
    given = "disclosure=[{to='printer',role='processor'},{to='printer'},{to='stock-room',role='internal'}]"
    assert isinstance(run_line(f'set acme/newsletter "{given}"', session), Changed)
    found = run_line("fill acme/newsletter", session)
    assert isinstance(found, ToFill)
    asked_of = [branch.asks for branch in questions(found.branches) if branch.asks.endswith("seat")]
    assert asked_of == ["acme/printer#seat"], "once, and not of a department"
    run_line("set acme/printer seat=NL", session)
    assert "seat" not in asked(session, "fill acme/newsletter")
    assert isinstance(run_line("set acme/newsletter disclosure[3].role=controller", session), Changed)
    assert "seat" in asked(session, "fill acme/newsletter"), "the stock room is another organisation now"


def test_nothing_required_is_said(session: Session) -> None:
    run_line("add system archive name=Archive --register acme", session)
    result = run_line("fill archive", session)
    assert isinstance(result, ToFill)
    assert not result.branches
    assert result.remarks


def test_a_record_is_made_and_named_in_one_step(session: Session) -> None:
    line = "add party acme/printer name=Printer --use acme/newsletter disclosure+=printer --use acme/payroll note=Asked"
    assert isinstance(run_line(line, session), Changed)
    register = session.workspace.portfolio.registers["acme"]
    made = register.records["newsletter"]
    assert isinstance(made, Activity)
    assert isinstance(made.disclosure, tuple)
    assert made.disclosure[0].to == "printer"
    run_line("undo", session)
    register = session.workspace.portfolio.registers["acme"]
    assert "printer" not in register.records
    assert register.records["payroll"].note is None


def test_a_record_that_cannot_be_named_is_not_made(session: Session) -> None:
    assert isinstance(run_line("add party acme/printer name=P --use acme/newsletter started=printer", session), Failure)
    assert "printer" not in session.workspace.portfolio.registers["acme"].records
    assert not session.workspace.pending


def test_of_several_the_one_that_fails_is_named_and_none_is_changed(session: Session) -> None:
    result = run_line("set acme/newsletter acme/payroll subjects+=employee", session)
    assert isinstance(result, Failure)
    assert "acme/payroll" in result.message
    assert "Nothing was changed in any of the 2 records" in result.message
    assert not session.workspace.pending
    assert isinstance(run_line("set acme/newsletter acme/payroll data+=name", session), Changed)
    run_line("undo", session)
    assert not session.workspace.pending


def test_what_waits_to_be_confirmed_is_listed_and_nothing_else(sample: Path) -> None:
    doubtful = '\n[[activity.payroll.evidence]]\nfield = "subjects"\nbasis = "inferred"\n'
    session = Session(workspace(sample, {"acme/activities.toml": ACTIVITIES + doubtful}), TODAY)
    assert all(key.endswith(":confirm") for key in asked(session, "confirm"))
    assert "subjects:confirm" in asked(session, "confirm")
    run_line("confirm acme/payroll subjects --by Ann", session)
    assert "subjects:confirm" not in asked(session, "confirm")
    result = run_line("confirm acme/payroll", session)
    assert isinstance(result, Failure)
    assert "--by" in result.message


def test_a_register_begins_with_all_that_is_known(tmp_path: Path) -> None:
    line = (
        f"init {tmp_path} --register acme --name 'Acme Inc' --seat US --representative 'Rep BV' --dpo 'Jo Doe' "
        "--dpo-email jo@acme.example --activity Payroll --role processor"
    )
    assert isinstance(told(tmp_path, line)[0], Written)
    register = Session(tmp_path, TODAY).workspace.portfolio.registers["acme"]
    assert register.own
    assert (register.own.dpo, register.own.representative) == ("jo-doe", "rep-bv")
    made = register.records["payroll"]
    assert isinstance(made, Activity)
    assert made.capacity == "processor"


def test_none_and_silence_differ_from_the_first(tmp_path: Path) -> None:
    told(tmp_path, f"init {tmp_path} --register acme --dpo none --activity acme --role both")
    register = Session(tmp_path, TODAY).workspace.portfolio.registers["acme"]
    assert register.own
    assert register.own.dpo == "none"
    assert register.own.representative is None
    made = register.records["acme-activity"]
    assert isinstance(made, Activity)
    assert made.capacity is None


@pytest.mark.parametrize("words", ["--dpo-email a@b.example", "--dpo none --dpo-email a@b.example"])
def test_what_belongs_to_nothing_is_refused(tmp_path: Path, words: str) -> None:
    assert isinstance(told(tmp_path, f"init {tmp_path} {words}")[0], Failure)
    assert not list(tmp_path.iterdir())
