"""Whatever is changed: the values are those asked for, no other record moves, and every step can be taken back."""

import copy
import datetime
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from changing import Files, applied, opened, problems, values
from ropa.changes import (
    AddRecord,
    Batch,
    Change,
    DeleteRecord,
    DuplicateRecord,
    InsertItem,
    Journal,
    Message,
    MoveItem,
    Refused,
    RemoveItem,
    RenameRecord,
    ReplaceRecipient,
    SetField,
    UnsetField,
    as_json,
    files_after,
    from_json,
)
from ropa.finding import Pointer

PLAIN = """\
#:schema ../register.schema.json

[register] # ours
organisation = "us"

[party.us]
name = "Us"

# the one

[party.them]
name = 'Them'
parent = 'us'

[engagement.mailing]
party = "them" # by contract

[activity.news]
name = "News"
data = [
  "name", # of course
  "size",
]
disclosure = [ { to = "mailing", data = ["size"] }, {to='them'} ]
sources = ["them"]

[[activity.news.evidence]]
field = "data"
item = "size"

[[activity.news.retention]]
keep = "P1Y" # one

[[activity.news.retention]]
keep = "P2Y" # two

[data]
size.name = "Size"

[activity.sales]
name = \"\"\"Sales\"\"\"
replaced_by = "news"
[[activity.sales.disclosure]]
to = "mailing"
# after
"""
SPLIT = {
    "acme/a.toml": '[register]\norganisation = "us"\n[party]\nus = { name = "Us" }\nthem.name = "Them"\n',
    "acme/b.toml": '[engagement]\nmailing = { party = "them" }\n\n[data.size]\nname = "Size"\n',
    "acme/c.toml": """\
[activity.news]
name = "News"
data = ["name", "size"]
sources = ["them"]
retention = [{ keep = "P1Y" }, { keep = "P2Y" }]
[[activity.news.disclosure]]
to = "mailing"
[[activity.news.disclosure]]
to = "them"
[activity.sales]
name = "Sales"
disclosure = [{ to = "mailing" }]
""",
}
WORKSPACES: list[Files] = [
    {"acme/all.toml": PLAIN},
    {"acme/all.toml": PLAIN.replace("\n", "\r\n")},
    {"acme/all.toml": PLAIN.rstrip("\n")},
    SPLIT,
]
TEXTS = st.sampled_from(["x", "Ünïcode ✓", 'a "quoted" word', "back\\slash", "it's", "two\nlines", "[/]", "# no"])
WORDS = st.sampled_from(["name", "size", "photo", "email-address", "unknown-word"])
ACTIVITIES = st.sampled_from(["acme/news", "acme/sales"])
RECORDS = st.sampled_from(["us", "them", "mailing", "news", "sales", "size"]).map("acme/{}".format)
PLACES = st.integers(0, 2)


def at(*field: str | int) -> st.SearchStrategy[Pointer]:
    return ACTIVITIES.map(lambda address: Pointer(address, field))


TABLES = st.sampled_from(["disclosure", "retention"])
NEW = {"disclosure": {"to": "us", "role": "internal"}, "retention": {"keep": "P9Y", "after": ["a", "b"]}}
FIELDS: st.SearchStrategy[Change] = st.one_of(
    st.builds(SetField, st.sampled_from(["name", "note", "description"]).flatmap(at), TEXTS),
    st.builds(SetField, at("data"), st.lists(WORDS, min_size=1, max_size=3, unique=True)),
    st.builds(SetField, at("started"), st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 1, 1))),
    st.builds(SetField, at("dpia", "required"), st.booleans()),
    st.builds(SetField, at("disclosure"), st.just("none")),
    st.builds(UnsetField, st.sampled_from(["data", "note", "disclosure", "retention", "name"]).flatmap(at)),
    st.builds(InsertItem, at("data"), PLACES, WORDS),
    TABLES.flatmap(lambda name: st.builds(InsertItem, at(name), PLACES, st.just(NEW[name]))),
    PLACES.flatmap(lambda place: st.builds(RemoveItem, TABLES.flatmap(lambda name: at(name, place)))),
    PLACES.flatmap(lambda place: st.builds(RemoveItem, at("data", place))),
    st.builds(MoveItem, st.sampled_from(["data", "disclosure", "retention"]).flatmap(at), PLACES, PLACES),
)
RECORD_CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(RenameRecord, RECORDS, st.sampled_from(["other", "new-id", "x1"])),
    st.builds(DeleteRecord, RECORDS, st.booleans()),
    st.builds(DuplicateRecord, RECORDS, st.just("copy")),
    st.builds(AddRecord, st.just("acme"), st.just("party"), st.just("added"), st.fixed_dictionaries({"name": TEXTS})),
    st.builds(ReplaceRecipient, RECORDS, RECORDS, st.just(datetime.date(2026, 6, 30))),
)


def records(files: Files) -> dict[str, Any]:
    """The values of every record, whatever file it stands in."""
    return {
        f"{kind}.{key}": table
        for path in files
        for kind, tables in values(files, path).items()
        for key, table in ({"": tables} if kind == "register" else tables).items()  # type: ignore[attr-defined,dict-item]
    }


def expected(record: dict[str, Any], change: Any) -> dict[str, Any]:
    """What a record says after a change of one of its fields."""
    record = copy.deepcopy(record)
    key, *rest = change.at.field
    match change:
        case SetField(value=value):
            if rest:
                record.setdefault(key, {})[rest[0]] = value
            else:
                record[key] = value
        case UnsetField():
            del record[key]
        case InsertItem(position=position, value=value):
            former = [] if record.get(key) in (None, "none") else record[key]
            record[key] = [*former[:position], value, *former[position:]]
        case RemoveItem():
            del record[key][rest[0]]
            if not record[key]:
                del record[key]
        case MoveItem(position=position, to=to):
            record[key].insert(to, record[key].pop(position))
    return record


def attempted(files: Files, *changes: Change) -> Batch | Message:
    """What changes come to, or why they cannot be made."""
    try:
        return files_after(opened(files), changes)
    except Refused as no:
        return no.message


@given(st.sampled_from(WORKSPACES), FIELDS)
def test_a_field_holds_what_was_asked_for_and_no_other_record_moves(files, change):
    batch = attempted(files, change)
    assume(isinstance(batch, Batch))
    before, after = records(files), records(applied(files, batch))
    changed = "activity." + change.at.record.partition("/")[2]
    asked = expected(before.pop(changed), change)
    found = after.pop(changed)
    assert before == after
    # What names the changed items by key follows; it has tests of its own.
    for record in (asked, found):
        record.pop("evidence", None)
    assert found == asked


@given(st.sampled_from(WORKSPACES), st.lists(FIELDS | RECORD_CHANGES, min_size=1, max_size=6))
def test_every_step_can_be_taken_back_and_done_again_to_the_byte(files, changes):
    journal, states = Journal(), [dict(files)]
    for change in changes:
        batch = attempted(states[-1], change)
        if isinstance(batch, Batch) and batch.files:
            states.append(applied(states[-1], batch))
            assert problems(states[-1]) == []
            journal = journal.with_done(batch)
        elif isinstance(batch, Message):
            assert batch.words("fr")
    journal = from_json(as_json(journal))  # type: ignore[assignment]
    texts = states[-1]
    for state in states[-2::-1]:
        journal, back = journal.undo(texts)
        texts = applied(texts, back)
        assert texts == state
    for state in states[1:]:
        journal, again = journal.redo(texts)
        texts = applied(texts, again)
        assert texts == state


@given(st.sampled_from(WORKSPACES), st.lists(FIELDS, max_size=3), RECORDS)
def test_renaming_there_and_back_gives_the_same_bytes(files, changes, address):
    for change in changes:
        batch = attempted(files, change)
        files = applied(files, batch) if isinstance(batch, Batch) else files
    name, _, key = address.partition("/")
    there = applied(files, files_after(opened(files), [RenameRecord(address, "quite-another")]))
    assert key not in {word.partition(".")[2] for word in records(there)}
    back = applied(there, files_after(opened(there), [RenameRecord(f"{name}/quite-another", key)]))
    assert back == files


@given(st.sampled_from(WORKSPACES), st.lists(FIELDS | RECORD_CHANGES, min_size=2, max_size=4))
def test_changes_together_are_changes_one_by_one_or_none(files, changes):
    together = attempted(files, *changes)
    assume(isinstance(together, Batch))
    one_by_one = dict(files)
    for change in changes:
        one_by_one = applied(one_by_one, files_after(opened(one_by_one), [change]))
    assert applied(files, together) == one_by_one


@given(st.sampled_from(WORKSPACES), RECORDS)
def test_after_a_record_is_deleted_with_its_references_nothing_names_it(files, address):
    batch = attempted(files, DeleteRecord(address, with_references=True))
    if isinstance(batch, Message):
        assert batch.key == "changes.refused.needed"
        return
    after = applied(files, batch)
    key = address.partition("/")[2]
    words = {word for record in records(after).values() for word in _words(record)}
    assert key not in words
    assert problems(after) == []


def _words(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {word for inner in value.values() for word in _words(inner)}
    if isinstance(value, list):
        return {word for inner in value for word in _words(inner)}
    return {value} if isinstance(value, str) else set()
