"""Tables as text: values parted by commas, semicolons, tabs or bars."""

import re
from dataclasses import replace

from ropa.changes import Message
from ropa.imports.context import Context
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Concern, Imported
from ropa.imports.recorded import is_recorded
from ropa.imports.tables import read_sheets
from ropa.reading.files import check_size
from ropa.reading.files import delimited as file
from ropa.reading.limits import Unreadable
from ropa.reading.sheets import Sheet, check_area, places
from ropa.reading.texts import is_text
from ropa.view.sheets import STARTS

NAME = file.NAME
SUFFIXES = file.SUFFIXES
recognises = file.recognises

_GUARD = re.compile(f"^'('*[{re.escape(STARTS)}])")
"""An apostrophe that the export puts before what office programs would take for a formula."""


def read(content: bytes, context: Context) -> Imported:
    """What the table says; of a whole record, what the tables beside it say too.

    Raises:
        Unreadable: It is no text or no table, or holds more than is read.
    """
    found = file.delimited(content)
    sheets = [_unguarded(found.sheet)]
    if is_recorded(found.sheet):
        for name, there in sorted((name, there) for name, there in context.beside.items() if there.strip()):
            check_size(there)
            sheets.append(_unguarded(replace(file.delimited(there).sheet, name=name)))
    check_area(sum(map(len, one.rows)) for one in sheets)
    gathering = Gathering(context, NAME, content, places(sheets))
    shown = "tab" if found.separator == "\t" else found.separator
    params = {"encoding": found.encoding, "separator": shown}
    gathering.remark(Concern.FILE, Message("imports.remark.text", params))
    read_sheets(sheets, gathering)
    return gathering.finished()


def holds_records(content: bytes) -> bool:
    """Whether it is a table of a whole record, whose further tables stand in files beside it."""
    try:
        return is_text(content) and is_recorded(file.delimited(content).sheet)
    except Unreadable:
        return False


def _unguarded(sheet: Sheet) -> Sheet:
    """A table; of a whole record, without the apostrophes that its export put before formulas."""
    if not is_recorded(sheet):
        return sheet
    return replace(sheet, rows=[[_GUARD.sub(r"\1", str(cell)) for cell in row] for row in sheet.rows])
