"""New lines for values that a text does not have yet, in the layout that the model declares."""

from collections.abc import Mapping
from typing import Any

from ropa.finding import Path
from ropa.source.shape import WIDTH, form, record_path
from ropa.source.spelling import header_spelled, in_lines, spelled


def value_lines(value: Any, before: str, newline: str, column: int) -> str:
    """A value from a column on; an array that is too long for the line has a line for each item.

    Args:
        value: What is written.
        before: How the value in its place was written.
        newline: Line ending.
        column: Characters on the line before it.
    """
    written = spelled(value, before, newline)
    if isinstance(value, list) and value and column + len(written) > WIDTH:
        return in_lines([spelled(item) for item in value], newline)
    return written


def pair_lines(keys: Path, value: Any, newline: str) -> str:
    """A key and its value on a line."""
    key = f"{header_spelled(keys)} = "
    return key + value_lines(value, "", newline, len(key)) + newline


def table_lines(path: Path, value: Mapping[str, Any], newline: str, is_array: bool = False) -> str:
    """A table below its header and the tables in it below theirs, one blank line between.

    Args:
        path: Its path from the top of the document.
        value: What it holds.
        newline: Line ending.
        is_array: Whether it is an item of an array of tables.
    """
    pairs = [key for key in value if form((*path, key), value[key]) == "pair"]
    tables = [key for key in value if key not in pairs]
    parts = []
    if pairs or not tables or len(path) >= len(record_path((*path, ""))):
        header = header_spelled([step for step in path if isinstance(step, str)])
        lines = f"[[{header}]]" if is_array else f"[{header}]"
        parts.append(lines + newline + "".join(pair_lines((key,), value[key], newline) for key in pairs))
    for key in tables:
        below = (*path, key)
        if form(below, value[key]) == "table":
            parts.append(table_lines(below, value[key], newline))
        else:
            parts += [table_lines((*below, at), item, newline, True) for at, item in enumerate(value[key])]
    return newline.join(parts)
