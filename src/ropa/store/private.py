"""The folder `.ropa` of a workspace: what the program keeps there for itself, out of sight of reading and of Git."""

import errno
import os
from pathlib import Path

NAME = ".ropa"
"""Name of the folder."""


def private(root: Path, *names: str) -> Path:
    """The program's own folder in a workspace, or one below it, made where it is not there.

    Raises:
        FileNotFoundError: The workspace is not there.
        OSError: It cannot be made, or a link stands in its place; one would lead what is written out of the workspace.
    """
    folder = root / NAME
    _make(folder)
    ignore = folder / ".gitignore"
    if not _size(ignore):
        ignore.write_bytes(b"*\n")
    for name in names:
        folder /= name
        _make(folder)
    return folder


def within(root: Path, *names: str) -> Path | None:
    """The same folder where it is there and is one; nothing is made."""
    folder = root / NAME
    for name in ("", *names):
        folder = folder / name
        if folder.is_symlink() or not folder.is_dir():
            return None
    return folder


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except FileNotFoundError:
        return 0


def _make(folder: Path) -> None:
    try:
        folder.mkdir()
    except FileExistsError:
        if folder.is_symlink() or not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from None
