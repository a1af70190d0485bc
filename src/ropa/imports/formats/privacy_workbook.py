"""The workbook of seven sheets in which a governance program keeps processings."""

from ropa.imports.context import Context
from ropa.imports.formats.xlsx import gathered
from ropa.imports.imported import Imported
from ropa.imports.privacy_workbook.reading import PrivacyWorkbook
from ropa.imports.privacy_workbook.sheet_rows import is_workbook
from ropa.reading.files import xlsx as file

NAME = "Privacy workbook"
SUFFIXES = (".xlsx",)


def recognises(name: str, content: bytes) -> bool:
    """Whether it is a workbook with most of the seven sheets."""
    return file.recognises(name, content) and is_workbook(file.sheet_names(content))


def read(content: bytes, context: Context) -> Imported:
    """What the sheets say, row by row.

    Raises:
        Unreadable: It is broken, needs a password, or holds more than is read.
    """
    return gathered(NAME, content, context, lambda sheets, gathering: PrivacyWorkbook(gathering).read(sheets))
