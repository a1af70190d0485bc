"""Workbooks of LibreOffice and others (OpenDocument)."""

from collections.abc import Mapping
from xml.parsers import expat

from ropa.reading.calamine import workbook
from ropa.reading.files.ods_comments import comments as commented
from ropa.reading.files.ods_comments import count
from ropa.reading.files.ods_unseen import with_unseen
from ropa.reading.limits import Unreadable
from ropa.reading.packed import MAGIC, opened
from ropa.reading.sheets import Sheet, check_area

NAME = "OpenDocument"
SUFFIXES = (".ods", ".ots")

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
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
    _Measure().of(part)
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


class _Measure:
    """The rectangles of all sheets: here one cell may say that it stands for millions."""

    def __init__(self) -> None:
        self._areas: list[int] = []
        self._rows = self._row = self._columns = self._column = self._pending = self._last = 0
        self._is_cell = self._has_text = False
        self._repeat = 1

    def of(self, content: bytes) -> None:
        """Refuse what is more than is read.

        Raises:
            Unreadable: It is, or the text is broken.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            raise Unreadable("broken") from error

    def _entity(self, *_: object) -> None:
        raise Unreadable("broken")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{_TABLE}table":
            self._rows = self._row = self._columns = 0
        elif name == f"{_TABLE}table-row":
            self._repeat = count(attributes.get(f"{_TABLE}number-rows-repeated", "1"))
            self._column = self._last = 0
        elif name in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            self._is_cell, self._has_text = True, any(key.endswith(" value-type") for key in attributes)
            self._pending = count(attributes.get(f"{_TABLE}number-columns-repeated", "1"))

    def _text(self, text: str) -> None:
        self._has_text = self._has_text or (self._is_cell and bool(text.strip()))

    def _end(self, name: str) -> None:
        if name in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            self._column += self._pending
            self._last = self._column if self._has_text else self._last
            self._is_cell = False
        elif name == f"{_TABLE}table-row":
            self._row += self._repeat
            self._rows = self._row if self._last else self._rows
            self._columns = max(self._columns, self._last)
        elif name == f"{_TABLE}table":
            self._areas.append(self._rows * self._columns)
            check_area(self._areas)
