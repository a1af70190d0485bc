"""A document as one HTML page: no script, nothing fetched, readable on paper, on a telephone and by a screen reader."""

from collections.abc import Iterator

from ropa.exports.frame import rendered, resource
from ropa.i18n import text
from ropa.view.document import Document, Entry, Field, Page, State
from ropa.view.marks import INHERITED, SIGNS
from ropa.view.own_words import is_own_words

SUFFIX = ".html"
NAME = "HTML"
MEDIA_TYPE = "text/html; charset=utf-8"


def write(document: Document) -> bytes:
    """The document as the bytes of a page; the same document gives the same bytes."""
    return rendered(
        "document.html.jinja",
        document,
        css=resource("document.css"),
        anchors=_anchors(document),
        legend=tuple(_legend(document)),
        marks=lambda entry: tuple(_marks(entry, document.language)),
        user_lang=lambda page, field, entry: _user_language(document, page, field, entry),
    )


def _anchors(document: Document) -> dict[str, str]:
    """The anchor of each record that has a page of its own: its id, which is unique across kinds."""
    anchors: dict[str, str] = {}
    for part in document.parts:
        for page in part.pages:
            key = page.address.rpartition("/")[2]
            if "/" in page.address and page.address not in anchors and f"record-{key}" not in anchors.values():
                anchors[page.address] = f"record-{key}"
    return anchors


def _legend(document: Document) -> Iterator[tuple[str, str]]:
    if any(entry.origin for entry in _entries(document)):
        yield INHERITED, text("document.state.inherited", document.language)
    for state, meaning in document.legend:
        yield SIGNS[state], meaning


def _entries(document: Document) -> Iterator[Entry]:
    for part in document.parts:
        for table in part.tables:
            yield from (entry for row in table.rows for cell in row for entry in cell)
        for page in part.pages:
            yield from (entry for field in page.fields() for entry in field.entries)


def _marks(entry: Entry, language: str) -> Iterator[tuple[str, str]]:
    """The signs of an entry, each with its meaning; where the text itself says it, the meaning is left out."""
    if entry.origin:
        yield INHERITED, text("document.state.inherited", language)
    if entry.state in (State.SILENT, State.NONE):
        yield SIGNS[entry.state], ""
    elif SIGNS[entry.state]:
        yield SIGNS[entry.state], text(f"document.state.{entry.state}", language)


def _user_language(document: Document, page: Page, field: Field, entry: Entry) -> str:
    """The language of an entry where it is the user's own words and differs from the document's; else nothing."""
    is_foreign = document.user_language != document.language and is_own_words(page.kind, field, entry)
    return document.user_language if is_foreign else ""
