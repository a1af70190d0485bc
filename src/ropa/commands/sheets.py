"""Lists of what is no record, such as findings and hops: columns, words for a query, weights for an order, counts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

import click

from ropa.commands.counting import Tally
from ropa.commands.filtering import clauses_of
from ropa.commands.lookup import hint
from ropa.commands.session import Callback, Refusal, Session
from ropa.i18n import has, listed, one_line, text
from ropa.query import Key, Order, folded, key_of, matches
from ropa.results import Cell, Counts
from ropa.view.marks import State

Item = TypeVar("Item")

NOTHING = "—"
"""What stands in a cell that has nothing to say; a field on which the record is silent says so instead."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one item says in one column.

    Attributes:
        values: As a query takes them, each with the reader's words for it.
        shown: What stands in the cell where it is not those words.
        is_silent: Whether the record is silent on what should stand here.
        size: An amount by which it is put in order instead of by its words.
    """

    values: tuple[tuple[str, str], ...] = ()
    shown: str = ""
    is_silent: bool = False
    size: str = ""

    def words(self, language: str) -> str:
        """The reader's words, in one line of their language."""
        return listed((label for _, label in self.values), language)


def plain(said: str) -> Said:
    """What is said as it is asked for; nothing where the text is empty."""
    return Said(((said, said),)) if said else Said()


def arranging(callback: Callback) -> Callback:
    """Let a command narrow its list by a query, put it in order, or only count it."""
    for option in (
        click.option("--count", metavar="COLUMN", help="Only how many of them say what in this column."),
        click.option(
            "--sort", default="", metavar="COLUMNS", help="By these, the first first; - before one: reversed."
        ),
        click.option("--where", default="", help="Words and column:value, as in list."),
    ):
        callback = option(callback)
    return callback


class Sheet(Generic[Item]):
    """What one kind of list shows.

    Attributes:
        name: What kind, as columns and orders are remembered under it.
        title: The list in the reader's words.
        columns: Every column by its name as it is typed, with what an item says in it.
        kept: Columns that are always shown, first of all.
        usual: Those that are shown beside them unless others are chosen, the dearest first.
        falling: Columns of which the greatest is looked for first.
        labels: The texts that call columns otherwise than lists do; empty where they are called the same.
    """

    name: str
    title: str
    columns: Mapping[str, Callable[[Item], Said]]
    kept: tuple[str, ...]
    usual: tuple[str, ...]
    falling: frozenset[str] = frozenset()
    labels = ""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.language = session.language
        self.silent = text("document.silent", self.language)

    def identity(self, item: Item) -> str:
        """What tells an item from the others, also after the files were read anew."""
        raise NotImplementedError

    def link(self, item: Item) -> str:
        """Address of the record that an item leads to; empty text where it leads to none."""
        raise NotImplementedError

    def register(self, item: Item) -> str:
        """The register that an item is of."""
        raise NotImplementedError

    def label(self, name: str) -> str:
        """A column in the reader's words."""
        own = f"{self.labels}.column.{name}"
        return text(own if self.labels and has(own) else f"interface.column.{name}", self.language)

    def rows(self, items: Iterable[Item], shown: Sequence[str] = ()) -> tuple["SheetRow[Item]", ...]:
        """Items as rows, with the columns that are always shown and others."""
        fields = (*self.kept, *shown)
        return tuple(SheetRow(item, self, fields) for item in items)

    def test(self, where: str) -> Callable[[Item], bool]:
        """Tells of which items a query holds.

        Raises:
            Refusal: It cannot be read.
        """
        clauses = clauses_of(self.session, where, self.columns)
        return lambda item: matches(clauses, SheetRow(item, self, ()))

    def weight(self, item: Item, name: str) -> Key:
        """What an item weighs in an order by a column."""
        said = self.columns[name](item)
        return key_of("" if said.is_silent else said.words(self.language), (said.size,) if said.size else ())

    def orders(self, typed: str) -> tuple[Order, ...]:
        """By what the list is put in order; `-` before a column puts the greatest first.

        Raises:
            Refusal: A word names no column.
        """
        words = [word.strip() for word in typed.split(",") if word.strip()]
        return tuple(Order(self.named(word.removeprefix("-")), word.startswith("-")) for word in words)

    def named(self, word: str) -> str:
        """The column that a word names.

        Raises:
            Refusal: It names none.
        """
        if word not in self.columns:
            said = hint(self.session, word, self.columns)
            raise Refusal(self.session.text("no-list-column", name=one_line(word), hint=said))
        return word

    def counts(self, items: Iterable[Item], name: str, line: Callable[[str], str]) -> Counts:
        """How many items say what in a column.

        Args:
            items: What is counted.
            name: The column.
            line: Gives the command line that lists what a test holds of.
        """
        tally = Tally(self.name, self.title, name, self.label(name), line, NOTHING)
        return tally.counts(self.language, [(row.said_in(name).values, row) for row in self.rows(items)])


class SheetRow(Generic[Item]):
    """An item as a row; what it says is worked out when it is seen, sought or put in order.

    Attributes:
        item: The item.
        fields: Its columns.
        marks: Nothing: an item is no record.
    """

    marks = ""

    def __init__(self, item: Item, sheet: Sheet[Item], fields: tuple[str, ...]) -> None:
        self.item = item
        self.fields = fields
        self._sheet = sheet

    def said_in(self, name: str) -> Said:
        """What it says in a column."""
        return self._sheet.columns[name](self.item)

    @cached_property
    def address(self) -> str:
        """What tells it from the others."""
        return self._sheet.identity(self.item)

    @property
    def link(self) -> str:
        """Address of the record that it leads to."""
        return self._sheet.link(self.item)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """One per column."""
        return tuple(self._cell(self.said_in(name)) for name in self.fields)

    def _cell(self, said: Said) -> Cell:
        if said.is_silent:
            return Cell(self._sheet.silent, State.SILENT)
        return Cell(one_line(said.shown or said.words(self._sheet.language)) or NOTHING)

    @property
    def haystack(self) -> "SheetRow[Item]":
        """Its words, which it holds itself."""
        return self

    @cached_property
    def text(self) -> str:
        """All its words, folded for comparison."""
        return "\n".join(map(self.said, self._sheet.columns))

    @property
    def silent(self) -> frozenset[str]:
        """Columns on which the record is silent."""
        return frozenset(name for name in self._sheet.columns if self.said_in(name).is_silent)

    def said(self, name: str) -> str:
        """What it says in a column, folded: a line for each value as written, and one for its words."""
        values = self.said_in(name).values
        return folded("\n".join(dict.fromkeys(word for pair in values for word in pair)))

    def weight(self, name: str) -> Key:
        """What it weighs in an order by a column."""
        return self._sheet.weight(self.item, name)
