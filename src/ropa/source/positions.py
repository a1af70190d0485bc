"""Where in a TOML text a field stands."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import tomli

from ropa.finding import Path, Place

if TYPE_CHECKING:
    from tree_sitter import Node

TABLES = ("table", "table_array_element")

_PLAIN = re.compile(r"\[\[?([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)\]")
"""A header without quotation marks and without spaces, as nearly all are."""


def place_in(name: str, text: str, path: Path) -> Place:
    """Where a field stands; for a field that the text does not have, where the nearest table around it begins.

    Args:
        name: The file as the reader knows it.
        text: Its content.
        path: Keys and list positions from the top of the document: `("activity", "payroll", "data", 0)`.
    """
    return _positions(text).place(name, path)


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
def _positions(text: str) -> "_Positions":
    return _Positions(text)


class _Positions:
    """Line and byte column of every path of a text, counted from 0; what lies below a header is read when asked for."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.found: dict[Path, tuple[int, int]] = {(): (0, 0)}
        self.unread: dict[Path, list[Node]] = {}
        lengths: dict[Path, int] = {}
        for node in nodes_of(text):
            if node.type == "pair":
                self._pair(node, ())
            elif node.type in TABLES:
                point = _point(node)
                plain = _PLAIN.match(self.lines[point[0]], point[1])
                keys = tuple(plain[1].split(".")) if plain else key_of(_shown(node)[0])
                path = resolved(keys, node.type == "table_array_element", lengths)
                for end in range(1, len(path) + 1):
                    self._note(path[:end], point)
                self.unread.setdefault(path, []).append(node)

    def place(self, name: str, path: Path) -> Place:
        for end in range(len(path)):
            for node in self.unread.pop(path[:end], ()):
                self._read(node, path[:end])
        while path not in self.found:
            path = path[:-1]
        line, offset = self.found[path]
        return Place(name, line + 1, len(self.lines[line].encode()[:offset].decode(errors="replace")) + 1)

    def _note(self, path: Path, point: tuple[int, int]) -> None:
        # What stands first counts, in whatever order it is read.
        known = self.found.get(path)
        if known is None or point < known:
            self.found[path] = point

    def _read(self, node: "Node", path: Path) -> None:
        """What stands in a table or an array, without what lies deeper."""
        if node.type == "array":
            for position, child in enumerate(item for item in _shown(node) if item.type != "ERROR"):
                self._note((*path, position), _point(child))
                self._leave(child, (*path, position))
        else:
            for child in node.named_children:
                if child.type == "pair":
                    self._pair(child, path)

    def _pair(self, node: "Node", prefix: Path) -> None:
        key, value, *_ = _shown(node)
        path, point = prefix, _point(key)
        for step in key_of(key):
            path = (*path, step)
            self._note(path, point)
        self._leave(value, path)

    def _leave(self, node: "Node", path: Path) -> None:
        """What is in a value is read when it is asked for."""
        if node.type in ("inline_table", "array"):
            self.unread.setdefault(path, []).append(node)


def _shown(node: "Node") -> "list[Node]":
    return [child for child in node.named_children if child.type != "comment"]


def _point(node: "Node") -> tuple[int, int]:
    return node.start_point


def nodes_of(text: str) -> "list[Node]":
    """The tables, pairs and comments at the top of a text, in its order."""
    # Only a finding or a text that is shown needs the grammar, so a clean run does not pay for it.
    import tree_sitter  # noqa: PLC0415
    import tree_sitter_toml  # noqa: PLC0415

    language = tree_sitter.Language(tree_sitter_toml.language())
    return tree_sitter.Parser(language).parse(text.encode()).root_node.named_children


def key_of(node: "Node") -> tuple[str, ...]:
    """The steps of a key as written."""
    return _unquoted(node.text or b"") or tuple(_keys(node))


# The same few fields are stated by all records.
@lru_cache(1024)
def _unquoted(written: bytes) -> tuple[str, ...]:
    """The steps of a key without quotation marks; none of one that has some."""
    if b"'" in written or b'"' in written:
        return ()
    return tuple(step.strip() for step in written.decode(errors="replace").split("."))


def _keys(node: "Node") -> Iterator[str]:
    if node.type == "dotted_key":
        for child in node.named_children:
            yield from _keys(child)
        return
    word = (node.text or b"").decode(errors="replace")
    if node.type != "quoted_key":
        yield word
        return
    try:
        yield next(iter(tomli.loads(f"{word} = 0")))
    except tomli.TOMLDecodeError:
        yield word
