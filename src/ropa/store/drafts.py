"""Drafts: what a session has not saved yet, on disk, so that it outlives a session that dies.

Beside each draft lies a lock that its session holds as long as it lives. Only a draft whose lock is free is of a dead
session; process numbers, which are given again, say nothing.
"""

import errno
import hashlib
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ropa.store.contents import content
from ropa.store.lock import Locked, free, seize
from ropa.store.private import NAME, private, within
from ropa.store.writing import write

MAX_DRAFT = 32 * 1024 * 1024
"""Largest draft, in bytes."""

_HOME = "drafts"
_LOOK = 2.0
_HEAD = b"ropa draft 1 "
_NAME = re.compile(r"[A-Za-z0-9-]{1,64}")
_held: dict[Path, int] = {}


def session_name() -> str:
    """A name that no other session has."""
    return os.urandom(8).hex()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a dead session had not saved.

    Attributes:
        session: The session.
        saved: When the draft was last written.
        payload: What it holds.
    """

    session: str
    saved: datetime
    payload: bytes


@dataclass(frozen=True, slots=True)
class BrokenDraft:
    """A draft that cannot be read back; it stays where it is.

    Attributes:
        session: The session.
        path: The file.
        detail: What the disk said; empty where the content is not what was written.
    """

    session: str
    path: Path
    detail: str = ""


def save_draft(root: Path, session_id: str, payload: bytes) -> None:
    """Keep what a session has not saved, in place of what was kept of it before.

    From then on the session counts as alive until its process ends or `drop_draft` is called.

    Args:
        root: The workspace.
        session_id: Up to 64 letters, digits and hyphens that no other session has.
        payload: What to keep.

    Raises:
        Locked: Another process has that session.
        OSError: The disk says no, or the draft is too large; the one before it stays.
        ValueError: The session has no such name.
    """
    path = _path(private(root, _HOME), session_id)
    if len(payload) > MAX_DRAFT:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    guard = _guard(path)
    if guard not in _held:
        # Others hold it for as long as they take to look whether the session lives.
        _held[guard] = seize(guard, wait=_LOOK)
    write(path, _HEAD + hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload)


def drafts(root: Path) -> list[Draft | BrokenDraft]:
    """What dead sessions left behind, the oldest first.

    Raises:
        OSError: The folder cannot be read.
    """
    home = within(root.resolve(), _HOME)
    found: list[tuple[float, str, Draft | BrokenDraft]] = []
    for path in sorted(home.glob("*.draft")) if home else ():
        if not _NAME.fullmatch(path.stem) or _guard(path) in _held:
            continue
        try:
            guard = seize(_guard(path))
        except Locked:
            continue
        try:
            written = content(path, len(_HEAD) + 65 + MAX_DRAFT)
            if written is not None:  # not dropped meanwhile
                found.append((path.stat().st_mtime, path.stem, _read(path, written)))
        except OSError as error:
            found.append((0, path.stem, BrokenDraft(path.stem, path, error.strerror or type(error).__name__)))
        finally:
            free(guard)
    return [draft for *_, draft in sorted(found, key=lambda item: item[:2])]


def drop_draft(root: Path, session_id: str) -> None:
    """Remove a draft: one's own, or that of a dead session once it has been taken over or refused.

    Raises:
        Locked: Its session lives in another process.
        OSError: The disk says no.
        ValueError: No session has such a name.
    """
    home = within(root, _HOME)
    path = _path(home or root, session_id)
    if home is None:
        return
    guard = _guard(path)
    handle = _held.pop(guard, None)
    if handle is None:
        handle = seize(guard, wait=_LOOK)
    try:
        path.unlink(missing_ok=True)
        guard.unlink(missing_ok=True)
    finally:
        free(handle)


def draft_path(root: Path, session_id: str) -> Path:
    """The file that holds a draft."""
    return _path(root / NAME / _HOME, session_id)


def _path(home: Path, session_id: str) -> Path:
    if not _NAME.fullmatch(session_id):
        raise ValueError(f"no name of a session: {session_id!r}")
    return Path(os.path.realpath(home)) / f"{session_id}.draft"


def _guard(path: Path) -> Path:
    return path.with_suffix(".lock")


def _read(path: Path, written: bytes) -> Draft | BrokenDraft:
    head, _, payload = written.partition(b"\n")
    if head != _HEAD + hashlib.sha256(payload).hexdigest().encode():
        return BrokenDraft(path.stem, path)
    return Draft(path.stem, datetime.fromtimestamp(path.stat().st_mtime, UTC), payload)
