"""The register in the layout of an authority, or in one of the reader's own: a table, a row per activity."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ropa.finding import Pointer
from ropa.i18n import has
from ropa.model import Activity, FieldPlan, plan
from ropa.questions.completeness.values import Holder
from ropa.questions.layouts import Layout, Point, layout
from ropa.rules import Case
from ropa.rules.common import keeps_controller_record
from ropa.view.answers.layout_points import point_name
from ropa.view.coverage import coverage_part
from ropa.view.document import Document, Entry, Part, Table
from ropa.view.framing import framed
from ropa.view.layout_cells import OWNED, Cells, activities_of
from ropa.view.marks import State
from ropa.view.numbered import numbered
from ropa.view.recipients import name_entry
from ropa.view.wanted import Wanted
from ropa.view.words import Words, date_words
from ropa.vocabulary import nearest

_KEPT = frozenset(("name", "evidence", "alternative", "open", "cited"))
"""Fields that stand in no column: each row begins with the name, and the others speak of other fields."""

_INSIDE = OWNED | {"note", "accepted", "deferred", "review", "volume", "breaches"}
"""Fields that only an internal document has a column for."""


class UnknownColumnError(ValueError):
    """A word that is no column of an own layout.

    Attributes:
        word: The word.
        suggestion: The column that was most likely meant; None where none is close.
        is_internal: Whether there is such a column, but only in an internal document.
    """

    def __init__(self, word: str, suggestion: str | None, *, is_internal: bool) -> None:
        super().__init__(word)
        self.word = word
        self.suggestion = suggestion
        self.is_internal = is_internal


def in_layout(case: Case, wanted: Wanted, language: str) -> Document:
    """The register in the layout of an authority.

    Args:
        case: The register, its hops and the law.
        wanted: How much is asked for, and in which layout.
        language: Language of everything but user text.
    """
    words = Words(case.register, language, wanted.hidden)
    cells = Cells(words, case, wanted.is_internal)
    chosen = layout(wanted.layout)
    parts: list[Part] = []
    count = 1
    for side in sides(case, wanted):
        head, sheet = _sheet(cells, chosen, side, count)
        count += sum(len(table.rows) for table in sheet.tables[:-1])
        parts += (head, sheet)
    parts.append(coverage_part(words, case, chosen, wanted.side))
    name = words.text(f"obligations.layout.{chosen.key}")
    return framed(words, case.law, wanted, words.text("document.layout.title", layout=name), parts)


def in_columns(case: Case, wanted: Wanted, language: str) -> Document:
    """The register in a layout of the reader's own: the activity, and a column for each field that is named.

    Raises:
        UnknownColumnError: One of them is no field of an activity, or an internal one.
    """
    fields = [_column(word, is_internal=wanted.is_internal) for word in wanted.columns]
    words = Words(case.register, language, wanted.hidden)
    cells = Cells(words, case, wanted.is_internal)
    heads = (words.text("document.column.activity"), *(words.label(field) for field in fields))
    parts = []
    for side in sides(case, wanted):
        rows = tuple(
            ((name_entry(words, holder.at.record),), *(cells.field(field.key, holder) for field in fields))
            for holder in activities_of(case, side)
        )
        parts.append(_table_part(words, f"document.sheet.{side}", heads, rows, _derived(words, case, rows)))
    return framed(words, case.law, wanted, words.text("document.layout.own"), [*parts, *_left_out(words, case, wanted)])


def sides(case: Case, wanted: Wanted) -> tuple[str, ...]:
    """The records of Art. 30 that a document has: those that are asked for, else those that there are."""
    if wanted.side:
        return (wanted.side,)
    held = ("controller", keeps_controller_record(case)), ("processor", any(case.activities("processor")))
    return tuple(side for side, is_held in held if is_held)


def columns(points: Iterable[Point]) -> dict[str, list[Point]]:
    """The points of a layout's table by column, in its order."""
    found: dict[str, list[Point]] = {}
    for point in points:
        found.setdefault(point.column, []).append(point)
    return found


def _column(word: str, *, is_internal: bool) -> FieldPlan:
    known = {field.key: field for field in plan(Activity) if field.key not in _KEPT}
    offered = [key for key in known if is_internal or key not in _INSIDE]
    if word not in offered:
        raise UnknownColumnError(word, nearest(word, offered), is_internal=word in known)
    return known[word]


def _sheet(cells: Cells, chosen: Layout, side: str, first_number: int) -> tuple[Part, Part]:
    """The head of one capacity, and its table below the one that numbers what several of its activities inherit."""
    words, case = cells.words, cells.case
    points = [point for point in chosen.points if point.part == side]
    first = next((number for number, point in enumerate(points) if point.of == "activity"), len(points))
    by_column = columns(points[first:])
    heads = tuple(_head_of(key, held, words) for key, held in by_column.items())
    is_named = "activity-name" not in by_column
    rows = []
    for holder in activities_of(case, side):
        name = name_entry(words, holder.at.record)
        row = tuple((name,) if key == "activity-name" else cells.of(held, holder) for key, held in by_column.items())
        rows.append(((name,), *row) if is_named else row)
    shown = (words.text("document.column.activity"), *heads) if is_named else heads
    remarks = [words.text("document.layout.name-added")] if is_named else []
    remarks += _derived(words, case, rows)
    sheet = _table_part(words, f"document.sheet.{side}", shown, tuple(rows), remarks)
    tables = tuple(shown for table in sheet.tables for shown in numbered(words, table, {}, first_number))
    return _head(cells, points[:first], side), replace(sheet, tables=tables)


def _head(cells: Cells, points: Sequence[Point], side: str) -> Part:
    """The block before the table: the organisation, its representative and its officer."""
    words = cells.words
    about = Holder(Pointer(cells.case.register.address()), "", None)
    rows = tuple(
        ((Entry(_head_of(key, held, words), State.STATED),), cells.of(held, about))
        for key, held in columns(points).items()
    )
    title = words.text(f"document.part.{side}")
    heads = (words.text("document.column.point"), words.text("document.column.value"))
    return Part(title, tables=(Table(title, heads, rows),))


def _head_of(key: str, points: Sequence[Point], words: Words) -> str:
    named = f"obligations.column.{key}"
    return words.text(named) if has(named) and len(points) > 1 else point_name(points[0], words.language)


def _table_part(
    words: Words,
    title: str,
    heads: tuple[str, ...],
    rows: tuple[tuple[tuple[Entry, ...], ...], ...],
    remarks: Iterable[str],
) -> Part:
    name = words.text(title)
    if not rows:
        return Part(name, (*remarks, words.text("document.remark.no-activities")))
    return Part(name, tuple(remarks), (Table(name, heads, rows),))


def _derived(words: Words, case: Case, rows: Iterable[tuple[tuple[Entry, ...], ...]]) -> list[str]:
    """That transfers were worked out and nobody confirmed them, where the table has any."""
    states = {entry.state for row in rows for cell in row for entry in cell}
    day = date_words(case.law.date, words.language)
    return [words.text("document.remark.transfers", date=day)] if State.DERIVED in states else []


def _left_out(words: Words, case: Case, wanted: Wanted) -> Iterator[Part]:
    """What Art. 30 asks and an own layout has no column for, so that nobody takes it for the whole."""
    asked = layout("art30").points
    held = {*wanted.columns}
    missing = [
        point
        for side, points in groupby(asked, key=lambda point: point.part)
        if side in sides(case, wanted)
        for point in points
        if not held & {field.partition(".")[2] for field in point.fields if field.startswith("activity.")}
    ]
    if missing:
        names = ", ".join(dict.fromkeys(point_name(point, words.language) for point in missing))
        yield Part(words.text("document.part.coverage"), (words.text("document.layout.left-out", points=names),))
