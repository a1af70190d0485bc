"""Every word of a register that stands for something else: a record, a term of a list, a place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ropa.finding import Pointer
from ropa.model import NONE, OWN_TERMS, FieldPlan, Record, walk
from ropa.register import Register

UNION: Mapping[str, str] = {"EU": "EEA"}
"""Codes of a union of countries, and the region that is meant."""


@dataclass(frozen=True, slots=True)
class Used:
    """A word where it is used.

    Attributes:
        at: Where it stands.
        word: The word.
        field: What is declared of its field.
        vocabulary: The list it may come from; empty where none is declared.
    """

    at: Pointer
    word: str
    field: FieldPlan
    vocabulary: str


def records(register: Register) -> Iterator[tuple[str, Record]]:
    """Every record of a register by its id, its own under the empty id."""
    if register.own is not None:
        yield "", register.own
    yield from register.records.items()


def words(register: Register) -> Iterator[Used]:
    """Every word that a list, a record or a place must know; `none`, `all` and the like stand for themselves."""
    for key, record in records(register):
        for path, field, value in walk(record):
            declared = field.declared
            # An own term's broader term is of its own kind, which the field's declaration, shared by all, cannot say.
            broader = record.KIND if field.key == "broader" and record.KIND in OWN_TERMS else ""
            vocabulary = declared.vocabulary or broader
            if not (vocabulary or declared.refs or declared.place):
                continue
            at = Pointer(register.address(key), path)
            if isinstance(value, tuple):
                for number, word in enumerate(value):
                    yield Used(Pointer(at.record, (*path, number)), str(word), field, vocabulary)
            elif isinstance(value, str | int) and not field.many and not (field.none_able and value == NONE):
                yield Used(at, str(value), field, vocabulary)
