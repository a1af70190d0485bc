"""The texts of a workspace while changes are made to them, one after another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ropa.changes.batch import FileChange
from ropa.changes.message import refused
from ropa.changes.written import Written, check, records_in, unreadable_as
from ropa.finding import Path
from ropa.model import KINDS
from ropa.register import Portfolio, Register
from ropa.source import MAX_BYTES, Source, parse
from ropa.source.edit import Edit, EditRefused, Set, Value, edited
from ropa.vocabulary import nearest


class Draft:
    """The texts of all registers, each as the changes made so far leave it."""

    def __init__(self, portfolio: Portfolio) -> None:
        self.registers = portfolio.registers
        self._sources = {
            name: {source.path: source for source in register.sources} for name, register in self.registers.items()
        }
        self._before = {path: source.text for sources in self._sources.values() for path, source in sources.items()}

    def register(self, name: str) -> Register:
        """A register, for what does not change: its name and folder.

        Raises:
            Refused: There is none of this name.
        """
        if name not in self.registers:
            raise refused("no-register", name=name, **_close(name, self.registers))
        return self.registers[name]

    def sources(self, register: str) -> tuple[Source, ...]:
        """The texts of a register."""
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
            raise refused("no-record", address=address, **_close(address, known))
        if len(found) > 1:
            raise refused("twice", address=address, first=found[0].source.path, second=found[1].source.path)
        return found[0]

    def written(self, register: str, key: str) -> list[Written]:
        """The records of a register that carry an id: none or one, or several where the texts are at fault."""
        found = []
        for source in self.sources(register):
            for kind, tables in source.values.items():
                if kind in KINDS and isinstance(tables, dict) and (kind == "register") == (not key):
                    table = tables.get(key) if key else tables
                    if isinstance(table, dict):
                        found.append(Written(register, key, source, kind, table))
        return found

    def edit_records(self, asked: Iterable[tuple[Written, Iterable[Edit]]]) -> None:
        """Make edits to records; their paths run from the record's table.

        Raises:
            Refused: A text cannot be edited so, or a record in it could no longer be read.
        """
        by_text: dict[tuple[str, str], tuple[Source, dict[Path, list[Edit]]]] = {}
        for record, edits in asked:
            _, tables = by_text.setdefault((record.register, record.source.path), (record.source, {}))
            found = tables.setdefault(record.table, [])
            found += (replace(edit, path=(*record.table, *edit.path)) for edit in edits)
        for (register, path), (source, tables) in by_text.items():
            text = source.text
            # Record by record, since the work that an edit takes grows with all that the others touch.
            for edits in filter(None, tables.values()):
                text = _edited(path, text, edits)
            self.put(register, path, text)

    def edit_record(self, record: Written, edits: Iterable[Edit]) -> Written:
        """Make edits to one record; gives it as it is then."""
        self.edit_records([(record, edits)])
        return self.find(record.address)

    def write(self, register: str, source: Source, table: Path, values: Mapping[str, Value]) -> None:
        """Write a new record into a text, whether that is a file already or not yet.

        Raises:
            Refused: The text cannot be edited so, or the record could not be read.
        """
        self.put(register, source.path, _edited(source.path, source.text, [Set(table, values)]))

    def put(self, register: str, path: str, text: str | None) -> None:
        """Give a file a text, or take it away."""
        sources = self._sources[register]
        if text is None:
            del sources[path]
            return
        if path in sources and sources[path].text == text:
            return
        if len(text.encode()) > MAX_BYTES:
            raise refused("too-large", path=path, limit=str(MAX_BYTES))
        new = parse(register, path, text)
        if new.findings:
            raise unreadable_as(new.findings[0])
        before = sources.get(path, Source(path, ""))
        check(register, before, new)
        sources[path] = new

    def files(self) -> tuple[FileChange, ...]:
        """The files that differ from those on which the draft began, by path."""
        after = {path: source.text for sources in self._sources.values() for path, source in sources.items()}
        paths = sorted({*self._before, *after})
        found = (FileChange(path, self._before.get(path), after.get(path)) for path in paths)
        return tuple(file for file in found if file.before != file.after)


def _edited(path: str, text: str, edits: Iterable[Edit]) -> str:
    try:
        return edited(text, edits)
    except EditRefused as error:
        raise refused(f"text.{error.reason}", path=path) from error


def _close(word: str, among: Iterable[str]) -> dict[str, str]:
    found = nearest(word, among)
    return {"suggestion": found} if found else {}
