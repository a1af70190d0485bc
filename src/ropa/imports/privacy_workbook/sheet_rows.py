"""The sheets of the workbook as rows, and to which processing each row belongs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ropa.imports.saying import Cell
from ropa.reading.names import same_name
from ropa.reading.sheets import Sheet, words
from ropa.reading.words import table

WORDS: Mapping[str, Mapping[str, str]] = table(__package__, "words")
_ENOUGH = 4
"""Sheets of the seven that a workbook must have."""

_PARTS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row.

    Attributes:
        at: Its first cell.
        cells: Its cells that say something, by the name of their column.
    """

    at: str
    cells: Mapping[str, Cell]

    def text(self, name: str) -> str:
        """What a column says; empty for nothing."""
        return self.cells[name].text if name in self.cells else ""


def code(text: str) -> str:
    """A code or its label, as codes are compared: `privacy_consent` and `Consent` are both `consent`."""
    return _PARTS.sub("_", text.casefold()).strip("_").removeprefix("privacy_")


def known_sheet(name: str) -> str:
    """Which of the seven a sheet is; empty for another."""
    listed: Mapping[str, Sequence[str]] = table(__package__, "words")["sheets"]
    return next((key for key, names in listed.items() if same_name(name) in names), "")


def is_workbook(names: Sequence[str]) -> bool:
    """Whether sheets of these names make such a workbook."""
    found = {known_sheet(name) for name in names} - {""}
    return "processing" in found and len(found) >= _ENOUGH


def rows(sheet: Sheet) -> Iterator[SheetRow]:
    """The rows below the heads of a sheet that say something."""
    heads = {number: words(cell) for number, cell in enumerate(sheet.rows[0] if sheet.rows else ())}
    for number in range(1, len(sheet.rows)):
        cells: dict[str, Cell] = {}
        for column, raw in enumerate(sheet.rows[number]):
            if text := words(raw):
                heading = heads.get(column, "")
                name = code(heading) or f"column-{column}"
                name = name if name not in cells else f"{name}-{column}"
                cells[name] = Cell(sheet.at(number, column), heading, "", raw, text, is_proposed=False)
        if cells:
            yield SheetRow(next(iter(cells.values())).at, cells)


def processing_of(row: SheetRow) -> str:
    """The processing that a row names; empty where it names none."""
    listed: Sequence[str] = table(__package__, "words")["links"]["columns"]
    return next((row.text(name) for name in listed if row.text(name)), "")
