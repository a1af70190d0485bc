"""The user's disk: the only package that reads registers from it and writes to it.

`reading` takes a workspace in, `git` and `revision` a former state of it. `writing` puts one file in its place,
`transaction` several at once or none, `drafts` keeps what is not saved yet, and `watching` tells what others change.
What these keep for themselves stands in the folder `.ropa` of the workspace.
"""

from ropa.store.drafts import MAX_DRAFT, BrokenDraft, Draft, drafts, drop_draft, save_draft
from ropa.store.lock import Locked
from ropa.store.reading import SETTINGS, Folder, is_workspace, read_folders, read_settings
from ropa.store.recovery import Outcome, Recovered
from ropa.store.told import told
from ropa.store.transaction import Conflict, FileChange, Unfinished, commit, recover
from ropa.store.watching import changes
from ropa.store.writing import exists, is_folder, make_folder, occupied, write

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
    "drafts",
    "drop_draft",
    "exists",
    "is_folder",
    "is_workspace",
    "make_folder",
    "occupied",
    "read_folders",
    "read_settings",
    "recover",
    "save_draft",
    "told",
    "write",
]
