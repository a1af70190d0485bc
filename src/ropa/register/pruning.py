"""Leaving out of a record what cannot be read, and finding the rest in the text again."""

from collections.abc import Collection
from typing import Any

from ropa.finding import Path


def text_path(left_out: Collection[Path], path: Path) -> Path:
    """The path in the text of a path in the record, whose lists may lack items that could not be read."""
    if not left_out:
        return path
    translated: Path = ()
    for step in path:
        position = step
        if isinstance(position, int):
            gone = sorted(
                item[-1] for item in left_out if item[:-1] == translated and item and isinstance(item[-1], int)
            )
            for missing in gone:
                position += missing <= position
        translated = (*translated, position)
    return translated


def without(value: Any, left_out: set[Path], path: Path = ()) -> Any:
    """A value of the text without the parts at these paths."""
    if isinstance(value, dict):
        return {k: without(v, left_out, (*path, k)) for k, v in value.items() if (*path, k) not in left_out}
    if isinstance(value, list):
        return [without(v, left_out, (*path, i)) for i, v in enumerate(value) if (*path, i) not in left_out]
    return value
