"""Out as tables and back: the same register, and of an edited file exactly what was edited."""

import datetime
import io
from collections.abc import Iterator, Mapping
from typing import Any

import openpyxl
import pytest
import tomli_w
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from changing import applied, opened
from helpers import REGISTERS, SAMPLE
from ropa.changes import files_after
from ropa.exports import csv, xlsx
from ropa.exports import json as json_export
from ropa.imports import Context, Unreadable, read
from ropa.imports.imported import Concern, Fate, Imported
from ropa.imports.planned import Plan
from ropa.imports.planning import planned
from ropa.law import law_at
from ropa.model import KINDS, FieldPlan, Part, RegisterRecord, plan
from ropa.questions.difference import differences, records_between
from ropa.register import Register, build
from ropa.rules import case_of
from ropa.source import parse
from ropa.view.documents import records
from ropa.view.subject import Subject
from ropa.view.wanted import EVERYTHING

LAW = law_at(datetime.date(2026, 11, 22))
FORMATS = ("xlsx", "json", "csv")

Files = dict[str, str]


def exported(register: Register, form: str, language: str = "en") -> tuple[bytes, Mapping[str, bytes]]:
    document = records.make(Subject(case_of(register, LAW), ()), EVERYTHING, language)
    if form == "csv":
        return csv.write(document), {f"x{mark}.csv": content for mark, content in csv.further(document).items()}
    return (xlsx if form == "xlsx" else json_export).write(document), {}


def taken(
    content: bytes, beside: Mapping[str, bytes], files: Mapping[str, str], form: str, name: str
) -> tuple[Imported, Plan, Files]:
    register = opened(files).registers[name]
    imported = read(content, Context(f"x.{form}", LAW.date, register, beside=beside))
    found = planned(imported, register, {})
    return imported, found, applied(files, files_after(opened(files), found.changes))


def empty(name: str, organisation: str) -> Files:
    return {f"{name}/register.toml": tomli_w.dumps({"register": {"organisation": organisation}})}


def shipped(name: str) -> Files:
    return {f"{name}/{path.name}": path.read_text("utf-8") for path in sorted((REGISTERS / name).glob("*.toml"))}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", sorted(path.name for path in REGISTERS.iterdir() if path.is_dir()))
def test_every_shipped_register_comes_back_the_same(name, form):
    files = shipped(name)
    register = opened(files).registers[name]
    content, beside = exported(register, form, register.language)
    imported, found, after = taken(content, beside, empty(name, register.own.organisation), form, name)
    (difference,) = differences({name: register}, {name: opened(after).registers[name]}, LAW)
    assert difference.is_empty
    assert not [remark for remark in found.remarks if remark.concern is Concern.UNCLEAR]
    assert set(imported.fates.values()) <= {Fate.VALUE, Fate.HEADING, Fate.REMARK}
    _, again, same = taken(content, beside, files, form, name)
    assert (again.changes, same) == ((), files)
    assert {row.outcome for row in again.rows} == {"same"}


@pytest.mark.parametrize("language", ["nl", "fr", "de"])
def test_the_language_of_the_file_makes_no_difference(language):
    register = opened(SAMPLE).registers["acme"]
    content, _ = exported(register, "json", language)
    _, found, _ = taken(content, {}, SAMPLE, "json", "acme")
    assert found.changes == ()


# Registers of any values that can be read at all.

NASTY = st.sampled_from(
    [
        *(
            "x",
            "–",
            "none",
            "[]",
            "{}",
            '"',
            '"quoted"',
            "'=1+1",
            "=1+1",
            "-1",
            "@x",
            "a [none]",
            "b [b]",
            "• one",
            "↳ a",
        ),
        *("two\nlines", "\nx", "x\n\ny", " spaces ", "a  b", "tab\there", "_x000D_", "no\xa0break", "\u202eturned"),
        *(
            "▯ not stated",
            "not stated",
            "true",
            "2026-01-01",
            "𝔘nicode",
            "a\r\nb",
            "⟨U+0000⟩",
            "l" * 40_000,
            "y\n" * 300,
        ),
    ]
)
TEXTS = NASTY | st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=12)
IDS = st.sampled_from(["a", "b", "c", "d"])
WORDS = IDS | st.sampled_from(["NL", "consent", "name", "shared/x", "none", "a b", "x]y", '"', "all"])
DATES = st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 1, 1))
PERIODS = st.sampled_from(["P7Y", "P30D", "PT72H", "P1Y6M"])
DURATIONS = ("keep", "erase_within", "within", "review_every", "notice_of_change")


def plain(field: FieldPlan) -> st.SearchStrategy[Any]:
    if field.leaf in (bool, int):
        return st.booleans() if field.leaf is bool else st.integers(-5, 10**6)
    if field.leaf is datetime.date:
        return DATES
    if field.key in DURATIONS:
        return PERIODS
    return WORDS if field.declared.refs or field.declared.vocabulary or field.declared.place else TEXTS


def value(field: FieldPlan) -> st.SearchStrategy[Any]:
    one = tables(field.part) if field.part else plain(field)
    if not field.many:
        found = one
    elif (field.kind, field.key) == ("alternative", "value"):
        found = one | st.lists(one, max_size=2)
    else:
        found = st.lists(one, max_size=3)
    return found | st.sampled_from(field.literals) if field.literals else found


def tables(model: type[Part]) -> st.SearchStrategy[dict[str, Any]]:
    needed = {field.key: value(field) for field in plan(model) if field.required}
    other = [field for field in plan(model) if not field.required]

    def some(keys: list[FieldPlan]) -> st.SearchStrategy[dict[str, Any]]:
        return st.fixed_dictionaries({**needed, **{field.key: value(field) for field in keys}})

    return (
        st.lists(st.sampled_from(other), max_size=3, unique_by=lambda field: field.key).flatmap(some)
        if other
        else (st.fixed_dictionaries(needed))
    )


KIND = st.sampled_from([kind for kind in KINDS if kind != RegisterRecord.KIND])
ANY = st.tuples(
    tables(RegisterRecord),
    st.dictionaries(IDS, KIND.flatmap(lambda kind: st.tuples(st.just(kind), tables(KINDS[kind]))), max_size=2),
)


def document(made: tuple[dict[str, Any], dict[str, tuple[str, dict[str, Any]]]]) -> str:
    own, others = made
    tables_of: dict[str, Any] = {"register": own}
    for key, (kind, table) in others.items():
        tables_of.setdefault(kind, {})[key] = table
    return tomli_w.dumps(tables_of)


TWICE = {"field": "x", "value": "x"}


@example(({"organisation": "a"}, {"a": ("system", {"name": "↳ a", "alternative": [TWICE] * 2})}), "csv")
@given(ANY, st.sampled_from(FORMATS))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_can_be_read_comes_back_the_same(made, form):
    text = document(made)
    register = build("example", [parse("example", "example/file.toml", text)], folder="example")
    # Records in a circle are refused by every change.
    assume(register.own is not None and not register.lost and "R112" not in [one.rule for one in register.findings])
    content, beside = exported(register, form)
    _, found, after = taken(content, beside, empty("example", "x"), form, "example")
    assert list(records_between(register, opened(after).registers["example"])) == []
    (again,) = [planned(read(content, Context(f"x.{form}", LAW.date, register, beside=beside)), register, {})]
    assert again.changes == ()
    assert not [one for one in found.remarks if one.concern is Concern.UNCLEAR]


def test_a_file_beside_that_is_too_large_is_refused_and_an_empty_one_passed_over(monkeypatch):
    register = opened(SAMPLE).registers["acme"]
    content, beside = exported(register, "csv")
    context = Context("x.csv", LAW.date, register, beside={**beside, "x-empty.csv": b"\n"})
    assert planned(read(content, context), register, {}).changes == ()
    monkeypatch.setattr("ropa.reading.files.MAX_FILE", len(content))
    large = Context("x.csv", LAW.date, register, beside={"x-more.csv": content + b"\n"})
    with pytest.raises(Unreadable) as caught:
        read(content, large)
    assert caught.value.reason == "too-large"


# Edited workbooks.


def edited(files: Mapping[str, str], edit: Any) -> tuple[Plan, Register, Register]:
    register = opened(files).registers["acme"]
    content, _ = exported(register, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book)
    out = io.BytesIO()
    book.save(out)
    _, found, after = taken(out.getvalue(), {}, files, "xlsx", "acme")
    return found, register, opened(after).registers["acme"]


def cell(book: Any, kind: str, key: str, name: str) -> Any:
    """The cell of a field in the row of a record."""
    for sheet in book.worksheets:
        heads = {str(one.value).rpartition("[")[2].rstrip("]"): one.column for one in sheet[1]}
        if f"{kind}.id" in heads and name in heads:
            for row in sheet.iter_rows(min_row=2):
                if key in str(row[heads[f"{kind}.id"] - 1].value):
                    return row[heads[name] - 1]
    raise AssertionError((kind, key, name))


def told(before: Register, after: Register) -> Iterator[tuple[str, str]]:
    for change in records_between(before, after):
        yield change.key, change.fate.value


def first(register: Register, kind: str) -> str:
    return next(key for key, record in register.records.items() if kind == record.KIND)


def test_an_edited_cell_is_the_only_thing_that_changes():
    key = first(opened(SAMPLE).registers["acme"], "party")

    def edit(book: Any) -> None:
        cell(book, "party", key, "party.seat").value = "België"
        cell(book, "party", key, "party.email").value = "one@example.org\ntwo@example.org"
        cell(book, "party", key, "party.note").value = "typed\n\nover several lines"

    found, before, after = edited(SAMPLE, edit)
    assert list(told(before, after)) == [(key, "changed")]
    party = after.records[key]
    assert (party.seat, party.email) == ("BE", ("one@example.org", "two@example.org"))
    assert party.note == "typed\n\nover several lines"
    assert party.model_dump(exclude={"seat", "email", "note"}) == before.records[key].model_dump(
        exclude={"seat", "email", "note"}
    )
    assert {row.outcome for row in found.rows} == {"same", "changed"}


def test_an_emptied_cell_makes_its_field_silent_and_a_deleted_column_leaves_it():
    key = first(opened(SAMPLE).registers["acme"], "activity")
    before = opened(SAMPLE).registers["acme"].records[key]
    assert before.purposes

    def clear(book: Any) -> None:
        cell(book, "activity", key, "activity.purposes").value = None

    def delete(book: Any) -> None:
        there = cell(book, "activity", key, "activity.purposes")
        there.parent.delete_cols(there.column)

    _, _, after = edited(SAMPLE, clear)
    assert after.records[key].purposes is None
    found, _, _ = edited(SAMPLE, delete)
    assert found.changes == ()


def test_rows_are_added_and_a_missing_row_deletes_no_record():
    key = first(opened(SAMPLE).registers["acme"], "party")

    def add(book: Any) -> None:
        there = cell(book, "party", key, "party.name")
        sheet, last = there.parent, there.parent.max_row + 1
        heads = {str(one.value).rpartition("[")[2].rstrip("]"): one.column for one in sheet[1]}
        sheet.cell(last, heads["party.name"]).value = "New & Co"
        sheet.cell(last, heads["party.seat"]).value = "France"

    def remove(book: Any) -> None:
        there = cell(book, "party", key, "party.name")
        there.parent.delete_rows(there.row)

    _, before, after = edited(SAMPLE, add)
    assert list(told(before, after)) == [("new-co", "new")]
    assert after.records["new-co"].seat == "FR"
    found, _, _ = edited(SAMPLE, remove)
    assert found.changes == ()
    (left,) = [one.message.params["record"] for one in found.remarks if one.message.key.endswith("not-in-file")]
    assert left == f"acme/{key}"


def test_what_cannot_be_read_is_said_and_changes_nothing():
    key = first(opened(SAMPLE).registers["acme"], "party")

    def edit(book: Any) -> None:
        cell(book, "party", key, "party.seat").value = "Atlantis"
        cell(book, "party", key, "party.named").value = "perhaps"
        cell(book, "party", key, "party.name").value = None

    found, _, _ = edited(SAMPLE, edit)
    assert found.changes == ()
    unclear = [one for one in found.remarks if one.concern is Concern.UNCLEAR]
    assert {one.found for one in unclear} >= {"Atlantis", "perhaps"}
    assert len(unclear) == 3


def test_no_list_of_tables_stands_within_another():
    # The tables of the file have a row per item, and no place for lists of tables within it.
    for model in KINDS.values():
        waiting = [field.part for field in plan(model) if field.part is not None]
        while waiting:
            part = waiting.pop()
            assert not [field.key for field in plan(part) if field.part is not None and field.many]
            waiting += [field.part for field in plan(part) if field.part is not None]
