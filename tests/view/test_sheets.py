"""A document as tables: every value is in a cell with its signs, silence speaks, and no two sheets share a name."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_sample import SAMPLE, read
from ropa.finding import Pointer
from ropa.i18n import LANGUAGES, one_line, text, visible
from ropa.view.document import Detail, Document, Entry, Field, Figure, Page, Part, Section, Stated, Table, legend
from ropa.view.marks import INHERITED, SIGNS, VOID, State
from ropa.view.outline import Branch
from ropa.view.sheets import Sheet, sheets
from tabular import DOCUMENTS, everything, plain, register_document

ALL = pytest.mark.parametrize("made", DOCUMENTS.values(), ids=DOCUMENTS)


def document(*parts: Part, organisation: str = "Org") -> Document:
    day = datetime.date(2026, 11, 22)
    return Document("Titel", organisation, "nl", "nl", day, (), (), parts, legend(parts, "nl"))


def page(name: str, fields: list[tuple[str, str]], kind: str = "party", **more: object) -> Page:
    sections = tuple(
        Section(letter, letter, (Field(Pointer("r/x"), label, "", (Entry(f"{name} {label}", State.STATED),)),))
        for letter, label in fields
    )
    return Page(f"r/{name}", kind, name, "", sections, **more)  # type: ignore[arg-type]


def heads(*pages: Page) -> list[str]:
    return plain(sheets(document(Part("Deel", pages=pages)))[1])[0][1:]


@ALL
def test_every_cell_says_something_visible_and_rows_are_whole(made: Document) -> None:
    for sheet in sheets(made):
        for row in plain(sheet):
            assert len(row) == len(sheet.columns)
            assert all(cell.strip() and cell == visible(cell) for cell in row)


def test_what_several_rows_say_is_one_cell() -> None:
    stated = Stated()
    rows = tuple((stated[said], (Entry(said, State.STATED),)) for said in ("yes", "no", "yes"))
    (_, sheet) = sheets(document(Part("Deel", tables=(Table("T", ("A", "B"), rows),))))
    (first, third) = (sheet.rows[0], sheet.rows[2])
    assert first == third
    assert first[0] is third[0]
    assert first[1] is not third[1]


@ALL
def test_keys_and_titles(made: Document) -> None:
    found = sheets(made)
    assert len({sheet.key for sheet in found}) == len(found)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", sheet.key) for sheet in found)
    assert sum(sheet.is_main for sheet in found) == 1


@ALL
def test_no_entry_is_lost(made: Document) -> None:
    found = sheets(made)
    for number, part in enumerate(made.parts):
        kept = [entry for sheet in found if sheet.part == number for row in sheet.rows for cell in row
                for entry in cell.entries]  # fmt: skip
        for entry in part.entries():
            assert entry in kept


@ALL
def test_signs_stand_before_their_words(made: Document) -> None:
    for sheet in sheets(made):
        for row in sheet.rows:
            for cell in row:
                entries = [line for line in cell.text.split("\n") if not line.startswith("  ")]
                for entry, line in zip(cell.entries, entries if cell.entries else (), strict=True):
                    assert line.startswith(entry.sign)
                    assert one_line(entry.text) in line


@pytest.mark.parametrize("language", LANGUAGES)
def test_silence_none_and_inherited_in_words(language: str) -> None:
    about, *found = sheets(register_document(language))
    cells = {cell.text for sheet in found for row in sheet.rows for cell in row}
    assert f"{SIGNS[State.SILENT]} {text('document.silent', language)}" in cells
    assert f"{SIGNS[State.NONE]} {text('document.none', language)}" in cells
    assert any(cell.startswith(INHERITED) for cell in cells)
    said = dict(plain(about)[1:])
    for sign in (SIGNS[State.SILENT], SIGNS[State.NONE], INHERITED, VOID):
        assert said[text("document.sheet.sign", language, sign=sign)]


def test_an_entry_without_words_still_speaks() -> None:
    cells = tuple((Entry("", state),) for state in (State.SILENT, State.NONE, State.STATED))
    sheet = sheets(document(Part("", tables=(Table("", ("a", "b", "c"), (cells,)),))))[1]
    assert plain(sheet) == [["a", "b", "c"], ["▯ niet vermeld", "∅ geen", VOID]]
    assert sheet.title == "Titel"


def test_details_and_evidence_stand_below_their_entry() -> None:
    entry = Entry("Cloud\nInc.", State.INFERRED, (Detail("Rol", "verwerker"),), "notice, 3", origin="r")
    other = Entry("Ander", State.STATED)
    sheet = sheets(document(Part("", tables=(Table("T", ("a",), (((entry, other),),)),))))[1]
    assert sheet.rows[0][0].text == "↑? Cloud Inc.\n  Rol: verwerker\n  notice, 3\nAnder"


def test_the_first_sheet_tells_what_must_be_known() -> None:
    made = everything(("woord",))
    rows = plain(sheets(made)[0])
    assert rows[:3] == [["Onderwerp", "Inhoud"], ["Titel", "woord"], ["Organisatie", "woord"]]
    assert ["Status van dit document", "woord"] in rows
    assert ["woord", "woord"] in rows
    assert ["Afbeelding, hier weggelaten, in woorden: woord", "woord"] in rows


def test_a_picture_left_out_is_told_and_no_mark_that_does_not_occur() -> None:
    rows = plain(sheets(document(Part("", figures=(Figure("Kaart", "Twee landen", b""),)), organisation=""))[0])
    assert rows == [
        ["Onderwerp", "Inhoud"],
        ["Titel", "Titel"],
        ["Afbeelding, hier weggelaten, in woorden: Kaart", "Twee landen"],
    ]


def test_fields_of_records_become_columns_in_their_order_section_by_section() -> None:
    one, two, three = (
        page("one", [("a", "name"), ("b", "purpose")]),
        page("two", [("a", "name"), ("a", "seat"), ("c", "data")]),
        page("three", [("b", "start"), ("b", "purpose"), ("c", "data")]),
    )
    assert heads(one, two, three) == ["name", "seat", "start", "purpose", "data"]
    sheet = sheets(document(Part("Deel", pages=(one, two, three))))[1]
    assert plain(sheet)[1:] == [
        ["one", "one name", VOID, VOID, "one purpose", VOID],
        ["two", "two name", "two seat", VOID, VOID, "two data"],
        ["three", VOID, VOID, "three start", "three purpose", "three data"],
    ]


def test_fields_named_alike_stay_apart() -> None:
    assert heads(page("x", [("a", "name"), ("a", "name"), ("b", "name")])) == ["name", "name", "name"]


def test_records_of_two_kinds_share_no_sheet_and_the_activities_are_the_main_one() -> None:
    pages = (page("p", [("a", "x")]), page("q", [("a", "y")], "activity", marks=("te bevestigen",)))
    found = sheets(document(Part("Deel", tables=(Table("Tabel", ("a",), ()),), pages=pages)))
    assert [sheet.title for sheet in found] == [
        "Over dit document",
        "Tabel",
        "Deel",
        "Verwerkingsactiviteit – Deel",
    ]
    assert [sheet.is_main for sheet in found] == [False, False, False, True]
    assert plain(found[3]) == [["Verwerkingsactiviteit", "Soort en status", "y"], ["q", "te bevestigen", "q y"]]


def test_a_record_to_confirm_says_so() -> None:
    main = next(sheet for sheet in sheets(register_document("nl", read(SAMPLE))) if sheet.is_main)
    row = next(row for row in plain(main) if row[0] == "Klantenservice")
    assert row[1].split("\n") == [
        "Verwerkingsactiviteit · Te bevestigen",
        "Door de bron verondersteld, niet erin vermeld: te bevestigen.",
    ]


def test_the_registers_own_record_has_a_row_per_entry() -> None:
    entries = (Entry("een", State.STATED), Entry("twee", State.INFERRED))
    fields = (Field(Pointer("r"), "Ontvangers", "30(1)(d)", entries),)
    made = document(Part("Deel", pages=(Page("r", "register", "R", "", (Section("d", "D", fields),), ("let op",)),)))
    assert plain(sheets(made)[1]) == [
        ["Onderwerp", "Inhoud"],
        ["R", "let op"],
        ["Ontvangers [Art. 30(1)(d)]", "een"],
        ["Ontvangers [Art. 30(1)(d)]", "? twee"],
    ]


def test_an_answer_has_a_row_per_line() -> None:
    lower = Branch("onder", state=State.SILENT, branches=(Branch("diep"),))
    made = document(Part("", branches=(Branch("boven", "r/x", ("a", "b"), branches=(lower,)),)))
    sheet = sheets(made)[1]
    assert plain(sheet) == [
        ["Niveau", "Antwoord", "Bijzonderheden"],
        ["1", "boven", "a\nb"],
        ["2", "▯ onder", VOID],
        ["3", "diep", VOID],
    ]
    assert [row[1].depth for row in sheet.rows] == [0, 1, 2]
    assert sheet.rows[0][1].entries == (Entry("boven", State.STATED, link="r/x"),)


def test_choices_go_along() -> None:
    table = Table("T", ("a", "b"), (), ((), ("ja", "nee")))
    assert sheets(document(Part("", tables=(table,))))[1].choices == table.choices


@given(st.lists(st.text(), min_size=1, max_size=6))
def test_any_text_is_a_cell_that_says_something(texts: list[str]) -> None:
    found: tuple[Sheet, ...] = sheets(everything(texts))
    assert all(cell.strip() and cell == visible(cell) for sheet in found for row in plain(sheet) for cell in row)
