"""A document as one HTML page: no script, nothing fetched, readable on paper, on a telephone and by a screen reader."""

import base64

from ropa import __version__
from ropa.exports.templates import environment, resource
from ropa.i18n import labelled, text
from ropa.view.document import Document, Figure
from ropa.view.spoken import anchors, foreign, has_contents, mark_of, marks_of, runs

SUFFIX = ".html"
NAME = "HTML"


def write(document: Document) -> bytes:
    """The document as the bytes of a page; the same document gives the same bytes."""
    language = document.language

    def words(key: str, **params: object) -> str:
        return text(f"document.{key}", language, **params)

    page = environment().get_template("document.html.jinja")
    return page.render(
        document=document,
        words=words,
        generator=f"ropa {__version__}",
        css=resource("document.css") + resource("lines.css"),
        anchors=anchors(document),
        has_contents=has_contents(document),
        legend=tuple(document.signs()),
        marks=lambda entry: tuple(marks_of(entry, language)),
        mark=lambda branch: mark_of(branch, document),
        picture=_picture,
        runs=runs,
        colon=labelled("", "", language),
        foreign=foreign(document),
    ).encode("utf-8")


def _picture(figure: Figure) -> str:
    # As an image, a picture can neither run nor fetch anything, whatever is in it.
    return f"data:image/svg+xml;base64,{base64.b64encode(figure.svg).decode('ascii')}"
