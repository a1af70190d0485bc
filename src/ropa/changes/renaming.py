"""Renaming a record: its table, and every word that names it, or nothing."""

from ropa.changes.change import RenameRecord
from ropa.changes.draft import Draft
from ropa.changes.ids import check_id
from ropa.changes.mentions import mentions
from ropa.changes.message import Message, refused
from ropa.changes.written import Written
from ropa.register.references import reference
from ropa.source.edit import Edit, Rename, Set


def rename(draft: Draft, change: RenameRecord) -> tuple[Message, list[Message]]:
    """Rename a record in all texts that can name it; its file keeps its name.

    Raises:
        Refused: The id cannot be given, or a text that may name the record cannot be read.
    """
    record = draft.find(change.address)
    if not record.key:
        raise refused("the-register", address=record.address)
    label = Message("changes.label.rename", {"record": record.address, "id": change.id})
    if change.id == record.key:
        return label, []
    check_id(draft, record.register, record.kind, change.id)
    address = f"{record.register}/{change.id}"
    edits: list[tuple[Written, list[Edit]]] = []
    for mention in mentions(draft, record):
        value = address if mention.word == record.address else reference(mention.record.register, address)
        edits.append((mention.record, [Set(mention.path, value)]))
    # The table's own key comes last, since until then everything in it stands under the former one.
    draft.edit_records([*edits, (record, [Rename((), change.id)])])
    return label, []
