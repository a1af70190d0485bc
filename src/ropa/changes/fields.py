"""Changing one field of a record, and what stands beside it because of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from ropa.changes.change import FieldChange, InsertItem, MoveItem, RemoveItem, SetField, UnsetField
from ropa.changes.draft import Draft
from ropa.changes.following import by_position, drop_lost, gone_remark, removals
from ropa.changes.message import Message, refused
from ropa.changes.provenance import doubts
from ropa.changes.written import Written
from ropa.finding import Path, dotted
from ropa.model import NONE
from ropa.register.faults import shown
from ropa.source.edit import Edit, Insert, Move, Set, Unset, Value


def change_field(draft: Draft, change: FieldChange) -> tuple[Message, list[Message]]:
    """Change one field.

    Evidence of an item that goes, goes with it; what names an item by its position keeps naming it. Evidence that
    still stands and was given for another value is told of.

    Raises:
        Refused: There is no such record or item, or the record could not be read any more.
    """
    before = draft.find(change.at.record)
    if not change.at.field:
        raise refused("no-field", record=before.address)
    label = _label(before, change)
    if _same(before, change):
        return label, []
    edits, gone = _edits(before, change)
    draft.edit_records([(before, edits)])
    remarks = [gone_remark(before, path) for path in gone]
    remarks += drop_lost(draft, [before])
    return label, [*remarks, *doubts(draft.find(before.address), change)]


def _edits(record: Written, change: FieldChange) -> tuple[list[Edit], list[Path]]:
    match change:
        case SetField(at, value):
            return _setting(record, record.path(at.field), value), []
        case UnsetField(at) if isinstance(at.field[-1], int):
            return _removing(record, at.field)
        case UnsetField(at):
            value_at(record, path := record.path(at.field))
            return [Unset(path)], []
        case InsertItem(at, position, value):
            return _inserting(record, at.field, position, value)
        case RemoveItem(at):
            return _removing(record, at.field)
        case MoveItem(at, position, to):
            path, start = _item(record, (*at.field, position))
            _, end = _item(record, (*at.field, to))
            follow, _ = by_position(record, path, lambda place: _moved(place, start, end))
            return [*follow, Move(path, start, end)], []


def _setting(record: Written, path: Path, value: Value) -> list[Edit]:
    """Setting a field; between a list of tables and a word nothing of the former form is kept."""
    former = value_at(record, path, None)
    if isinstance(path[-1], int):
        value_at(record, path)
    if isinstance(former, list) and former and isinstance(former[0], dict) and not isinstance(path[-1], int):
        return [Unset(path), Set(path, value)]
    return [Set(path, value)]


def _inserting(record: Written, at: Path, position: int, value: Value) -> tuple[list[Edit], list[Path]]:
    *_, place = path = record.path((*at, position))
    path = path[:-1]
    former = value_at(record, path, None)
    if former == NONE:
        return [Unset(path), Insert(path, 0, value)], []
    if former is not None and not isinstance(former, list):
        raise refused("no-list", record=record.address, field=dotted(at), found=shown(former))
    count = len(former or ())
    assert isinstance(place, int)
    if not 0 <= position <= min(place, count):
        raise refused("no-item", record=record.address, field=dotted(at), number=str(position + 1), count=str(count))
    return insertions(record, path, {min(place, count): value}), []


def insertions(record: Written, at: Path, items: Mapping[int, Value]) -> list[Edit]:
    """The edits that put items into a list, each before the item that has its position so far."""
    follow, _ = by_position(record, at, lambda place: place + sum(1 for new in items if new <= place))
    return [*follow, *(Insert(at, place, items[place]) for place in sorted(items, reverse=True))]


def _removing(record: Written, at: Path) -> tuple[list[Edit], list[Path]]:
    path, position = _item(record, at)
    follow, gone = by_position(
        record, path, lambda place: None if place == position else place - 1 if place > position else place
    )
    return [*follow, *removals(record.values, [(*path, position), *gone])], gone


def _moved(place: int, start: int, end: int) -> int:
    if place == start:
        return end
    if start < place <= end:
        return place - 1
    return place + 1 if end <= place < start else place


def _item(record: Written, at: Path) -> tuple[Path, int]:
    """The list of an item and its position there."""
    path = record.path(at)
    value_at(record, path)
    position = path[-1]
    if not isinstance(position, int):
        raise refused("no-list", record=record.address, field=dotted(at), found=shown(value_at(record, path)))
    return path[:-1], position


_MISSING: Any = object()


def value_at(record: Written, path: Path, default: Any = _MISSING) -> Any:
    """What stands at a path of a record.

    Raises:
        Refused: Nothing stands there, and no default is given.
    """
    value: Any = record.values
    for step in path:
        if isinstance(value, Mapping) and step in value:
            value = value[str(step)]
        elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        elif default is not _MISSING:
            return default
        else:
            raise refused("nothing-there", record=record.address, field=dotted(path))
    return value


def _same(record: Written, change: FieldChange) -> bool:
    return isinstance(change, SetField) and value_at(record, record.path(change.at.field), None) == change.value


def _label(record: Written, change: FieldChange) -> Message:
    params = {"record": record.address, "field": dotted(change.at.field)}
    match change:
        case SetField(value=value):
            return Message("changes.label.set", {**params, "value": _shown(value)})
        case InsertItem(value=value):
            return Message("changes.label.insert", {**params, "value": _shown(value)})
        case RemoveItem(at) | UnsetField(at) if isinstance(at.field[-1], int):
            former = value_at(record, record.path(at.field), "")
            return Message("changes.label.remove", {**params, "value": _shown(former)})
        case MoveItem():
            return Message("changes.label.move", params)
        case _:
            return Message("changes.label.unset", params)


def _shown(value: object) -> str:
    """A value as a label shows it; of a table what it is about."""
    from_table = value if isinstance(value, Mapping) else {}
    word = next((from_table[key] for key in ("to", "basis", "subject") if key in from_table), value)
    if isinstance(word, Sequence) and not isinstance(word, str) and all(isinstance(item, str) for item in word):
        return shown(", ".join(word))
    return shown(word)
