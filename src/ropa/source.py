"""One TOML text: its values, and where in it a field stands.

Reads TOML 1.0 and what the reader accepts beyond it. One limit on size and one on nesting hold for everything that
reads a register, so that a hostile file ends in a clear finding.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import tomli

from ropa.finding import Finding, LegalClass, Path, Place, Pointer, Severity

if TYPE_CHECKING:
    from tree_sitter import Node

MAX_BYTES = 16 * 1024 * 1024
"""Largest text that is read, in bytes."""

MAX_DEPTH = 24
"""Deepest nesting of tables and arrays that is read."""


@dataclass(frozen=True, slots=True)
class Source:
    """One text of a register.

    Attributes:
        path: The file as the reader knows it.
        text: Its content without byte-order mark.
        values: What it holds; empty where it cannot be read.
        findings: What is wrong with the text as such.
    """

    path: str
    text: str
    values: Mapping[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def unreadable(code: str, register: str, place: Place, **params: str) -> Finding:
    """The finding that a text, or a part of it, cannot be read as meant."""
    return Finding(code, Severity.ERROR, LegalClass.INTEGRITY, "", Pointer(register), code, params, place)


def parse(register: str, path: str, text: str) -> Source:
    """Read a text into values.

    Args:
        register: Name of the register it belongs to; findings point at it.
        path: The file as the reader knows it.
        text: TOML.

    Returns:
        The values, or a finding with line and column where it is not TOML or nested too deeply.
    """
    try:
        values = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        place = Place(path, max(error.lineno, 1), max(error.colno, 1))
        return Source(path, text, findings=(_syntax(register, place, text, error.msg),))
    except RecursionError:
        return Source(path, text, findings=(_too_deep(register, path),))
    except ValueError:
        # The one thing that the parser passes on from Python: a figure too long to be turned into a number.
        return Source(path, text, findings=(unreadable("R101", register, Place(path), detail="Number too long"),))
    if _deeper_than(values, MAX_DEPTH):
        return Source(path, text, findings=(_too_deep(register, path),))
    return Source(path, text, values)


_TWICE = re.compile(r"Cannot declare \((?P<key>.+)\) twice")


def _syntax(register: str, place: Place, text: str, detail: str) -> Finding:
    """The finding that a text is not TOML; of a table declared twice also where it was declared first."""
    declared = _TWICE.match(detail)
    if declared is None:
        return unreadable("R101", register, place, detail=detail)
    key = tuple(step.strip("' ") for step in declared["key"].split(",") if step.strip("' "))
    first = locate(Source(place.path, text), key)
    found = unreadable("R101", register, place, key=".".join(key), first=str(first))
    return replace(found, message="R101.twice")


def _too_deep(register: str, path: str) -> Finding:
    return unreadable("R104", register, Place(path), limit=str(MAX_DEPTH))


def _deeper_than(values: object, limit: int) -> bool:
    level: list[object] = [values]
    for _ in range(limit):
        level = [item for value in level for item in _items(value)]
        if not level:
            return False
    return True


def _items(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def locate(source: Source, path: Path) -> Place:
    """Where a field stands; for a field that the text does not have, where the nearest table around it begins.

    Args:
        source: The text.
        path: Keys and list positions from the top of the document: `("activity", "payroll", "data", 0)`.
    """
    positions, lines = _positions(source.text)
    while path and path not in positions:
        path = path[:-1]
    line, offset = positions[path]
    return Place(source.path, line + 1, len(lines[line].encode()[:offset].decode(errors="replace")) + 1)


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
            path = _header(_key(key), node.type == "table_array_element", lengths)
            found.setdefault(path, _point(node))
            for end in range(1, len(path)):
                found.setdefault(path[:end], _point(node))
            for pair in pairs:
                if pair.type == "pair":
                    _pair(pair, path, found)
    return found, text.split("\n")


def _header(keys: tuple[str, ...], is_array: bool, lengths: dict[Path, int]) -> Path:
    path: Path = ()
    for position, key in enumerate(keys):
        path = (*path, key)
        if is_array and position == len(keys) - 1:
            lengths[path] = lengths.get(path, 0) + 1
        if path in lengths:
            path = (*path, lengths[path] - 1)
    return path


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
