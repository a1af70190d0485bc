"""Documents that this program exported as JSON: their tables."""

import json
from typing import Any

from ropa.imports.context import Context
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Imported
from ropa.imports.tables import read_sheets
from ropa.reading.limits import Unreadable
from ropa.reading.sheets import Cell, Sheet, check_area, places
from ropa.reading.texts import decoded, is_text

NAME = "JSON (ropa)"
SUFFIXES = (".json",)

_SCHEMA = "ropa-document"
_VERSION = 1
_HEAD = 400


class JsonSheet(Sheet):
    """A table whose name is its path, and whose cells are called by theirs."""

    __slots__ = ()

    def at(self, row: int, column: int) -> str:
        """Where a cell is in the document."""
        return f"{self.name}.rows[{row - 1}][{column}].text" if row else f"{self.name}.columns[{column}]"


def recognises(name: str, content: bytes) -> bool:  # noqa: ARG001
    """Whether it begins as such a document does."""
    return (
        is_text(content)
        and content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
        and _SCHEMA.encode() in content[:_HEAD]
    )


def read(content: bytes, context: Context) -> Imported:
    """What the tables of the document say.

    Raises:
        Unreadable: It is broken, of a later version, or holds more than is read.
    """
    text, _ = decoded(content)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("broken") from error
    if not isinstance(document, dict) or document.get("schema") != _SCHEMA:
        raise Unreadable("broken")
    if document.get("version") != _VERSION:
        raise Unreadable("version", found=str(document.get("version"))[:20])
    listed = document.get("sheets")
    made = [_sheet(f"$.sheets[{number}]", one) for number, one in enumerate(listed if isinstance(listed, list) else ())]
    check_area(sum(map(len, sheet.rows)) for sheet in made)
    gathering = Gathering(context, NAME, content, places(made))
    read_sheets(made, gathering)
    return gathering.finished()


def _sheet(name: str, found: Any) -> Sheet:
    table = found if isinstance(found, dict) else {}
    heads, rows = table.get("columns"), table.get("rows")
    if not (isinstance(heads, list) and isinstance(rows, list) and all(isinstance(row, list) for row in rows)):
        raise Unreadable("broken")
    return JsonSheet(name, [[str(head) for head in heads], *([_cell(cell) for cell in row] for row in rows)])


def _cell(found: Any) -> Cell:
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise Unreadable("broken")
    return str(found["text"])
