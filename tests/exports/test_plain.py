"""Plain text: every value under its label, wrapped, and nothing that steers a terminal."""

import pytest

from document_sample import TEXTS, everything
from export_sample import LAW, SAMPLE, golden, hops_of, hostile, read
from ropa.exports import plain
from ropa.i18n import LANGUAGES, one_line, visible
from ropa.view.art30 import art30
from ropa.view.document import Document
from ropa.view.spoken import beside, heading_of, label_of, said_of

DOCUMENTS = {
    "hostile": art30(hostile(), hops_of(hostile()), LAW, "fr"),
    **{language: art30(read(SAMPLE), hops_of(read(SAMPLE)), LAW, language) for language in LANGUAGES},
    "everything": everything(),
}


@pytest.fixture(params=DOCUMENTS, ids=str)
def document(request: pytest.FixtureRequest) -> Document:
    return DOCUMENTS[request.param]


def packed(text: str) -> str:
    return "".join(text.split())


def test_golden() -> None:
    golden("art30.txt", plain.write(DOCUMENTS["nl"]))


def test_lines_are_short_and_steer_nothing(document: Document) -> None:
    shown = plain.write(document).decode()
    assert shown == visible(shown) == plain.write(document).decode()
    assert max(map(len, shown.splitlines())) <= 100


def test_every_value_stands_under_its_label_in_order(document: Document) -> None:
    """All that the document says is found, each piece after the one before it."""
    shown = packed(plain.write(document).decode())
    place = 0

    def follows(*pieces: str) -> None:
        nonlocal place
        for piece in filter(None, (packed(one_line(piece)) for piece in pieces)):
            found = shown.find(piece, place)
            assert found >= 0, piece
            place = found + len(piece)

    for part in document.parts:
        follows(part.title, *part.remarks)
        for figure in part.figures:
            follows(figure.title, figure.alternative)
        for table in part.tables:
            for row in table.rows:
                for column, cell in zip(table.columns, row, strict=True):
                    follows(f"{column}:")
                    for entry in cell:
                        follows(said_of(entry), *(piece for piece in beside(entry)))
        for page in part.pages:
            follows(page.title, page.subtitle, *page.marks)
            for section in page.sections:
                follows(heading_of(section))
                for field in section.fields:
                    follows(f"{label_of(field, document.language)}:")
                    for entry in field.entries:
                        follows(said_of(entry), *beside(entry))


def test_every_text_is_shown() -> None:
    shown = packed(plain.write(everything()).decode())
    for name in TEXTS:
        assert packed(one_line(name)) in shown
