"""The filter language of `--where` and of `/`: words that must all occur, `field:value`, and `!` for not.

newsletter                every word somewhere in the record, as written or as its label reads
basis:consent             the field `basis` holds the word
"account holder"          a phrase
!status:to-confirm        not
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from ropa.model import KINDS, FieldPlan, Part, Record, plan, walk
from ropa.register import Register
from ropa.vocabulary import label, nearest, terms

_TOKEN = re.compile(r'(!?)(?:([a-z][a-z_]*):)?(?:"([^"]*)"?|(\S+))')


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition: a word, in one field or anywhere, or its absence."""

    word: str
    field: str = ""
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Haystack:
    """The words of a record, folded for comparison: all of them, and by field."""

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)


class UnknownFieldError(ValueError):
    """A query names a field that no record has."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.suggestion = nearest(word, fields())
        super().__init__(word)


@cache
def fields() -> frozenset[str]:
    """Every field that a query can name: the keys of all kinds of records and of the tables in them."""
    found = {"id", "kind"}

    def collect(model: type[Part]) -> None:
        for item in plan(model):
            found.add(item.key)
            if item.part is not None:
                collect(item.part)

    for model in KINDS.values():
        collect(model)
    return frozenset(found)


def parse(query: str) -> tuple[Clause, ...]:
    """Read a query.

    Raises:
        UnknownFieldError: It names a field that no record has.
    """
    clauses = []
    for negation, name, phrase, word in _TOKEN.findall(query):
        if name and name not in fields():
            raise UnknownFieldError(name)
        if sought := (phrase or word).casefold():
            clauses.append(Clause(sought, name, bool(negation)))
    return tuple(clauses)


def matches(clauses: Iterable[Clause], haystack: Haystack) -> bool:
    """Whether a record meets every condition."""
    return all(
        (clause.word in (haystack.fields.get(clause.field, "") if clause.field else haystack.text))
        is not clause.is_negated
        for clause in clauses
    )


def haystack(register: Register, key: str, record: Record, language: str) -> Haystack:
    """The words of a record: what is written, the labels of terms and the names of records it refers to."""
    found: dict[str, list[str]] = {"id": [register.address(key)], "kind": [type(record).KIND]}
    for path, item, value in walk(record):
        words = [word for part in _values(value) for word in _words(register, item, part, language)]
        for name in {step for step in path if isinstance(step, str)}:
            found.setdefault(name, []).extend(words)
    folded = {name: "\n".join(words).casefold() for name, words in found.items()}
    return Haystack("\n".join(folded.values()), folded)


def _values(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _words(register: Register, item: FieldPlan, value: object, language: str) -> list[str]:
    if isinstance(value, Part):
        return []
    text = str(value).lower() if isinstance(value, bool) else str(value)
    words = [text]
    if item.declared.vocabulary and text in terms(item.declared.vocabulary):
        words.append(label(item.declared.vocabulary, text, language))
    if (item.declared.refs or item.declared.vocabulary) and (found := register.find(text)):
        words += [str(name) for key in ("name", "title", "service") if (name := getattr(found[1], key, None))]
    return words
