"""Workbooks of Excel before 2007 (BIFF)."""

from ropa.reading.calamine import workbook
from ropa.reading.limits import Unreadable
from ropa.reading.sheets import Sheet

NAME = "Excel 97"
SUFFIXES = (".xls", ".xlt")

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def recognises(name: str, content: bytes) -> bool:  # noqa: ARG001
    """Whether it is a compound file; a newer workbook with a password is one too."""
    return content.startswith(_MAGIC)


def sheets(content: bytes) -> list[Sheet]:
    """The tables of a workbook; of a formula, the value last calculated.

    Raises:
        Unreadable: It is broken, needs a password, or holds more than is read.
    """
    if _LOCKED in content:
        raise Unreadable("password")
    return workbook(content)
