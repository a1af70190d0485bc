"""A document as a Word file: real headings, lists and tables, upright for records and on its side for wide tables."""

import itertools
import re
from functools import partial

from ropa.exports.templates import environment
from ropa.exports.word import measures
from ropa.i18n import text
from ropa.view.document import Document
from ropa.view.marks import State
from ropa.view.spoken import beside, foreign, heading_of, mark_of, marks_of, runs

SUFFIX = ".docx"
NAME = "Word"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_LOCALES = {"en": "en-GB", "nl": "nl-NL", "fr": "fr-FR", "de": "de-DE"}
"""The languages as Word names them, which knows spelling by country only."""

_LOOKS = frozenset((State.SILENT, State.ABSENT, State.OPEN, State.INFERRED, State.LINKED, State.DERIVED))
"""States that look unlike a plain statement, each by a style of its name."""


def write(document: Document) -> bytes:
    """The document as the bytes of a file; the same document gives the same bytes."""
    # The library is dear, and only who writes a Word file needs it.
    import docx  # noqa: PLC0415
    from docx.opc.constants import RELATIONSHIP_TYPE as KINDS  # noqa: PLC0415

    from ropa.exports.word.package import bare, describe, packed  # noqa: PLC0415

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
            has_contents=any(part.title or part.headings for part in document.parts),
            places=_places(document),
            page_of=re.split(r"\[(\w+)\]", words("page-of", page="[PAGE]", pages="[NUMPAGES]")),
            foreign=foreign(document),
            looks=_LOOKS,
            locale_of=_locale,
            marks=lambda entry: tuple(marks_of(entry, language)),
            mark=lambda branch: mark_of(branch, document),
            runs=runs,
            beside=beside,
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


def _locale(language: str) -> str:
    return _LOCALES.get(language, language)


def _places(document: Document) -> dict[str, str]:
    """The bookmark of each record that has a page of its own: numbered, since a bookmark's name is short."""
    addresses = (page.address for part in document.parts for page in part.pages)
    known = dict.fromkeys(address for address in addresses if "/" in address)
    return {address: f"record_{number}" for number, address in enumerate(known, start=1)}
