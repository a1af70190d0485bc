"""What came of reading a cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from ropa.changes import Message
from ropa.reading.names import folded
from ropa.reading.words import table

T = TypeVar("T")

Basis: TypeAlias = Literal["stated", "inferred"]
"""`stated`: whoever wrote it says it so. `inferred`: the program, or whoever mapped a column, read it so."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A value read from a cell.

    Attributes:
        value: The value; None where the cell cannot be read as one.
        basis: Whether the cell says it, or it was read so.
        doubt: What is to be said of it; None where nothing is.
    """

    value: T | None
    basis: Basis = "stated"
    doubt: Message | None = None


def unread(name: str, /, **params: str) -> Reading[Any]:
    """No value, and why."""
    return Reading(None, "inferred", Message(f"imports.cell.{name}", params))


def read_as(value: T, name: str, /, **params: str) -> Reading[T]:
    """A value that rests on an interpretation, and which."""
    return Reading(value, "inferred", Message(f"imports.cell.{name}", params))


def words(name: str) -> Mapping[str, Any]:
    """A table of words that a reader knows, from the file of its name beside this module."""
    return table(__package__, name)


@cache
def by_word(name: str) -> Mapping[str, str]:
    """The keys of such a table by each of their words, as names are compared."""
    return {folded(word): key for key, listed in words(name).items() for word in listed}
