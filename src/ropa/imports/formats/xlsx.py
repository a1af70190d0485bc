"""Workbooks of Excel since 2007 (Office Open XML), with macros or without."""

from collections.abc import Callable, Sequence

from ropa.changes import Message
from ropa.imports.around import keep_beside
from ropa.imports.context import Context
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Concern, Imported
from ropa.imports.tables import read_sheets
from ropa.reading.files import xlsx as file
from ropa.reading.sheets import Sheet, places

NAME = file.NAME
SUFFIXES = file.SUFFIXES
recognises = file.recognises


def read(content: bytes, context: Context) -> Imported:
    """What the tables of the workbook say; of a formula, the value last calculated.

    Raises:
        Unreadable: It is broken, needs a password, or holds more than is read.
    """
    return gathered(NAME, content, context, read_sheets)


def gathered(
    name: str, content: bytes, context: Context, said: Callable[[Sequence[Sheet], Gathering], object]
) -> Imported:
    """What is read from the sheets of a workbook, with what of it is not what it seems.

    Args:
        name: The format's name.
        content: The file.
        context: What the import goes into.
        said: States what the sheets say.

    Raises:
        Unreadable: As of `read`.
    """
    book = file.book(content)
    gathering = Gathering(context, name, content, places(book.sheets))
    _warn(gathering, book)
    said(book.sheets, gathering)
    if gathering.exact is None:
        keep_beside(book.comments, "comment", gathering)
    return gathering.finished()


def _warn(gathering: Gathering, book: file.Workbook) -> None:
    """Say what of the workbook is not what it seems: calculated values, macros that are not run, links not followed."""
    if book.formulas:
        gathering.remark(Concern.FILE, Message("imports.remark.formulas", {"count": str(book.formulas)}))
    if any(name.endswith("vbaProject.bin") for name in book.names):
        gathering.remark(Concern.FILE, Message("imports.remark.macros"))
    if any(name.startswith("xl/externalLinks/") for name in book.names):
        gathering.remark(Concern.FILE, Message("imports.remark.links"))
