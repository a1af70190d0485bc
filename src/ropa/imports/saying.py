"""Saying what was read from a cell: a value with its doubt, a note, or a record that the cell names."""

import re
from dataclasses import dataclass
from typing import Any

from ropa.changes import Message
from ropa.finding import Path
from ropa.imports.gathering import Gathered, Gathering
from ropa.imports.imported import Concern, Fate
from ropa.reading.cells.booleans import boolean
from ropa.reading.cells.places import place
from ropa.reading.cells.reading import Basis, Reading, read_as
from ropa.reading.cells.vocabulary import term
from ropa.reading.sheets import Cell as Raw
from ropa.vocabulary import Word, terms

_LAST_BRACKETS = re.compile(r"^(?P<name>.*\S)\s*\((?P<inner>[^()]+)\)$", re.DOTALL)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.I)
LONGEST_NAME = 200
"""Letters of a name; what is longer is a sentence, and its end is left to a note."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something.

    Attributes:
        at: Where it is.
        heading: The heading of its column; may be empty.
        target: What its column is read as; empty for nothing.
        raw: What it holds.
        text: The same as text.
        is_proposed: Whether its column was only proposed to be read so.
    """

    at: str
    heading: str
    target: str
    raw: Raw
    text: str
    is_proposed: bool


class Saying:
    """Says what cells of a file hold."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self._register = gathering.context.register
        self._language = gathering.context.language

    def say_text(self, record: Gathered, path: Path, cell: Cell) -> None:
        """Say the text of a cell as it stands."""
        record.say(path, cell.text, cell.at, self._basis(cell, "stated"))

    def _basis(self, cell: Cell, basis: Basis) -> Basis:
        return "inferred" if cell.is_proposed else basis

    def _remark(self, concern: Concern, message: Message, cell: Cell, found: str = "") -> None:
        self._gathering.remark(concern, message, cell.at, found or cell.text)

    def _unclear(self, record: Gathered, cell: Cell, message: Message | None, text: str = "") -> None:
        """Keep as a note what could not be read, and say so."""
        record.note(text or cell.text, cell.at, cell.heading)
        self._remark(Concern.UNCLEAR, message or Message("imports.cell.no-term"), cell, text)

    def _say(self, record: Gathered, path: Path, reading: Reading[Any], cell: Cell, text: str = "") -> bool:
        """Say what was read, with its doubt; what could not be read is kept as a note. Whether it was."""
        if reading.value is None:
            self._unclear(record, cell, reading.doubt, text)
            return False
        record.say(path, reading.value, cell.at, self._basis(cell, reading.basis))
        if reading.doubt:
            self._remark(Concern.READ_AS, reading.doubt, cell, text)
        return True

    def party(self, cell: Cell, text: str) -> Gathered:
        """The party that a text names; a country in brackets behind the name is its seat."""
        name = text
        seat: Reading[str] = Reading(None)
        if found := _LAST_BRACKETS.match(text):
            seat = place(found["inner"], self._language)
            name = found["name"] if seat.value else text
        name = name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rsplit(" ", 1)[0] + " …"
        party = self._gathering.record("party", " ".join(name.split()), cell.at)
        if not party.says("name"):
            party.say(("name",), party.name, cell.at, self._basis(cell, "stated"))
        self._gathering.fates.setdefault(cell.at, Fate.VALUE)
        if seat.value and not party.says("seat"):
            self._say(party, ("seat",), read_as(seat.value, "seat-within", place=found["inner"] if found else ""), cell)
        kind = term("party-category", name, self._register)
        if kind.value and not party.says("category"):
            self._category(party, kind.value, cell)
        return party

    def _category(self, party: Gathered, key: str, cell: Cell) -> None:
        """A name that is the name of a category; that of an authority may well be its own name too."""
        is_authority = "doubtful" in terms("party-category")[key].marks
        party.say(("category",), key, cell.at, "inferred")
        if not is_authority:
            party.say(("named",), False, cell.at, "inferred")
        name = "authority" if is_authority else "only-category"
        params = {"record": party.name, "term": Word(f"party-category/{key}")}
        self._remark(Concern.READ_AS, Message(f"imports.remark.{name}", params), cell)

    def _document(self, record: Gathered, path: Path, text: str, cell: Cell) -> None:
        known = boolean(text)
        if known.value is not None:
            self._unclear(record, cell, Message("imports.cell.no-document"))
            return
        made = self._made("document", "title", text, cell)
        if link := _LINK.search(text):
            made.say(("website",), link.group(), cell.at)
        self._say(record, path, Reading(made.id), cell)

    def _made(self, kind: str, key: str, text: str, cell: Cell) -> Gathered:
        made = self._gathering.record(kind, " ".join(text.split()), cell.at)
        if not made.says(key):
            made.say((key,), made.name, cell.at, self._basis(cell, "stated"))
        return made
