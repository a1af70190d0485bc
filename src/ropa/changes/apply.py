"""Making changes: from records and wishes to the texts of files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ropa.changes.adding import add, duplicate
from ropa.changes.batch import Batch
from ropa.changes.change import (
    AddRecord,
    Change,
    DeleteRecord,
    DuplicateRecord,
    FieldChange,
    InsertItem,
    MoveItem,
    RemoveItem,
    RenameRecord,
    ReplaceRecipient,
    SetField,
    UnsetField,
)
from ropa.changes.deleting import delete
from ropa.changes.draft import Draft
from ropa.changes.fields import change_field
from ropa.changes.message import Message
from ropa.changes.renaming import rename
from ropa.changes.replacing import replace_recipient
from ropa.register import Portfolio
from ropa.source import Source

_MAKING: Mapping[type[Any], Callable[[Draft, Any], tuple[Message, list[Message]]]] = {
    SetField: change_field,
    UnsetField: change_field,
    InsertItem: change_field,
    RemoveItem: change_field,
    MoveItem: change_field,
    AddRecord: add,
    DuplicateRecord: duplicate,
    DeleteRecord: delete,
    RenameRecord: rename,
    ReplaceRecipient: replace_recipient,
}


def files_after(portfolio: Portfolio, changes: Iterable[Change], label: Message | None = None) -> Batch:
    """What changes do to the files of a workspace; each sees what those before it left.

    Args:
        portfolio: The registers as they are now.
        changes: What is to be done, in order: all of it or nothing.
        label: What to call it; where it is not said, a single change is called by its own name.

    Returns:
        The files that change. Every record that could be read before can be read after.

    Raises:
        Refused: One of the changes cannot be made.
    """
    return made(portfolio, changes, label)[0]


def made(
    portfolio: Portfolio, changes: Iterable[Change], label: Message | None = None
) -> tuple[Batch, Mapping[str, Source]]:
    """The same, and what the changed texts hold, by path."""
    wanted = tuple(changes)
    draft = Draft(portfolio)
    draft.expect(change.at.record for change in wanted if isinstance(change, FieldChange))
    labels: list[Message] = []
    remarks: list[Message] = []
    for change in wanted:
        name, said = _MAKING[type(change)](draft, change)
        labels.append(name)
        remarks += [message for message in said if message not in remarks]
    if label is None:
        label = labels[0] if len(labels) == 1 else _together(labels)
    return Batch(label, draft.files(), tuple(remarks)), draft.made()


def _together(labels: Sequence[Message]) -> Message:
    """What several changes are called: by their number and the record that the first of them is about."""
    params = {"count": str(len(labels))}
    records = list(dict.fromkeys(label.params.get("record", "") for label in labels))
    if not records or not records[0]:
        return Message("changes.label.several", params)
    if len(records) == 1:
        return Message("changes.label.several-in-one", {**params, "record": records[0]})
    return Message("changes.label.several-from", {**params, "record": records[0]})
