"""A neutral document: sections, fields and entries in one language, ready for the screen and for every format."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from ropa.finding import Pointer


class State(StrEnum):
    """How a value is known. An inferred value never looks like a stated one, nor silence like none."""

    STATED = "stated"
    CONFIRMED = "confirmed"
    LINKED = "linked"
    INFERRED = "inferred"
    DERIVED = "derived"
    ALTERNATIVE = "alternative"
    OPEN = "open"
    NONE = "none"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Detail:
    """A further statement of an entry, under its own label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a field.

    Attributes:
        text: The value in the reader's language, user text as it is; for a silent field the word for silence.
        state: How it is known.
        details: What else is said of it.
        evidence: Where it comes from, in words; empty where nothing is recorded.
        origin: Address of the record that it is inherited from; empty for the record's own.
        link: Address of the record that it names; empty where it names none.
    """

    text: str
    state: State
    details: tuple[Detail, ...] = ()
    evidence: str = ""
    origin: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its label, its law and at least one entry, which for silence says that."""

    at: Pointer
    label: str
    law: str
    entries: tuple[Entry, ...]

    @property
    def is_silent(self) -> bool:
        """Whether the field has neither a value, nor a none, nor a recorded reason for having none."""
        return all(entry.state is State.SILENT for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one heading; `letter` is the point of Art. 30 it answers, or the heading's name."""

    letter: str
    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One record as it is shown and exported.

    Attributes:
        address: The record's address.
        kind: Its kind.
        title: Its name.
        subtitle: Its kind and status in words.
        sections: Its content.
        marks: Warnings that hold for the whole record, such as a status still to be confirmed.
    """

    address: str
    kind: str
    title: str
    subtitle: str
    sections: tuple[Section, ...]
    marks: tuple[str, ...] = ()

    def fields(self) -> Iterator[Field]:
        """All fields in order."""
        for section in self.sections:
            yield from section.fields


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column heads; a cell is a list of entries."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Entry, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of a document: a heading, remarks, tables and records in that order."""

    title: str
    remarks: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    pages: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document in one language.

    Attributes:
        title: Heading.
        organisation: Whose document it is.
        language: Language of everything but user text.
        user_language: Language of user text.
        banner: The origin of the register where it is not the organisation's own, and whether this is a draft.
        facts: What a reader must know to judge it: dates, law, version.
        parts: The content.
        legend: What the marks mean, per state that occurs.
    """

    title: str
    organisation: str
    language: str
    user_language: str
    banner: tuple[str, ...]
    facts: tuple[Detail, ...]
    parts: tuple[Part, ...]
    legend: tuple[tuple[State, str], ...] = field(default=())
