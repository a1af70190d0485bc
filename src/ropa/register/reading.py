"""Reading the texts of a register into records.

Reading never stops at a mistake: what cannot be read is left out, remembered as unreadable and reported as a
finding, and everything around it stays usable.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from ropa.finding import Finding, LegalClass, Path, Place, Pointer, Severity
from ropa.i18n import Key
from ropa.model import KINDS, Record, RegisterRecord, cycles, is_id, upward
from ropa.register.faults import cure_of, described, path_of, shown
from ropa.register.gathering import Gathered
from ropa.register.pruning import text_path, without
from ropa.register.records import SHARED, Home, Register
from ropa.register.sharing import Sharing
from ropa.source import Source, bounded, locate, unreadable

_MAX_ERRORS = 50
"""Faults of one record beyond which it is given up as a whole."""

_NOTHING: frozenset[Path] = frozenset()
"""What is left out of nearly all records."""


def build(
    name: str,
    sources: Iterable[Source],
    *,
    shared: Register | None = None,
    folder: str = "",
    sharing: Sharing | None = None,
) -> Register:
    """Merge the texts of one register.

    Args:
        name: The register's name.
        sources: Its texts, in a fixed order.
        shared: Records that its references may name as `shared/id`.
        folder: Folder of the texts as the reader knows it.
        sharing: What tables were read as in the registers that are read together with this one.
    """
    builder = _Builder(name, shared, sharing or Sharing())
    read = tuple([builder.read(source) for source in sources])
    builder.report_cycles()
    if builder.own is None and name != SHARED and "" not in builder.lost:
        builder.findings.append(unreadable("R114", name, builder.first or Place(name)))
    return Register(
        name,
        builder.own,
        builder.records,
        builder.homes,
        tuple(builder.findings),
        frozenset(builder.lost),
        shared,
        folder,
        read,
        Gathered(builder.own, builder.records),
    )


class _TooDeepError(Exception):
    """A text of which something cannot be read turns out to be nested too deeply to be looked at."""


@dataclass
class _Builder:
    name: str
    shared: Register | None
    sharing: Sharing
    own: RegisterRecord | None = None
    records: dict[str, Record] = field(default_factory=dict)
    homes: dict[str, Home] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    first: Place | None = None
    rising: list[str] = field(default_factory=list)
    bounded: Source | None = None

    def read(self, source: Source) -> Source:
        """Take in a text; gives it without its values where it is nested too deeply."""
        self.first = self.first or Place(source.path)
        self.findings += source.findings
        try:
            self._read(source)
        except _TooDeepError:
            self._forget(source)
            source = bounded(self.name, source)
            self.findings += source.findings
        return source

    def _bound(self, source: Source) -> None:
        # The models read nothing that is nested too deeply: only where they refuse something is it to be looked for.
        if self.bounded is not source:
            if bounded(self.name, source) is not source:
                raise _TooDeepError
            self.bounded = source

    def _forget(self, source: Source) -> None:
        gone = {key for key, home in self.homes.items() if home.source is source}
        self.rising = [key for key in self.rising if key not in gone]
        for key in gone:
            del self.homes[key]
            if key:
                del self.records[key]
            else:
                self.own = None

    def _read(self, source: Source) -> None:
        for kind, tables in source.values.items():
            if kind not in KINDS:
                self._report("R106", source, (kind,), key=kind, **cure_of(kind, KINDS))
            elif not isinstance(tables, dict):
                self._report("R108", source, (kind,), expected=Key("findings.expected.table"), found=shown(tables))
            elif kind == "register":
                self._record(source, (kind,), "", RegisterRecord, tables)
            else:
                model = KINDS[kind]
                if len(tables) == 1 or not self._all(source, kind, model, tables):
                    for key, table in tables.items():
                        self._record(source, (kind, key), key, model, table)

    def _all(self, source: Source, kind: str, model: type[Record], tables: Mapping[str, Any]) -> bool:
        """Take in all records of a kind of a text at once; none where anything is wrong with one of them."""
        known = (self.homes, self.shared.homes) if self.shared is not None else (self.homes,)
        are_new = all(map(tables.keys().isdisjoint, known))
        if not are_new or not all(map(is_id, tables)) or {*map(type, tables.values())} != {dict}:
            return False
        try:
            records = self.sharing.records(model, tables)
        except (ValidationError, RecursionError):
            return False
        self.records |= records
        self.homes |= {key: Home(source, (kind, key)) for key in tables}
        for name in upward(model):
            self.rising += [key for key, record in records.items() if record.__dict__[name] is not None]
        return True

    def _record(self, source: Source, path: Path, key: str, model: type[Record], table: object) -> None:
        if model is not RegisterRecord and not is_id(key):
            self._report("R110", source, path, found=shown(key), expected=Key("findings.expected.id"))
            return
        if not isinstance(table, dict):
            self._report("R108", source, path, expected=Key("findings.expected.table"), found=shown(table))
            return
        if key in self.homes:
            first = self.homes[key]
            place = locate(first.source, first.table)
            self._report("R111", source, path, id=key or "register", first=str(place))
            return
        if key and self.shared is not None and key in self.shared.homes:
            first = self.shared.homes[key]
            self._report("R111", source, path, id=key, first=str(locate(first.source, first.table)))
            return
        left_out = _NOTHING
        record: Record | None
        try:
            record = model.model_validate(self.sharing.shared(model, table))
        except ValidationError as error:
            record, left_out = self._mended(source, path, model, table, error)
        except RecursionError:
            self._bound(source)
            raise
        self.homes[key] = Home(source, path, left_out)
        if record is None:
            self.lost.add(key)
        elif isinstance(record, RegisterRecord):
            self.own = record
        else:
            self.records[key] = record
            self.rising += [key for name in upward(model) if record.__dict__[name] is not None]

    def _mended(
        self, source: Source, path: Path, model: type[Record], table: Mapping[str, Any], error: ValidationError
    ) -> tuple[Record | None, frozenset[Path]]:
        """What is left of a record without its faults, which are reported; and what was left out of it."""
        left_out: set[Path] = set()
        stand_ins: dict[str, str] = {}
        while True:
            faulty: set[Path] = set()
            new_stand_ins = False
            for fault in error.errors(include_url=False):
                at = text_path(left_out, path_of(fault))
                if fault["type"] != "missing" or at not in left_out:
                    code, where, params = described(model, at, fault)
                    self._report(code, source, path + where, **params)
                if fault["type"] == "missing" and len(at) == 1:
                    if at[0] not in ("name", "title"):
                        return None, frozenset((*left_out, at))
                    # A record without its name stays in reach under its id, as unreadable, not as stated.
                    new_stand_ins = str(at[0]) not in stand_ins
                    stand_ins[str(at[0])] = str(path[-1])
                    faulty.add(at)
                else:
                    faulty.add(at[:-1] if fault["type"] == "missing" else at)
            is_given_up = faulty <= left_out and not new_stand_ins
            left_out |= faulty
            if is_given_up or len(left_out) > _MAX_ERRORS:
                return None, frozenset(left_out)
            try:
                return model.model_validate({**without(table, left_out), **stand_ins}), frozenset(left_out)
            except ValidationError as further:
                error = further

    def report_cycles(self) -> None:
        for field_name, keys in cycles(self.records, self.rising):
            home = self.homes[keys[0]]
            around = " → ".join((*keys, keys[0]))
            self._report("R112", home.source, (*home.table, field_name), key=field_name, cycle=around)

    def _report(self, code: str, source: Source, path: Path, **params: str) -> None:
        self._bound(source)
        address = self.name if len(path) < 2 or path[0] == "register" else f"{self.name}/{path[1]}"  # noqa: PLR2004
        at = Pointer(address, path[1:] if path[0] == "register" else path[2:])
        finding = Finding(code, Severity.ERROR, LegalClass.INTEGRITY, "", at, code, params, locate(source, path))
        self.findings.append(finding)
