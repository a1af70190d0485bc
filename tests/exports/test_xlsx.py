"""Workbooks hold the cells of every table as texts, whatever is in them, and are set up for reading and for print."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from helpers import TODAY
from ropa.exports import xlsx
from ropa.exports.workbook.limits import LONGEST_CELL, LONGEST_HEAD, MOST_BREAKS, coded, cut, sheet_name, units
from ropa.i18n import LANGUAGES, text
from ropa.view.document import Detail, Document, Entry, Part, Table
from ropa.view.marks import State
from ropa.view.outline import Branch
from ropa.view.sheets import sheets
from tabular import DOCUMENTS, by_calamine, by_openpyxl, everything, names, plain, register_document

ALL = pytest.mark.parametrize("made", DOCUMENTS.values(), ids=DOCUMENTS)


def opened(made: Document) -> Workbook:
    return load_workbook(io.BytesIO(xlsx.write(made)), rich_text=False)


def with_table(*cells: tuple[Entry, ...], choices: tuple[tuple[str, ...], ...] = ()) -> Document:
    made = everything(("woord",))
    table = Table("Tabel", tuple(f"k{number}" for number in range(len(cells))), (cells,), choices)
    return Document("Titel", "A & B", "nl", "nl", made.date, ("CONCEPT",), (), (Part("", tables=(table,)),))


def stated(value: str) -> tuple[Entry, ...]:
    return (Entry(value, State.STATED),)


@ALL
def test_read_back_cell_for_cell(made: Document) -> None:
    wanted = [plain(sheet) for sheet in sheets(made)]
    assert by_calamine(made) == wanted
    assert by_openpyxl(made) == wanted


@ALL
def test_every_cell_is_a_text_and_every_file_can_be_read(made: Document) -> None:
    content = xlsx.write(made)
    assert {cell.data_type for page in load_workbook(io.BytesIO(content)) for row in page for cell in row} == {"s"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            tree = ElementTree.fromstring(archive.read(name))
            tags = {element.tag.rpartition("}")[2] for element in tree.iter()}
            assert not tags & {"f", "hyperlink", "hyperlinks", "externalReference"}


@ALL
def test_same_bytes_twice_and_no_clock(made: Document) -> None:
    content = xlsx.write(made)
    assert content == xlsx.write(made)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = load_workbook(io.BytesIO(content)).properties
    assert properties.created.date() == properties.modified.date() == made.date


@ALL
def test_set_up_for_reading_and_print(made: Document) -> None:
    book = opened(made)
    for sheet, name in zip(sheets(made), names(made), strict=True):
        page = book[name]
        assert page.freeze_panes in ("A2", "B2")
        assert page.auto_filter.ref == page.dimensions or page.max_row == 1
        assert page.print_title_rows == "$1:$1"
        assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
        assert page.page_setup.paperSize in ("9", "8", 9, 8)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert {row.height is not None and row.height < 410 for row in page.row_dimensions.values()} == {True}
        assert all(8 <= width.width <= 122 for width in page.column_dimensions.values())
        assert page["A1"].alignment.wrap_text
        assert sheet.columns[0] == page["A1"].value


@pytest.mark.parametrize("language", LANGUAGES)
def test_head_and_foot_of_every_page(language: str) -> None:
    made = register_document(language)
    for sheet, page in zip(sheets(made), opened(made), strict=True):
        head = page.oddHeader
        assert (head.left.text, head.center.text, head.right.text) == (made.organisation, sheet.title, made.title)
        for line in (*made.banner, text("document.sheet.page", language, page="&P", pages="&N")):
            assert line in page.oddFooter.center.text.replace("&[Page]", "&P").replace("&[Pages]", "&N")


def test_properties() -> None:
    made = register_document("nl")
    book = opened(made)
    assert (book.properties.title, book.properties.creator) == (made.title, made.organisation)
    assert book.custom_doc_props["Language"].value == "nl"


def test_looks_of_silence_and_inference() -> None:
    entries = (Entry("niet vermeld", State.SILENT), Entry("x", State.INFERRED), Entry("y", State.STATED))
    page = opened(with_table(*((entry,) for entry in entries), entries[1:])).worksheets[1]
    silent, inferred, plainly, mixed = page[2]
    assert silent.fill.patternType not in (None, "none", "solid")
    assert plainly.fill.patternType in (None, "none")
    assert (inferred.font.i, plainly.font.i) == (True, False)
    content = load_workbook(io.BytesIO(xlsx.write(with_table(entries[1:]))), rich_text=True)
    pieces = content.worksheets[1]["A2"].value
    assert [(piece.text, bool(piece.font.i)) for piece in pieces] == [("? x", True), ("\ny", False)]
    assert mixed.value == "? x\ny"


def test_what_looks_like_a_formula_stays_a_text_when_it_is_edited() -> None:
    one, other = opened(with_table(stated("=1+1"), stated("woord"))).worksheets[1][2]
    assert (one.value, one.data_type, one.quotePrefix, other.quotePrefix) == ("=1+1", "s", True, False)


def test_lines_of_an_answer_are_indented() -> None:
    made = with_table()
    deep = Branch("boven", branches=(Branch("onder"),))
    page = opened(Document(*(getattr(made, name) for name in ("title", "organisation", "language", "user_language",
                             "date", "banner", "facts")), (Part("", branches=(deep,)),))).worksheets[1]  # fmt: skip
    assert [row[1].alignment.indent for row in page.iter_rows(min_row=2)] == [0, 1]


def test_choices_are_a_list_beside_the_cell_or_on_a_hidden_sheet() -> None:
    long = tuple(f"woord {number}" for number in range(40))
    choices = (("ja", "nee"), (), long, ("een, twee", "drie"), long)
    book = opened(with_table(*(stated("ja") for _ in choices), choices=choices))
    rules = {str(rule.sqref): rule.formula1 for rule in book.worksheets[1].data_validations.dataValidation}
    assert rules["A2"] == '"ja,nee"'
    assert "B2" not in rules
    assert rules["C2"] == rules["E2"] == "'Toegestane woorden'!$A$1:$A$40"
    assert rules["D2"] == "'Toegestane woorden'!$B$1:$B$2"
    hidden = book["Toegestane woorden"]
    assert hidden.sheet_state == "hidden"
    assert [row[0].value for row in hidden.iter_rows()] == list(long)
    assert "Toegestane woorden" not in opened(with_table(stated("ja"))).sheetnames


@pytest.mark.parametrize(
    "value",
    ["x" * 40_000, "😀" * 20_000, "a\n" * 300],
    ids=["letters", "beyond the basic plane", "lines"],
)
def test_a_text_too_long_for_a_cell_is_cut_visibly_and_noted(value: str) -> None:
    entries = tuple(Entry(line, State.STATED) for line in value.split())
    book = opened(with_table(stated("a"), entries))
    shown = book.worksheets[1]["B2"].value
    assert shown.endswith("\n[afgekapt: een cel kan niet meer bevatten]")
    assert units(shown) <= LONGEST_CELL
    assert shown.count("\n") <= MOST_BREAKS
    notes = [[cell.value for cell in row] for row in book["Opmerkingen bij deze werkmap"].iter_rows(min_row=2)]
    assert notes[0][0] == "Tabel: B2"
    assert "afgekapt" in notes[0][1]


def test_a_text_that_just_fits_is_whole() -> None:
    book = opened(with_table(stated("x" * LONGEST_CELL)))
    assert book.worksheets[1]["A2"].value == "x" * LONGEST_CELL
    notes = [row[0].value for row in book["Opmerkingen bij deze werkmap"].iter_rows(min_row=2)]
    assert notes == ["Tabel: 2"]


def test_a_document_that_fits_has_no_notes() -> None:
    assert len(opened(register_document("nl")).sheetnames) == len(sheets(register_document("nl")))


def test_a_long_row_gets_a_wider_column_before_it_is_called_too_high() -> None:
    book = opened(with_table(stated("kort"), stated("woord " * 300)))
    page = book.worksheets[1]
    assert page.column_dimensions["B"].width > 5 * page.column_dimensions["A"].width
    assert len(book.sheetnames) == 2


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (["Lijst", "lijst", "Lijst"], ["Lijst", "lijst 2", "Lijst 3"]),
        (["a[b]:c*d?e/f\\g"], ["a b c d e f g"]),
        (["'quoted'", "", "History"], ["quoted", "…", "History 2"]),
        (["Doorgiften aan derde landen of internationale organisaties"] * 2,
         ["Doorgiften aan derde landen of…", "Doorgiften aan derde landen… 2"]),
        (["Antwoord in uw eigen woorden (HR)", "Antwoord in uw eigen woorden (Marketing)"],
         ["Antwoord in uw eigen… (HR)", "Antwoord in uw… (Marketing)"]),
        (["Antwoord in woorden (Afdeling personeel en organisatie)"], ["Antwoord in woorden (Afdeling…"]),
        (["x" * 40], ["x" * 30 + "…"]),
        (["😀" * 20], ["😀" * 15 + "…"]),
    ],
)  # fmt: skip
def test_names_of_sheets(titles: list[str], found: list[str]) -> None:
    taken: set[str] = set()
    assert [sheet_name(title, taken) for title in titles] == found
    assert all(units(name) <= 31 for name in found)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("A & B", "A && B"),
        ("R&G", "R&&&8G"),
        ("&[Picture]", "&&&8[Picture]"),
        ("&P&N", "&&P&&N"),
        ("x" * 60, "x" * 49 + "…"),
        ("&" * 60, "&&" * 24 + "…"),
    ],
)
def test_no_text_of_a_head_is_a_code(value: str, shown: str) -> None:
    assert coded(value, 50, 8) == shown


def test_a_long_head_is_cut_and_not_left_out() -> None:
    made = register_document("nl")
    names_ = ("title", "language", "user_language", "date", "banner", "facts", "parts")
    title, *others = (getattr(made, name) for name in names_)
    content = xlsx.write(Document(title, "R&G " * 100, *others))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tree = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    heads = [element.text or "" for element in tree.iter() if element.tag.endswith(("oddHeader", "oddFooter"))]
    assert all(0 < units(head) <= LONGEST_HEAD for head in heads)
    assert "R&&&8G" in heads[0]
    assert made.title in heads[0]


def test_escapes_of_the_format_come_back_as_they_were() -> None:
    value = "_x0041_ _x005F_ _xFFFE_"
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx.write(with_table(stated(value)))))
    assert book.get_sheet_by_index(1).to_python()[1] == [value]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(), min_size=1, max_size=3))
def test_any_text_comes_back(texts: list[str]) -> None:
    made = everything(texts)
    assert by_calamine(made) == [plain(sheet) for sheet in sheets(made)]


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet="<r>/t&;_x0041=+-@'\"[]:*?\\\x00\x0b\r\n\ud800\ufffe é", min_size=1))
def test_marks_of_the_format_come_back(value: str) -> None:
    made = with_table(stated(value), (Entry(value, State.INFERRED, (Detail(value, value),)), *stated(value)))
    assert by_calamine(made) == [plain(sheet) for sheet in sheets(made)]


def test_cells_to_fill_in_are_empty_unlocked_and_roomy() -> None:
    table = Table("t", ("Question", "Answer"), ((stated("Why?"), ()),), ((), ("yes", "no")), (0, 34))
    page = opened(Document("d", "", "en", "en", TODAY, (), (), (Part("p", (), (table,)),)))["t"]
    assert page["B2"].value is None
    assert not page["B2"].protection.locked
    assert page["A2"].protection.locked
    assert page.column_dimensions["B"].width >= 34
    (rule,) = page.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("B2", '"yes,no"')


def test_what_nobody_fills_in_is_never_empty() -> None:
    table = Table("t", ("Question", "Answer"), ((stated("Why?"), ()),))
    page = opened(Document("d", "", "en", "en", TODAY, (), (), (Part("p", (), (table,)),)))["t"]
    assert page["B2"].value == "–"


def test_a_table_too_broad_for_a_page_runs_over_several_that_name_its_rows() -> None:
    few, many = (opened(with_table(*(stated("words " * 12) for _ in range(count)))).worksheets[-1] for count in (5, 90))
    assert few.page_setup.fitToWidth in (1, None)
    assert not few.print_title_cols
    assert many.page_setup.fitToWidth > 1
    assert many.print_title_cols.replace("$", "") == "A:A"


def test_the_three_parts_of_a_head_leave_each_other_room() -> None:
    document = replace(everything(("woord",)), title="Melding van een inbreuk " * 9, organisation="Vereniging " * 12)
    for page in opened(document).worksheets:
        left, centre, right = (
            part.text or "" for part in (page.oddHeader.left, page.oddHeader.center, page.oddHeader.right)
        )
        assert right.endswith("…")
        assert left.endswith("…")
        assert max(len(left), len(right)) * 2 + len(centre) <= 196


@given(st.text("ab–é😀\ud800"), st.integers(0, 12))
def test_a_text_is_cut_at_the_last_whole_letter_that_fits(value: str, limit: int) -> None:
    kept = cut(value, limit)
    assert value.startswith(kept)
    assert units(kept) <= limit
    assert kept == value or units(value[: len(kept) + 1]) > limit
    assert units(value) == sum(1 + (letter > "\uffff") for letter in value)
