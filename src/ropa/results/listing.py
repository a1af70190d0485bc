"""Records of one kind as rows, and how many of them say what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from ropa.results.revision import OfRevision
from ropa.view.marks import State

if TYPE_CHECKING:
    from ropa.query import Key, Order, Searchable


@dataclass(frozen=True)
class Cell:
    """One cell of a list: its text, and how it is known."""

    text: str
    state: State = State.STATED


class Line(Protocol):
    """What a list shows in a line of its own, be it a record, a hop or a finding."""

    @property
    def address(self) -> str:
        """What tells it from the others, also after the files were read anew."""

    @property
    def link(self) -> str:
        """Address of the record that it leads to; empty where it leads to none."""

    @property
    def cells(self) -> "Sequence[Cell]":
        """One per column."""

    @property
    def marks(self) -> str:
        """What is wrong with it, counted by severity; empty where nothing is."""

    @property
    def haystack(self) -> "Searchable":
        """Its words."""

    def weight(self, name: str) -> "Key":
        """What it weighs in an order by a field."""


class Row(Line, Protocol):
    """One record of a list."""

    @property
    def values(self) -> Mapping[str, Any]:
        """The record as plain values keyed by the model's field names, for machines."""


@dataclass(frozen=True)
class Listing(OfRevision):
    """Records of one kind.

    Attributes:
        kind: The kind.
        title: Its plural name.
        columns: Heads of the columns.
        rows: The records.
        fields: What each column shows, as it is typed.
        orders: By what the rows are in order.
    """

    kind: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    fields: tuple[str, ...] = ()
    orders: tuple["Order", ...] = ()


@dataclass(frozen=True)
class Count:
    """How many records say one thing.

    Attributes:
        value: What they say, as written; empty where it is no value.
        label: In the reader's words.
        count: How many.
        line: The command line that lists them; empty where no query can.
        state: How such a thing is known: said, said to be none, or silent.
    """

    value: str
    label: str
    count: int
    line: str
    state: State = State.STATED


@dataclass(frozen=True)
class Counts(OfRevision):
    """How many records of one kind say what in one field. One that says several things counts under each.

    Attributes:
        kind: The kind.
        title: Its plural name.
        field: The field, as it is typed.
        label: The field in the reader's words.
        counts: The most frequent first; silence and the rest behind them.
        total: How many records there are.
    """

    kind: str
    title: str
    field: str
    label: str
    counts: tuple[Count, ...]
    total: int
