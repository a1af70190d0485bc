"""Completion of the filter: the names of fields, then what is said in them."""

import re
from collections.abc import Collection, Iterable, Sequence

from ropa.model import NONE
from ropa.query import DERIVED, Haystack, fields
from ropa.query.haystack import SILENT
from ropa.results import Line
from ropa.tui.commandline import beginning

_LAST = re.compile(r'(?:^|[\s|!])(?:([a-z][a-z_]*):(=?))?("[^"]*|[^\s|!"]*)$')
"""The part of a query that is being typed: its field, whether just this is meant, and the beginning of a value."""

_LONGEST = 60
"""Letters of a value that is offered; whole sentences are not."""


class Completion:
    """What can be typed next in the filter of one list."""

    def __init__(self, rows: Sequence[Line], addresses: Iterable[str], known: Collection[str] = ()) -> None:
        """What there is to offer.

        Args:
            rows: The rows of the list.
            addresses: All records, for the field that asks what is used.
            known: The fields of the rows; those that some row speaks of where none is given.
        """
        self._known = known
        self._rows = rows
        self._addresses = addresses
        self._names: tuple[str, ...] = ()
        self._values: dict[str, tuple[str, ...]] = {}

    def __call__(self, typed: str) -> tuple[str, tuple[str, ...]]:
        """A query with its last part completed as far as that is certain, and what it may become."""
        part = _LAST.search(typed)
        if part is None:
            return typed, ()
        name, word = part.group(1), part.group(3).removeprefix('"').casefold()
        if name is None and part.group(3).startswith('"'):
            return typed, ()
        offered = self.names() if name is None else self.values(name)
        found = tuple(item for item in offered if item.startswith(word))
        if not found:
            return typed, ()
        common = beginning(found)
        before = typed[: part.start(3)]
        if name is None:
            return before + common, found
        is_one = len(found) == 1
        has_quote = part.group(3).startswith('"') or re.search(r'[\s|!"<>=]', common)
        return before + (f'"{common}{"" if not is_one else chr(34)}' if has_quote else common) + " " * is_one, found

    def names(self) -> tuple[str, ...]:
        """The fields that the records of the list have, each with its colon."""
        if not self._names:
            found = self._known or self._spoken()
            self._names = tuple(f"{name}:" for name in sorted(found))
        return self._names

    def _spoken(self) -> Collection[str]:
        found = set(DERIVED)
        for row in self._rows:
            if isinstance(words := row.haystack, Haystack):
                found |= words.fields.keys() | words.silent
        return found & fields()

    def values(self, name: str) -> tuple[str, ...]:
        """What the records of the list say in a field, as written and in words."""
        if name not in self._values:
            if name == "uses":
                said = {address.partition("/")[2] or address for address in self._addresses}
            else:
                said = {line for row in self._rows for line in row.haystack.said(name).split("\n")}
            special = {SILENT} if self._known else {NONE, SILENT}
            short = {line for line in said if line and len(line) <= _LONGEST and '"' not in line}
            self._values[name] = tuple(sorted(short | special))
        return self._values[name]
