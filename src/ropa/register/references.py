"""Every word of a register that stands for something else: a record, a term of a list, a place."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from ropa.finding import Path, Pointer
from ropa.model import (
    KINDS,
    NONE,
    OWN_TERMS,
    Columns,
    Evidence,
    FieldPlan,
    Part,
    Record,
    RegisterRecord,
    Saying,
    columns,
    leading_to,
    plan,
    sayings,
    walk,
)
from ropa.register.columns import columns_of
from ropa.register.once import lasting, listed_once, once
from ropa.register.records import Register

Step = tuple[Path, FieldPlan, Any]
"""A field that says something: its path, its plan and its value."""


class Used(NamedTuple):
    """A word where it is used.

    Attributes:
        record: The address of the record that uses it.
        path: Where in the record it stands.
        word: The word.
        field: What is declared of its field.
        vocabulary: The list it may come from; empty where none is declared.
    """

    record: str
    path: Path
    word: str
    field: FieldPlan
    vocabulary: str

    @property
    def at(self) -> Pointer:
        """Where it stands."""
        return Pointer(self.record, self.path)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of records that the word may name."""
        return kinds_of(self.field, self.vocabulary)


def reference(register: str, address: str) -> str:
    """How a register of a name refers to the record at an address."""
    name, _, key = address.partition("/")
    return key if name == register else address


def named_here(register: str, word: str) -> str:
    """A word that names a record, as a register of a name says it: of its own records the id, also for an address."""
    return reference(register, word) if "/" in word else word


def records(register: Register) -> Iterator[tuple[str, Record]]:
    """Every record of a register by its id, its own under the empty id."""
    if register.own is not None:
        yield "", register.own
    yield from register.records.items()


@once
def stating(register: Register, name: str) -> Sequence[tuple[str, Record]]:
    """The records that say something in a field, by its name in the model, kind by kind: in most fields, few do."""
    found: list[tuple[str, Record]] = []
    for model in KINDS.values():
        said = _said(register, model).get(name, ())
        found += [item for item, value in zip(_of(register, model), said, strict=False) if value is not None]
    return found


def stating_any(register: Register, names: Iterable[str]) -> Iterator[tuple[str, Record]]:
    """The records that say something in one of some fields, each once and in their order."""
    found = dict(item for name in names for item in stating(register, name))
    return iter(sorted(found.items(), key=lambda item: places(register)[item[0]]))


@once
@lasting
def places(register: Register) -> Mapping[str, int]:
    """The place of each record among all, by its id; the register's own stands first, under the empty id."""
    return {key: number for number, key in enumerate(("", *register.records))}


@listed_once
def words(register: Register) -> Iterator[Used]:
    """Every word that a list, a record or a place must know; `none`, `all` and the like stand for themselves."""
    for key, record in records(register):
        yield from words_of(register.address(key), record)


class Said(NamedTuple):
    """What a field says in the records of one kind.

    Attributes:
        kind: The kind.
        keys: The ids of its records, by the numbers that the saying calls them by.
        saying: The field, and what it says, each thing once.
    """

    kind: str
    keys: Sequence[str]
    saying: Saying


@listed_once
def said_once(register: Register) -> Iterator[Said]:
    """What the records of a register say in words or texts, field by field, each thing once.

    The texts of evidence are left out: they are hardly ever alike, and nobody looks for anything in them.
    """
    for model in KINDS.values():
        keys = [key for key, _ in _of(register, model)]
        for saying in sayings(model, _said(register, model), _OF_TEXT):
            yield Said(model.KIND, keys, saying)


def _of(register: Register, model: type[Record]) -> Sequence[tuple[str, Record]]:
    if model is RegisterRecord:
        return [("", register.own)] if register.own is not None else []
    return list(register.of(model))


def _said(register: Register, model: type[Record]) -> Columns:
    if model is RegisterRecord:
        return columns([register.own] if register.own is not None else ())
    return columns_of(register, model)


@listed_once
def words_once(register: Register) -> Iterator[Used]:
    """Every such word of a field once, for each kind of record and each of its tables that has the field.

    It is given with one of the records that use it there, and with the field as its whole path.
    """
    for kind, keys, saying in said_once(register):
        field, vocabulary = saying.field, vocabulary_of(kind, saying.field)
        if not _has_words(field):
            continue
        first: dict[str, int] = {}
        for value, number in saying.said.items():
            for _, word in _words_in(field, value):
                first.setdefault(word, number)
        for word, number in first.items():
            yield Used(register.address(keys[saying.record(number)]), (field.key,), word, field, vocabulary)


def references_of(address: str, record: Record) -> Iterator[Used]:
    """Those words of one record whose field names records, by its address."""
    yield from used(address, record.KIND, walk(record, fields=OF_REFERENCES))


def words_of(address: str, record: Record, key: str = "") -> Iterator[Used]:
    """The same of one record, by its address; of a single field of it where its key is given."""
    yield from used(address, record.KIND, walk(record, fields=_within(type(record), key) if key else _OF_WORDS))


@cache
def _within(model: type[Record], key: str) -> Callable[[type[Part]], Sequence[FieldPlan]]:
    """The same fields as of all words, of a record only that with a key, and what stands in it."""
    alone = [field for field in _OF_WORDS(model) if field.key == key]
    return lambda part: alone if part is model else _OF_WORDS(part)


def used(address: str, kind: str, steps: Iterable[Step]) -> Iterator[Used]:
    """The words of one record that a list, a record or a place must know.

    Args:
        address: The record's address.
        kind: Its kind.
        steps: Its fields, as read (`walk`) or as written (`written_steps`).
    """
    for path, field, value in steps:
        vocabulary = vocabulary_of(kind, field)
        if vocabulary or field.declared.refs or field.declared.place:
            for position, word in _words_in(field, value):
                yield Used(address, (*path, *position), word, field, vocabulary)


def _words_in(field: FieldPlan, value: object) -> Iterator[tuple[Path, str]]:
    """The words that a field says, each with its position in a list."""
    if isinstance(value, (tuple, list)):
        for number, word in enumerate(value):
            yield (number,), str(word)
    elif isinstance(value, (str, int)) and not field.many and not (field.none_able and value == NONE):
        yield (), str(value)


def _has_words(field: FieldPlan) -> bool:
    return bool(field.declared.vocabulary or field.declared.refs or field.declared.place or field.key == "broader")


_OF_WORDS = leading_to(_has_words)

OF_REFERENCES = leading_to(lambda field: bool(field.declared.refs))
"""The fields that name records, and those whose tables hold such fields."""

_OF_TEXT = leading_to(lambda field: _has_words(field) or (field.leaf is str and field.kind != Evidence.KIND))


def vocabulary_of(kind: str, field: FieldPlan) -> str:
    """The closed list that a field of a record of this kind takes its words from; empty where it takes none."""
    # An own term's broader term is of its own kind, which the field's declaration, shared by all, cannot say.
    return field.declared.vocabulary or (kind if field.key == "broader" and kind in OWN_TERMS else "")


def kinds_of(field: FieldPlan, vocabulary: str) -> tuple[str, ...]:
    """Kinds of records that the words of a field may name."""
    return (*field.declared.refs, *((vocabulary,) if vocabulary in OWN_TERMS else ()))


def written_steps(model: type[Part], table: Mapping[str, Any], prefix: Path = ()) -> Iterator[Step]:
    """Every field of a table as it is written, also of one that cannot be read as a record; as `walk` does of records.

    Args:
        model: The model that reads the table.
        table: Its keys and values in the text.
        prefix: Where in the record it stands.
    """
    for field in plan(model):
        if field.key not in table:
            continue
        path, value = (*prefix, field.key), table[field.key]
        yield path, field, value
        if field.part is None:
            continue
        if isinstance(value, dict):
            yield from written_steps(field.part, value, path)
        elif isinstance(value, list):
            for position, item in enumerate(value):
                if isinstance(item, dict):
                    yield from written_steps(field.part, item, (*path, position))
