"""Which records a query holds of, for every command that takes one."""

from collections.abc import Collection, Iterator
from functools import partial

from ropa.commands.derived import Derived
from ropa.commands.session import Refusal, Session
from ropa.i18n import one_line, text
from ropa.model import KINDS, Record, RegisterRecord
from ropa.query import Clause, Haystack, QueryError, haystack, matches, parse
from ropa.register import Register


def clauses_of(session: Session, where: str, known: Collection[str] = ()) -> tuple[Clause, ...]:
    """What a query asks for.

    Args:
        session: Who reads why it cannot be read.
        where: The query.
        known: The fields that it may name; those of records where none is given.

    Raises:
        Refusal: It cannot be read; says why.
    """
    try:
        return parse(where, known)
    except QueryError as error:
        raise Refusal(unreadable(error, session.language)) from error


def unreadable(error: QueryError, language: str) -> str:
    """Why a query cannot be read, in words."""
    if error.reason not in ("field", "column"):
        return text(f"questions.query.{error.reason}", language, word=one_line(error.word))
    hint = text("interface.did-you-mean", language, value=error.suggestion) if error.suggestion else ""
    key = "interface.no-field" if error.reason == "field" else "interface.no-list-column"
    return text(key, language, name=error.word, hint=hint)


def matching(derived: Derived, kind: str, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Record, Haystack | None]]:
    """The records of one kind of which a query holds, each with its key and with the words that were looked through.

    Args:
        derived: The register, and what checks and graph say of its records.
        kind: The kind of record.
        clauses: The query; an empty one holds of all, and looks through nothing.
    """
    for key, record in _records(derived.register, kind):
        words = words_of(derived, key, record) if clauses else None
        if words is None or matches(clauses, words):
            yield key, record, words


def words_of(derived: Derived, key: str, record: Record) -> Haystack:
    """What can be looked for in a record."""
    register = derived.register
    return haystack(register, key, record, derived.language, partial(derived.said, register.address(key)))


def _records(register: Register, kind: str) -> list[tuple[str, Record]]:
    if kind == RegisterRecord.KIND:
        return [("", register.own)] if register.own else []
    return list(register.of(KINDS[kind]))
