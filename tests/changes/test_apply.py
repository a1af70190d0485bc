"""Changes together: each sees the former, all or nothing, under one name."""

from typing import get_args

import pytest

from changing import changed, opened, refused
from helpers import SAMPLE
from ropa.changes import (
    AddRecord,
    Change,
    DeleteRecord,
    InsertItem,
    Message,
    RenameRecord,
    SetField,
    files_after,
)
from ropa.changes.apply import _MAKING
from ropa.finding import Pointer
from ropa.source.edit import Editing


def test_whatever_can_be_wished_can_be_made():
    assert set(_MAKING) == set(get_args(Change))


def test_a_record_that_is_added_can_be_named_changed_and_renamed_in_the_same_batch():
    after = changed(
        SAMPLE,
        AddRecord("acme", "party", "new", {"name": "New"}),
        InsertItem(Pointer("acme/newsletter", ("disclosure",)), 0, {"to": "new"}),
        SetField(Pointer("acme/new", ("seat",)), "NL"),
        RenameRecord("acme/new", "newer"),
    )
    assert after["acme/parties/new.toml"] == '[party.newer]\nname = "New"\nseat = "NL"\n'
    assert '[[activity.newsletter.disclosure]]\nto = "newer"\n' in after["acme/activities.toml"]


def test_all_or_nothing():
    good = AddRecord("acme", "party", "new", {"name": "New"})
    assert refused(SAMPLE, good, DeleteRecord("acme/support")) == "in-use"


def test_what_is_made_and_undone_in_one_batch_changes_no_file():
    good = AddRecord("acme", "party", "new", {"name": "New"})
    assert files_after(opened(SAMPLE), [good, DeleteRecord("acme/new")]).files == ()


def test_a_batch_can_be_given_a_name():
    label = Message("changes.label.several", {"count": "many"})
    assert files_after(opened(SAMPLE), [RenameRecord("acme/support", "x")], label).label == label


def test_the_registers_given_are_never_touched():
    portfolio = opened(SAMPLE)
    before = repr(portfolio)
    files_after(portfolio, [RenameRecord("shared/cloud", "x"), DeleteRecord("acme/support", with_references=True)])
    assert repr(portfolio) == before


def test_changes_of_one_record_write_its_text_once_and_come_to_the_same(monkeypatch: pytest.MonkeyPatch):
    changes = [
        SetField(Pointer("acme/newsletter", ("owner",)), "Ann"),
        SetField(Pointer("acme/newsletter", ("name",)), "News"),
        InsertItem(Pointer("acme/newsletter", ("open",)), 0, {"field": "data", "state": "asked", "of": "Ann"}),
        SetField(Pointer("acme/support", ("service",)), "help"),
    ]
    files = dict(SAMPLE)
    for change in changes:
        files = changed(files, change)
    written = []
    source = Editing.source
    monkeypatch.setattr(Editing, "source", lambda self: written.append(self) or source(self))
    assert changed(SAMPLE, *changes) == files
    assert len(written) == 2


def test_of_many_records_in_a_text_it_is_written_for_several_at_once_and_comes_to_the_same(monkeypatch):
    count = 30
    many = "\n".join(f'[activity.a{number}]\nname = "A{number}"\ndata = ["name"]\n' for number in range(count))
    first = {**SAMPLE, "acme/many.toml": many}
    changes = [
        made(Pointer(f"acme/a{number}", field))
        for number in range(count)
        for field, made in (
            (("note",), lambda at: SetField(at, "Seen")),
            (("data",), lambda at: InsertItem(at, 1, "email-address")),
        )
    ]
    files = dict(first)
    for change in changes:
        files = changed(files, change)
    written = []
    source = Editing.source
    monkeypatch.setattr(Editing, "source", lambda self: written.append(self) or source(self))
    assert changed(first, *changes) == files
    assert len(written) == 3
    # One that comes to be on the way, and others between them.
    between = [*changes[:9], AddRecord("acme", "party", "new", {"name": "New"}, "many.toml"), *changes[9:]]
    between.append(SetField(Pointer("acme/new", ("note",)), "Seen"))
    after = changed(first, *between)["acme/many.toml"]
    assert after.count('note = "Seen"') == count + 1
    assert after.count('"email-address"') == count


def test_a_change_sees_what_is_not_written_yet():
    first = InsertItem(Pointer("acme/newsletter", ("open",)), 0, {"field": "data", "state": "asked", "of": "Ann"})
    second = InsertItem(Pointer("acme/newsletter", ("open",)), 1, {"field": "owner", "state": "asked", "of": "Ann"})
    assert changed(SAMPLE, first, second)["acme/activities.toml"].count('of = "Ann"') == 2
    assert refused(SAMPLE, second) == "no-item"
