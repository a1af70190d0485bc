"""Workbooks of Excel before 2007 (BIFF)."""

from ropa.imports.calamine import workbook
from ropa.imports.context import Context
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Imported
from ropa.imports.limits import Unreadable
from ropa.imports.sheets import places
from ropa.imports.tables import read_sheets

NAME = "Excel 97"
SUFFIXES = (".xls", ".xlt")

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def recognises(name: str, content: bytes) -> bool:  # noqa: ARG001
    """Whether it is a compound file; a newer workbook with a password is one too."""
    return content.startswith(_MAGIC)


def read(content: bytes, context: Context) -> Imported:
    """What the tables of the workbook say; of a formula, the value last calculated.

    Raises:
        Unreadable: It is broken, needs a password, or holds more than is read.
    """
    if _LOCKED in content:
        raise Unreadable("password")
    sheets = workbook(content)
    gathering = Gathering(context, NAME, content, places(sheets))
    read_sheets(sheets, gathering)
    return gathering.finished()
