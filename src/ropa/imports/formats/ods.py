"""Workbooks of LibreOffice and others (OpenDocument)."""

from ropa.imports.context import Context
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Imported
from ropa.imports.tables import read_sheets
from ropa.reading.files import ods as file
from ropa.reading.sheets import places

NAME = file.NAME
SUFFIXES = file.SUFFIXES
recognises = file.recognises


def read(content: bytes, context: Context) -> Imported:
    """What the tables of the workbook say; of a formula, the value last calculated.

    Raises:
        Unreadable: It is broken, needs a password, or holds more than is read.
    """
    sheets = file.sheets(content)
    gathering = Gathering(context, NAME, content, places(sheets))
    read_sheets(sheets, gathering)
    return gathering.finished()
