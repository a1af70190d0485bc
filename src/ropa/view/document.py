"""A neutral document: sections, fields and entries in one language, ready for the screen and for every format."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from ropa.finding import Pointer
from ropa.i18n import text
from ropa.view.marks import INHERITED, SIGNS, VOID, State, sign
from ropa.view.outline import Branch, states


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
        is_quoted: Whether its text is the user's own words and nothing else.
        at: The field that says it, or would; None for what no single field says.
        file: Name of a file beside the document that it names, for a page to lead to; never user text.
    """

    text: str
    state: State
    details: tuple[Detail, ...] = ()
    evidence: str = ""
    origin: str = ""
    link: str = ""
    is_quoted: bool = False
    at: Pointer | None = field(default=None, compare=False)
    file: str = ""

    @property
    def sign(self) -> str:
        """Its signs: that it is inherited first, then how it is known."""
        return sign(self.state, is_inherited=bool(self.origin))


class Stated(dict[str, tuple[Entry, ...]]):
    """Cells of tables by the text that each states, and nothing else; where it stands again, it is the same cell."""

    def __missing__(self, said: str) -> tuple[Entry, ...]:
        made = self[said] = (Entry(said, State.STATED),)
        return made


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
    """Rows under column heads; a cell is a list of entries.

    Attributes:
        title: What it lists.
        columns: The heads.
        rows: The cells, row by row, as many as there are heads.
        choices: Per column the words that are allowed in it; empty for a column that admits any, or for all at once.
        fills: Per column how many letters of room a reader gets to write in it, its cells being empty; 0 for a column
            that is not filled in, and nothing at all for a table that is only read.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Entry, ...], ...], ...]
    choices: tuple[tuple[str, ...], ...] = ()
    fills: tuple[int, ...] = ()

    def room(self, column: int) -> int:
        """How many letters of room a reader gets in a column to fill in; 0 in one that is only read."""
        return self.fills[column] if self.fills else 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture.

    Attributes:
        title: What it shows, as its caption says.
        alternative: The same for who cannot see it: what is in it, in words.
        svg: The picture as SVG, its texts in the one font of the documents.
        png: The same as PNG, for formats that cannot hold the other; empty where none was made.
    """

    title: str
    alternative: str
    svg: bytes
    png: bytes = b""


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of a document: a heading, remarks, figures, tables, records and an answer, in that order.

    Attributes:
        title: Heading; empty where the document has one part only, whose heading is the document's.
        remarks: What must be known to read it right.
        tables: Its tables.
        pages: Its records.
        branches: An answer as indented lines.
        headings: How many levels of those lines are headings.
        figures: Its pictures.
    """

    title: str
    remarks: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    pages: tuple[Page, ...] = ()
    branches: tuple[Branch, ...] = ()
    headings: int = 0
    figures: tuple[Figure, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """All entries of its tables and records, in order."""
        cells = chain.from_iterable(chain.from_iterable(table.rows for table in self.tables))
        said = (field.entries for page in self.pages for section in page.sections for field in section.fields)
        return chain.from_iterable(chain(cells, said))

    def states(self) -> Iterator[State]:
        """How its values are known, each as often as it occurs."""
        yield from (entry.state for entry in self.entries())
        yield from states(self.branches)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document in one language.

    Attributes:
        title: Heading.
        organisation: Whose document it is.
        language: Language of everything but user text.
        user_language: Language of user text; empty where there are several.
        date: The day of record and law, and the date of making that files bear.
        banner: What must be read first and stands on every page: the origin of the register where it is not the
            organisation's own, and whether this is a draft or internal.
        facts: What a reader must know to judge it: dates, law, version.
        parts: The content.
        legend: What the marks mean, per state that occurs.
    """

    title: str
    organisation: str
    language: str
    user_language: str
    date: datetime.date
    banner: tuple[str, ...]
    facts: tuple[Detail, ...]
    parts: tuple[Part, ...]
    legend: tuple[tuple[State, str], ...] = ()

    def signs(self) -> Iterator[tuple[str, str]]:
        """Every sign that occurs, with its meaning: the legend."""
        if any(entry.origin for part in self.parts for entry in part.entries()):
            yield INHERITED, text("document.state.inherited", self.language)
        for state, meaning in self.legend:
            yield SIGNS[state], meaning
        if any(entry.text == VOID and not entry.is_quoted for part in self.parts for entry in part.entries()):
            yield VOID, text("document.sheet.void", self.language)


def legend(parts: Iterable[Part], language: str, *, is_answer: bool = False) -> tuple[tuple[State, str], ...]:
    """What the marks mean that occur in some parts.

    Args:
        parts: The parts.
        language: Language of the meanings.
        is_answer: Whether they answer a question, where an open point is one of the question and not of a field.
    """
    found = {state for part in parts for state in part.states()} - {State.STATED}
    keys = {State.OPEN: "questions.file.open"} if is_answer else {}
    return tuple(
        (state, text(keys.get(state, f"document.state.{state}"), language)) for state in State if state in found
    )
