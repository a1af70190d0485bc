"""Queries: read into clauses, and held against the words of a record."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from ropa.model import NONE
from ropa.query.amounts import compares, is_amount
from ropa.query.folding import folded
from ropa.query.haystack import SILENT, Searchable, fields
from ropa.vocabulary import nearest

_TOKEN = re.compile(r'(\|\s*)?(!?)(?:([a-z][a-z_]*):(=(?="))?)?(?:"([^"]*)"?|([^\s|]*))')
_ORDER = re.compile(r"[<>]=?|=")
_PLAIN = re.compile(r"[\w.,/+-]+")


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition: a word, in one field or anywhere, or its absence.

    Attributes:
        word: What is sought, folded for comparison.
        field: Where; empty for anywhere.
        is_negated: Whether neither this nor any of the others may hold.
        how: How it is compared: empty for held somewhere, one of `= < <= > >=`, or `silent`.
        others: What will do in its stead.
    """

    word: str
    field: str = ""
    is_negated: bool = False
    how: str = ""
    others: tuple["Clause", ...] = ()


class QueryError(ValueError):
    """A query that cannot be read.

    Attributes:
        word: The part that cannot.
        reason: Why: `field`, `column`, `amount` or `not`.
        suggestion: What was most likely meant.
    """

    def __init__(self, word: str, reason: str, suggestion: str | None = None) -> None:
        self.word = word
        self.reason = reason
        self.suggestion = suggestion
        super().__init__(word)


class UnknownFieldError(QueryError):
    """A query names a field that nothing it is held against has."""

    def __init__(self, word: str, known: Collection[str]) -> None:
        super().__init__(word, "field" if known is fields() else "column", nearest(word, known))


def parse(query: str, known: Collection[str] = ()) -> tuple[Clause, ...]:
    """Read a query.

    Args:
        query: The query.
        known: The fields that it may name; those of records where none is given.

    Raises:
        QueryError: It names a field that there is not, or compares with what is no amount.
    """
    known = known or fields()
    clauses: list[list[Clause]] = []
    for bar, negation, name, exact, phrase, word in _TOKEN.findall(query):
        if name and name not in known:
            raise UnknownFieldError(name, known)
        if bar and negation and (phrase or word):
            raise QueryError(f"!{phrase or word}", "not")
        goes_on = bool(bar) and bool(clauses)
        where = name or (clauses[-1][-1].field if goes_on else "")
        if test := _test(phrase, word, where, is_negated=bool(negation), is_exact=bool(exact)):
            clauses.append([*clauses.pop(), test] if goes_on else [test])
    return tuple(
        Clause(first.word, first.field, first.is_negated, first.how, tuple(others)) for first, *others in clauses
    )


def _test(phrase: str, word: str, name: str, *, is_negated: bool, is_exact: bool) -> Clause | None:
    sought = folded(phrase or word)
    if not sought:
        return None
    if phrase or not name:
        return Clause(sought, name, is_negated, "=" if is_exact else "")
    if sought == SILENT and name != "state":
        return Clause(sought, name, is_negated, SILENT)
    if sought == NONE:
        return Clause(sought, name, is_negated, "=")
    order = _ORDER.match(sought)
    if order is None:
        return Clause(sought, name, is_negated)
    amount = sought[order.end() :]
    if not amount or (order.group() != "=" and not is_amount(amount, name)):
        raise QueryError(f"{name}:{word}", "amount")
    return Clause(amount, name, is_negated, order.group())


def is_value(name: str, value: str) -> str:
    """The test that a field has just this value; empty text where the language cannot say it."""
    if _PLAIN.fullmatch(value):
        return f"{name}:={value}"
    return "" if '"' in value or "\n" in value else f'{name}:="{value}"'


def matches(clauses: Iterable[Clause], haystack: Searchable) -> bool:
    """Whether a record, or what else a list shows, meets every condition."""
    return all(
        (_holds(clause, haystack) or any(_holds(other, haystack) for other in clause.others)) is not clause.is_negated
        for clause in clauses
    )


def meeting(clauses: Sequence[Clause]) -> Callable[[Iterable[Searchable]], list[bool]]:
    """Tells of which items a query holds; a single word anywhere, as when a filter is being typed, is found fastest."""
    if len(clauses) == 1 and _is_plain(clauses[0]):
        word, name = clauses[0].word, clauses[0].field
        if name:
            return lambda items: [word in item.said(name) for item in items]
        return lambda items: [word in item.text for item in items]
    return lambda items: [matches(clauses, item) for item in items]


def refines(clauses: Sequence[Clause], former: Sequence[Clause]) -> bool:
    """Whether it is certain that all a query finds a former one found too, as while a word is being typed on."""
    return len(former) <= len(clauses) and all(
        one == other or (_is_plain(one) and _is_plain(other) and one.field == other.field and other.word in one.word)
        for one, other in zip(clauses, former, strict=False)
    )


def _is_plain(clause: Clause) -> bool:
    return not (clause.is_negated or clause.how or clause.others)


def _holds(clause: Clause, haystack: Searchable) -> bool:
    if not clause.field:
        return clause.word in haystack.text
    if clause.how == SILENT:
        return clause.field in haystack.silent
    said = haystack.said(clause.field)
    if not clause.how:
        return clause.word in said
    return any(compares(clause.how, clause.word, line) for line in said.split("\n"))
