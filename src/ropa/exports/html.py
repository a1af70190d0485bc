"""A document as one HTML page: no script, nothing fetched, readable on paper, on a telephone and by a screen reader."""

import base64
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import groupby

import jinja2

from ropa import __version__
from ropa.i18n import text, visible
from ropa.view.document import Document, Entry, Field, Figure, Page
from ropa.view.marks import INHERITED, SIGNS, State
from ropa.view.outline import Branch
from ropa.view.own_words import is_own_words

SUFFIX = ".html"
NAME = "HTML"
MEDIA_TYPE = "text/html; charset=utf-8"


def write(document: Document) -> bytes:
    """The document as the bytes of a page; the same document gives the same bytes."""
    language = document.language

    def words(key: str, **params: object) -> str:
        return text(f"document.{key}", language, **params)

    page = _environment().get_template("document.html.jinja")
    return page.render(
        document=document,
        words=words,
        generator=f"ropa {__version__}",
        css=_resource("document.css") + _resource("lines.css"),
        anchors=_anchors(document),
        has_contents=any(part.title or part.headings for part in document.parts),
        legend=tuple(document.signs()),
        marks=lambda entry: tuple(_marks(entry, language)),
        mark=lambda branch: _mark(branch, document),
        picture=_picture,
        runs=_runs,
        foreign=document.user_language if document.user_language != language else "",
        user_lang=lambda page, field, entry: _user_language(document, page, field, entry),
    ).encode("utf-8")


def _resource(name: str) -> str:
    return resources.files("ropa.exports").joinpath(name).read_text("utf-8")


@cache
def _environment() -> jinja2.Environment:
    # Whatever is put into the page passes `visible`, then the escaping; what the page itself marks as safe is spared.
    return jinja2.Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: value if hasattr(value, "__html__") else visible(str(value)),
        loader=jinja2.FunctionLoader(_resource),
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


def _marks(entry: Entry, language: str) -> Iterator[tuple[str, str]]:
    """The signs of an entry, each with its meaning; where the text itself says it, the meaning is left out."""
    if entry.origin:
        yield INHERITED, text("document.state.inherited", language)
    if entry.state in (State.SILENT, State.NONE):
        yield SIGNS[entry.state], ""
    elif SIGNS[entry.state]:
        yield SIGNS[entry.state], text(f"document.state.{entry.state}", language)


def _mark(branch: Branch, document: Document) -> tuple[str, str]:
    """The sign of a line and its meaning; where the text itself says it, the meaning is left out."""
    is_said = branch.state in (State.SILENT, State.NONE) and text(f"document.{branch.state}", document.language) in (
        branch.text
    )
    return SIGNS[branch.state], "" if is_said else dict(document.legend).get(branch.state, "")


def _picture(figure: Figure) -> str:
    # As an image, a picture can neither run nor fetch anything, whatever is in it.
    return f"data:image/svg+xml;base64,{base64.b64encode(figure.svg).decode('ascii')}"


def _runs(branches: Sequence[Branch], headings: int) -> Iterator[tuple[int, tuple[Branch, ...]]]:
    """Lines in order: those that are headings one by one, numbered from 1; those between them together, as 0."""
    number = 0
    for is_heading, run in groupby(branches, lambda branch: headings > 0 and bool(branch.branches)):
        if not is_heading:
            yield 0, tuple(run)
            continue
        for branch in run:
            number += 1
            yield number, (branch,)


def _user_language(document: Document, page: Page, field: Field, entry: Entry) -> str:
    """The language of an entry where it is the user's own words and differs from the document's; else nothing."""
    is_foreign = document.user_language != document.language and is_own_words(page.kind, field, entry)
    return document.user_language if is_foreign else ""
