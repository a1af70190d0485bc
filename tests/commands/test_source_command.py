"""`ropa source`, and saving and undoing only a part."""

import json

import pytest

from helpers import TODAY
from ropa.commands import Session, run_line
from ropa.layout import as_json, as_text
from ropa.results import Changed, Failure, MapView, SourceView
from ropa.tui.hunks import hunks


@pytest.fixture
def session(sample):
    return Session(sample, TODAY)


def first_activity(session: Session) -> str:
    return next(
        register.address(key)
        for register in session.workspace.portfolio.registers.values()
        for key, record in register.records.items()
        if record.KIND == "activity"
    )


def test_the_text_of_a_record_with_unsaved_changes(session):
    address = first_activity(session)
    run_line(f"set {address} note='Not saved yet'", session)
    shown = run_line(f"source {address} --field note", session)
    assert isinstance(shown, SourceView)
    line = next(line for line in shown.lines if line.number == shown.number)
    assert line.text == 'note = "Not saved yet"'
    assert f"> {line.number}  {line.text}" in " ".join(as_text(shown, "en").split(" ")).replace(">  ", "> ")
    assert json.loads(as_json(shown))["line"] == line.number


def test_what_has_no_text_is_refused(session):
    assert isinstance(run_line("source nobody/nothing", session), Failure)
    assert isinstance(run_line(f"source {first_activity(session)} --field nothing", session), Failure)


def test_one_file_is_saved_and_the_rest_stays(session):
    address = first_activity(session)
    name = address.partition("/")[0]
    run_line(f"set {address} note=One", session)
    run_line(f"add party {name}/newcomer name=Newcomer", session)
    first, second = (file.path for file in session.workspace.pending)
    assert isinstance(run_line("save nowhere.toml", session), Failure)
    found = run_line(f"save '{second}'", session)
    assert isinstance(found, Changed)
    assert (found.saved, found.pending) == ((second,), (first,))


def test_several_steps_are_taken_back_or_none(session):
    address = first_activity(session)
    before = session.workspace.portfolio.find(address)[2]
    for word in ("One", "Two"):
        run_line(f"set {address} note={word}", session)
    shown = run_line("changes", session)
    assert isinstance(shown, Changed)
    assert len(shown.steps) == 2
    assert [hunk.address for hunk in hunks(shown.files[0], session.workspace)] == [address]
    assert isinstance(run_line("undo 3", session), Failure)
    assert session.workspace.portfolio.find(address)[2].note == "Two"
    assert isinstance(run_line("undo 2", session), Changed)
    assert session.workspace.portfolio.find(address)[2] == before
    assert not session.workspace.pending


def test_a_map_goes_as_deep_as_asked(session):
    address = first_activity(session)
    one, two = (run_line(f"map {address} --depth {depth}", session) for depth in (1, 2))
    assert isinstance(one, MapView)
    assert isinstance(two, MapView)
    assert not any(item.further for item in (*one.comes_from, *one.goes_to))
    assert any(item.further for item in (*two.comes_from, *two.goes_to))
    behind = [far for item in two.goes_to for far in item.further]
    assert not any(far.address == address for far in behind)
    assert all(f"  {far.relation}: {far.name}" in as_text(two, "en") for far in behind)
