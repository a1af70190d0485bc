"""Workbooks of Excel since 2007 (Office Open XML), with macros or without."""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ropa.reading.calamine import workbook
from ropa.reading.files.xlsx_comments import comments
from ropa.reading.files.xlsx_unseen import with_unseen
from ropa.reading.packed import MAGIC, Package, opened
from ropa.reading.sheets import Sheet, check_area, number_of

NAME = "Excel"
SUFFIXES = (".xlsx", ".xlsm", ".xltx")

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_CELL = re.compile(rb"<(?:\w+:)?c\b(?P<rest>[^>]*)>")
_CALLED = re.compile(rb'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"')
_NAMED = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_OVERLAP = 256
_COLUMNS = 16_384
_HEAD = 1 << 20


def recognises(name: str, content: bytes) -> bool:  # noqa: ARG001
    """Whether it is a packed file with a workbook of this format in it."""
    return content.startswith(MAGIC) and b"xl/workbook" in content and b"xl/workbook.bin" not in content


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook, and what of it is not what it seems.

    Attributes:
        sheets: Its sheets, with the values last calculated.
        formulas: How many cells are calculated.
        names: The parts that are packed in it.
        comments: What comments on cells say, by the cell.
    """

    sheets: list[Sheet]
    formulas: int
    names: tuple[str, ...]
    comments: Mapping[str, str]


def sheets(content: bytes) -> list[Sheet]:
    """The sheets of a workbook; of a formula, the value last calculated.

    Raises:
        Unreadable: It is broken, needs a password, or holds more than is read.
    """
    return book(content).sheets


def book(content: bytes) -> Workbook:
    """The sheets of a workbook, and what else is in it.

    Raises:
        Unreadable: It is broken, needs a password, or holds more than is read.
    """
    package = opened(content)
    # Which part is a sheet is for the workbook to say, so that none of them may hold more than is read.
    measured = {name: _measured(package, name) for name in package.names}
    check_area(area for area, _ in measured.values())
    formulas = sum(count for name, (_, count) in measured.items() if _SHEET.fullmatch(name))
    return Workbook(with_unseen(workbook(content), package), formulas, package.names, comments(package))


def sheet_names(content: bytes) -> list[str]:
    """What the sheets of a workbook are called; none of one that is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file, file.open("xl/workbook.xml") as part:
            head = part.read(_HEAD)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, RuntimeError, NotImplementedError, zlib.error, EOFError):
        return []
    return [html.unescape(name.decode("utf-8", "replace")) for name in _CALLED.findall(head)]


def _measured(package: Package, name: str) -> tuple[int, int]:
    """How many cells the rectangle around a sheet's cells has, and how many formulas: all of it is held in memory."""
    rows = columns = unnamed = formulas = 0
    for text, end in _windows(package.chunks(name)):
        for match in _CELL.finditer(text):
            at = _NAMED.search(match["rest"])
            if match.start() >= end:
                break
            if at is None:
                unnamed += 1
            elif not match["rest"].endswith(b"/"):
                rows, columns = max(rows, int(at[2])), max(columns, number_of(at[1].decode()) + 1)
        if unnamed:
            rows = max((rows, *(int(match[1]) for match in _ROW.finditer(text))))
        formulas += sum(1 for match in _FORMULA.finditer(text) if match.start() < end)
    return rows * max(columns, min(unnamed, _COLUMNS)), formulas


def _windows(chunks: Iterator[bytes]) -> Iterator[tuple[bytes, int]]:
    """Pieces of a text that overlap, each with where those end that begin in it: one at a seam is seen whole later."""
    rest = b""
    for chunk in chunks:
        text = rest + chunk
        end = max(len(text) - _OVERLAP, 0)
        yield text, end
        rest = text[end:]
    yield rest, len(rest)
