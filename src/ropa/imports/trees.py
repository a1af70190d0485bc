"""Documents that are trees, such as JSON: every leaf with its path, and reading them without getting lost in them."""

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from ropa.reading.limits import MAX_DEPTH, MAX_PLACES, Unreadable

Leaf: TypeAlias = str | int | float | bool


class Node:
    """A place of a document, whatever stands there: asking for what is not there leads to an empty place.

    Attributes:
        value: What stands there; None for nothing.
        at: Its path.
    """

    __slots__ = ("at", "value")

    def __init__(self, value: Any, at: str) -> None:
        self.value, self.at = value, at

    def get(self, key: str) -> "Node":
        """What stands under a key."""
        found = self.value.get(key) if isinstance(self.value, dict) else None
        return Node(found, step(self.at, key))

    def items(self) -> list["Node"]:
        """The items of a list; one of anything else, and none of nothing."""
        if isinstance(self.value, list):
            found = [Node(item, step(self.at, number)) for number, item in enumerate(self.value)]
            return [node for node in found if not node.is_empty]
        return [] if self.is_empty else [self]

    def names(self) -> list[str]:
        """Its keys, where it is a table."""
        return list(self.value) if isinstance(self.value, dict) else []

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it, however deep one looks."""
        return next(leaves(self.value, self.at), None) is None

    @property
    def text(self) -> str:
        """What a leaf says as text; empty for what is no leaf."""
        return leaf_text(self.value) if isinstance(self.value, Leaf) else ""

    def all(self) -> list[tuple[str, str]]:
        """The path and the text of every leaf in it."""
        return [(at, leaf_text(value)) for at, value in leaves(self.value, self.at)]


def step(at: str, key: str | int) -> str:
    """The path of what stands under a key, or at a place of a list."""
    if isinstance(key, int):
        return f"{at}[{key}]"
    plain = key if key.replace("_", "").replace("-", "").isalnum() else json.dumps(key, ensure_ascii=False)
    return f"{at}.{plain}" if at else plain


def leaf_text(value: Leaf) -> str:
    """A leaf as text, on its edges nothing that is not seen."""
    return str(value).lower() if isinstance(value, bool) else str(value).strip()


def leaves(value: Any, at: str) -> Iterator[tuple[str, Leaf]]:
    """Every leaf that says something, with its path; not deeper than is read."""
    waiting: list[tuple[Any, str, int]] = [(value, at, 0)]
    while waiting:
        found, here, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise Unreadable("deep", limit=MAX_DEPTH)
        if isinstance(found, dict):
            waiting += [(found[key], step(here, key), depth + 1) for key in reversed(found)]
        elif isinstance(found, list):
            waiting += [(item, step(here, number), depth + 1) for number, item in reversed(list(enumerate(found)))]
        elif isinstance(found, Leaf) and leaf_text(found):
            yield here, found


def places(value: Any, at: str) -> dict[str, str]:
    """Every place of a document that holds something.

    Raises:
        Unreadable: There are more of them than are read, or they are too deep.
    """
    found: dict[str, str] = {}
    for here, leaf in leaves(value, at):
        found[here] = leaf_text(leaf)
        if len(found) > MAX_PLACES:
            raise Unreadable("places", limit=MAX_PLACES)
    return found


def parsed(text: str) -> Any:
    """A JSON text; of a key that stands twice in a table, the later one is kept beside the first.

    Raises:
        Unreadable: It is broken, or deeper than is read.
    """
    try:
        return json.loads(text, object_pairs_hook=_table, parse_int=_number, parse_constant=str)
    except RecursionError as error:
        raise Unreadable("deep", limit=MAX_DEPTH) from error
    except ValueError as error:
        raise Unreadable("broken") from error


def _number(figures: str) -> int | str:
    return int(figures) if len(figures) <= _LONGEST else figures


_LONGEST = 18


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        name, number = key, 1
        while name in found:
            number += 1
            name = f"{key} ({number})"
        found[name] = value
    return found
