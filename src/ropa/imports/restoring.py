"""Whole records of a file as changes of a register: each field that says something else gets what the file says."""

import shlex
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from ropa.changes import AddRecord, Change, Message, SetField, UnsetField
from ropa.finding import Path, Pointer
from ropa.imports.imported import Concern, ExactFile, ExactRecord, Imported, Proposal, Remark, Statement
from ropa.imports.matching import Match
from ropa.imports.planned import Outcome, Plan, Row
from ropa.model import KINDS, Part, Record, RegisterRecord, plan
from ropa.register import Register
from ropa.register.faults import described, path_of

_MOST_FAULTS = 100


def restored(imported: Imported, exact: ExactFile, register: Register) -> Plan:
    """Plan the import of whole records.

    Args:
        imported: What the file says.
        exact: Its records.
        register: The register it goes into.
    """
    restoring = _Restoring(exact, register)
    made = [(one, *restoring.of(one)) for one in exact.records]
    rows = tuple(_row(one, register, changes) for one, _, changes in made)
    remarks = (*imported.remarks, *restoring.remarks, *_left(exact, register))
    order = list(Concern)
    return Plan(
        imported,
        rows,
        tuple(change for _, _, changes in made for change in changes),
        tuple(sorted(remarks, key=lambda remark: order.index(remark.concern))),
    )


def _row(one: ExactRecord, register: Register, changes: list[Change]) -> Row:
    said = [Statement(path, value, one.at) for path, value in one.said.items() if value is not None]
    said += [Statement((key,), item, one.at) for key, items in one.items.items() for item in items]
    found = {item.field: item.value for item in said}
    name = str(found.get(("name",)) or found.get(("title",)) or one.id or register.name)
    proposal = Proposal(one.kind, one.id or register.name, name, one.at, tuple(said))
    is_there = _recorded(register, one) is not None
    fields = dict.fromkeys(_field(change) for change in changes if not isinstance(change, AddRecord))
    if changes and not is_there:
        fields = dict.fromkeys(str(item.field[0]) for item in said)
    outcome: Outcome = ("changed" if is_there else "added") if changes else "same"
    match = Match(proposal, one.id or register.name, "id") if is_there else Match(proposal)
    return Row(match, register.address(one.id), outcome, tuple(fields))


def _field(change: Change) -> str:
    return str(change.at.field[0]) if isinstance(change, SetField | UnsetField) else ""


def _recorded(register: Register, one: ExactRecord) -> Record | None:
    return register.records.get(one.id) if one.id else register.own


def _left(exact: ExactFile, register: Register) -> Iterator[Remark]:
    """Records that the register has and the file does not: nothing is deleted because a row is missing."""
    there = {(one.kind, one.id) for one in exact.records}
    for key, record in register.records.items():
        if record.KIND in exact.kinds and (record.KIND, key) not in there:
            address = register.address(key)
            params = {"record": address, "line": f"ropa remove {shlex.quote(address)}"}
            yield Remark(Concern.DIFFERS, Message("imports.remark.not-in-file", params))


class _Restoring:
    def __init__(self, exact: ExactFile, register: Register) -> None:
        self._exact, self._register = exact, register
        self.remarks: list[Remark] = []

    def of(self, one: ExactRecord) -> tuple[Record | None, list[Change]]:
        """The record as the file has it, and what makes it so."""
        now = _recorded(self._register, one)
        model = KINDS[one.kind]
        if now is None and (one.id in self._register.homes or model is RegisterRecord):
            self._unclear(one, Message("imports.remark.unreadable-there", {"record": one.id or self._register.name}))
            return None, []
        if now is not None and type(now) is not model:
            self._unclear(one, Message("imports.remark.other-kind", {"record": one.id}))
            return None, []
        before = _written(now) if now else {}
        wanted, after = self._read(one, model, before, self._wanted(one, before))
        if after is None:
            return None, []
        if now is None:
            values = {field.key: wanted[field.key] for field in plan(model) if field.key in wanted}
            return after, [AddRecord(self._register.name, one.kind, one.id, values)]
        at = Pointer(self._register.address(one.id), ())
        return after, list(_changes(at, now, after, before, wanted))

    def _wanted(self, one: ExactRecord, before: Mapping[str, Any]) -> dict[str, Any]:
        """The record as it is written once what the file says is in it, and nothing else."""
        wanted = deepcopy(dict(before))
        tables = {field.key for field in plan(KINDS[one.kind]) if field.part is not None and field.many}
        for path, value in one.said.items():
            if path[0] in tables and value is None and isinstance(wanted.get(str(path[0])), list):
                continue  # its items stand in a table of their own, or are left as they are
            _put(wanted, path, value)
        for kind, key in self._exact.lists:
            if kind != one.kind:
                continue
            items = one.items.get(key)
            if items:
                wanted[key] = items
            elif isinstance(before.get(key), list) and before[key] and one.said.get((key,)) is None:
                wanted.pop(key, None)
        return wanted

    def _read(
        self, one: ExactRecord, model: type[Record], before: Mapping[str, Any], wanted: dict[str, Any]
    ) -> tuple[dict[str, Any], Record | None]:
        """The record, with those fields as they were in which it cannot be read."""
        for _ in range(_MOST_FAULTS):
            try:
                return wanted, model.model_validate(wanted)
            except ValidationError as error:
                faults = error.errors(include_url=False)
            for fault in faults:
                path = path_of(fault)
                code, _, params = described(model, path, fault)
                self._unclear(one, Message(f"findings.{code}", params))
                key = str(path[0])
                if fault["type"] == "missing" and len(path) == 1:
                    return wanted, None
                if wanted.get(key) == before.get(key):
                    return wanted, None
                if key in before:
                    wanted[key] = deepcopy(before[key])
                else:
                    wanted.pop(key, None)
        return wanted, None

    def _unclear(self, one: ExactRecord, message: Message) -> None:
        self.remarks.append(Remark(Concern.UNCLEAR, message, one.at, one.id))


def _put(table: dict[str, Any], path: Path, value: Any) -> None:
    """Set a field of a table, or let it say nothing; a table that a field was taken out of goes with its last one."""
    *outer, last = map(str, path)
    above: list[tuple[dict[str, Any], str]] = []
    there = table
    for step in outer:
        inner = there.get(step)
        if not isinstance(inner, dict):
            if value is None:
                return
            inner = there[step] = {}
        above.append((there, step))
        there = inner
    if value is not None:
        if not (value == {} and isinstance(there.get(last), dict)):
            there[last] = value
        return
    if isinstance(there.get(last), dict) or last not in there:
        return
    del there[last]
    for outside, step in reversed(above):
        if not outside[step]:
            del outside[step]


def _written(part: Part) -> dict[str, Any]:
    """A table as it is written: what says nothing left out, arrays as arrays."""
    found = {field.key: getattr(part, field.name) for field in plan(type(part))}
    return {key: _plain(value) for key, value in found.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return _written(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _changes(
    at: Pointer, now: Part, after: Part, before: Mapping[str, Any], wanted: Mapping[str, Any]
) -> Iterator[Change]:
    """What makes one table another, field by field, as small as can be."""
    for field in plan(type(now)):
        old, new = getattr(now, field.name), getattr(after, field.name)
        here = Pointer(at.record, (*at.field, field.key))
        if old == new:
            continue
        if new is None:
            yield UnsetField(here)
        elif isinstance(old, Part) and isinstance(new, Part):
            yield from _changes(here, old, new, before[field.key], wanted[field.key])
        elif _are_alike(old, new):
            for number, (one, other) in enumerate(zip(old, new, strict=True)):
                inner = Pointer(at.record, (*here.field, number))
                yield from _changes(inner, one, other, before[field.key][number], wanted[field.key][number])
        else:
            yield SetField(here, wanted[field.key])


def _are_alike(old: Any, new: Any) -> bool:
    """Whether both are lists of as many tables, so that each of the new ones is what became of an old one."""
    if not (isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new)):
        return False
    return all(isinstance(item, Part) for item in (*old, *new)) and bool(old)
