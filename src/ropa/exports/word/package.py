"""What holds the parts of a Word document together: nothing of another program's, and no time but the document's."""

import datetime
import io
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ropa.i18n import one_line
from ropa.view.document import Document

if TYPE_CHECKING:
    from docx.document import Document as Word

_KEPT = (
    "/styles",
    "/numbering",
    "/settings",
    "/header",
    "/footer",
    "/officeDocument",
    "/image",
    "/metadata/core-properties",
)
"""What the kinds of relationships end in that a document needs; the template brings pictures and themes besides."""

_LONGEST = 255
"""Letters that a property of a document may have."""

_EARLIEST = 1980
"""The first year that an archive can bear."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def bare(word: "Word") -> None:
    """Take out what the template brings and the document does not need, such as the name of the program it is from."""
    for relations in (word.part.package.rels, word.part.rels):
        for key in [key for key, relation in relations.items() if not relation.reltype.endswith(_KEPT)]:
            relations.pop(key)


def describe(word: "Word", document: Document, locale: str) -> None:
    """Say whose document it is, what it is called, and that it was made on its own day."""
    properties = word.core_properties
    day = datetime.datetime.combine(document.date, datetime.time())
    properties.title = one_line(document.title)[:_LONGEST]
    properties.author = properties.last_modified_by = one_line(document.organisation)[:_LONGEST]
    properties.created = properties.modified = day
    properties.language = locale
    properties.revision = 1
    properties.comments = properties.keywords = properties.subject = ""


def packed(word: "Word", texts: Mapping[str, str], date: datetime.date) -> bytes:
    """The document as the bytes of a file that bears one date throughout.

    Args:
        word: The package, its parts and what relates them.
        texts: The XML of parts, by name, in the place of what the package has: the library would take it apart, which
            a long document makes dear.
        date: The date.
    """
    made = io.BytesIO()
    word.save(made)
    with zipfile.ZipFile(made) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    contents |= {name.removeprefix("/"): (_DECLARATION + xml).encode("utf-8") for name, xml in texts.items()}
    return _archive(contents, date)


def _archive(contents: Mapping[str, bytes], date: datetime.date) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in contents.items():
            member = zipfile.ZipInfo(name, (max(date.year, _EARLIEST), date.month, date.day, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return packed.getvalue()
