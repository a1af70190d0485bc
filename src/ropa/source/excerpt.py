"""What a text says of one record: its lines, each in pieces that tell keys from values and comments."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ropa.finding import Path
from ropa.source.positions import TABLES, key_of, nodes_of

if TYPE_CHECKING:
    from tree_sitter import Node

_KINDS = {
    "comment": "comment",
    "string": "string",
    "bare_key": "key",
    "quoted_key": "key",
    **dict.fromkeys(("integer", "float", "boolean"), "value"),
    **dict.fromkeys(("offset_date_time", "local_date_time", "local_date", "local_time"), "value"),
}
"""What a piece is, by the grammar's name for it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: `head`, `key`, `string`, `value`, `comment`, or empty for signs and spaces."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text, counted from 1."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(piece.text for piece in self.pieces)


def excerpt(text: str, table: Path) -> tuple[Line, ...]:
    """The lines of a record and the comments right above its tables.

    Args:
        text: The whole text, as it is.
        table: The record's table: `("activity", "payroll")`. Where the text has no such table, all lines are given.
    """
    rows = text.encode().split(b"\n")
    tops = list(nodes_of(text))
    wanted: list[int] = []
    for first, end in sorted(_spans(tops, rows, table)):
        # What is blank between two tables of the record is part of it.
        is_on = wanted and not any(row.strip() for row in rows[wanted[-1] + 1 : first])
        wanted += range(wanted[-1] + 1 if is_on else first, end)
    marks: dict[int, list[tuple[int, int, str]]] = {}
    for node in tops:
        for row, start, end, kind in _marks(node, rows, is_head=False):
            marks.setdefault(row, []).append((start, end, kind))
    return tuple(Line(row + 1, tuple(_pieces(rows[row], marks.get(row, [])))) for row in wanted or range(len(rows)))


def owners(text: str) -> tuple[Path, ...]:
    """For each line of a text, the table of the record it belongs to, as `excerpt` takes it; empty above the first."""
    rows = text.encode().split(b"\n")
    found: list[Path] = [()] * len(rows)
    for node in nodes_of(text):
        if node.type in (*TABLES, "pair"):
            keys = _keys(node)
            table = keys[: 1 if keys[:1] == ("register",) else 2]
            # What stands behind it is its own, until something else begins.
            first = _above(rows, node.start_point.row)
            found[first:] = [table] * (len(rows) - first)
    return tuple(found)


def _spans(tops: "list[Node]", rows: list[bytes], table: Path) -> Iterator[tuple[int, int]]:
    """First row and the row behind the last of each part that belongs to a record."""
    heads = [node for node in tops if node.type in TABLES]
    for number, node in enumerate(heads):
        if _keys(node)[: len(table)] == table:
            below = heads[number + 1].start_point.row if number + 1 < len(heads) else len(rows)
            yield _above(rows, node.start_point.row), _ending(rows, _above(rows, below))
    for node in tops:
        if node.type == "pair" and _keys(node)[: len(table)] == table:
            yield node.start_point.row, node.end_point.row + 1


def _above(rows: list[bytes], row: int) -> int:
    """Where the comments begin that stand right above a row."""
    while row and rows[row - 1].lstrip().startswith(b"#"):
        row -= 1
    return row


def _ending(rows: list[bytes], row: int) -> int:
    """A row, or the first of the blank ones before it."""
    while row and not rows[row - 1].strip():
        row -= 1
    return row


def _keys(node: "Node") -> Path:
    return key_of(next(child for child in node.named_children if child.type != "comment"))


def _marks(node: "Node", rows: list[bytes], *, is_head: bool) -> Iterator[tuple[int, int, int, str]]:
    """Row, first and last byte, and kind of everything in a node that is more than a sign."""
    if kind := _KINDS.get(node.type):
        first, last = node.start_point, node.end_point
        for row in range(first.row, last.row + 1):
            start = first.column if row == first.row else 0
            end = last.column if row == last.row else len(rows[row])
            yield row, start, end, "head" if is_head else kind
        return
    for child in node.children:
        is_within = is_head or (node.type in TABLES and child.type not in ("pair", "comment"))
        yield from _marks(child, rows, is_head=is_within)


def _pieces(row: bytes, marks: list[tuple[int, int, str]]) -> Iterator[Piece]:
    at = 0
    for start, end, kind in marks:
        if start > at:
            yield Piece("", row[at:start].decode())
        yield Piece(kind, row[start:end].decode().rstrip("\r"))
        at = end
    if rest := row[at:].decode().rstrip("\r"):
        yield Piece("", rest)
