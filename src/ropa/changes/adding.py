"""Writing a new record, from values or from another record."""

from collections.abc import Mapping
from typing import Any

from ropa.changes.change import AddRecord, DuplicateRecord
from ropa.changes.draft import Draft
from ropa.changes.ids import check_id
from ropa.changes.message import Message, refused, remark
from ropa.changes.new_file import first_line, named_file, own_file
from ropa.model import KINDS, Evidence, Part, RegisterRecord, plan
from ropa.source import Source

_OF_THE_FORMER = ("cited", "evidence", "alternative", "open", "accepted", "deferred", "review", "reference")
"""What was said of one record and would be untrue of another: its sources, questions, decisions, reviews, number."""


def add(draft: Draft, change: AddRecord) -> tuple[Message, list[Message]]:
    """Write a new record.

    Raises:
        Refused: No such register, kind or file, an id that it cannot have, or values that cannot be read as a record.
    """
    register = draft.register(change.register)
    if change.kind not in KINDS or change.kind == RegisterRecord.KIND:
        kinds = ", ".join(kind for kind in KINDS if kind != RegisterRecord.KIND)
        raise refused("no-kind", name=change.kind, allowed=kinds)
    check_id(draft, register.name, change.kind, change.id)
    if change.file is None:
        path = own_file(draft, register, change.kind, change.id)
    else:
        path = named_file(register, change.file)
    there = next((source for source in draft.sources(register.name) if source.path == path), None)
    if there is not None and there.findings:
        raise refused("text.unreadable", path=str(there.findings[0].place or path))
    source = there or Source(path, first_line(register, path))
    draft.write(register.name, source, (change.kind, change.id), change.values)
    return Message("changes.label.add", {"record": f"{register.name}/{change.id}"}), []


def duplicate(draft: Draft, change: DuplicateRecord) -> tuple[Message, list[Message]]:
    """Write a record that says what another says; what was said of the other as such stays behind.

    Raises:
        Refused: There is no such record, it cannot be had twice, or the id cannot be given.
    """
    record = draft.find(change.address)
    if not record.key:
        raise refused("the-register", address=record.address)
    values = without_sources(record.model, record.values)
    left = [key for key in _OF_THE_FORMER if key in record.values]
    add(draft, AddRecord(record.register, record.kind, change.id, values))
    address = f"{record.register}/{change.id}"
    label = Message("changes.label.duplicate", {"record": record.address, "other": address})
    remarks = [remark("left-behind", record=address, other=record.address, fields=", ".join(left))] if left else []
    return label, remarks


def without_sources(model: type[Part], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a table without what was said of its sources, its open questions and its reviews."""
    kept: dict[str, Any] = {}
    fields = {field.key: field for field in plan(model)}
    for key, value in values.items():
        field = fields.get(key)
        if key in _OF_THE_FORMER or (field and field.part is Evidence):
            continue
        part = field.part if field else None
        if part is not None and isinstance(value, dict):
            kept[key] = without_sources(part, value)
        elif part is not None and isinstance(value, list):
            kept[key] = [without_sources(part, item) if isinstance(item, dict) else item for item in value]
        else:
            kept[key] = value
    return kept
