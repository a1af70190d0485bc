"""What whoever opens a workbook of OpenDocument does not see, or sees struck out, and its cells do not say.

What is known of striking out is the style of a whole cell.
"""

from collections.abc import Iterable
from dataclasses import replace

from ropa.reading.files.ods_walk import CELLS, ROW, SHEET, TABLE, Walk, count
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
    reading.over(content)
    return list(reading.sheets.values())


class _Reading(Walk):
    def __init__(self, sheets: dict[str, Sheet]) -> None:
        super().__init__()
        self.sheets = sheets
        self._style = ""
        self._styles: set[str] = set()
        self._hidden_columns: set[int] = set()
        self._hidden_rows: set[int] = set()
        self._struck: dict[tuple[int, int], Struck] = {}
        self._by_column: list[str] = []

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        super().begin(name, attributes)
        if name == f"{_STYLE}style":
            self._style = attributes.get(f"{_STYLE}name", "")
        elif name == f"{_STYLE}text-properties":
            if any(attributes.get(line, "none") != "none" for line in _LINES):
                self._styles.add(self._style)
        elif name == SHEET:
            self._hidden_columns, self._hidden_rows, self._struck, self._by_column = set(), set(), {}, []
        elif name == f"{TABLE}table-column":
            first = len(self._by_column)
            number = min(count(attributes.get(f"{TABLE}number-columns-repeated", "1")), max(_COLUMNS - first, 0))
            self._by_column += [attributes.get(f"{TABLE}default-cell-style-name", "")] * number
            if attributes.get(f"{TABLE}visibility") in _HIDING:
                self._hidden_columns.update(range(first, first + number))
        elif name == ROW:
            if attributes.get(f"{TABLE}visibility") in _HIDING:
                self._hidden_rows.update(range(self.row, self.row + self._within(self.row, self.rows)))
        elif name in CELLS:
            own = attributes.get(f"{TABLE}style-name", "")
            default = self._by_column[self.column] if self.column < len(self._by_column) else ""
            if (own or default) in self._styles:
                self._strike()

    def end(self, name: str) -> None:
        super().end(name)
        if name == SHEET and (sheet := self.sheets.get(self.sheet)):
            self.sheets[self.sheet] = replace(
                sheet,
                hidden_columns=tuple(sorted(self._hidden_columns)),
                hidden_rows=tuple(sorted(self._hidden_rows)),
                struck=self._struck,
            )

    def _within(self, row: int, number: int) -> int:
        """How many of so many rows from one on are read: the last one may say that it stands for all there can be."""
        sheet = self.sheets.get(self.sheet)
        return max(min(number, len(sheet.rows) - row), 0) if sheet else 0

    def _strike(self) -> None:
        for row in range(self.row, self.row + self._within(self.row, self.rows)):
            width = len(self.sheets[self.sheet].rows[row])
            for column in range(self.column, min(self.column + self.columns, width)):
                if text := words(self.sheets[self.sheet].cell(row, column)):
                    self._struck[row, column] = Struck(text, "")
