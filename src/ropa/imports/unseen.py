"""What of a table its readers do not see, or see struck out: the first is told, the second is no value any more."""

import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ropa.changes import Message
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Concern
from ropa.imports.targets import SKIP
from ropa.reading.sheets import Cell, Sheet, letters, words

_MOST = 12
"""Columns, rows or cells that are named one by one; of more, the first are."""


def tell_hidden(sheet: Sheet, gathering: Gathering) -> None:
    """Tell that a sheet, or columns and rows of it that hold something, are hidden and read all the same.

    Args:
        sheet: The sheet.
        gathering: Is told.
    """
    if not any(True for _ in sheet.filled()):
        return
    if sheet.is_hidden:
        params = {"sheet": sheet.name, "option": shlex.quote(f"{sheet.name}={SKIP}")}
        gathering.remark(Concern.FILE, Message("imports.remark.hidden", params))
    filled = [(row, column) for row, cells in enumerate(sheet.rows) for column, cell in enumerate(cells) if words(cell)]
    rows, columns = set(sheet.hidden_rows), set(sheet.hidden_columns)
    if there := sorted(columns & {column for _, column in filled}):
        _tell(gathering, "hidden-columns", sheet, [letters(column) for column in there])
    if there := sorted(rows & {row for row, _ in filled}):
        _tell(gathering, "hidden-rows", sheet, [str(row + 1) for row in there])


def tell_struck(sheets: Iterable[Sheet], gathering: Gathering) -> None:
    """Tell what is struck out where every cell is taken as it stands.

    Args:
        sheets: The tables of whole records.
        gathering: Is told.
    """
    for sheet in sheets:
        if sheet.struck:
            _tell(gathering, "struck-taken", sheet, [f"{letters(column)}{row + 1}" for row, column in sheet.struck])


def without_struck(sheets: Sequence[Sheet]) -> tuple[list[Sheet], Mapping[str, str]]:
    """Tables without what is struck out in them, and what that is, by the cell.

    Args:
        sheets: The tables.
    """
    struck = {sheet.at(*at): one.text for sheet in sheets for at, one in sheet.struck.items()}
    return [_unstruck(sheet) if sheet.struck else sheet for sheet in sheets], struck


def _unstruck(sheet: Sheet) -> Sheet:
    rows: list[list[Cell]] = [list(row) for row in sheet.rows]
    for (row, column), one in sheet.struck.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = one.left
    return replace(sheet, rows=rows)


def _tell(gathering: Gathering, key: str, sheet: Sheet, names: Sequence[str]) -> None:
    named = ", ".join(names[:_MOST]) + (" …" if len(names) > _MOST else "")
    params = {"sheet": sheet.name, "count": str(len(names)), "names": named}
    gathering.remark(Concern.FILE, Message(f"imports.remark.{key}", params), count=len(names))
