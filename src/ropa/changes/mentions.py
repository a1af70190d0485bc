"""Where the texts of a workspace name a record: in references, and in what evidence calls an item."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ropa.changes.draft import Draft
from ropa.changes.message import refused
from ropa.changes.written import Written, records_in
from ropa.finding import Path, Pointer
from ropa.model import FieldPlan, plan
from ropa.register import SHARED
from ropa.register.names import field_named
from ropa.register.references import kinds_of, reference, used, vocabulary_of, written_steps


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names a record.

    Attributes:
        record: The record that does.
        path: Where in its table the word stands.
        word: The word: the record's id, or its address.
        is_name: Whether it only calls an item of another field by its key, as evidence does.
    """

    record: Written
    path: Path
    word: str
    is_name: bool = False

    @property
    def at(self) -> Pointer:
        """The field, for a reader."""
        return Pointer(self.record.address, self.path)


def concerned(draft: Draft, register: str) -> tuple[str, ...]:
    """The registers whose texts can name a record of a register, each of which must be readable as a whole.

    Raises:
        Refused: A text cannot be read; what it names is unknown.
    """
    names = tuple(draft.registers) if register == SHARED else (register,)
    for name in names:
        for source in draft.sources(name):
            if source.findings:
                place = source.findings[0].place
                raise refused("text-unreadable", path=str(place or source.path))
    return names


def mentions(draft: Draft, record: Written) -> Iterator[Mention]:
    """Every place outside its own table, and in it, that names a record.

    Raises:
        Refused: A text cannot be read; what it names is unknown.
    """
    # Not only at the beginning of a longer id, or at the end of one.
    stands_alone = re.compile(rf"(?<![\w-]){re.escape(record.key)}(?![\w-])")
    for name in concerned(draft, record.register):
        words = {reference(name, record.address), record.address}
        for source in draft.sources(name):
            # A word can be written with escapes; any other that is not in the text is in none of its values.
            if stands_alone.search(source.text) or "\\" in source.text:
                for other in records_in(name, source):
                    yield from _in(other, words, record.kind)


def _in(record: Written, words: set[str], kind: str) -> Iterator[Mention]:
    for found in used(record.address, record.kind, written_steps(record.model, record.values)):
        if found.word in words and _admits(found.field, found.vocabulary, kind):
            yield Mention(record, found.at.field, found.word)
    for number, entry in _entries(record, "evidence"):
        field = field_named(record.model, str(entry.get("field")))
        item = str(entry.get("item"))
        if item in words and field and _reaches(record.kind, field, kind):
            yield Mention(record, ("evidence", number, "item"), item, is_name=True)
    for number, entry in _entries(record, "alternative"):
        field = field_named(record.model, str(entry.get("field")))
        if field and field.part is None and _admits(field, vocabulary_of(record.kind, field), kind):
            value, path = entry.get("value"), ("alternative", number, "value")
            if isinstance(value, str) and value in words:
                yield Mention(record, path, value)
            for position, word in enumerate(value if isinstance(value, list) else ()):
                if isinstance(word, str) and word in words:
                    yield Mention(record, (*path, position), word)


def _entries(record: Written, name: str) -> Iterator[tuple[int, dict[str, object]]]:
    entries = record.values.get(name)
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield number, entry


def _admits(field: FieldPlan, vocabulary: str, kind: str) -> bool:
    """Whether a word of a field can name a record of a kind; where it has no list, it names any."""
    return kind in kinds_of(field, vocabulary) or bool(field.declared.refs and not vocabulary)


def _reaches(owner: str, field: FieldPlan, kind: str) -> bool:
    """Whether a field, or one of the tables in it, can name a record of a kind."""
    if field.part is None:
        return _admits(field, vocabulary_of(owner, field), kind)
    return any(_reaches(owner, inner, kind) for inner in plan(field.part))
