"""What whoever opens a workbook of OpenDocument does not see, or sees struck out, and its cells do not say.

What is known of striking out is the style of a whole cell.
"""

from collections.abc import Iterable
from dataclasses import replace
from xml.parsers import expat

from ropa.reading.files.ods_comments import CELLS, TABLE, count
from ropa.reading.limits import Unreadable
from ropa.reading.sheets import Sheet, Struck, words

_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_LINES = (f"{_STYLE}text-line-through-style", f"{_STYLE}text-line-through-type")
_HIDING = ("collapse", "filter")
_COLUMNS = 16_384


def with_unseen(sheets: Iterable[Sheet], content: bytes) -> list[Sheet]:
    """Sheets with what is hidden on them and what is struck out.

    Args:
        sheets: Their cells.
        content: The part that holds them.

    Raises:
        Unreadable: It is broken.
    """
    if not any(word in content for word in (b"line-through", *(f'"{word}"'.encode() for word in _HIDING))):
        return list(sheets)
    reading = _Reading({sheet.name: sheet for sheet in sheets})
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reading.begin
    parser.EndElementHandler = reading.end
    parser.EntityDeclHandler = reading.entity
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable("broken") from error
    return list(reading.sheets.values())


class _Reading:
    def __init__(self, sheets: dict[str, Sheet]) -> None:
        self.sheets = sheets
        self._style = self._sheet = ""
        self._styles: set[str] = set()
        self._columns: set[int] = set()
        self._rows: set[int] = set()
        self._struck: dict[tuple[int, int], Struck] = {}
        self._by_column: list[str] = []
        self._row = self._column = self._repeat = 0

    def entity(self, *_: object) -> None:
        raise Unreadable("broken")

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{_STYLE}style":
            self._style = attributes.get(f"{_STYLE}name", "")
        elif name == f"{_STYLE}text-properties":
            if any(attributes.get(line, "none") != "none" for line in _LINES):
                self._styles.add(self._style)
        elif name == f"{TABLE}table":
            self._sheet, self._row = attributes.get(f"{TABLE}name", ""), 0
            self._columns, self._rows, self._struck, self._by_column = set(), set(), {}, []
        elif name == f"{TABLE}table-column":
            first = len(self._by_column)
            number = min(count(attributes.get(f"{TABLE}number-columns-repeated", "1")), max(_COLUMNS - first, 0))
            self._by_column += [attributes.get(f"{TABLE}default-cell-style-name", "")] * number
            if attributes.get(f"{TABLE}visibility") in _HIDING:
                self._columns.update(range(first, first + number))
        elif name == f"{TABLE}table-row":
            self._repeat, self._column = count(attributes.get(f"{TABLE}number-rows-repeated", "1")), 0
            if attributes.get(f"{TABLE}visibility") in _HIDING:
                self._rows.update(range(self._row, self._row + self._within(self._row, self._repeat)))
        elif name in CELLS:
            number = count(attributes.get(f"{TABLE}number-columns-repeated", "1"))
            own = attributes.get(f"{TABLE}style-name", "")
            default = self._by_column[self._column] if self._column < len(self._by_column) else ""
            if (own or default) in self._styles:
                self._strike(number)
            self._column += number

    def end(self, name: str) -> None:
        if name == f"{TABLE}table-row":
            self._row += self._repeat
        elif name == f"{TABLE}table" and (sheet := self.sheets.get(self._sheet)):
            self.sheets[self._sheet] = replace(
                sheet,
                hidden_columns=tuple(sorted(self._columns)),
                hidden_rows=tuple(sorted(self._rows)),
                struck=self._struck,
            )

    def _within(self, row: int, number: int) -> int:
        """How many of so many rows from one on are read: the last one may say that it stands for all there can be."""
        sheet = self.sheets.get(self._sheet)
        return max(min(number, len(sheet.rows) - row), 0) if sheet else 0

    def _strike(self, columns: int) -> None:
        for row in range(self._row, self._row + self._within(self._row, self._repeat)):
            width = len(self.sheets[self._sheet].rows[row])
            for column in range(self._column, min(self._column + columns, width)):
                if text := words(self.sheets[self._sheet].cell(row, column)):
                    self._struck[row, column] = Struck(text, "")
