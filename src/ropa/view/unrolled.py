"""Tables that are too broad for paper, as one record per row: an authority's template may have thirty columns."""

from collections.abc import Callable
from dataclasses import replace

from ropa.finding import Pointer
from ropa.i18n import listed
from ropa.view.document import Entry, Field, Page, Part, Section, Table
from ropa.view.spoken import said_of

BROADEST = 16
"""Columns that can still be read beside each other on the broadest sheet."""


def is_broad(table: Table) -> bool:
    """Whether a table has more columns than the broadest sheet holds."""
    return len(table.columns) > BROADEST


def unrolled(part: Part, language: str, is_too_broad: Callable[[Table], bool] = is_broad) -> Part:
    """A part whose broad tables are records, their first column the title and each other one a field.

    Args:
        part: The part.
        language: Language of the document.
        is_too_broad: Tells which tables the paper cannot hold.
    """
    broad = [table for table in part.tables if is_too_broad(table)]
    if not broad:
        return part
    pages = tuple(_page(table, row, part.title, language) for table in broad for row in table.rows)
    return replace(
        part, tables=tuple(table for table in part.tables if table not in broad), pages=(*pages, *part.pages)
    )


def _page(table: Table, row: tuple[tuple[Entry, ...], ...], title: str, language: str) -> Page:
    # What a title cannot say stands below it once more.
    is_plain = not any(entry.details or entry.evidence for entry in row[0])
    cells = list(zip(table.columns, row, strict=True))[1 if is_plain else 0 :]
    fields = tuple(Field(Pointer("", ()), column, "", entries) for column, entries in cells if entries)
    named = listed(map(said_of, row[0]), language)
    return Page("", "activity", named, table.title if table.title != title else "", (Section("", "", fields),))
