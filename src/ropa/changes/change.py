"""What can be done to the records of a workspace, as values.

Records are named by address. A field is named by a pointer into the record as it was read; list positions count from 0.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ropa.finding import Pointer
from ropa.source.edit import Value


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a field, or one item of a list, a value."""

    at: Pointer
    value: Value


@dataclass(frozen=True, slots=True)
class UnsetField:
    """Let a field say nothing."""

    at: Pointer


@dataclass(frozen=True, slots=True)
class InsertItem:
    """Put an item into a list, before the one at a position; a list that is not there yet, or says none, is made."""

    at: Pointer
    position: int
    value: Value


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Take an item, to which the pointer leads, out of its list; with the last one the field falls silent."""

    at: Pointer


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Bring an item of a list to another position."""

    at: Pointer
    position: int
    to: int


@dataclass(frozen=True, slots=True)
class AddRecord:
    """Write a new record.

    Attributes:
        register: Register that gets it.
        kind: Its kind.
        id: Its id.
        values: Its fields by key.
        file: File for it, relative to the register's folder; a file of its own where none is named.
    """

    register: str
    kind: str
    id: str
    values: Mapping[str, Value]
    file: str | None = None


@dataclass(frozen=True, slots=True)
class DuplicateRecord:
    """Write a new record that says the same, without sources, reviews and decisions of the former one."""

    address: str
    id: str


@dataclass(frozen=True, slots=True)
class DeleteRecord:
    """Take a record away; where it is used, only with the references to it."""

    address: str
    with_references: bool = False


@dataclass(frozen=True, slots=True)
class RenameRecord:
    """Give a record another id, there and wherever it is named."""

    address: str
    id: str


@dataclass(frozen=True, slots=True)
class ReplaceRecipient:
    """Let another recipient follow one that leaves.

    A recipient's period is inclusive: the day named is the former one's last, and the next the new one's first.
    """

    old: str
    new: str
    on: datetime.date


FieldChange: TypeAlias = SetField | UnsetField | InsertItem | RemoveItem | MoveItem
"""A change of one field."""

Change: TypeAlias = FieldChange | AddRecord | DuplicateRecord | DeleteRecord | RenameRecord | ReplaceRecipient
"""Whatever can be done."""
