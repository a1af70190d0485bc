"""Evidence that somebody at the organisation said so: who, and when; what it was read from before stays beside it."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ropa.answers.steps import Steps
from ropa.changes import SetField
from ropa.finding import Pointer, dotted
from ropa.model import Evidence, Part, Record, plan
from ropa.questions.open_points import Target, inferred
from ropa.register import Register
from ropa.register.evidence import evidence_of, item_key
from ropa.source.edit import Value


@dataclass(frozen=True, slots=True)
class Proof:
    """Who said something, when, and what else they said of it."""

    by: str
    on: datetime.date
    note: str = ""

    def values(self, former: Evidence | None = None) -> dict[str, Value]:
        """It as evidence; with the document of the former, where the same value stays."""
        said: dict[str, Value | None] = {}
        if former is not None:
            said = {"document": former.document, "section": former.section}
        notes = [former.note if former else None, self.note]
        said |= {"basis": "confirmed", "by": self.by, "on": self.on, "note": joined(*notes) or None}
        return {key: value for key, value in said.items() if value is not None}


def joined(*said: str | None) -> str:
    """Remarks one behind the other; what is a sentence already ends as one."""
    found = ""
    for remark in filter(None, said):
        found += f"{'' if found.endswith('.') else ';'} {remark}" if found else remark
    return found


def stated(record: Record, at: Pointer, proof: Proof, item: str | None = None) -> Steps:
    """Evidence of a field that got a new value, or of one item of it."""
    name = dotted(at.field)
    entry = {"field": name, **({"item": item} if item else {}), **proof.values()}
    for number, one in enumerate(record.evidence or ()):
        if (one.field, one.item) == (name, item):
            return Steps(sets=[SetField(Pointer(at.record, ("evidence", number)), entry)])
    return Steps(appended=[(Pointer(at.record, ("evidence",)), entry)])


def again(record: Record, at: Pointer, value: Value, proof: Proof) -> Steps:
    """Evidence of the items of a list that had some of their own, which would speak louder than the field's."""
    items = value if isinstance(value, list) else []
    named = {one.item for one in record.evidence or () if one.field == dotted(at.field) and one.item in items}
    return sum((stated(record, at, proof, item) for item in sorted(filter(None, named))), Steps())


def proposed(register: Register, of: Target) -> tuple[int, ...]:
    """The positions of the items of a field that were only proposed."""
    return inferred(register, Pointer(of.at.record), of.record, of.field)


def confirmed(of: Target, positions: Sequence[int], proof: Proof) -> Steps:
    """Evidence that a field, or what stands at some positions of its list, is so."""
    items = of.value if isinstance(of.value, tuple) else (of.value,)
    is_whole = len(positions) == len(items)
    found: dict[tuple[str | None, Pointer], Steps] = {}
    for number in positions:
        item = items[number]
        former = evidence_of(of.record, of.field, item)
        if isinstance(item, Part) and holds_evidence(type(item)):
            place = (*of.at.field, number) if isinstance(of.value, tuple) else of.at.field
            at = Pointer(of.at.record, (*place, "evidence"))
            found[None, at] = Steps(sets=[SetField(at, proof.values(former))])
            continue
        named = item_key(item) if isinstance(of.value, tuple) else None
        entry = _entry(of.record, of.field.key, named)
        if entry is None and is_whole:
            named, entry = None, _entry(of.record, of.field.key, None)
        values = {"field": of.field.key, **({"item": named} if named else {}), **proof.values(former)}
        at = Pointer(of.at.record, ("evidence",) if entry is None else ("evidence", entry))
        found[named, at] = Steps(appended=[(at, values)]) if entry is None else Steps(sets=[SetField(at, values)])
    return sum(found.values(), Steps())


def _entry(record: Record, name: str, item: str | None) -> int | None:
    for number, one in enumerate(record.evidence or ()):
        if (one.field, one.item) == (name, item):
            return number
    return None


def holds_evidence(part: type[Part]) -> bool:
    """Whether a table can hold its own evidence."""
    return any(field.key == "evidence" for field in plan(part))


def inside(part: type[Part] | None, value: Value, proof: Proof) -> Value:
    """A table with its evidence in it, where such a table can hold it."""
    if part is None or not isinstance(value, Mapping) or not holds_evidence(part):
        return value
    said: dict[str, Any] = {**value, "evidence": proof.values()}
    return said
