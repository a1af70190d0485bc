"""Tables of a whole record, as it was exported to be edited: which row is of which record, and what its cells say.

What they say is taken as it stands, evidence and open questions included, so that a file that nobody edited changes
nothing, and an edited one changes what was edited.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ropa.finding import Path
from ropa.imports.exact import ExactCells, failed
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Concern, ExactFile, ExactRecord, Fate
from ropa.model import RegisterRecord, is_id
from ropa.reading.cells.reading import Reading
from ropa.reading.names import same_name, slug
from ropa.reading.sheets import Cell, Sheet, words
from ropa.view.exact import CONTINUES, ID, ExactColumn, column_of, key_in, lists, named, nested

_OWN = RegisterRecord.KIND


@dataclass(slots=True)
class _Table:
    """A sheet whose heads name the fields of a kind of records."""

    sheet: Sheet
    kind: str
    ids: int
    columns: dict[int, ExactColumn]
    strange: list[int]
    lead: str = ""


@dataclass(slots=True)
class _Row:
    """A row, with those in which its cells go on."""

    number: int
    shown: str
    said: dict[int, list[tuple[str, Cell]]] = field(default_factory=dict)


def recorded(sheets: Sequence[Sheet], gathering: Gathering) -> bool:
    """Read the tables of a whole record; whether there are any.

    Args:
        sheets: The tables of the file.
        gathering: Gets what they say.
    """
    tables = [found for sheet in sheets if (found := _table(sheet))]
    if not tables:
        return False
    reading = _Reading(tables, gathering)
    known = {id(table.sheet) for table in tables}
    for sheet in sheets:
        places = [at for at, _ in sheet.filled()]
        if id(sheet) not in known and places:
            gathering.left_out("beside-records", places, sheet=sheet.name)
    gathering.exact = reading.read()
    return True


def is_recorded(sheet: Sheet) -> bool:
    """Whether a table is one of a whole record."""
    return _table(sheet) is not None


def _table(sheet: Sheet) -> _Table | None:
    heads = {number: words(cell) for number, cell in enumerate(sheet.rows[0] if sheet.rows else ()) if words(cell)}
    found = {number: there for number, heading in heads.items() if (there := named(heading))}
    ids = next((number for number, (_, path) in found.items() if path == (ID,)), None)
    if ids is None:
        return None
    kind = found[ids][0]
    fields = {number: column_of(*there) for number, there in found.items() if number != ids and there[0] == kind}
    columns = {number: column for number, column in fields.items() if column is not None}
    leads = {one.key for one in lists(kind)}
    lead = next((c.path[0] for c in columns.values() if len(c.path) > 1 and c.path[0] in leads), "")
    if lead:
        columns = {number: column for number, column in columns.items() if column.path[0] == lead and column.path[1:]}
    strange = [number for number in heads if number != ids and number not in columns]
    return _Table(sheet, kind, ids, columns, strange, lead)


class _Reading:
    def __init__(self, tables: Sequence[_Table], gathering: Gathering) -> None:
        self._tables, self._gathering = tables, gathering
        self._records: dict[tuple[str, str], ExactRecord] = {}
        self._rows = {id(table): list(self._rows_of(table)) for table in tables}
        names: dict[str, dict[str, str]] = {}
        for table in tables:
            for row in self._rows[id(table)]:
                self._name(table, row, names)
        self._names = names
        self._cells = ExactCells(gathering.context.register, names)

    def read(self) -> ExactFile:
        for table in sorted(self._tables, key=lambda table: bool(table.lead)):
            for number in table.columns:
                self._gathering.heading(table.sheet.at(0, number))
            self._gathering.heading(table.sheet.at(0, table.ids))
            for number in table.strange:
                self._strange(table, number)
            for row in self._rows[id(table)]:
                self._read(table, row)
        return ExactFile(
            tuple(self._records.values()),
            frozenset((table.kind, table.lead) for table in self._tables if table.lead),
            frozenset(table.kind for table in self._tables if not table.lead),
        )

    def _strange(self, table: _Table, number: int) -> None:
        sheet = table.sheet
        places = [sheet.at(row, number) for row in range(len(sheet.rows)) if words(sheet.cell(row, number))]
        self._gathering.left_out("strange-column", places, heading=words(sheet.cell(0, number)))

    def _rows_of(self, table: _Table) -> Iterator[_Row]:
        sheet = table.sheet
        last: _Row | None = None
        for number in range(1, len(sheet.rows)):
            cells = {n: cell for n in range(len(sheet.rows[number])) if words(cell := sheet.cell(number, n))}
            if not any(n == table.ids or n in table.columns for n in cells):
                continue
            shown = words(sheet.cell(number, table.ids))
            goes_on = shown.startswith(CONTINUES)
            if not goes_on or last is None:
                if last is not None:
                    yield last
                last = _Row(number, shown.removeprefix(CONTINUES).strip())
            else:
                self._gathering.fates[sheet.at(number, table.ids)] = Fate.HEADING
            for n, cell in cells.items():
                if n in table.columns:
                    last.said.setdefault(n, []).append((sheet.at(number, n), cell))
        if last is not None:
            yield last

    def _name(self, table: _Table, row: _Row, names: dict[str, dict[str, str]]) -> None:
        """The names of the file's own records, so that others may refer to them by name."""
        if table.lead or table.kind == _OWN:
            return
        for number, column in table.columns.items():
            if column.path in (("name",), ("title",)) and number in row.said:
                called = words(row.said[number][0][1])
                row.shown = row.shown or slug(called)
                names.setdefault(table.kind, {}).setdefault(same_name(called), self._key(row.shown))

    @staticmethod
    def _key(shown: str) -> str:
        return key_in(shown) or shown

    def _read(self, table: _Table, row: _Row) -> None:
        at = table.sheet.at(row.number, table.ids)
        key = "" if table.kind == _OWN else self._key(row.shown)
        if table.lead and table.kind != _OWN and not is_id(key):
            key = self._names.get(table.kind, {}).get(same_name(row.shown), "")
        if table.kind != _OWN and not is_id(key):
            places = [at, *(place for said in row.said.values() for place, _ in said)]
            filled = [place for place in places if place != at or row.shown]
            self._gathering.left_out("no-record-id", filled, found=row.shown)
            return
        if row.shown:
            self._gathering.fates[at] = Fate.VALUE
        said: dict[Path, Any] = {}
        for number, column in table.columns.items():
            value = self._value(column, row.said.get(number, []))
            if value is not _UNREAD:
                said[column.path[1:] if table.lead else column.path] = value
        there = (table.kind, key)
        if not table.lead and there in self._records:
            places = [place for one in row.said.values() for place, _ in one]
            self._gathering.left_out("row-twice", places, record=key)
            return
        record = self._records.setdefault(there, ExactRecord(table.kind, key, at, {}, {}))
        if table.lead:
            item = {tuple(map(str, path)): value for path, value in said.items() if value is not None}
            record.items.setdefault(table.lead, []).append(nested(item))
        else:
            record.said.update(said)

    def _value(self, column: ExactColumn, cells: Sequence[tuple[str, Cell]]) -> Any:
        """What the cells of a column say together; they are several only where one could not hold all of it."""
        read: list[Any] = []
        for at, cell in cells:
            reading: Reading[Any] = self._cells.value(column, cell)
            if reading.value is None and (reading.doubt or reading.basis == "inferred"):
                self._gathering.remark(Concern.UNCLEAR, failed(reading), at, words(cell))
                self._gathering.fates[at] = Fate.REMARK
                return _UNREAD
            if reading.doubt:
                self._gathering.remark(Concern.READ_AS, reading.doubt, at, words(cell))
            self._gathering.fates[at] = Fate.VALUE
            if reading.value is not None:
                read.append(reading.value)
        if len(read) < 2:  # noqa: PLR2004 - two cells are more than one
            return read[0] if read else None
        if all(isinstance(one, list) for one in read):
            return [item for one in read for item in one]
        return "".join(map(str, read))


_UNREAD: Any = object()
"""A cell that says something that is not understood: what the register has there stays."""
