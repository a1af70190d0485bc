"""Words of closed lists and places as they can be asked for: `data:name`, `legal-basis:6-1-a`, `country:US`."""

from collections.abc import Iterable, Iterator
from functools import cache

from ropa.finding import Pointer
from ropa.model import KINDS, OWN_TERMS, FieldPlan, Part, plan, plan_by_key
from ropa.register.once import once
from ropa.register.records import Register
from ropa.register.references import Used, used, vocabulary_of, words, words_of
from ropa.vocabulary import terms

PLACES = ("country", "region", "org")
"""What stands before a place instead of the name of a list."""


def word_of(used: Used) -> str:
    """A word as it can be asked for; empty text for one that names a record, or that no list has."""
    if used.vocabulary:
        return f"{used.vocabulary}:{used.word}" if used.word in terms(used.vocabulary) else ""
    return place_of(used.word) if used.field.declared.place else ""


def place_of(code: str) -> str:
    """A place as it can be asked for."""
    if code.startswith("org:"):
        return code
    return f"region:{code}" if code in terms("region") else f"country:{code}"


def words_among(nodes: Iterable[str]) -> tuple[str, ...]:
    """Those of some nodes that are words and no records, each once."""
    return tuple(dict.fromkeys(node for node in nodes if ":" in node))


def words_at(register: Register, at: Pointer | None) -> tuple[str, ...]:
    """The words that a field says, each once."""
    record = register.recorded(at.record) if at else None
    if at is None or record is None:
        return ()
    key = str(at.field[0]) if at.field else ""
    field = plan_by_key(type(record)).get(key)
    if field is not None and field.part is None and len(at.field) == 1:
        return _words_in(register, record.KIND, field, record.__dict__[field.name])
    said = words_of(at.record, record, key)
    found = (word_of(used) for used in said if used.path[: len(at.field)] == at.field)
    return tuple(dict.fromkeys(filter(None, found)))


@once
def _words_in(register: Register, kind: str, field: FieldPlan, value: object) -> tuple[str, ...]:
    """The same of a field that holds no tables, by what it says: many records of a kind say the same."""
    said = used(register.address(), kind, [((field.key,), field, value)])
    return tuple(dict.fromkeys(filter(None, map(word_of, said))))


def uses_of(register: Register, word: str) -> Iterator[Used]:
    """Where a register says a word."""
    return (used for used in words(register) if word_of(used) == word)


@cache
def lists() -> frozenset[str]:
    """The closed lists that fields take their words from."""
    return frozenset(name for kind, model in KINDS.items() for name in _lists(kind, model, frozenset())) | {*OWN_TERMS}


def _lists(kind: str, model: type[Part], above: frozenset[type[Part]]) -> Iterator[str]:
    field: FieldPlan
    for field in plan(model):
        if name := vocabulary_of(kind, field):
            yield name
        if field.part is not None and field.part not in above:
            yield from _lists(kind, field.part, above | {model})
