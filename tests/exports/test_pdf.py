"""The PDF says what the document says, on every page what must be read first, and takes no text for markup."""

import datetime
import json
import re
import unicodedata

import pytest

from answer_sample import document as answer_document
from answer_sample import impact_of
from answer_sample import sample as answer_sample
from export_sample import HOSTILE_NAMES, LAW, SAMPLE, hops_of, hostile, read
from pdf_file import PdfFile, bare
from ropa.exports import FORMATS, TYPESET, pdf
from ropa.exports.typst import data, paper
from ropa.finding import Pointer
from ropa.i18n import LANGUAGES, one_line, text
from ropa.render import pictures_pdf, typeset, typeset_with_warnings
from ropa.view.art30 import art30
from ropa.view.document import Detail, Document, Entry, Field, Figure, Page, Part, Section, Table
from ropa.view.marks import State
from ropa.view.outline import Branch

DAY = datetime.date(2026, 11, 22)
NASTY = (
    *HOSTILE_NAMES,
    '#panic("x")',
    '") #read("/etc/passwd")',
    "$x$ = head <label> @ref",
    "\\u{41} // c /* d */",
    "中文 \U0001f9ff",
    "x" * 300,
    "",
)


def svg(width: int, height: int, words: str = "label") -> bytes:
    shown = f'<text x="5" y="20" font-family="Arial">{words}</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt">{shown}</svg>'.encode()


def of_register(language: str = "nl") -> Document:
    register = read(SAMPLE)
    return art30(register, hops_of(register), LAW, language)


def nasty() -> Document:
    """A document with every kind of content, whose every text is a hostile one."""

    def entry(name: str, state: State) -> Entry:
        return Entry(name, state, (Detail(name, name),), name, "shop/x", "r/a")

    entries = tuple(entry(name, state) for name, state in zip(NASTY, [*State, *State], strict=False))
    field = Field(Pointer("r/a", ("name",)), NASTY[1], "30(1)", entries)
    page = Page("r/a", "activity", NASTY[1], NASTY[2], (Section("a", NASTY[1], (field,)), Section("", "", (field,))))
    deep = Branch("end", state=State.SILENT)
    for number in range(20):
        deep = Branch(NASTY[number % len(NASTY)], branches=(deep,), detail=NASTY[:2])
    table = Table(
        "", NASTY, tuple(tuple((entry(name, state),) for name in NASTY) for state in (State.OPEN, State.LINKED))
    )
    parts = (
        Part("", NASTY, (table,), (), (deep,), 2, (Figure(NASTY[1], NASTY[2], svg(300, 900, "中 &lt;b&gt;")),)),
        Part(NASTY[3], NASTY, pages=(page, Page("r/a", "activity", "", "", (), NASTY))),
    )
    facts = tuple(Detail(name, name) for name in NASTY)
    return Document(NASTY[0], NASTY[1], "de", "fr", DAY, NASTY[:3], facts, parts)


def set_as_pdf(document: Document) -> PdfFile:
    made = typeset_with_warnings(pdf.write(document), document.date)
    assert made.warnings == ()
    return PdfFile(made.content)


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {language: of_register(language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def files(documents: dict[str, Document]) -> dict[str, PdfFile]:
    return {language: set_as_pdf(document) for language, document in documents.items()}


@pytest.fixture(scope="module")
def hostile_file() -> PdfFile:
    return set_as_pdf(nasty())


def test_it_is_the_format_that_is_typeset() -> None:
    assert (pdf,) == TYPESET
    assert pdf in FORMATS


def test_same_bytes_twice(documents: dict[str, Document]) -> None:
    source = pdf.write(documents["nl"])
    assert source == pdf.write(documents["nl"])
    content = typeset(source, DAY)
    assert content == typeset(source, DAY)
    assert content != typeset(source, datetime.date(2026, 11, 23))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_document_is_in_it(
    language: str, documents: dict[str, Document], files: dict[str, PdfFile]
) -> None:
    document, file = documents[language], files[language]
    said = [document.title, document.organisation, *document.banner]
    said += [word for fact in document.facts for word in (fact.label, fact.text)]
    said += [word for pair in document.signs() for word in pair]
    for part in document.parts:
        said += [part.title, *part.remarks]
        said += [column for table in part.tables for column in table.columns]
        said += [page.title for page in part.pages] + [field.label for page in part.pages for field in page.fields()]
        for entry in part.entries():
            said += [entry.text, entry.evidence, *(word for item in entry.details for word in (item.label, item.text))]
    missing = [word for word in said if bare(one_line(word)) not in file.text]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_what_must_be_read_first_and_which_page_it_is(
    language: str, documents: dict[str, Document], files: dict[str, PdfFile]
) -> None:
    document, file = documents[language], files[language]
    assert len(document.banner) == 2
    for number, page in enumerate(file.pages, 1):
        place = text("document.pdf.page", language).format(page=number, pages=len(file.pages))
        for words in (place, document.organisation, document.title, *document.banner):
            assert bare(words) in page, (number, words)
    assert file.root["/Lang"].startswith(language)


def test_it_declares_what_it_conforms_to_and_names_no_author(files: dict[str, PdfFile]) -> None:
    file = files["nl"]
    assert re.search(r"<pdfaid:part>2</pdfaid:part>\s*<pdfaid:conformance>B<", file.metadata)
    assert "<pdfuaid:part>1</pdfuaid:part>" in file.metadata
    found = file.reader.metadata
    assert found is not None
    assert found.title == "Register van verwerkingsactiviteiten (artikel 30 AVG) – Winkel Café"
    assert found.author is None
    assert "niet door de organisatie gemaakt" in str(found.subject)
    assert found.creation_date == datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


def test_bookmarks_lead_to_parts_and_records(documents: dict[str, Document], files: dict[str, PdfFile]) -> None:
    found = files["nl"].outline()
    parts = [part.title for part in documents["nl"].parts]
    assert [title for level, title in found if not level] == ["Betekenis van de tekens", *parts]
    assert (1, "Nieuwsbrief") in found
    contents = files["nl"].pages[0]
    for title in (*parts, "Nieuwsbrief", "Klantenservice"):
        assert bare(title) in contents


def test_tables_have_heads_and_lie_lengthwise(documents: dict[str, Document], files: dict[str, PdfFile]) -> None:
    file = files["nl"]
    tables = [table for part in documents["nl"].parts for table in part.tables]
    assert len(file.of_type("Table")) >= len(tables) > 0
    assert len(file.of_type("TH")) >= sum(len(table.columns) for table in tables)
    assert file.sizes() == {(595, 842), (842, 595)}


def test_links_lead_to_records(files: dict[str, PdfFile]) -> None:
    pages = files["nl"].reader.pages
    links = [note.get_object() for page in pages for note in page.get("/Annots", ())]
    assert links
    assert all("/Contents" in link for link in links)
    assert not [link for link in links if link.get("/A", {}).get("/S") == "/URI"]


def test_hostile_texts_are_shown_as_they_are(hostile_file: PdfFile) -> None:
    lacking = {"中": "⟨U+4E2D⟩", "文": "⟨U+6587⟩", "\U0001f9ff": "⟨U+1F9FF⟩"}
    for name in NASTY:
        shown = one_line(name)
        for character, written in lacking.items():
            shown = shown.replace(character, written)
        assert bare(shown) in hostile_file.text, name
    assert "root:" not in hostile_file.text
    assert not [note for page in hostile_file.reader.pages for note in page.get("/Annots", ()) if "/URI" in str(note)]


def test_what_the_fonts_lack_is_listed_at_the_end(hostile_file: PdfFile, files: dict[str, PdfFile]) -> None:
    note = text("document.pdf.lacking", "de")
    assert bare(note) in hostile_file.pages[-1]
    assert "U+4E2D,U+6587,U+1F9FF" in hostile_file.pages[-1]
    assert hostile_file.outline()[-1] == (0, note)
    assert bare(text("document.pdf.lacking", "nl")) not in files["nl"].text


def test_a_hostile_register_is_set(files: dict[str, PdfFile]) -> None:
    register = hostile()
    file = set_as_pdf(art30(register, hops_of(register), LAW, "fr"))
    for name in HOSTILE_NAMES:
        shown = one_line(name)
        # Words that run from right to left are read in the order of the eye where they stand on one line.
        is_turned = any(unicodedata.bidirectional(letter) == "R" for letter in shown)
        assert all(bare(piece) in file.text for piece in (shown.split() if is_turned else [shown]))


def test_texts_are_data_and_never_source() -> None:
    source = pdf.write(nasty()).decode("utf-8")
    first, rest = source.split("\n", 1)
    assert first.isascii()
    program = rest.split("\n", 1)[1]
    assert program == pdf.write(of_register()).decode("utf-8").split("\n", 2)[2]
    literal = first.removeprefix('#let data = json(bytes("').removesuffix('"))')
    assert not re.search(r'(?<!\\)(?:\\\\)*"', literal)
    assert json.loads(literal.replace('\\"', '"').replace("\\\\", "\\"))["title"] == one_line(NASTY[0])


def test_figures_are_drawn_with_their_words_and_a_text_for_who_cannot_see_them(hostile_file: PdfFile) -> None:
    figures = hostile_file.of_type("Figure")
    assert one_line(NASTY[2]) in {element.get("/Alt") for element in figures}
    assert "⟨U+4E2D⟩<b>" in hostile_file.text


def test_an_answer_has_its_lines_and_headings() -> None:
    register = answer_sample()
    document = answer_document(impact_of(register), register, "nl", "impact")
    file = set_as_pdf(document)

    def lines(branches: tuple[Branch, ...]) -> list[str]:
        return [word for branch in branches for word in (branch.text, *branch.details, *lines(branch.branches))]

    said = [word for part in document.parts for word in lines(part.branches)]
    assert len(said) > 20
    assert [word for word in said if bare(one_line(word)) not in file.text] == []
    levels = [level for level, _ in file.outline()]
    assert max(levels) >= 1
    assert file.of_type("LI")


def test_pictures_are_pages_of_their_sizes() -> None:
    pages = [
        (Figure("Doorgiften", "Wie wat krijgt", svg(300, 120, "Winkel")), (320, 140)),
        (Figure("Doorgiften", "Wie nog", svg(100, 500, "Magazijn")), (595, 842)),
    ]
    content = pictures_pdf(pages, "Doorgiften", "nl", DAY)
    assert content == pictures_pdf(pages, "Doorgiften", "nl", DAY)
    file = PdfFile(content)
    assert file.sizes() == {(320, 140), (595, 842)}
    assert file.text == "WinkelMagazijn"
    assert [element.get("/Alt") for element in file.of_type("Figure")] == ["Wie wat krijgt", "Wie nog"]
    assert {font for page in file.reader.pages for font in _fonts(page)} == {"LiberationSans"}


def _fonts(page: object) -> set[str]:
    return {font["/BaseFont"].split("+")[-1] for font in _resources(page).get("/Font", {}).values()}


def _resources(page: object) -> dict[str, dict[str, dict[str, str]]]:
    resources = page["/Resources"]  # type: ignore[index]
    for inner in resources.get("/XObject", {}).values():
        if "/Resources" in inner:
            return _resources(inner)
    return resources  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("part", "setting"),
    [
        (Part("a"), ("a4", False)),
        (Part("a", tables=(Table("t", ("c",) * 4, ()),)), ("a4", False)),
        (Part("a", tables=(Table("t", ("c",) * 8, ()),)), ("a4", True)),
        (Part("a", tables=(Table("t", ("c",) * 11, ()),)), ("a3", True)),
        (Part("a", figures=(Figure("f", "f", svg(400, 600)),)), ("a4", False)),
        (Part("a", figures=(Figure("f", "f", svg(900, 400)),)), ("a4", True)),
        (Part("a", figures=(Figure("f", "f", svg(600, 1300)),)), ("a3", False)),
        (Part("a", figures=(Figure("f", "f", svg(9000, 400)),)), ("a3", True)),
    ],
)
def test_a_part_gets_the_sheet_it_needs(part: Part, setting: tuple[str, bool]) -> None:
    assert paper.sheet_for(part).setting == setting


def test_long_words_get_places_to_break() -> None:
    assert paper.breakable("Verwerkingsverantwoordelijke") == "Verwerkingsverantwoordelijke"
    long = "https://www.example.org/a/very-long/address?with=query"
    assert paper.breakable(long).replace("\u200b", "") == long
    assert max(map(len, paper.breakable("x" * 300).split("\u200b"))) <= 8


def test_a_label_breaks_a_path_behind_its_signs_and_leaves_a_compound_to_its_language() -> None:
    compound = "Of een gegevensbeschermingseffectbeoordeling vereist is"
    assert paper.parted(compound) == compound
    assert "\u200b" in paper.breakable(compound), "a reader's own long word breaks anywhere"
    assert paper.parted("Voor [activity.legal_basis.for]") == "Voor [activity.\u200blegal_\u200bbasis.\u200bfor]"


def test_long_words_break_where_they_may() -> None:
    long = "x" * 300
    table = Table(
        "", ("a", "b"), ((((Entry(long, State.STATED),)), (Entry("(legal_basis[1].consent_record)", State.STATED),)),)
    )
    document = Document("t", "o", "en", "en", DAY, (), (), (Part("", (long,), (table,)),))
    file = set_as_pdf(document)
    lines = [line for page in file.reader.pages for line in page.extract_text().splitlines()]
    assert sum(line.count("x") for line in lines) == 600
    assert max(map(len, lines)) < 120


def test_the_values_of_a_cell_are_a_list_unless_there_are_very_many(monkeypatch: pytest.MonkeyPatch) -> None:
    cell = tuple(Entry(f"value {number}", State.STATED) for number in range(3))
    document = Document("t", "o", "en", "en", DAY, (), (), (Part("", (), (Table("", ("a",), ((cell,),)),)),))
    few = set_as_pdf(document)
    assert len(few.of_type("LI")) == 3
    monkeypatch.setattr(data, "_MANY", 2)
    many = set_as_pdf(document)
    assert not many.of_type("LI")
    for file in (few, many):
        assert all(bare(entry.text) in file.text for entry in cell)


def test_a_picture_without_a_size_is_an_error() -> None:
    with pytest.raises(ValueError, match="size"):
        paper.size(b"<svg><rect/></svg>")


def test_hyphens_can_be_copied_though_words_are_divided() -> None:
    words = "Verwerkingsverantwoordelijkheidsverzekering info@web-winkel.example"
    entries = tuple(Entry(f"{words} {number}", state) for number in range(3) for state in State)
    page = Page("r/a", "activity", words, "", (Section("", "", (Field(Pointer("r/a"), words, "", entries),)),))
    file = set_as_pdf(Document("t", "o", "nl", "nl", DAY, (), (), (Part(words, pages=(page,)),)))
    shown = "".join(one.extract_text() for one in file.reader.pages).replace("\n", "")
    assert "\u00ad" not in shown
    assert shown.count("info@web-winkel.example") >= len(entries)


@pytest.mark.parametrize(("count", "page"), [(12, 0), (40, 0), (54, 1)])
def test_contents_that_fit_a_page_stay_on_one(count: int, page: int) -> None:
    parts = tuple(Part(f"Chapter{number}.", ("x",)) for number in range(count))
    facts = tuple(Detail(f"Fact {number}", "x") for number in range(8))
    file = set_as_pdf(Document("Record", "Club", "en", "en", LAW.date, ("Draft.",), facts, parts))
    assert all(f"Chapter{number}." in file.pages[page] for number in range(count))
    assert [bare(text("document.html.contents", "en")) in shown for shown in file.pages[:2]] == [page == 0, page == 1]
