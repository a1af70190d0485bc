"""Documents that the tests of tabular formats share, and readers of those formats that are none of the program's."""

import csv
import datetime
import io
import json
import re
from collections.abc import Iterator, Sequence

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from answer_sample import access_of, document, impact_of, sample
from export_sample import HOSTILE_NAMES, LAW, SAMPLE, hops_of, hostile, read
from ropa.exports import csv as csv_format
from ropa.exports import json as json_format
from ropa.exports import xlsx
from ropa.exports.workbook.limits import sheet_name
from ropa.finding import Pointer
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.view.art30 import art30
from ropa.view.document import Detail, Document, Entry, Field, Figure, Page, Part, Section, Table, legend
from ropa.view.marks import State
from ropa.view.outline import Branch, Outline
from ropa.view.sheets import Sheet, sheets

Cells = list[list[str]]

NASTY = (
    *HOSTILE_NAMES,
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "'=1",
    "''@x",
    "'quoted'",
    "＝1+1",
    "\t=1",
    "007",
    "1-2",
    "1e5",
    "TRUE",
    "https://a.example",
    "mailto:a@a.example",
    "_x0041_",
    "<r><t>x</t></r>",
    "<r>&</r>",
    "\x00\x01\x0b\x1f\x7f\ufffe\uffff\ud800",
    "a;b,c\"d'e",
    "a\nb\r\nc",
    " spaces ",
    "&G &[Picture] &P && 8",
    "",
    "–",
)


def register_document(language: str, register: Register | None = None) -> Document:
    found = register or read(SAMPLE)
    return art30(found, hops_of(found), LAW, language)


def answers(language: str) -> Iterator[Document]:
    register = sample()
    yield document(impact_of(register, language=language), register, language, "impact")
    yield document(access_of(register, language=language), register, language, "access")


def everything(texts: Sequence[str] = NASTY, language: str = "nl") -> Document:
    """A document with all that one can have, every text of which is one of those given."""
    states = list(State)
    entries = tuple(
        Entry(
            text,
            states[number % len(states)],
            (Detail(text, text),) if number % 2 else (),
            text if number % 3 else "",
            "example/x" if number % 5 == 0 else "",
        )
        for number, text in enumerate(texts)
    )
    rows = tuple((entries[number : number + 1], entries[: number % 4], entries[-1:]) for number in range(len(entries)))
    table = Table(texts[0], ("a", "b", "c"), rows, ((), ("ja", "nee"), tuple(texts)))
    pages = tuple(
        Page(
            f"example/{kind}-{number}",
            kind,
            text,
            text,
            (
                Section("b", "B", (Field(Pointer("example/x", ("k",)), f"f{number % 3}", "30(1)(b)", entries[:2]),)),
                Section("a", "A", tuple(Field(Pointer("example/x"), text, "", (entry,)) for entry in entries[2:4])),
            ),
            (text,) if number % 2 else (),
        )
        for kind in ("register", "party", "activity")
        for number, text in enumerate(texts)
    )
    branches = tuple(Branch(text, "example/x", (text, text), State.INFERRED, (Branch(text),)) for text in texts)
    parts = [
        Part(texts[0], texts, (table,), pages, branches, 1, (Figure(texts[0], texts[-1], b"<svg/>"),)),
        *(Part(text, tables=(Table(text, (text or "a",), ()),)) for text in texts),
    ]
    facts = tuple(Detail(text, text) for text in texts)
    return Document(
        texts[0],
        " & ".join(texts),
        language,
        "fr",
        datetime.date(2026, 11, 22),
        tuple(texts),
        facts,
        tuple(parts),
        legend(parts, language),
    )


def several() -> dict[str, Document]:
    outline = Outline("Vraag", tuple(Branch(text, detail=text, branches=(Branch(text),)) for text in NASTY), NASTY, {})
    return {
        **{f"register-{language}": register_document(language) for language in LANGUAGES},
        **{f"answer-{language}-{n}": made for language in LANGUAGES for n, made in enumerate(answers(language))},
        "hostile": register_document("de", hostile()),
        "hostile-answer": document(outline, hostile(), "fr"),
        "everything": everything(),
    }


DOCUMENTS = several()


def plain(sheet: Sheet) -> Cells:
    return [list(sheet.columns), *([cell.text for cell in row] for row in sheet.rows)]


def as_csv(made: Document) -> list[Cells]:
    """The tables as the files have them, in the order of the sheets."""
    further = csv_format.further(made)
    return [
        from_csv(csv_format.write(made) if sheet.is_main else further[f"-{sheet.key}"], made.language)
        for sheet in sheets(made)
    ]


def from_csv(content: bytes, language: str) -> Cells:
    text = content.decode("utf-8-sig")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="," if language == "en" else ";", strict=True)
    return [[re.sub(r"^'('*[=+\-@＝＋－＠\t\r])", r"\1", cell) for cell in row] for row in rows]


def as_json(made: Document) -> list[Cells]:
    value = json.loads(json_format.write(made))
    return [[sheet["columns"], *([cell["text"] for cell in row] for row in sheet["rows"])] for sheet in value["sheets"]]


def names(made: Document) -> list[str]:
    taken: set[str] = set()
    sheet_name(
        {"en": "Allowed words", "nl": "Toegestane woorden", "fr": "Mots admis", "de": "Zulässige Wörter"}[
            made.language
        ],
        taken,
    )
    return [sheet_name(sheet.title, taken) for sheet in sheets(made)]


def by_openpyxl(made: Document) -> list[Cells]:
    book = load_workbook(io.BytesIO(xlsx.write(made)))
    return [[[str(cell.value) for cell in row] for row in book[name].iter_rows()] for name in names(made)]


def by_calamine(made: Document) -> list[Cells]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx.write(made)))
    return [
        [list(map(str, row)) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        for name in names(made)
    ]
