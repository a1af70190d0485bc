"""Workbooks of LibreOffice and others (OpenDocument)."""

from collections.abc import Mapping

from ropa.reading.calamine import workbook
from ropa.reading.files.ods_comments import comments as commented
from ropa.reading.files.ods_unseen import with_unseen
from ropa.reading.files.ods_walk import CELLS, ROW, SHEET, Walk
from ropa.reading.limits import Unreadable
from ropa.reading.packed import MAGIC, opened
from ropa.reading.sheets import Sheet, check_area

NAME = "OpenDocument"
SUFFIXES = (".ods", ".ots")

_CONTENT = "content.xml"


def recognises(name: str, content: bytes) -> bool:  # noqa: ARG001
    """Whether it is a packed file with a spreadsheet of this format in it."""
    return content.startswith(MAGIC) and b"opendocument.spreadsheet" in content[:200]


def sheets(content: bytes) -> list[Sheet]:
    """The tables of a workbook; of a formula, the value last calculated.

    Raises:
        Unreadable: It is broken, needs a password, or holds more than is read.
    """
    part = _content(content)
    _Measure().over(part)
    return with_unseen(workbook(content), part)


def comments(content: bytes) -> Mapping[str, str]:
    """What comments on cells say, by the cell.

    Raises:
        Unreadable: As of `sheets`.
    """
    return commented(_content(content))


def _content(content: bytes) -> bytes:
    """The part of a workbook that holds its sheets."""
    package = opened(content)
    manifest = "META-INF/manifest.xml"
    if manifest in package.names and b"encryption-data" in package.text(manifest):
        raise Unreadable("password")
    if _CONTENT not in package.names:
        raise Unreadable("broken")
    return package.text(_CONTENT)


class _Measure(Walk):
    """The rectangles of all sheets: here one cell may say that it stands for millions."""

    def __init__(self) -> None:
        super().__init__()
        self._areas: list[int] = []
        self._height = self._width = self._last = 0
        self._is_cell = self._has_text = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        super().begin(name, attributes)
        if name == SHEET:
            self._height = self._width = 0
        elif name == ROW:
            self._last = 0
        elif name in CELLS:
            self._is_cell, self._has_text = True, any(key.endswith(" value-type") for key in attributes)

    def text(self, text: str) -> None:
        self._has_text = self._has_text or (self._is_cell and bool(text.strip()))

    def end(self, name: str) -> None:
        super().end(name)
        if name in CELLS:
            self._last = self.column if self._has_text else self._last
            self._is_cell = False
        elif name == ROW:
            self._height = self.row if self._last else self._height
            self._width = max(self._width, self._last)
        elif name == SHEET:
            self._areas.append(self._height * self._width)
            check_area(self._areas)
