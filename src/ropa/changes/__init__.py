"""Changes as values: from what a person wants of records to the texts of files, and back again.

Nothing here touches the disk: `files_after` takes the registers as read and gives each file's text before and after.
"""

from ropa.changes.apply import files_after, made
from ropa.changes.assignment import field_changes, parse_assignment
from ropa.changes.batch import Batch, FileChange
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
from ropa.changes.deleting import used_by
from ropa.changes.ids import reserved_ids
from ropa.changes.journal import Journal
from ropa.changes.message import Message, Refused
from ropa.changes.new_file import is_device
from ropa.changes.paths import FieldAt, field_path
from ropa.changes.recovery import as_json, from_json
from ropa.changes.text_diff import FileDiff, changed_lines, text_diff
from ropa.changes.values import parse_value

__all__ = [
    "AddRecord",
    "Batch",
    "Change",
    "DeleteRecord",
    "DuplicateRecord",
    "FieldAt",
    "FieldChange",
    "FileChange",
    "FileDiff",
    "InsertItem",
    "Journal",
    "Message",
    "MoveItem",
    "Refused",
    "RemoveItem",
    "RenameRecord",
    "ReplaceRecipient",
    "SetField",
    "UnsetField",
    "as_json",
    "changed_lines",
    "field_changes",
    "field_path",
    "files_after",
    "from_json",
    "is_device",
    "made",
    "parse_assignment",
    "parse_value",
    "reserved_ids",
    "text_diff",
    "used_by",
]
