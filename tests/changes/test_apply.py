"""Changes together: each sees the former, all or nothing, under one name."""

from typing import get_args

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
