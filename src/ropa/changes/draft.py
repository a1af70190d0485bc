"""The texts of a workspace while changes are made to them, one after another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from ropa.changes.batch import FileChange
from ropa.changes.message import refused
from ropa.changes.written import Written, check, records_in
from ropa.finding import Path
from ropa.model import KINDS
from ropa.register import Portfolio, Register
from ropa.source import MAX_BYTES, Source
from ropa.source.edit import Edit, Editing, EditRefused, Rename, Set, Unset, Value, edited_source
from ropa.vocabulary import nearest

_TOGETHER = 12
"""Records that are edited at once: each takes longer the more there are, and to read a long text once takes long."""


class Draft:
    """The texts of all registers, each as the changes made so far leave it."""

    def __init__(self, portfolio: Portfolio) -> None:
        self.registers = portfolio.registers
        self._expected: list[str] = []
        self._sources = {
            name: {source.path: source for source in register.sources} for name, register in self.registers.items()
        }
        self._open: _Open | None = None
        self._before = {path: source.text for sources in self._sources.values() for path, source in sources.items()}

    def expect(self, addresses: Iterable[str]) -> None:
        """Be ready for records that are going to be edited one by one, in this order as far as that is known."""
        self._expected = list(dict.fromkeys(addresses))

    def register(self, name: str) -> Register:
        """A register, for what does not change: its name and folder.

        Raises:
            Refused: There is none of this name.
        """
        if name not in self.registers:
            raise refused("no-register", name=name, **_near(name, self.registers))
        return self.registers[name]

    def sources(self, register: str) -> tuple[Source, ...]:
        """The texts of a register."""
        self._close()
        return tuple(self._sources[register].values())

    def records(self, register: str) -> Iterator[Written]:
        """Every record of a register, as it is written; also those that cannot be read."""
        for source in self.sources(register):
            yield from records_in(register, source)

    def find(self, address: str) -> Written:
        """The record at an address.

        Raises:
            Refused: There is none, or it is written twice.
        """
        name, _, key = address.partition("/")
        self.register(name)
        found = self.written(name, key)
        if not found:
            known = [record.address for record in self.records(name) if record.key]
            raise refused("no-record", address=address, **_near(address, known))
        if len(found) > 1:
            raise refused("twice", address=address, first=found[0].source.path, second=found[1].source.path)
        return found[0]

    def written(self, register: str, key: str) -> list[Written]:
        """The records of a register that carry an id: none or one, or several where the texts are at fault."""
        found = []
        for source in self._sources[register].values():
            for kind, tables in source.values.items():
                if kind in KINDS and isinstance(tables, dict) and (kind == "register") == (not key):
                    table = tables.get(key) if key else tables
                    if isinstance(table, dict):
                        record = Written(register, key, source, kind, table)
                        is_open = self._open is not None and self._open.holds(record)
                        found.append(replace(record, values=self._open_values(record)) if is_open else record)
        return found

    def edit_records(self, asked: Iterable[tuple[Written, Iterable[Edit]]]) -> None:
        """Make edits to records; their paths run from the record's table.

        Raises:
            Refused: A text cannot be edited so, or a record in it could no longer be read.
        """
        wanted = [(record, found) for record, edits in asked if (found := list(edits))]
        if not wanted:
            return
        if len(wanted) == 1 and all(edit.path and not isinstance(edit, Rename) for edit in wanted[0][1]):
            self._edit_one(*wanted[0])
            return
        self._close()
        by_text: dict[tuple[str, str], tuple[Source, dict[Path, list[Edit]]]] = {}
        for record, edits in wanted:
            _, tables = by_text.setdefault((record.register, record.source.path), (self._now(record), {}))
            found = tables.setdefault(record.table, [])
            found += (replace(edit, path=(*record.table, *edit.path)) for edit in edits)
        for (register, path), (source, tables) in by_text.items():
            now = source
            # Record by record, since the work that an edit takes grows with all that the others touch.
            for edits in filter(None, tables.values()):
                with _refusals(path):
                    now = edited_source(now, edits)
            self._put(register, now)

    def _edit_one(self, record: Written, edits: Sequence[Edit]) -> None:
        """Make edits to one record. Its text is written when something else is asked for, for all of them at once."""
        steps = [replace(edit, path=(*record.table, *edit.path)) for edit in edits]
        path = record.source.path
        if self._open is None or not self._open.holds(record):
            self._close()
            about = [Unset(table) for table in (record.table, *self._next(record))]
            with _refusals(path):
                self._open = _Open(record.register, path, Editing(self._now(record), about))
        with _refusals(path):
            self._open.editing.make(steps)

    def _next(self, record: Written) -> Iterator[Path]:
        """The tables of the records of the same text that are going to be edited next."""
        if record.address not in self._expected:
            return
        start = self._expected.index(record.address) + 1
        for address in self._expected[start : start + _TOGETHER - 1]:
            name, _, key = address.partition("/")
            found = self.written(name, key) if name == record.register else []
            if len(found) == 1 and found[0].source.path == record.source.path:
                yield found[0].table

    def _now(self, record: Written) -> Source:
        """The text of a record as it is now, which may be another than the one that the record was found in."""
        return self._sources[record.register].get(record.source.path, record.source)

    def _open_values(self, record: Written) -> Mapping[str, Any]:
        assert self._open is not None
        found: Mapping[str, Any] = self._open.editing.value(record.table) or {}
        return found

    def _close(self) -> None:
        """Write the text of the record that is being edited."""
        if self._open is None:
            return
        closed, self._open = self._open, None
        with _refusals(closed.path):
            source = closed.editing.source()
        self._put(closed.register, source)

    def edit_record(self, record: Written, edits: Iterable[Edit]) -> Written:
        """Make edits to one record; gives it as it is then."""
        self.edit_records([(record, edits)])
        return self.find(record.address)

    def write(self, register: str, source: Source, table: Path, values: Mapping[str, Value]) -> None:
        """Write a new record into a text, whether that is a file already or not yet.

        Raises:
            Refused: The text cannot be edited so, or the record could not be read.
        """
        with _refusals(source.path):
            new = edited_source(source, [Set(table, values)])
        self._close()
        self._put(register, new)

    def take_away(self, register: str, path: str) -> None:
        """Take a file away."""
        self._close()
        del self._sources[register][path]

    def _put(self, register: str, new: Source) -> None:
        """Give a file a text that an edit made, and read back."""
        sources, path = self._sources[register], new.path
        if path in sources and sources[path].text == new.text:
            return
        if len(new.text.encode()) > MAX_BYTES:
            raise refused("too-large", path=path, limit=str(MAX_BYTES))
        check(register, sources.get(path, Source(path, "")), new)
        sources[path] = new

    def made(self) -> dict[str, Source]:
        """The texts that differ from those on which the draft began, and what they hold, by path."""
        self._close()
        found = (source for sources in self._sources.values() for source in sources.values())
        return {source.path: source for source in found if source.text != self._before.get(source.path)}

    def files(self) -> tuple[FileChange, ...]:
        """The files that differ from those on which the draft began, by path."""
        self._close()
        after = {path: source.text for sources in self._sources.values() for path, source in sources.items()}
        paths = sorted({*self._before, *after})
        found = (FileChange(path, self._before.get(path), after.get(path)) for path in paths)
        return tuple(file for file in found if file.before != file.after)


@dataclass(frozen=True, slots=True)
class _Open:
    """Records of one text that are being edited: their register, the text, and the edits made so far."""

    register: str
    path: str
    editing: Editing

    def holds(self, record: Written) -> bool:
        """Whether a record is among them."""
        is_here = (self.register, self.path) == (record.register, record.source.path)
        return is_here and self.editing.takes([Unset(record.table)])


@contextmanager
def _refusals(path: str) -> Iterator[None]:
    """Refuse a change where its edit is refused."""
    try:
        yield
    except EditRefused as error:
        raise refused(f"text.{error.reason}", path=path) from error


def _near(word: str, among: Iterable[str]) -> dict[str, str]:
    found = nearest(word, among)
    return {"suggestion": found} if found else {}
