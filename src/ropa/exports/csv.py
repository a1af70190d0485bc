"""A document as comma-separated values: its main table in the file asked for, each further one in a file beside it.

As RFC 4180 has it, in UTF-8 with the mark by which office programs know it. Their separator is the one that the
countries of the document's language use: a comma in English, a semicolon where the comma divides decimals. A text that
they would take for a formula has an apostrophe before it: whoever reads the file takes one apostrophe off a cell that
starts with apostrophes and one of `STARTS` behind them, and has the text as it was.
"""

import csv
import io
import re
from collections.abc import Mapping

from ropa.view.document import Document
from ropa.view.sheets import STARTS, Sheet, sheets

SUFFIX = ".csv"
NAME = "CSV"

_FORMULA = re.compile(f"'*[{re.escape(STARTS)}]")


def write(document: Document) -> bytes:
    """The main table of the document as the bytes of a file; the same document gives the same bytes."""
    return next(_written(sheet, document.language) for sheet in sheets(document) if sheet.is_main)


def further(document: Document) -> Mapping[str, bytes]:
    """The further tables, by what their files' names have behind the name of the file asked for."""
    return {f"-{sheet.key}": _written(sheet, document.language) for sheet in sheets(document) if not sheet.is_main}


def separator(language: str) -> str:
    """What stands between cells in a document of this language."""
    return "," if language == "en" else ";"


def _written(sheet: Sheet, language: str) -> bytes:
    buffer = io.StringIO()
    # RFC 4180 ends rows with both characters; the lines within a cell keep theirs.
    lines = csv.writer(buffer, delimiter=separator(language), lineterminator="\r\n")
    lines.writerow(map(_guarded, sheet.columns))
    lines.writerows([_guarded(cell.text) for cell in row] for row in sheet.rows)
    return buffer.getvalue().encode("utf-8-sig")


def _guarded(value: str) -> str:
    return f"'{value}" if _FORMULA.match(value) else value
