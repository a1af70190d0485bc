"""Records as they are written, whether they can be read or not, and whether they still can after a change."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ropa.changes.message import Message, Refused
from ropa.finding import Finding, Path
from ropa.model import KINDS, Record
from ropa.register import Register, build, text_path
from ropa.source import Source


@dataclass(frozen=True, slots=True)
class Written:
    """A record as it is written.

    Attributes:
        register: Its register's name.
        key: Its id; empty for the register's own record.
        source: Its text.
        kind: Its kind.
        values: What its table holds, whether it can be read or not.
    """

    register: str
    key: str
    source: Source
    kind: str
    values: Mapping[str, Any]

    @property
    def address(self) -> str:
        """The record's address."""
        return f"{self.register}/{self.key}" if self.key else self.register

    @property
    def table(self) -> Path:
        """Where in the text its table stands."""
        return (self.kind, self.key) if self.key else (self.kind,)

    @property
    def model(self) -> type[Record]:
        """The model that reads it."""
        return KINDS[self.kind]

    def read(self) -> Register:
        """A register of this record alone."""
        values = {self.kind: {self.key: self.values} if self.key else self.values}
        return build(self.register, [replace(self.source, values=values, findings=())])

    def record(self) -> Record | None:
        """The record; None where it cannot be read."""
        alone = self.read()
        return alone.records.get(self.key) if self.key else alone.own

    def path(self, field: Path) -> Path:
        """The path in the record's table of a path in the record as read."""
        home = self.read().homes.get(self.key)
        return text_path(home.left_out, field) if home else field


def records_in(register: str, source: Source) -> Iterator[Written]:
    """Every record of a text."""
    for kind, tables in source.values.items():
        if kind not in KINDS or not isinstance(tables, dict):
            continue
        for key, table in (("", tables),) if kind == "register" else tables.items():
            if isinstance(table, dict):
                yield Written(register, key, source, kind, table)


def check(register: str, before: Source, after: Source) -> None:
    """Refuse a text in which something can no longer be read that could be read before.

    Raises:
        Refused: The first such fault, in the reader's words.
    """
    old = {(record.kind, record.key): record for record in records_in(register, before)}
    new = {(record.kind, record.key): record for record in records_in(register, after)}
    touched = [key for key in (*old, *(key for key in new if key not in old)) if not _same(old.get(key), new.get(key))]
    had = Counter(_fault(finding) for key in touched if key in old for finding in _faults(old[key]))
    for key in touched:
        for finding in _faults(new[key]) if key in new else ():
            had[_fault(finding)] -= 1
            if had[_fault(finding)] < 0:
                raise unreadable_as(finding)


def _same(old: Written | None, new: Written | None) -> bool:
    return old is not None and new is not None and old.values == new.values


def _faults(record: Written) -> list[Finding]:
    # That a record alone has no register beside it is no fault of its own.
    return [finding for finding in record.read().findings if finding.rule != "R114"]


def _fault(finding: Finding) -> tuple[str, ...]:
    return (finding.message, *finding.params.values())


def unreadable_as(finding: Finding) -> Refused:
    """The refusal of a change that would make something unreadable."""
    return Refused(Message(f"findings.{finding.message}", finding.params), (finding.at,))
