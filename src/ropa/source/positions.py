"""Where in a TOML text a field stands."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import tomli

from ropa.finding import Path, Place

if TYPE_CHECKING:
    from tree_sitter import Node


def place_in(name: str, text: str, path: Path) -> Place:
    """Where a field stands; for a field that the text does not have, where the nearest table around it begins.

    Args:
        name: The file as the reader knows it.
        text: Its content.
        path: Keys and list positions from the top of the document: `("activity", "payroll", "data", 0)`.
    """
    positions, lines = _positions(text)
    while path and path not in positions:
        path = path[:-1]
    line, offset = positions[path]
    return Place(name, line + 1, len(lines[line].encode()[:offset].decode(errors="replace")) + 1)


def resolved(keys: tuple[str, ...], is_array: bool, lengths: dict[Path, int]) -> Path:
    """The path of a header with the positions of the arrays of tables it runs through.

    Args:
        keys: The header's key.
        is_array: Whether it opens an item of an array of tables.
        lengths: Items of each array so far; a header that opens one counts it.
    """
    path: Path = ()
    for position, key in enumerate(keys):
        path = (*path, key)
        if is_array and position == len(keys) - 1:
            lengths[path] = lengths.get(path, 0) + 1
        if path in lengths:
            path = (*path, lengths[path] - 1)
    return path


@lru_cache(maxsize=8)
def _positions(text: str) -> tuple[Mapping[Path, tuple[int, int]], list[str]]:
    """Line and byte column of every path, counted from 0, and the lines."""
    # Only a finding that is shown needs positions, so a clean run does not pay for the grammar.
    import tree_sitter  # noqa: PLC0415
    import tree_sitter_toml  # noqa: PLC0415

    language = tree_sitter.Language(tree_sitter_toml.language())
    tree = tree_sitter.Parser(language).parse(text.encode())
    found: dict[Path, tuple[int, int]] = {(): (0, 0)}
    lengths: dict[Path, int] = {}
    for node in tree.root_node.named_children:
        if node.type == "pair":
            _pair(node, (), found)
        elif node.type in ("table", "table_array_element"):
            key, *pairs = (child for child in node.named_children if child.type != "comment")
            path = resolved(_key(key), node.type == "table_array_element", lengths)
            found.setdefault(path, _point(node))
            for end in range(1, len(path)):
                found.setdefault(path[:end], _point(node))
            for pair in pairs:
                if pair.type == "pair":
                    _pair(pair, path, found)
    return found, text.split("\n")


def _pair(node: "Node", prefix: Path, found: dict[Path, tuple[int, int]]) -> None:
    key, value, *_ = (child for child in node.named_children if child.type != "comment")
    path = prefix
    for step in _key(key):
        path = (*path, step)
        found.setdefault(path, _point(key))
    _value(value, path, found)


def _value(node: "Node", path: Path, found: dict[Path, tuple[int, int]]) -> None:
    if node.type == "inline_table":
        for child in node.named_children:
            if child.type == "pair":
                _pair(child, path, found)
    elif node.type == "array":
        items = [child for child in node.named_children if child.type not in ("comment", "ERROR")]
        for position, child in enumerate(items):
            found[(*path, position)] = _point(child)
            _value(child, (*path, position), found)


def _point(node: "Node") -> tuple[int, int]:
    return node.start_point.row, node.start_point.column


def _key(node: "Node") -> tuple[str, ...]:
    if node.type == "dotted_key":
        return tuple(step for child in node.named_children for step in _key(child))
    word = (node.text or b"").decode(errors="replace")
    if node.type != "quoted_key":
        return (word,)
    try:
        return (next(iter(tomli.loads(f"{word} = 0"))),)
    except tomli.TOMLDecodeError:
        return (word,)
