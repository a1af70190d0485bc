"""A document as a Word file: real headings, lists and tables, upright for records and on its side for wide tables."""

import io
import itertools
import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from ropa.exports.templates import environment
from ropa.exports.typst.paper import size
from ropa.exports.word import measures
from ropa.i18n import listed, text
from ropa.view.document import Document, Figure, Table
from ropa.view.marks import State
from ropa.view.spoken import beside, foreign, has_contents, heading_of, mark_of, marks_of, runs
from ropa.view.unrolled import is_broad, unrolled

if TYPE_CHECKING:
    from docx.document import Document as Word

SUFFIX = ".docx"
NAME = "Word"

_LOCALES = {"en": "en-GB", "nl": "nl-NL", "fr": "fr-FR", "de": "de-DE"}
"""The languages as Word names them, which knows spelling by country only."""

_LOOKS = frozenset((State.SILENT, State.ABSENT, State.OPEN, State.INFERRED, State.LINKED, State.DERIVED))
"""States that look unlike a plain statement, each by a style of its name."""


_UNITS = 12_700
"""What a point has of the units in which pictures are measured."""
_PER_POINT = 20
_TALLEST = 430.0
"""Points that a page has room for beneath a heading, lying on its side."""


def write(document: Document) -> bytes:
    """The document as the bytes of a file; the same document gives the same bytes."""
    # The library is dear, and only who writes a Word file needs it.
    import docx  # noqa: PLC0415
    from docx.opc.constants import RELATIONSHIP_TYPE as KINDS  # noqa: PLC0415

    from ropa.exports.word.package import bare, describe, packed  # noqa: PLC0415

    parts = (unrolled(part, document.language, _is_too_broad) for part in document.parts)
    document = replace(document, parts=tuple(parts))
    word = docx.Document()
    locale = _locale(document.language)
    made = partial(_rendered, document)
    section = word.sections[0]
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    header, footer = section.header.part, section.footer.part
    related = word.part.part_related_by
    texts = {
        word.part.partname: made(
            "document",
            header=word.part.relate_to(header, KINDS.HEADER),
            footer=word.part.relate_to(footer, KINDS.FOOTER),
            pictures=_pictures(word, document),
        ),
        header.partname: made("edges", edge="hdr"),
        footer.partname: made("edges", edge="ftr"),
        related(KINDS.STYLES).partname: made("styles", locale=locale),
        related(KINDS.NUMBERING).partname: made("numbering"),
        related(KINDS.SETTINGS).partname: made("settings", locale=locale),
    }
    bare(word)
    describe(word, document, locale)
    return packed(word, texts, document.date)


@dataclass(frozen=True, slots=True)
class _Picture:
    """Where a picture is in the package, its number, and how large it is drawn, in Word's units."""

    relation: str
    number: int
    width: int
    height: int


def _pictures(word: "Word", document: Document) -> dict[Figure, _Picture]:
    """The figures of which there is a bitmap, which is put into the package."""
    found: dict[Figure, _Picture] = {}
    for part in document.parts:
        room = measures.LANDSCAPE if measures.is_wide(part) else measures.PORTRAIT
        for figure in part.figures:
            if figure.png:
                relation, _ = word.part.get_or_add_image(io.BytesIO(figure.png))
                width, height = size(figure.svg)
                share = min(1.0, room / _PER_POINT / width, _TALLEST / height)
                sides = (round(side * share * _UNITS) for side in (width, height))
                found[figure] = _Picture(relation, len(found) + 1, *sides)
    return found


def _rendered(document: Document, name: str, **values: object) -> str:
    language = document.language

    def words(key: str, **params: object) -> str:
        return text(f"document.{key}", language, **params)

    numbers = itertools.count(1)
    rendered = (
        environment()
        .get_template(f"word/{name}.xml.jinja")
        .render(
            document=document,
            words=words,
            facts=tuple((fact.label, fact.text) for fact in document.facts),
            legend=tuple(document.signs()),
            has_contents=has_contents(document),
            places=_places(document),
            page_of=re.split(r"\[(\w+)\]", words("page-of", page="[PAGE]", pages="[NUMPAGES]")),
            foreign=foreign(document),
            looks=_LOOKS,
            locale_of=_locale,
            marks=lambda entry: tuple(marks_of(entry, language)),
            mark=lambda branch: mark_of(branch, document),
            runs=runs,
            beside=lambda entry: beside(entry, language),
            semicolon=listed(("", ""), language),
            heading_of=heading_of,
            next_number=lambda: next(numbers),
            is_short=measures.is_short,
            is_wide=measures.is_wide,
            widths_of=measures.widths,
            margin=measures.MARGIN,
            portrait=measures.PORTRAIT,
            landscape=measures.LANDSCAPE,
            **values,
        )
    )
    return re.sub(r">\n+<", "><", rendered).strip()


def _is_too_broad(table: Table) -> bool:
    return is_broad(table) or measures.is_crowded(table)


def _locale(language: str) -> str:
    return _LOCALES.get(language, language)


def _places(document: Document) -> dict[str, str]:
    """The bookmark of each record that has a page of its own: numbered, since a bookmark's name is short."""
    addresses = (page.address for part in document.parts for page in part.pages)
    known = dict.fromkeys(address for address in addresses if "/" in address)
    return {address: f"record_{number}" for number, address in enumerate(known, start=1)}
