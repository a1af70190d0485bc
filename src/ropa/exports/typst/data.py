"""A document as plain data for the program that sets it: every text ready to be shown, every length worked out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from ropa import __version__, fonts
from ropa.exports.typst import paper
from ropa.i18n import one_line, text, visible
from ropa.view.document import Document, Entry, Field, Figure, Page, Part, Table
from ropa.view.marks import SIGNS
from ropa.view.outline import Branch
from ropa.view.spoken import anchors, foreign, heading_of, runs
from ropa.view.unrolled import unrolled
from ropa.view.words import date_words

Value = dict[str, Any]
"""A part of the data, as JSON takes it; what is empty is left out."""

_WORDS = ("pdf.page", "pdf.lacking", "pdf.lacking-why", "html.contents", "html.legend")
_DEEPEST = 10
"""Levels of lines that are set in; what lies deeper stands under each other."""
_HEADING_LEVELS = 6
_MANY = 20_000
"""Values beyond which those of a cell are lines and no list, which halves the memory that setting them takes."""
_HEAD = 90
"""Characters of a title that the head of each page has room for."""


class Data:
    """Turns one document into data, and gathers the characters that no font has."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._anchors = anchors(document)
        self._lacking: set[str] = set()
        self._shown: dict[str, str] = {}
        self._reached: set[str] = set()
        self._is_foreign = bool(foreign(document))

    def of_document(self) -> Value:
        """The whole document."""
        document = self._document
        language = document.language
        day = date_words(document.date, language)
        data = {
            "title": self._said(document.title),
            "organisation": self._said(document.organisation),
            "head": [self._said(_cut(document.organisation)), self._said(_cut(document.title))],
            "subject": " – ".join(filter(None, (one_line(document.title), one_line(document.organisation)))),
            "keywords": ["GDPR", *filter(None, [one_line(document.organisation)]), document.date.isoformat()],
            "language": language,
            "userLanguage": document.user_language or language,
            "banner": self._all_said(document.banner),
            "facts": [[self._said(fact.label), self._said(fact.text)] for fact in document.facts],
            "foot": f"{text('document.pdf.as-of', language, date=day)} · ropa {__version__}",
            "legend": [[sign, self._said(meaning)] for sign, meaning in document.signs()],
            "groups": [
                {"sheet": sheet.setting, "parts": [self._part(part, sheet) for part in parts]}
                for sheet, parts in groupby((unrolled(part, language) for part in document.parts), paper.sheet_for)
            ],
            "plain": sum(1 for part in document.parts for _ in part.entries()) > _MANY,
            "words": {key: text(f"document.{key}", language) for key in _WORDS},
        }
        # Last, when every text has been seen.
        return data | {"lacking": [f"U+{ord(one):04X}" for one in sorted(self._lacking)]}

    def _said(self, value: str) -> str:
        """A text in characters that the fonts have, on one line, which long words do not overflow."""
        # Words of closed lists come by the thousand.
        if value not in self._shown:
            self._shown[value] = paper.breakable(self._drawable(value))
        return self._shown[value]

    def _label(self, value: str) -> str:
        """A text of the program's own over or beside others, which keeps the hyphens of its language."""
        return paper.parted(self._drawable(value))

    def _drawable(self, value: str) -> str:
        shown = one_line(value)
        self._lacking |= fonts.lacking(shown)
        return fonts.drawable(shown)

    def _heading(self, value: str) -> str:
        """A text that is a heading; those who hear the document find their way by it, so that it is never empty."""
        return self._said(value) or text("document.silent", self._document.language)

    def _all_said(self, values: Iterable[str]) -> list[str]:
        return [self._said(value) for value in values]

    def _part(self, part: Part, sheet: paper.Sheet) -> Value:
        level = 2 if part.title else 1
        return _filled(
            title=self._said(part.title),
            remarks=self._all_said(part.remarks),
            figures=[self._figure(figure, sheet) for figure in part.figures],
            tables=[self._table(table, part, sheet) for table in part.tables],
            records=[self._record(page, level, is_listed=part.pages[0].kind == "activity") for page in part.pages],
            lines=list(self._lines(part.branches, level, part.headings)),
        )

    def _figure(self, figure: Figure, sheet: paper.Sheet) -> Value:
        return {
            "title": self._said(figure.title),
            "alternative": visible(figure.alternative) or visible(figure.title),
            "svg": fonts.embeddable(figure.svg),
            "width": sheet.width_of(figure.svg),
        }

    def _table(self, table: Table, part: Part, sheet: paper.Sheet) -> Value:
        widths = sheet.widths(table)
        rows = [
            {"whole": sheet.is_short(row, widths), "cells": [self._entries(cell) for cell in row]} for row in table.rows
        ]
        return {"columns": list(map(self._label, table.columns)), "widths": widths, "rows": rows} | _filled(
            title=self._said(table.title if table.title != part.title else "")
        )

    def _record(self, page: Page, level: int, *, is_listed: bool) -> Value:
        anchor = self._anchors.get(page.address, "")
        is_first = anchor not in self._reached
        self._reached.add(anchor)
        return {"level": level, "title": self._heading(page.title)} | _filled(
            anchor=anchor if is_first else "",
            listed=is_listed,
            own=bool(anchor) and self._is_foreign,
            subtitle=self._said(page.subtitle),
            marks=self._all_said(page.marks),
            sections=[
                _filled(title=self._said(heading_of(section)), fields=[self._field(field) for field in section.fields])
                for section in page.sections
            ],
        )

    def _field(self, field: Field) -> Value:
        return {"label": self._label(field.label), "entries": self._entries(field.entries)} | _filled(
            law=self._said(text("document.html.article", self._document.language, law=field.law) if field.law else ""),
            whole=paper.is_short_field(field.entries),
        )

    def _entries(self, entries: Sequence[Entry]) -> list[Value]:
        return [self._entry(entry) for entry in entries]

    def _entry(self, entry: Entry) -> Value:
        return {"text": self._said(entry.text), "state": str(entry.state)} | _filled(
            sign=entry.sign,
            details=[[self._said(detail.label), self._said(detail.text)] for detail in entry.details],
            evidence=self._said(entry.evidence),
            link=self._anchors.get(entry.link, ""),
            own=self._is_foreign and entry.is_quoted,
        )

    def _lines(self, branches: Sequence[Branch], level: int, headings: int) -> Iterator[Value]:
        for number, run in runs(branches, headings):
            if not number:
                yield {"list": [line for branch in run for line in self._listed(branch, 1)]}
                continue
            (branch,) = run
            yield self._line(branch) | {"level": min(level, _HEADING_LEVELS), "text": self._heading(branch.text)}
            if branch.in_line:
                yield {
                    "list": [line for lower in branch.lower(self._document.language) for line in self._listed(lower, 1)]
                }
            else:
                yield from self._lines(branch.branches, level + 1, headings - 1)

    def _listed(self, branch: Branch, depth: int) -> Iterator[Value]:
        lower = [line for below in branch.lower(self._document.language) for line in self._listed(below, depth + 1)]
        if depth < _DEEPEST:
            yield self._line(branch) | _filled(lower=lower)
        else:
            yield self._line(branch)
            yield from lower

    def _line(self, branch: Branch) -> Value:
        return {"text": self._said(branch.text), "state": str(branch.state)} | _filled(
            sign=SIGNS[branch.state],
            details=self._all_said(branch.details),
            own=self._is_foreign and branch.is_quoted,
        )


def _cut(value: str) -> str:
    shown = one_line(value)
    return shown if len(shown) <= _HEAD else f"{shown[: _HEAD - 1].rstrip()}…"


def _filled(**values: Any) -> Value:
    """What is not empty of some data."""
    return {key: value for key, value in values.items() if value}
