"""Evidence that was given for another value than the one that now stands there."""

from collections.abc import Mapping, Sequence

from ropa.changes.change import FieldChange, InsertItem, SetField, UnsetField
from ropa.changes.following import FOLLOWING
from ropa.changes.message import Message, remark
from ropa.changes.written import Written
from ropa.finding import Path, dotted
from ropa.model import Evidence, FieldPlan, Record, plan
from ropa.register.evidence import evidence_of
from ropa.vocabulary import Word

_OF_ITSELF = (*FOLLOWING, "cited", "review")
"""Fields that are no statement of the source, but about statements."""


def doubts(record: Written, change: FieldChange) -> list[Message]:
    """Tell of the evidence that holds for a changed field, and so speaks of a value that it was not given for.

    Args:
        record: The record after the change.
        change: What was changed; what is only moved or removed leaves the evidence of the others true.
    """
    if isinstance(change, SetField | InsertItem) and _has_its_own(change.value):
        return []
    path = _changed(change)
    return doubts_of(record, path, unset=isinstance(change, UnsetField)) if path else []


def doubts_of(record: Written, path: Path, *, unset: bool = False) -> list[Message]:
    """Tell of the evidence that holds for a field and was not given for what now stands there.

    Args:
        record: The record after the change.
        path: The field, or the item of a list.
        unset: Whether the field fell silent, so that what holds for the whole record says nothing of it.
    """
    read = record.record()
    if read is None:
        return []
    field = next((field for field in plan(record.model) if field.key == path[0]), None)
    if field is None or field.key in _OF_ITSELF or "evidence" in path:
        return []
    found = _evidence(read, field, path)
    if found is None or (unset and found is read.cited):
        return []
    source = ", ".join(part for part in (found.document, found.section, found.by) if part)
    basis = Word(f"evidence-basis/{found.basis or 'stated'}")
    return [remark("evidence", record=record.address, field=dotted(path), source=source or "…", basis=basis)]


def _has_its_own(value: object) -> bool:
    """Whether a value was given together with its evidence; of a list, each item."""
    if isinstance(value, Mapping):
        return "evidence" in value
    return isinstance(value, Sequence) and not isinstance(value, str) and bool(value) and all(map(_has_its_own, value))


def _changed(change: FieldChange) -> Path:
    match change:
        case SetField(at) | UnsetField(at):
            return at.field
        case InsertItem(at, position):
            return (*at.field, position)
        case _:
            return ()


def _evidence(record: Record, field: FieldPlan, path: Path) -> Evidence | None:
    value = getattr(record, field.name)
    if isinstance(value, tuple) and len(path) > 1 and isinstance(path[1], int) and path[1] < len(value):
        value = value[path[1]]
    return evidence_of(record, field, None if isinstance(value, tuple) else value)
