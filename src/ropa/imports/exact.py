"""The cells of a whole record as it was exported to be edited, and the values that they say."""

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from ropa.changes import Message
from ropa.i18n.period import DURATION
from ropa.model import NONE, FieldPlan
from ropa.reading.cells.booleans import boolean
from ropa.reading.cells.dates import date
from ropa.reading.cells.durations import period
from ropa.reading.cells.places import place
from ropa.reading.cells.reading import Reading, unread
from ropa.reading.cells.silences import silence
from ropa.reading.cells.vocabulary import term
from ropa.reading.names import same_name
from ropa.reading.records import names_of
from ropa.reading.sheets import Cell, words
from ropa.register import Register
from ropa.register.references import kinds_of
from ropa.view.exact import EMPTY_LIST, EMPTY_TABLE, ExactColumn, bare, is_nothing, is_quoted, key_in, parts
from ropa.view.words import PERIODS

_NUMBER = re.compile(r"[+-]?\d{1,18}")

NamesOfKind = Mapping[str, str]
"""Ids of records of one kind, by name as names are compared."""


class ExactCells:
    """Reads cells, knowing the names of records."""

    def __init__(self, register: Register, names: Mapping[str, NamesOfKind]) -> None:
        """Begin.

        Args:
            register: Where the file goes; its records are known by name.
            names: The same of the file's own records, by kind.
        """
        self._register = register
        self._names: dict[str, dict[str, str]] = defaultdict(dict)
        for kind, known in names.items():
            self._names[kind] |= known
        for own in filter(None, (register, register.shared)):
            for key, record in own.records.items():
                for name in names_of(record):
                    reference = key if own is register else own.address(key)
                    self._names[record.KIND].setdefault(same_name(name), reference)

    def value(self, column: ExactColumn, cell: Cell) -> Reading[Any]:
        """The value of a cell that says something.

        Args:
            column: What the cell is of.
            cell: What it holds.
        """
        shown, field = words(cell), column.field
        if found := _whole(column, shown):
            return found
        if field.part is not None:
            return unread("no-word")
        if column.is_free and not field.many:
            return Reading(bare(shown))
        items, is_list = parts(shown, column)
        if not is_list:
            return self._one(column, items[0], cell if len(items) == 1 else shown)
        read = [self._one(column, item, item) for item in items]
        failed = next((one for one in read if one.value is None), None)
        return failed or Reading([one.value for one in read])

    def _one(self, column: ExactColumn, shown: str, cell: Cell) -> Reading[Any]:
        if column.is_free:
            return Reading(bare(shown))
        if is_quoted(shown):
            return Reading(bare(shown))
        if column.field.leaf in _PLAIN and not column.vocabulary:
            return _PLAIN[column.field.leaf](cell)
        if key := key_in(shown):
            if column.field.leaf is int:
                return _number(key)
            return Reading(key)
        return self._meant(column, shown)

    def _meant(self, column: ExactColumn, shown: str) -> Reading[Any]:
        """A word without one in brackets, as somebody types it."""
        if column.field.declared.place:
            return place(shown, self._register.language)
        if column.field.key in PERIODS:
            found = shown if DURATION.fullmatch(shown) else period(shown)
            return Reading(found) if found else unread("no-period")
        for kind in kinds_of(column.field, column.vocabulary):
            if named := self._names[kind].get(same_name(shown)):
                return Reading(named)
            if shown in self._names[kind].values():
                return Reading(shown)
        if not column.vocabulary:
            return unread("no-such-record")
        read = term(column.vocabulary, shown, self._register)
        return _number(read.value) if column.field.leaf is int and read.value else read


def _whole(column: ExactColumn, shown: str) -> Reading[Any] | None:
    """A cell that says nothing, none, all, or that there is a list or a table with nothing in it."""
    field: FieldPlan = column.field
    if is_nothing(shown):
        return Reading(None)
    if shown == EMPTY_LIST and field.many:
        return Reading([])
    if shown == EMPTY_TABLE and field.part is not None:
        return Reading({})
    if (key := key_in(shown)) in field.literals:
        return Reading(key)
    if NONE in field.literals and silence(shown) == "none":
        return Reading(NONE)
    return None


def _number(shown: Cell) -> Reading[int]:
    plain = words(shown)
    return Reading(int(plain)) if _NUMBER.fullmatch(plain) else unread("no-number")


def _date(shown: Cell) -> Reading[datetime.date]:
    return date(shown)


_PLAIN: Mapping[type, Callable[[Any], Reading[Any]]] = {bool: boolean, int: _number, datetime.date: _date}


def failed(reading: Reading[Any]) -> Message:
    """What is to be said of a cell that could not be read."""
    return reading.doubt or Message("imports.cell.no-term")
