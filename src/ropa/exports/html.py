"""A document as one HTML page: no script, nothing fetched, readable on paper, on a telephone and by a screen reader."""

from collections.abc import Iterator
from functools import cache
from importlib import resources

import jinja2

from ropa import __version__
from ropa.finding import Pointer
from ropa.i18n import text, visible
from ropa.model import KINDS, plan
from ropa.view.document import Document, Entry, Field, Page, State
from ropa.view.marks import INHERITED, SIGNS

SUFFIX = ".html"
NAME = "HTML"
MEDIA_TYPE = "text/html; charset=utf-8"

_PROGRAM_WORDS = frozenset((State.SILENT, State.NONE, State.OPEN, State.DERIVED))
"""States whose text is the program's, whatever field it stands in."""


def write(document: Document) -> bytes:
    """The document as the bytes of a page; the same document gives the same bytes."""

    def words(key: str, **params: object) -> str:
        return text(f"document.{key}", document.language, **params)

    page = _template().render(
        document=document,
        words=words,
        css=_resource("document.css"),
        generator=f"ropa {__version__}",
        anchors=_anchors(document),
        legend=tuple(_legend(document)),
        marks=lambda entry: tuple(_marks(entry, document.language)),
        user_lang=lambda page, field, entry: _user_language(document, page, field, entry),
    )
    return page.encode("utf-8")


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
    if document.user_language == document.language or entry.state in _PROGRAM_WORDS:
        return ""
    own_words = entry.link or _is_own_words(page.kind, field.at)
    return document.user_language if own_words else ""


def _is_own_words(kind: str, at: Pointer) -> bool:
    """Whether a field holds free text: not a word of a closed list, a place, a period or a yes."""
    key = at.field[0] if at.field else ""
    field = next((item for item in plan(KINDS[kind]) if item.key == key), None)
    if field is None or field.part is not None or field.declared.vocabulary or field.declared.place:
        return False
    return "bool" not in str(KINDS[kind].model_fields[field.name].annotation)


@cache
def _template() -> jinja2.Template:
    # Whatever is put into the page passes `visible`, then the escaping; what the page itself marks as safe is spared.
    environment = jinja2.Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: value if hasattr(value, "__html__") else visible(str(value)),
    )
    return environment.from_string(_resource("document.html.jinja"))


def _resource(name: str) -> str:
    return resources.files("ropa.exports").joinpath(name).read_text("utf-8")
