"""Putting together what a file says, so that no place of it can get lost on the way.

A format names every place that holds something when it begins; what it does not account for becomes a note of the
record that stands for the file, and a remark.
"""

import hashlib
from collections.abc import Mapping

from ropa.changes import Message, reserved_ids
from ropa.finding import Path
from ropa.i18n import Key, text
from ropa.imports.context import Context
from ropa.imports.evidence import leaf
from ropa.imports.imported import Column, Concern, ExactFile, Fate, Imported, Note, Proposal, Remark, Statement
from ropa.model import KINDS, NONE, plan
from ropa.reading.cells.reading import Basis
from ropa.reading.limits import MAX_RECORDS, MAX_TEXT, Unreadable
from ropa.reading.names import same_name, slug
from ropa.source.edit import Value

_DIGEST = 12
"""How many digits of a file's checksum tell it from another of the same name."""


class Gathered:
    """A record while its statements are put together."""

    def __init__(self, kind: str, key: str, name: str, at: str, gathering: "Gathering") -> None:
        self.kind, self.id, self.name, self.at = kind, key, name, at
        self.statements: list[Statement] = []
        self.notes: list[Note] = []
        self._gathering = gathering
        self._many = {field.key: field for field in plan(KINDS[kind])}

    def say(self, path: Path, value: Value, at: str, basis: Basis = "stated") -> None:
        """State a value; what is said already is not said twice, and what contradicts it becomes a note.

        Args:
            path: The field by its keys.
            value: The value, of a list one item.
            at: Where in the file.
            basis: Whether the file says it, or it was read so.
        """
        if self._gathering.fates.get(at, Fate.REMARK) is Fate.REMARK:
            self._gathering.fates[at] = Fate.VALUE
        former = [item for item in self.statements if item.field == path]
        if any(item.value == value for item in former):
            if basis == "stated":
                # What one place says outright is no interpretation of another.
                weaker = Statement(path, value, next(item.at for item in former if item.value == value), "inferred")
                stronger = Statement(path, value, at, basis)
                self.statements = [stronger if item == weaker else item for item in self.statements]
            return
        field = leaf(self._many[str(path[0])], path[1:])
        is_word = isinstance(value, str) and value in field.literals
        if former and (not field.many or is_word or former[0].value in field.literals):
            said = self._gathering.standing_at(at) if value == NONE else ""
            self.note(said or str(value), at)
            message = Message("imports.remark.said-twice", {"field": Key(field.label_key), "record": self.name})
            self._gathering.remark(Concern.UNCLEAR, message, at, said or str(value))
            return
        self.statements.append(Statement(path, value, at, basis))

    def says(self, *path: str) -> list[Value]:
        """What is stated of a field so far."""
        return [item.value for item in self.statements if item.field == path]

    def settle(self) -> None:
        """Keep as a note what the file calls open in one place and answers in another."""
        stated = {item.field[0]: item.value for item in self.statements}
        for item in list(self.statements):
            question = item.value if item.field == ("open",) and isinstance(item.value, Mapping) else {}
            field = str(question.get("field", ""))
            if field in stated:
                self.statements.remove(item)
                if stated[field] == NONE:
                    continue  # what does not apply is no other thing than none
                self.note(str(question.get("reason", question["state"])), item.at)
                label = self._many[field].label_key
                message = Message("imports.remark.open-and-stated", {"field": Key(label)})
                self._gathering.remark(Concern.UNCLEAR, message, item.at)

    def note(self, words: str, at: str, label: str = "") -> None:
        """Keep what fits no field, with the heading or key under which it stands."""
        self._gathering.fates[at] = Fate.NOTE
        if len(words) > MAX_TEXT:
            message = Message("imports.remark.cut", {"limit": str(MAX_TEXT), "count": str(len(words))})
            self._gathering.remark(Concern.LEFT_OUT, message, at)
            words = words[:MAX_TEXT] + "…"
        self.notes.append(Note(f"{label}: {words}" if label else words, at))


class Gathering:
    """All that one file says, while it is read.

    Attributes:
        fates: What became of each place so far.
        exact: Whole records, where the file holds these.
    """

    def __init__(self, context: Context, format_name: str, content: bytes, places: Mapping[str, str]) -> None:
        """Begin.

        Args:
            context: Where the file goes.
            format_name: What its format is called.
            content: Its bytes, which its record is told from others of the same name by.
            places: Every place of it that holds something, and what stands there.
        """
        self.context = context
        self.fates: dict[str, Fate] = {}
        self.exact: ExactFile | None = None
        self._format = format_name
        self._places = places
        self._records: list[Gathered] = []
        self._named: dict[tuple[str, str], Gathered] = {}
        self._ids: set[str] = set()
        self._remarks: list[Remark] = []
        self._columns: list[Column] = []
        self._layouts: dict[str, str] = {}
        self.file = self.record("document", context.name, "")
        self.file.say(("title",), context.name, "")
        self.file.say(("version",), f"SHA-256 {hashlib.sha256(content).hexdigest()[:_DIGEST]}", "")
        self.file.say(("date",), context.day, "")

    def record(self, kind: str, name: str, at: str, *, is_new: bool = False, key: str = "") -> Gathered:
        """The record of a name; one that the file has named before, unless it is said to be another.

        Args:
            kind: Its kind.
            name: What the file calls it.
            at: Where it is described.
            is_new: Whether it is a record of its own even where another has the same name.
            key: An id to propose instead of one made of the name.

        Raises:
            Unreadable: There are too many.
        """
        known = self._named.get((kind, same_name(name)))
        if known is not None and not is_new:
            return known
        if len(self._records) >= MAX_RECORDS:
            raise Unreadable("records", limit=MAX_RECORDS)
        made = Gathered(kind, self._free(slug(key or name) or kind, kind), name, at, self)
        self._ids.add(made.id)
        self._records.append(made)
        self._named.setdefault((kind, same_name(name)), made)
        return made

    def named(self, kind: str, name: str) -> Gathered | None:
        """The record of a name, where the file has named it already."""
        return self._named.get((kind, same_name(name)))

    def records(self, kind: str) -> list[Gathered]:
        """The records of a kind so far."""
        return [record for record in self._records if record.kind == kind]

    def _free(self, key: str, kind: str) -> str:
        taken = self._ids | reserved_ids(kind)
        for candidate in (key, f"{key}-{kind}"):
            if candidate not in taken:
                return candidate
        number = 2
        while f"{key}-{number}" in self._ids:
            number += 1
        return f"{key}-{number}"

    def standing_at(self, at: str) -> str:
        """What stands at a place of the file; empty where nothing does."""
        return self._places.get(at, "")

    def heading(self, at: str) -> None:
        """Account for a place that only names what stands below or beside it."""
        self.fates[at] = Fate.HEADING

    def remark(self, concern: Concern, message: Message, at: str = "", found: str = "", count: int = 1) -> None:
        """Say something of a place, or of the whole file."""
        if at:
            self.fates.setdefault(at, Fate.REMARK)
        self._remarks.append(Remark(concern, message, at, found[:MAX_TEXT], count))

    def left_out(self, reason: str, places: list[str], **params: str) -> None:
        """Leave places out, and say so once for all of them."""
        for place in places:
            self.fates[place] = Fate.REMARK
        message = Message(f"imports.remark.{reason}", {**params, "count": str(len(places))})
        self._remarks.append(Remark(Concern.LEFT_OUT, message, places[0] if places else "", "", len(places)))

    def column(self, column: Column) -> None:
        """Tell how a column was understood."""
        self._columns.append(column)

    def layout(self, sheet: str, name: str) -> None:
        """Tell that a sheet has a known layout."""
        self._layouts[sheet] = name

    def finished(self) -> Imported:
        """All that was gathered; every place that nothing accounted for is kept as a note of the file, and said."""
        for at, found in self._places.items():
            if at not in self.fates:
                self.file.note(found, at)
                message = Message("imports.remark.unattributed", {})
                self._remarks.append(Remark(Concern.NOTED, message, at, found[:MAX_TEXT]))
        for record in self._records:
            record.settle()
        proposals = tuple(
            Proposal(
                one.kind, one.id, one.name, one.at, tuple(one.statements), tuple(one.notes), is_file=one is self.file
            )
            for one in self._records
        )
        fates = {at: self.fates[at] for at in self._places}
        return Imported(
            self.context.name,
            self._format,
            proposals,
            tuple(self._remarks),
            fates,
            tuple(self._columns),
            dict(self._layouts),
            self.exact,
        )


def note_text(notes: tuple[Note, ...], language: str) -> str:
    """Notes as the text of a record's own note: one a line, each with its place."""
    return "\n".join(text("imports.note", language, text=note.text, at=note.at) for note in notes)
