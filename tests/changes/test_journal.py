"""Undo and redo: the former bytes, or a refusal; and the same after a crash."""

import json

import pytest

from changing import applied, opened, refusal
from helpers import SAMPLE
from ropa.changes import (
    AddRecord,
    Batch,
    DeleteRecord,
    FileChange,
    Journal,
    Message,
    RenameRecord,
    SetField,
    as_json,
    files_after,
    from_json,
)
from ropa.finding import Pointer

CHANGED = Message("changes.label.several", {"count": "1"})
CHANGES = (
    AddRecord("acme", "party", "new", {"name": "New"}),
    RenameRecord("shared/cloud", "sky"),
    DeleteRecord("acme/support", with_references=True),
    SetField(Pointer("acme/newsletter", ("name",)), "Letter"),
)


def done() -> tuple[Journal, list[dict[str, str]]]:
    """A journal, and the texts after each of its batches."""
    journal, states = Journal(), [dict(SAMPLE)]
    for change in CHANGES:
        batch = files_after(opened(states[-1]), [change])
        journal = journal.with_done(batch)
        states.append(applied(states[-1], batch))
    return journal, states


def test_all_the_way_back_and_forth():
    journal, states = done()
    texts = states[-1]
    for state in states[-2::-1]:
        journal, batch = journal.undo(texts)
        texts = applied(texts, batch)
        assert texts == state
    assert refusal(lambda: journal.undo(texts)).key == "changes.refused.nothing-to-undo"
    for state in states[1:]:
        journal, batch = journal.redo(texts)
        texts = applied(texts, batch)
        assert texts == state
    assert refusal(lambda: journal.redo(texts)).key == "changes.refused.nothing-to-redo"
    assert journal.done == done()[0].done


def test_something_new_ends_what_could_be_done_again():
    journal, states = done()
    journal, _ = journal.undo(states[-1])
    again = journal.with_done(Batch(CHANGED, (FileChange("x.toml", None, "a"),)))
    assert len(journal.undone) == 1
    assert again.undone == ()
    assert journal.with_done(Batch(CHANGED, ())) == journal


def test_what_was_written_in_between_is_kept():
    journal, states = done()
    touched = {**states[-1], "acme/activities.toml": "# by hand\n"}
    message = refusal(lambda: journal.undo(touched))
    assert message.params["paths"] == "acme/activities.toml"
    elsewhere = {**states[-1], "beta/register.toml": "# by hand\n"}
    assert journal.undo(elsewhere)[1].files[0].path == "acme/activities.toml"
    gone = {path: text for path, text in states[-1].items() if path != "acme/activities.toml"}
    assert refusal(lambda: journal.undo(gone)).key == "changes.refused.changed-between"
    added = Journal().with_done(Batch(CHANGED, (FileChange("x.toml", None, "a"),)))
    undone, _ = added.undo({"x.toml": "a"})
    assert refusal(lambda: undone.redo({"x.toml": "b"})).params["paths"] == "x.toml"


def test_a_journal_outlives_a_crash():
    journal, states = done()
    journal, _ = journal.undo(states[-1])
    assert any(batch.remarks for batch in journal.done)
    read = from_json(as_json(journal))
    assert read == journal
    words = [message.words("nl") for batch in journal.done for message in (batch.label, *batch.remarks)]
    assert isinstance(read, Journal)
    assert [message.words("nl") for batch in read.done for message in (batch.label, *batch.remarks)] == words
    assert from_json(as_json(Journal())) == Journal()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"x"',
        "{}",
        '{"version": 1}',
        '{"version": 1, "done": 5, "undone": []}',
        '{"version": 1, "done": [{}], "undone": []}',
        '{"version": 1, "done": [{"label": {"key": "x", "params": {}}, "files": [], "remarks": []}], "undone": []}',
        '{"version": 1, "done": [{"label": {"key": "changes.x", "params": {}}, "files": [], "remarks": []}],'
        ' "undone": []}',
        '{"version": 1, "done": [{"label": {"key": "changes.label.several", "params": {"count": {"word": "../x/y"}}},'
        ' "files": [], "remarks": []}], "undone": []}',
        "[" * 100_000,
    ],
)
def test_a_broken_journal_is_told_of(text):
    found = from_json(text)
    assert isinstance(found, Message)
    assert found.key == "changes.journal.broken"
    assert found.words("de")


def test_a_journal_of_another_version_is_told_of():
    found = from_json(json.dumps({"version": 2}))
    assert isinstance(found, Message)
    assert found.words("en") == "The saved history of changes is of version 2; this program reads version 1."


def test_any_damage_to_a_journal_is_told_of_or_harmless():
    text = as_json(done()[0])
    for cut in range(0, len(text), 97):
        assert isinstance(from_json(text[:cut]), Message)
