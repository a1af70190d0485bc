"""The whole record as tables to edit and to take back: a row per record, a column per field, and its lists of tables.

It holds what the texts hold and nothing that follows from them, evidence and open questions included, so it is for
the organisation itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from ropa.model import KINDS, Activity, FieldPlan, Part, Record, RegisterRecord, plan
from ropa.register import Register
from ropa.register.references import vocabulary_of
from ropa.view.document import Document, Entry, Table
from ropa.view.document import Part as Chapter
from ropa.view.exact import CONTINUES, ID, ExactColumn, cells, columns, head, is_usual, lines, lists, value_at
from ropa.view.framing import framed
from ropa.view.held import is_asked
from ropa.view.marks import State
from ropa.view.recipients import Row
from ropa.view.subject import Subject
from ropa.view.wanted import Wanted
from ropa.view.words import Words
from ropa.vocabulary import terms

NAME = "records"
OPTIONS = frozenset(("--internal",))

_MOST_CHOICES = 400
_JOINED = " › "


def make(subject: Subject, wanted: Wanted, language: str) -> Document:
    """The records of one register, kind by kind."""
    case = subject.case
    words = Words(case.register, language)
    kinds = sorted(KINDS, key=lambda kind: kind != Activity.KIND)
    parts = [part for kind in kinds for part in _parts(words, kind)]
    title = words.text("document.records.title")
    return framed(words, case.law, replace(wanted, is_internal=True), title, parts)


def _parts(words: Words, kind: str) -> Iterator[Chapter]:
    there = list(_records(words.register, kind))
    if not there:
        return
    name = words.text(f"fields.kind.{kind}")
    yield Chapter(name, _remarks(words, kind), (_of_records(words, kind, name, there),))
    for field in lists(kind):
        rows = [(key, item) for key, record in there for item in _items(record, field)]
        if rows:
            title = f"{name}{_JOINED}{words.label(field)}"
            yield Chapter(title, tables=(_of_items(words, kind, field, title, rows),))


def _remarks(words: Words, kind: str) -> tuple[str, ...]:
    return (words.text("document.records.how"),) if kind == Activity.KIND else ()


def _records(register: Register, kind: str) -> Iterator[tuple[str, Record]]:
    if kind == RegisterRecord.KIND:
        if register.own is not None:
            yield "", register.own
        return
    yield from register.of(KINDS[kind])


def _items(record: Record, field: FieldPlan) -> Sequence[Part]:
    value = getattr(record, field.name)
    return value if isinstance(value, tuple) else ()


def _of_records(words: Words, kind: str, title: str, there: Sequence[tuple[str, Record]]) -> Table:
    found = [
        column
        for column in columns(kind)
        if is_usual(column) or any(lines(column, value_at(record, column.path), words) for _, record in there)
    ]
    heads = (head(words.text("document.records.id"), f"{kind}.{ID}"), *(_head(words, column) for column in found))
    rows = [
        row
        for key, record in there
        for row in _rows(words, key, _id(words, key), [_lines(words, key, record, column) for column in found], found)
    ]
    return Table(title, heads, tuple(rows), ((), *(_choices(words, column) for column in found)))


def _of_items(words: Words, kind: str, field: FieldPlan, title: str, there: Sequence[tuple[str, Part]]) -> Table:
    found = [
        column
        for column in columns(kind, (field.key,))
        if is_usual(column) or any(lines(column, value_at(item, column.path[1:]), words) for _, item in there)
    ]
    heads = (
        head(words.text(f"fields.kind.{kind}"), f"{kind}.{ID}"),
        *(_head(words, column, 1) for column in found),
    )
    rows = [
        row
        for key, item in there
        for row in _rows(
            words,
            key,
            _name(words, key),
            [lines(column, value_at(item, column.path[1:]), words) for column in found],
            found,
        )
    ]
    return Table(title, heads, tuple(rows), ((), *(_choices(words, column) for column in found)))


def _id(words: Words, key: str) -> str:
    return key or words.register.name


def _name(words: Words, key: str) -> str:
    """A record by its name and id."""
    if not key:
        return f"[{words.register.name}]"
    return f"{words.name(words.register.records[key], key)} [{key}]"


def _lines(words: Words, key: str, record: Record, column: ExactColumn) -> list[str]:
    found = lines(column, value_at(record, column.path), words)
    is_silent = len(column.path) == 1 and getattr(record, column.field.name) is None
    if is_silent and is_asked(words.register, key, record, column.field):
        return [""]
    return found


def _rows(words: Words, key: str, shown: str, said: Sequence[list[str]], found: Sequence[ExactColumn]) -> Iterator[Row]:
    """The row of a record or item, and those in which its cells go on."""
    spread = [
        cells(one, is_text=column.is_free and not column.field.many) for one, column in zip(said, found, strict=True)
    ]
    link = words.register.address(key) if key else ""
    # A name that begins with the sign of a row that goes on must not be taken for one.
    shown = f"'{shown}" if shown.startswith(CONTINUES) else shown
    for number, row in enumerate(zip_longest(*spread, fillvalue=[])):
        mark = f"{CONTINUES} " if number else ""
        yield ((Entry(f"{mark}{shown}", State.STATED, link=link),), *(tuple(map(_entry, cell)) for cell in row))


def _entry(line: str) -> Entry:
    return Entry(line, State.STATED) if line else Entry("", State.SILENT)


def _head(words: Words, column: ExactColumn, start: int = 0) -> str:
    """What a column is called: the labels of its fields, each within the one before."""
    model: type[Part] | None = KINDS[column.kind]
    labels = []
    for step in column.path:
        assert model is not None
        field = next(one for one in plan(model) if one.key == step)
        labels.append(words.label(field))
        model = field.part
    return head(_JOINED.join(labels[start:]), column.name)


def _choices(words: Words, column: ExactColumn) -> tuple[str, ...]:
    """The words that a cell may hold, where it holds one word of a list."""
    field = column.field
    if field.many or field.part is not None:
        return ()
    if field.leaf is bool:
        return (words.text("document.yes"), words.text("document.no"))
    known = vocabulary_of(column.kind, field)
    if not known or field.declared.refs or len(terms(known)) > _MOST_CHOICES:
        return ()
    return tuple(one for key in terms(known) for one in lines(column, int(key) if field.leaf is int else key, words))
