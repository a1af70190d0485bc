"""A Word file, read back: structure, marks, languages and links hold for any text, and nothing leads outside."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from answer_sample import access_of, impact_of
from answer_sample import document as answer_of
from answer_sample import sample as answer_register
from document_sample import TEXTS, everything
from export_sample import LAW, SAMPLE, golden, hops_of, hostile, read
from ropa.exports import docx as format_
from ropa.i18n import LANGUAGES, text, visible
from ropa.register import Register
from ropa.render import lay_out
from ropa.view.art30 import art30
from ropa.view.document import Document, Entry, Figure, Part, Table
from ropa.view.marks import State
from ropa.view.spoken import beside


def register_of(register: Register, language: str = "nl") -> Document:
    return art30(register, hops_of(register), LAW, language)


def impact(language: str = "nl") -> Document:
    register = answer_register()
    return answer_of(impact_of(register, language=language), register, language, "impact")


def access(language: str = "nl") -> Document:
    register = answer_register()
    return answer_of(access_of(register, language=language), register, language, "access")


def opened(document: Document) -> Word:
    return docx.Document(io.BytesIO(format_.write(document)))


DOCUMENTS = {
    "sample": register_of(read(SAMPLE)),
    "hostile": register_of(hostile()),
    "everything": everything(),
    "impact": impact(),
    "access": access(),
    **{f"sample-{language}": register_of(read(SAMPLE), language) for language in LANGUAGES},
}


@pytest.fixture(scope="module", params=DOCUMENTS, ids=str)
def written(request: pytest.FixtureRequest) -> tuple[Document, Word]:
    return DOCUMENTS[request.param], opened(DOCUMENTS[request.param])


def said(word: Word) -> Iterator[str]:
    """The body as lines: paragraphs with their style and depth, rows with their cells, and where pages turn."""
    for block in word.iter_inner_content():
        if isinstance(block, WordTable):
            for row in block.rows:
                cells = (" / ".join(paragraph.text for paragraph in cell.paragraphs) for cell in row.cells)
                yield f"| {' | '.join(cells)} |"
        elif block._p.find(".//" + qn("w:sectPr")) is not None:
            yield "--- new section ---"
        elif block.text:
            level = block._p.find(".//" + qn("w:ilvl"))
            depth = int(level.get(qn("w:val"))) if level is not None else 0
            yield f"{'  ' * depth}{block.style.name}: {block.text}"


@pytest.mark.parametrize("name", ["sample", "impact"])
def test_golden(name: str) -> None:
    golden(f"{name}-docx.txt", "\n".join((*said(opened(DOCUMENTS[name])), "")).encode())


def test_same_bytes_twice_and_one_date() -> None:
    for document in DOCUMENTS.values():
        made = format_.write(document)
        assert made == format_.write(document)
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            assert {member.date_time for member in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}


def test_nothing_leads_outside_and_nothing_is_another_program_s(written: tuple[Document, Word]) -> None:
    document, word = written
    assert not any(relation.is_external for part in word.part.package.iter_parts() for relation in part.rels.values())
    with zipfile.ZipFile(io.BytesIO(format_.write(document))) as archive:
        assert {name.rpartition("/")[2] for name in archive.namelist()} == {
            *("[Content_Types].xml", ".rels", "document.xml.rels", "core.xml", "document.xml", "styles.xml"),
            *("settings.xml", "numbering.xml", "header1.xml", "footer1.xml"),
        }
        whole = b"".join(archive.read(name) for name in archive.namelist())
    codes = {element.get(qn("w:instr")).strip() for element in word.element.body.iter(qn("w:fldSimple"))}
    assert not codes
    assert b"instrText" not in whole
    assert b"Microsoft" not in whole
    assert b"python-docx" not in whole


def test_properties_are_the_document_s(written: tuple[Document, Word]) -> None:
    document, word = written
    properties = word.core_properties
    assert properties.title
    assert properties.author == properties.last_modified_by == visible(document.organisation)
    assert properties.created.date() == properties.modified.date() == document.date
    assert properties.revision == 1
    assert properties.comments == ""
    assert (properties.language or "").startswith(document.language)


def test_headings_are_real_and_skip_no_level(written: tuple[Document, Word]) -> None:
    document, word = written
    styles = [paragraph.style.name for paragraph in word.paragraphs]
    assert styles.count("Title") == 1
    levels = [int(name[-1]) for name in styles if name.startswith("Heading ")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    titles = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == "Heading 1"]
    assert {visible(part.title) for part in document.parts if part.title} <= set(titles)


def test_the_banner_heads_every_page(written: tuple[Document, Word]) -> None:
    document, word = written
    expected = [visible(line) for line in document.banner]
    for section in word.sections:
        assert [paragraph.text for paragraph in section.header.paragraphs if paragraph.text] == expected
        (footer,) = section.footer.paragraphs
        assert visible(document.organisation) in footer.text
        assert visible(document.title) in footer.text
        codes = [field.get(qn("w:instr")).strip() for field in footer._p.iter(qn("w:fldSimple"))]
        assert codes == ["PAGE", "NUMPAGES"]
    shown = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == "Banner"]
    assert shown == expected


def cells_of(document: Document) -> Iterator[list[list[list[str]]]]:
    for part in document.parts:
        for table in part.tables:
            yield [
                [[*filter(None, map(visible, lines_of(cell, document.language)))] for cell in row] for row in table.rows
            ]


def lines_of(cell: tuple[Entry, ...], language: str) -> Iterator[str]:
    for entry in cell:
        yield "".join(f"{sign}\u00a0" for sign in entry.sign) + entry.text
        yield from beside(entry, language)


def test_tables_say_cell_for_cell_what_the_document_says(written: tuple[Document, Word]) -> None:
    document, word = written
    tables = [table for table in word.tables if table.style.name == "Rows"]
    found = [
        [[[line.text for line in cell.paragraphs if line.text] for cell in row.cells] for row in table.rows[1:]]
        for table in tables
    ]
    assert found == list(cells_of(document))
    heads = [[visible(column) for column in table.columns] for part in document.parts for table in part.tables]
    assert [[cell.text for cell in table.rows[0].cells] for table in tables] == heads


def test_records_say_what_the_document_says(written: tuple[Document, Word]) -> None:
    document, word = written
    found = [
        [line.text for line in row.cells[1].paragraphs]
        for table in word.tables[1:]
        for row in table.rows
        if table.style.name == "Fields"
    ]
    for part in document.parts:
        for page in part.pages:
            for field in page.fields():
                assert [*map(visible, lines_of(field.entries, document.language))] in found


def test_heads_of_tables_are_repeated_and_widths_fit(written: tuple[Document, Word]) -> None:
    for table in written[1].tables:
        first = table.rows[0]._tr
        assert (first.find(".//" + qn("w:tblHeader")) is not None) is (table.style.name == "Rows")
        grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert sum(grid) in (10206, 15138)
        assert min(grid) > 400
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


def test_wide_tables_lie_on_their_side() -> None:
    word = opened(DOCUMENTS["sample"])
    assert [section.orientation for section in word.sections] == [
        *(WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE),
    ]
    assert {section.orientation for section in opened(impact()).sections} == {WD_ORIENT.PORTRAIT}


def test_long_rows_may_break_and_short_ones_not() -> None:
    def rows(text: str) -> list[bool]:
        table = everything().parts[1].tables[0]
        cells = ((Entry(text, State.STATED),), (Entry("", State.SILENT),))
        part = Part("p", tables=(type(table)("t", table.columns, (cells,)),))
        found = opened(Document("t", "o", "en", "en", LAW.date, (), (), (part,)))
        return [row._tr.find(".//" + qn("w:cantSplit")) is not None for row in found.tables[-1].rows]

    assert rows("short") == [True, True]
    assert rows("long " * 2000) == [True, False]


def test_links_lead_to_places_in_the_document(written: tuple[Document, Word]) -> None:
    _, word = written
    names = [mark.get(qn("w:name")) for mark in word.element.body.iter(qn("w:bookmarkStart"))]
    numbers = [mark.get(qn("w:id")) for mark in word.element.body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names)) == len(set(numbers))
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name) for name in names)
    anchors = {link.get(qn("w:anchor")) for link in word.element.body.iter(qn("w:hyperlink"))}
    assert anchors
    assert anchors <= set(names)


def test_contents_name_parts_and_activities() -> None:
    word = opened(DOCUMENTS["sample"])
    contents = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name.startswith("toc ")]
    assert {part.title for part in DOCUMENTS["sample"].parts} < set(contents)
    assert "Nieuwsbrief" in contents


def test_hostile_text_is_shown_as_it_is() -> None:
    whole = "\n".join(said(opened(everything())))
    for name in TEXTS:
        assert visible(name) in whole
    assert "\u202e" not in whole
    assert "\x1b" not in whole


def runs_of(word: Word) -> Iterator[tuple[str, str, str]]:
    for run in word.element.body.iter(qn("w:r")):
        style, lang = run.find(".//" + qn("w:rStyle")), run.find(".//" + qn("w:lang"))
        values = (found.get(qn("w:val")) if found is not None else "" for found in (style, lang))
        yield "".join(item.text or "" for item in run.iter(qn("w:t"))), *values


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_of_the_document_and_of_user_text(language: str) -> None:
    for document in (register_of(read(SAMPLE), language), impact(language)):
        word = opened(document)
        assert word.styles.element.find(".//" + qn("w:lang")).get(qn("w:val"))[:2] == language
        marked = {lang for _, _, lang in runs_of(word)} - {""}
        assert marked == (set() if language == "nl" else {"nl-NL"})
    if language != "nl":
        found = {(value, lang) for value, _, lang in runs_of(opened(register_of(read(SAMPLE), language)))}
        assert ("De nieuwsbrief sturen", "nl-NL") in found
        assert (text("document.silent", language), "") in found


def test_silence_and_inference_look_like_no_statement() -> None:
    word = opened(DOCUMENTS["everything"])
    looks = {value: style for value, style, _ in runs_of(opened(DOCUMENTS["sample"]))}
    assert looks["niet vermeld"] == "silent"
    styles = {style.style_id: style.element for style in word.styles}
    assert styles["silent"].find(".//" + qn("w:bdr")).get(qn("w:val")) == "dashed"
    assert styles["inferred"].find(".//" + qn("w:i")) is not None
    assert styles["inferred"].find(".//" + qn("w:u")).get(qn("w:val")) == "dotted"
    assert {style for _, style, _ in runs_of(word)} >= {"silent", "open", "inferred", "linked", "derived", "Mark"}
    used = {
        found.get(qn("w:val"))
        for kind in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for found in word.element.body.iter(qn(kind))
    }
    assert used <= set(styles)


def test_every_sign_has_words(written: tuple[Document, Word]) -> None:
    document, word = written
    rows = [[cell.text for cell in row.cells] for row in word.tables[-1].rows] if document.legend else []
    assert rows == [[sign, meaning] for sign, meaning in document.signs()]
    for link in word.element.body.iter(qn("w:hyperlink")):
        if link.get(qn("w:anchor")) == "legend" and link.get(qn("w:tooltip")):
            assert "".join(item.text or "" for item in link.iter(qn("w:t"))) in dict(document.signs())


def test_lists_of_an_answer_are_real_lists_and_nested() -> None:
    word = opened(impact())
    bullets = [paragraph for paragraph in word.paragraphs if paragraph.style.name == "List Bullet"]
    assert bullets
    depths = {int(found.get(qn("w:val"))) for line in bullets for found in line._p.iter(qn("w:ilvl"))}
    assert {1, 2} <= depths


def test_a_figure_keeps_its_place_with_its_title_and_what_is_in_it() -> None:
    document = everything()
    (figure,) = document.parts[1].figures
    lines: list[Paragraph] = opened(document).paragraphs
    (place,) = (number for number, line in enumerate(lines) if line.style.name == "Figure Text")
    assert (lines[place - 1].style.name, lines[place - 1].text) == ("Caption", visible(figure.title))
    assert lines[place].text == visible(figure.alternative)


def test_a_figure_with_a_bitmap_is_drawn_with_its_words_for_who_cannot_see_it() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="300pt" height="120pt"/>'
    png = lay_out("digraph { a -> b }", ".png").content
    figure = Figure('Who "gets" <what>', "a → b & c", svg, png)
    document = everything()
    document = replace(document, parts=(Part("Pictures", figures=(figure, figure)), *document.parts))
    assert format_.write(document) == format_.write(document)
    word = opened(document)
    (one, two) = word.inline_shapes
    assert one._inline.docPr.get("descr") == figure.alternative
    assert (one.width.pt, one.height.pt) == (two.width.pt, two.height.pt) == (300, 120)
    assert {part.blob for part in word.part.package.iter_parts() if part.partname.endswith(".png")} == {png}


def test_a_table_in_which_words_would_be_broken_is_a_record_per_row() -> None:
    def tables(columns: int, word: str, fills: tuple[int, ...] = ()) -> list[int]:
        row = tuple((Entry(f"{word} {number}", State.STATED),) for number in range(columns))
        table = Table("T", tuple(f"K{number}" for number in range(columns)), (row, row), fills=fills)
        document = replace(everything(), parts=(Part("P", tables=(table,)),))
        return [len(one.columns) for one in opened(document).tables]

    assert 12 in tables(12, "short")
    long = "verwerkingsverantwoordelijkheid"
    assert 12 not in tables(12, long)
    assert tables(12, long).count(2) >= 2
    # What is to be filled in stays a table, and so does one with few columns.
    assert 12 in tables(12, long, (10,) * 12)
    assert 8 in tables(8, long)
