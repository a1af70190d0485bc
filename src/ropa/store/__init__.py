"""The user's disk: the only package that reads registers from it and writes to it.

`reading` takes a workspace in, `git` and `revision` a former state of it. `writing` puts one file in its place,
`transaction` several at once or none, `drafts` keeps what is not saved yet, `editing` hands a copy to an editor and
`viewing` a file to what shows it, and `watching` tells what others change. What these keep for themselves stands in
the folder `.ropa` of the workspace.
"""

from ropa.store.drafts import MAX_DRAFT, BrokenDraft, Draft, draft_path, drafts, drop_draft, save_draft, session_name
from ropa.store.examples import examples
from ropa.store.lock import Locked
from ropa.store.reading import (
    SETTINGS,
    Folder,
    holds_registers,
    is_workspace,
    read_beside,
    read_bytes,
    read_folders,
    read_settings,
    read_text,
    real_path,
    written_on,
)
from ropa.store.recovery import Outcome, Recovered
from ropa.store.told import told
from ropa.store.transaction import Conflict, FileChange, Unfinished, commit, recover
from ropa.store.viewing import view
from ropa.store.watching import changes
from ropa.store.writing import exists, is_folder, make_folder, occupied, put_beside, write

__all__ = [
    "MAX_DRAFT",
    "SETTINGS",
    "BrokenDraft",
    "Conflict",
    "Draft",
    "FileChange",
    "Folder",
    "Locked",
    "Outcome",
    "Recovered",
    "Unfinished",
    "changes",
    "commit",
    "draft_path",
    "drafts",
    "drop_draft",
    "examples",
    "exists",
    "holds_registers",
    "is_folder",
    "is_workspace",
    "make_folder",
    "occupied",
    "put_beside",
    "read_beside",
    "read_bytes",
    "read_folders",
    "read_settings",
    "read_text",
    "real_path",
    "recover",
    "save_draft",
    "session_name",
    "told",
    "view",
    "write",
    "written_on",
]
