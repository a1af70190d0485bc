"""A document as JSON, for programs: the same cells as every table has, and each entry of a cell apart.

The value, its keys in this order (version 1; a key may be added, none changes its meaning within a version):

    schema, version      "ropa-document", 1
    title, organisation, language, user_language, date, banner, facts [{label, text}], legend [{sign, meaning}]
    parts                [{title, remarks, figures [{title, alternative}], sheets [key]}]
    sheets               [{key, title, main, columns, choices, rows}]

A row has a cell per column: `text`, as the other formats have it, and `entries`. An entry has `text`, its words alone
and as they are; `state`; `signs`; `details` [{label, text}]; `evidence`; `origin` and `link`, addresses of records.
"""

import json
from typing import Any

from ropa.i18n import escaped
from ropa.view.document import Document, Entry
from ropa.view.sheets import Cell, Sheet, sheets

SUFFIX = ".json"
NAME = "JSON"

SCHEMA = "ropa-document"
VERSION = 1


def write(document: Document) -> bytes:
    """The document as the bytes of a JSON text; the same document gives the same bytes."""
    shown = json.dumps(_document(document), ensure_ascii=False, indent=1)
    return f"{escaped(shown)}\n".encode()


def _document(document: Document) -> dict[str, Any]:
    made = sheets(document)
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "title": document.title,
        "organisation": document.organisation,
        "language": document.language,
        "user_language": document.user_language,
        "date": document.date.isoformat(),
        "banner": document.banner,
        "facts": [{"label": fact.label, "text": fact.text} for fact in document.facts],
        "legend": [{"sign": sign, "meaning": meaning} for sign, meaning in document.signs()],
        "parts": [
            {
                "title": part.title,
                "remarks": part.remarks,
                "figures": [{"title": figure.title, "alternative": figure.alternative} for figure in part.figures],
                "sheets": [sheet.key for sheet in made if sheet.part == number],
            }
            for number, part in enumerate(document.parts)
        ],
        "sheets": [_sheet(sheet) for sheet in made],
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "key": sheet.key,
        "title": sheet.title,
        "main": sheet.is_main,
        "columns": sheet.columns,
        "choices": sheet.choices,
        "rows": [[_cell(cell) for cell in row] for row in sheet.rows],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {"text": cell.text, "entries": [_entry(entry) for entry in cell.entries]}


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "text": entry.text,
        "state": entry.state.value,
        "signs": entry.sign,
        "details": [{"label": detail.label, "text": detail.text} for detail in entry.details],
        "evidence": entry.evidence,
        "origin": entry.origin,
        "link": entry.link,
    }
