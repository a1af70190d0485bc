"""The tables of a file, as rows of cells, whatever program wrote them."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from ropa.reading.limits import MAX_CELLS, MAX_PLACES, MAX_SHEETS, Unreadable

Cell: TypeAlias = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta
"""What a cell holds; an empty text for nothing."""


class Struck(NamedTuple):
    """What of a cell is struck out, and what is left of it; empty where all is."""

    text: str
    left: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table.

    Attributes:
        name: What it is called; empty where it has no name.
        rows: Its cells, the first row and column of the sheet first.
        merged: First and last cell of each merged range, as row and column from 0.
        is_hidden: Whether whoever opens the file does not see it.
        details: What stands in a cell beside its value, by row and column; a document of this program has such.
        doubtful: The cells whose value is called inferred there.
        hidden_columns: The columns that whoever opens the file does not see.
        hidden_rows: The rows that they do not see.
        struck: What is struck out in cells, by row and column; the cells themselves hold it still.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=tuple)
    is_hidden: bool = False
    details: Mapping[tuple[int, int], str] = field(default_factory=dict)
    doubtful: frozenset[tuple[int, int]] = frozenset()
    hidden_columns: Sequence[int] = ()
    hidden_rows: Sequence[int] = ()
    struck: Mapping[tuple[int, int], Struck] = field(default_factory=dict)

    def at(self, row: int, column: int) -> str:
        """Where a cell is, as a spreadsheet names it: `Vendors!B7`."""
        name = f"{letters(column)}{row + 1}"
        return f"{self.name}!{name}" if self.name else name

    def cell(self, row: int, column: int) -> Cell:
        """A cell; an empty text beyond the edges."""
        there = self.rows[row] if 0 <= row < len(self.rows) else ()
        return there[column] if 0 <= column < len(there) else ""

    def filled(self) -> Iterator[tuple[str, str]]:
        """Every cell that holds something: where it is, and what it says."""
        for number, row in enumerate(self.rows):
            for column, cell in enumerate(row):
                if text := words(cell):
                    yield self.at(number, column), text


def letters(column: int) -> str:
    """The letters of a column, counted from 0: `A`, `Z`, `AA`."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def number_of(column: str) -> int:
    """The number of a column, counted from 0, by its letters."""
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def words(cell: Cell) -> str:
    """What a cell says as text; whole numbers without a point, days without a time."""
    if isinstance(cell, str):
        return cell.replace("_x000D_", "").replace("\xa0", " ").strip()
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, datetime.date | datetime.time) else str(cell)


def places(sheets: Iterable[Sheet]) -> Mapping[str, str]:
    """Every place of a file that holds something.

    Raises:
        Unreadable: There are more sheets, or more places, than are read.
    """
    found: dict[str, str] = {}
    for number, sheet in enumerate(sheets):
        if number >= MAX_SHEETS:
            raise Unreadable("sheets", limit=MAX_SHEETS)
        for at, text in sheet.filled():
            found[at] = text
            if len(found) > MAX_PLACES:
                raise Unreadable("places", limit=MAX_PLACES)
    return found


def check_area(areas: Iterable[int]) -> None:
    """Refuse tables that take more cells, empty ones among them, than are read.

    Raises:
        Unreadable: They do.
    """
    if sum(areas) > MAX_CELLS:
        raise Unreadable("cells", limit=MAX_CELLS)
