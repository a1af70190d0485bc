"""What a file says, as proposed records and remarks, neutral of the file's format and of the register it goes into."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from ropa.changes import Message
from ropa.finding import Path
from ropa.reading.cells.reading import Basis
from ropa.source.edit import Value


class Fate(StrEnum):
    """What became of one place of a file: a cell, or a leaf of a JSON or YAML document."""

    VALUE = "value"
    NOTE = "note"
    REMARK = "remark"
    HEADING = "heading"


class Concern(StrEnum):
    """What a remark is about, the most pressing first."""

    UNCLEAR = "unclear"
    LEFT_OUT = "left-out"
    DIFFERS = "differs"
    READ_AS = "read-as"
    NOTED = "noted"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader must know before the import is taken over.

    Attributes:
        concern: What it is about.
        message: What is to be said, worded when it is shown.
        at: Where in the file, such as `Vendors!B7` or `$.controller.country`; empty where it is about the whole file.
        found: What stands there; user text.
        count: For how many places it speaks.
    """

    concern: Concern
    message: Message
    at: str = ""
    found: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of a proposed record, and where it comes from.

    Attributes:
        field: The field by its keys: `("seat",)`, `("contract", "signed")`.
        value: A plain TOML value. For a list it is one item of it, or a word such as `none` that stands for the whole.
            A reference names another proposal by its id, or a term of a list by its key.
        at: Where in the file.
        basis: Whether the file says it, or it was read so.
    """

    field: Path
    value: Value
    at: str
    basis: Basis = "stated"


@dataclass(frozen=True, slots=True)
class Note:
    """What the file says of a record and no field of it holds: kept as it stands, with its place."""

    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record as a file describes it.

    Attributes:
        kind: Its kind.
        id: The id by which other proposals refer to it; the register may give it another one.
        name: What the file calls it; what it is matched by.
        at: Where in the file it is described.
        statements: What is said of it, in the file's order.
        notes: What is said of it and fits no field.
        is_file: Whether it stands for the file itself, in which case it is matched by its version and cites nothing.
    """

    kind: str
    id: str
    name: str
    at: str
    statements: tuple[Statement, ...]
    notes: tuple[Note, ...] = ()
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """How the column of a table was understood.

    Attributes:
        at: The cell of its heading.
        heading: The heading as written.
        target: What its cells are read as, such as `activity.purposes`; empty for nothing, so that they become notes.
        how: `known` where the heading is one of the program's, `saved` where the settings or the command line name it,
            `proposed` where it is only like one, `unknown` where nothing is like it.
        suggestion: The heading it is like, or for an unknown one the target that comes nearest; may be empty.
    """

    at: str
    heading: str
    target: str
    how: Literal["known", "saved", "proposed", "unknown"]
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class ExactRecord:
    """A record of a file that holds whole records, as it was exported to be edited.

    Attributes:
        kind: Its kind.
        id: Its id; empty for the register's own record.
        at: Where in the file.
        said: What stands in its fields by path; None where a cell says that a field says nothing.
        items: The items of its lists of tables, by the key of the list.
    """

    kind: str
    id: str
    at: str
    said: dict[Path, Any]
    items: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class ExactFile:
    """A file that holds whole records, to be taken as they stand.

    Attributes:
        records: Its records.
        lists: The lists of tables that it has a table for, by kind and key: what is missing there is not in the list.
        kinds: The kinds that it has a table for.
    """

    records: tuple[ExactRecord, ...]
    lists: frozenset[tuple[str, str]]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Imported:
    """All that one file says.

    Attributes:
        name: The file's name.
        format: What its format is called.
        proposals: The records it describes; the first stands for the file itself.
        remarks: What must be known of the reading.
        fates: What became of every place that holds something: each is a value, a note, a heading or a remark.
        columns: How the columns of its tables were understood; none in a format whose keys are fixed.
        layouts: Known layouts that were recognised, by the name of their sheet.
        exact: Whole records, where the file is one that was exported to be edited; then it proposes nothing else.
    """

    name: str
    format: str
    proposals: tuple[Proposal, ...]
    remarks: tuple[Remark, ...]
    fates: Mapping[str, Fate]
    columns: tuple[Column, ...] = ()
    layouts: Mapping[str, str] = field(default_factory=dict)
    exact: ExactFile | None = None
