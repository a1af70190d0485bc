"""The tables of a file that people filled in: Excel, Word or Markdown, within bounds of size and time.

Nothing in a file is run: formulas count by the value they were saved with, and links are not followed.
"""

import datetime
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

MAX_BYTES = 20 * 1024 * 1024
"""The largest file that is read."""

_MAX_UNPACKED = 80 * 1024 * 1024
_MAX_ENTRIES = 2_000
_MAX_ROWS = 50_000
_MAX_COLUMNS = 100
_MAX_CELL = 8_000

SUFFIXES = (".xlsx", ".docx", ".md")
"""The kinds of files that are read."""


class Unreadable(Exception):  # noqa: N818 - an answer, not a fault
    """A file cannot be read.

    Attributes:
        reason: Why: `suffix`, `broken` or `too-large`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and its number, counted from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: the name of its sheet, or its number in the text, and its rows."""

    name: str
    rows: tuple[Row, ...]


def tables(content: bytes, suffix: str) -> tuple[Sheet, ...]:
    """The tables of a file.

    Args:
        content: Its bytes.
        suffix: The end of its name, such as `.xlsx`.

    Raises:
        Unreadable: It is no such file, or is larger than anybody's answers.
    """
    read = {".xlsx": _workbook, ".docx": _document, ".md": _markdown}.get(suffix.lower())
    if read is None:
        raise Unreadable("suffix")
    if len(content) > MAX_BYTES:
        raise Unreadable("too-large")
    return tuple(_bounded(read(content)))


def _bounded(found: Iterator[tuple[str, Iterator[Sequence[str]]]]) -> Iterator[Sheet]:
    count = 0
    for name, listed in found:
        rows = []
        for number, cells in enumerate(listed, 1):
            count += 1
            if count > _MAX_ROWS or any(len(cell) > _MAX_CELL for cell in cells):
                raise Unreadable("too-large")
            rows.append(Row(number, tuple(cell.strip() for cell in cells[:_MAX_COLUMNS])))
        yield Sheet(name, tuple(rows))


def _workbook(content: bytes) -> Iterator[tuple[str, Iterator[Sequence[str]]]]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - asked of few files

    packed = io.BytesIO()
    # Packed anew from what was unpacked within bounds, so that the reader meets no file that says less than it holds.
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in _unpacked(content):
            archive.writestr(name, data)
    packed.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(packed)
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height > _MAX_ROWS or sheet.total_width > 1_000 * _MAX_COLUMNS:
                raise Unreadable("too-large")
            # Empty rows above the first one filled would be left out, and all numbers be wrong.
            yield name, (list(map(_cell, row)) for row in sheet.to_python(skip_empty_area=False))
    except (CalamineError, OSError) as error:
        raise Unreadable("broken") from error


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of an archive, all of them together within bounds, whatever the archive says of their sizes."""
    left = _MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            for entry in entries[:_MAX_ENTRIES]:
                with archive.open(entry) as file:
                    data = file.read(left + 1)
                left -= len(data)
                if left < 0 or len(entries) > _MAX_ENTRIES:
                    break
                yield entry.filename, data
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, ValueError, RuntimeError, EOFError) as error:
        raise Unreadable("broken") from error
    if left < 0 or len(entries) > _MAX_ENTRIES:
        raise Unreadable("too-large")


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _document(content: bytes) -> Iterator[tuple[str, Iterator[Sequence[str]]]]:
    files = dict(_unpacked(content))
    text = files.get("word/document.xml")
    if text is None or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Unreadable("broken")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise Unreadable("broken") from error
    for number, table in enumerate(root.iter(f"{_WORD}tbl"), 1):
        yield str(number), ([_said(cell) for cell in row.iter(f"{_WORD}tc")] for row in table.iter(f"{_WORD}tr"))


def _said(cell: ElementTree.Element) -> str:
    """The text of a cell, a line each paragraph; also what stands in a field to choose from, and what was inserted."""
    return "\n".join(
        "".join(
            part.text or "" if part.tag == f"{_WORD}t" else "\n" if part.tag == f"{_WORD}br" else ""
            for part in paragraph.iter()
        )
        for paragraph in cell.iter(f"{_WORD}p")
    )


_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_RULE = re.compile(r"[\s|:-]+")


def _markdown(content: bytes) -> Iterator[tuple[str, Iterator[Sequence[str]]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("broken") from error
    found: list[list[list[str]]] = [[]]
    for line in text.splitlines():
        said = line.strip()
        if not said.startswith("|"):
            found += [[]] if found[-1] else []
        elif not (_RULE.fullmatch(said) and "-" in said):
            found[-1].append([_ESCAPE.sub(r"\1", _BREAK.sub("\n", cell)).strip() for cell in _cells(said)])
    for number, rows in enumerate(filter(None, found), 1):
        yield str(number), iter(rows)


def _cells(line: str) -> Iterator[str]:
    """The cells of a line of a table: between bars that no backslash makes part of the text."""
    start = 1
    for bar in _BAR.finditer(line, 1):
        yield line[start : bar.end() - 1]
        start = bar.end()
    if line[start:].strip():
        yield line[start:]
