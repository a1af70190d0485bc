"""Every word of a register that stands for something else: a record, a term of a list, a place."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from ropa.finding import Path, Pointer
from ropa.model import NONE, OWN_TERMS, Evidence, FieldPlan, Novelties, Part, Record, leading_to, plan, walk
from ropa.register.once import listed_once, once
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
def stating(register: Register) -> Mapping[str, Sequence[tuple[str, Record]]]:
    """The records that say something in a field, by its name in the model, in their order: in most fields, few do."""
    found: dict[str, list[tuple[str, Record]]] = {}
    for item in records(register):
        for name in item[1].model_fields_set:
            found.setdefault(name, []).append(item)
    return found


def stating_any(register: Register, names: Iterable[str]) -> Iterator[tuple[str, Record]]:
    """The records that say something in one of some fields, each once and in their order."""
    wanted = {key for name in names for key, _ in stating(register).get(name, ())}
    return iter([item for item in records(register) if item[0] in wanted] if wanted else ())


@listed_once
def words(register: Register) -> Iterator[Used]:
    """Every word that a list, a record or a place must know; `none`, `all` and the like stand for themselves."""
    for key, record in records(register):
        yield from words_of(register.address(key), record)


def said_once(register: Register) -> tuple[tuple[str, Step], ...]:
    """What the records of a register say in words or texts, each of a field only where it is first said.

    The texts of evidence are left out: they are hardly ever alike, and nobody looks for anything in them.

    Gives the id of the record, and the step of it.
    """
    return _said(register)[1]


_Said = Mapping[str, Mapping[FieldPlan, Mapping[Any, str]]]
"""What each field says, by kind of record, and the address of the record that alone says so; empty for several."""


@once
def _said(register: Register) -> tuple[_Said, tuple[tuple[str, Step], ...]]:
    fields = _stated(register)
    by_kind: dict[str, Novelties] = {}
    found: list[tuple[str, Step]] = []
    for key, record in records(register):
        new = by_kind.get(record.KIND)
        if new is None:
            new = by_kind[record.KIND] = Novelties(fields)
        found += [(key, step) for step in new.of(record, register.address(key))]
    return {kind: new.known for kind, new in by_kind.items()}, tuple(found)


def _stated(register: Register) -> Callable[[type[Part]], Sequence[FieldPlan]]:
    """The fields of words and texts in which some record of its kind says something: a third of them, mostly."""
    names: dict[type[Part], set[str]] = {}
    for _, record in records(register):
        names.setdefault(type(record), set()).update(record.model_fields_set)
    stated = {model: [field for field in _OF_TEXT(model) if field.name in said] for model, said in names.items()}
    return lambda model: stated.get(model) or _OF_TEXT(model)


@listed_once
def words_once(register: Register) -> Iterator[Used]:
    """Every such word of each field once, with the record that alone uses it there; none where several do."""
    found: dict[tuple[FieldPlan, str, str], Used] = {}
    for kind, said in _said(register)[0].items():
        for field, values in said.items():
            for value, address in values.items() if _has_words(field) else ():
                for item in used(address, kind, [((field.key,), field, value)]):
                    first = found.setdefault((field, item.vocabulary, item.word), item)
                    if first.record != address:
                        found[field, item.vocabulary, item.word] = first._replace(record="")
    yield from found.values()


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
        declared = field.declared
        vocabulary = declared.vocabulary or vocabulary_of(kind, field)
        if not (vocabulary or declared.refs or declared.place):
            continue
        if isinstance(value, (tuple, list)):
            for number, word in enumerate(value):
                yield Used(address, (*path, number), str(word), field, vocabulary)
        elif isinstance(value, (str, int)) and not field.many and not (field.none_able and value == NONE):
            yield Used(address, path, str(value), field, vocabulary)


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
