"""Workbooks of LibreOffice and others (OpenDocument)."""

from ropa.imports.context import Context
from ropa.imports.imported import Imported
from ropa.imports.tables import imported
from ropa.reading.files import ods as file

NAME = file.NAME
SUFFIXES = file.SUFFIXES
recognises = file.recognises


def read(content: bytes, context: Context) -> Imported:
    """What the tables of the workbook say; of a formula, the value last calculated.

    Raises:
        Unreadable: It is broken, needs a password, or holds more than is read.
    """
    return imported(NAME, file.sheets(content), content, context, file.comments(content))
