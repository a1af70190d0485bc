"""Confirming what a record says, without a question that was asked before: whole fields, or single items of lists."""

from collections.abc import Iterator, Mapping, Sequence

from ropa.answers.changing import activated, confirming
from ropa.answers.proof import Proof, holds_evidence
from ropa.answers.steps import Steps
from ropa.changes import FieldAt, Message, Refused, field_path
from ropa.finding import Path, Pointer, dotted
from ropa.model import Activity, Part, Record, plan
from ropa.questions.open_points import Kind, Target, open_points
from ropa.register import Register
from ropa.register.evidence import evidence_of, item_key
from ropa.rules import Case

_ABOUT = ("evidence", "cited", "alternative", "open", "accepted", "deferred", "review")
"""Fields that speak of other fields: who vouches for what, what is undecided, what was decided."""

Wanted = Mapping[str, tuple[int, ...]]
"""What is to be confirmed: by key of the field the positions of the items, 0 for a field that has none."""


def wanted(kind: str, record: Record, names: Sequence[str]) -> Wanted:
    """What a command line asks to be confirmed.

    Args:
        kind: The record's kind.
        record: The record.
        names: Fields, or items of lists by number; all that the record says and nobody has confirmed where empty.

    Raises:
        Refused: There is no such field or item, it says nothing, or evidence cannot name it alone.
    """
    if not names:
        return dict(_unconfirmed(record))
    found: dict[str, tuple[int, ...]] = {}
    for name in names:
        at = field_path(kind, name, record)
        key = str(at.path[0])
        found[key] = tuple(sorted({*found.get(key, ()), *_positions(record, at)}))
    if found.keys() >= {"status"} and _is_to_confirm(record) and "name" not in found:
        # Whoever says that this is done has been asked by its name.
        found["name"] = tuple(_only_proposed(record, "name"))
    return {key: positions for key, positions in found.items() if positions}


def steps_of(register: Register, at: Pointer, record: Record, asked: Wanted, proof: Proof) -> Steps:
    """What it takes to confirm fields of the record at an address."""
    found = Steps()
    for field in plan(type(record)):
        if field.key not in asked:
            continue
        here = Pointer(at.record, (field.key,))
        if field.key == "status" and _is_to_confirm(record):
            found += activated(record, here, proof)
            continue
        of = Target(Kind.CONFIRM, here, field, record, getattr(record, field.name))
        found += confirming(register, of, proof, asked[field.key])
    return found


def becomes_active(record: Record, asked: Wanted) -> bool:
    """Whether the record is an activity to be confirmed whose status nobody has named, so that it may follow."""
    return _is_to_confirm(record) and "status" not in asked


def undecided(case: Case, address: str) -> tuple[str, ...]:
    """The fields of a record that are still doubtful: only proposed, or given in two ways.

    What a record is silent about does not keep an activity from being carried out, and is asked elsewhere.
    """
    found = (point for point in open_points(case) if point.at.record == address and point.at.field != ("status",))
    return tuple(dict.fromkeys(dotted(point.at.field) for point in found if point.kind in (Kind.CONFIRM, Kind.WHICH)))


def activation(address: str, record: Record, proof: Proof) -> Steps:
    """What makes the activity at an address one that is carried out."""
    return activated(record, Pointer(address, ("status",)), proof)


def _is_to_confirm(record: Record) -> bool:
    return isinstance(record, Activity) and record.status == "to-confirm"


def _unconfirmed(record: Record) -> Iterator[tuple[str, tuple[int, ...]]]:
    for field in plan(type(record)):
        if field.declared.section == "admin":
            continue
        value = getattr(record, field.name)
        items = value if isinstance(value, tuple) else () if value is None else (value,)
        found = [evidence_of(record, field, item) for item in items]
        if open_ := tuple(at for at, one in enumerate(found) if one is None or one.basis != "confirmed"):
            yield field.key, open_


def _only_proposed(record: Record, key: str) -> Iterator[int]:
    field = next(field for field in plan(type(record)) if field.key == key)
    found = evidence_of(record, field)
    if found is not None and found.basis == "inferred":
        yield 0


def _positions(record: Record, at: FieldAt) -> tuple[int, ...]:
    path, key = at.path, str(at.path[0])
    whole = path[:2] if _is_item(path) else path[:1]
    if key in _ABOUT:
        raise _refused("about", field=key)
    if path != whole:
        raise _refused("within", field=dotted(path), whole=dotted(whole))
    value = getattr(record, next(field.name for field in plan(type(record)) if field.key == key))
    if value is None:
        raise _refused("silent", field=key)
    if not isinstance(value, tuple):
        return (0,)
    if not at.is_item:
        return tuple(range(len(value)))
    number = int(path[1])
    item = value[number]
    if len(value) > 1 and not (isinstance(item, Part) and holds_evidence(type(item))) and item_key(item) is None:
        raise _refused("unnamed", field=dotted(path), whole=key)
    return (number,)


def _is_item(path: Path) -> bool:
    return len(path) > 1 and isinstance(path[1], int)


def _refused(name: str, **params: str) -> Refused:
    return Refused(Message(f"interface.confirm.{name}", params))
