"""Markdown, read back by an independent reader: tables cell for cell, records field by field, nothing of a user's."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from document_sample import TEXTS, everything
from export_sample import LAW, SAMPLE, golden, hops_of, hostile, read
from ropa.exports import markdown
from ropa.i18n import LANGUAGES, joined, labelled, one_line
from ropa.view.art30 import art30
from ropa.view.document import Document, Entry
from ropa.view.spoken import beside, heading_of, label_of, said_of

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

DOCUMENTS = {
    "hostile": art30(hostile(), hops_of(hostile()), LAW, "fr"),
    **{language: art30(read(SAMPLE), hops_of(read(SAMPLE)), LAW, language) for language in LANGUAGES},
    "everything": everything(),
}


@pytest.fixture(params=DOCUMENTS, ids=str)
def document(request: pytest.FixtureRequest) -> Document:
    return DOCUMENTS[request.param]


def tokens(document: Document) -> list[Token]:
    return READER.parse(markdown.write(document).decode())


def said(token: Token) -> str:
    """The text of a line as it is shown, its breaks as such."""
    shown = {"softbreak": "\n", "hardbreak": "\n", "html_inline": "\n"}
    return "".join(shown.get(child.type, child.content) for child in token.children or ())


def tables(found: list[Token]) -> Iterator[list[list[str]]]:
    for start, token in enumerate(found):
        if token.type == "table_open":
            rows: list[list[str]] = []
            for part in found[start:]:
                if part.type == "tr_open":
                    rows.append([])
                elif part.type == "inline":
                    rows[-1].append(said(part))
                elif part.type == "table_close":
                    break
            yield rows


def brief(entry: Entry, language: str) -> str:
    aside = joined(map(one_line, beside(entry, language)), language)
    return said_of(entry) + (f" ({aside})" if aside else "")


def test_golden() -> None:
    golden("art30.md", markdown.write(DOCUMENTS["nl"]))


def test_tables_say_cell_for_cell_what_the_document_says(document: Document) -> None:
    expected = [
        [
            [one_line(column) for column in table.columns],
            *(["\n".join(brief(entry, document.language) for entry in cell) for cell in row] for row in table.rows),
        ]
        for part in document.parts
        for table in part.tables
    ]
    assert expected
    assert list(tables(tokens(document))) == expected


def test_records_say_field_by_field_what_the_document_says(document: Document) -> None:
    shown = {said(token) for token in tokens(document) if token.type == "inline"}
    for part in document.parts:
        for page in part.pages:
            assert one_line(page.title) in shown
            assert {one_line(mark) for mark in page.marks} <= shown
            assert {heading for section in page.sections if (heading := one_line(heading_of(section)))} <= shown
            for field in page.fields():
                label = one_line(label_of(field, document.language))
                lines = [
                    "\n".join(map(one_line, (said_of(entry), *beside(entry, document.language))))
                    for entry in field.entries
                ]
                alone = labelled(label, lines[0], document.language)
                head = labelled(label, "", document.language).rstrip()
                assert (alone in shown) if len(lines) == 1 else {head, *lines} <= shown


def test_text_of_a_user_is_no_markup(document: Document) -> None:
    kinds = set()
    for token in tokens(document):
        assert token.type not in ("html_block", "fence", "code_block", "hr", "ordered_list_open")
        for child in token.children or ():
            kinds.add(child.type)
            assert child.type != "html_inline" or child.content == "<br>"
    assert kinds <= {"text", "text_special", "hardbreak", "html_inline", "strong_open", "strong_close"}


def test_headings_skip_no_level(document: Document) -> None:
    levels = [int(token.tag[1]) for token in tokens(document) if token.type == "heading_open"]
    assert levels[0] == levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_figure_is_its_title_and_what_is_in_it() -> None:
    document = everything()
    (figure,) = document.parts[1].figures
    shown = [said(token) for token in tokens(document) if token.type == "inline"]
    assert (one_line(figure.title), one_line(figure.alternative)) in pairwise(shown)


def test_every_text_is_shown() -> None:
    whole = "\n".join(said(token) for token in tokens(everything()) if token.type == "inline")
    for name in TEXTS:
        assert one_line(name) in whole
