"""The workbook of seven sheets in which a governance program keeps processings."""

from ropa.imports.context import Context
from ropa.imports.formats.xlsx import warn
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Imported
from ropa.imports.privacy_workbook.reading import PrivacyWorkbook
from ropa.imports.privacy_workbook.sheet_rows import is_workbook
from ropa.reading.files import xlsx as file
from ropa.reading.sheets import places

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
    book = file.book(content)
    gathering = Gathering(context, NAME, content, places(book.sheets))
    warn(gathering, book)
    PrivacyWorkbook(gathering).read(book.sheets)
    return gathering.finished()
