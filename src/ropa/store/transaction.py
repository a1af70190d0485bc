"""Several files at once: all of them or none, whatever happens on the way, and never over somebody else's change."""

import errno
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ropa.i18n.system import reason_key
from ropa.source import MAX_BYTES
from ropa.store.contents import allowed, content, digest, placed
from ropa.store.journal import Entry, Journal
from ropa.store.journals import begin, drop
from ropa.store.lock import lock
from ropa.store.private import private
from ropa.store.recovery import Outcome, Recovered, recovered, settle, waits
from ropa.store.writing import rights

WAIT = 10.0
"""For how many seconds a writer waits for another to finish."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """What one file is to become.

    Attributes:
        path: The file.
        expected: SHA-256, in hexadecimal, of what it was when it was read; None: it is not there.
        after: What it is to hold; None: it is to go.
    """

    path: Path
    expected: str | None
    after: bytes | None


class Conflict(Exception):  # noqa: N818 - an answer to expect, no fault
    """Somebody else has changed a file since it was read; nothing was written.

    Attributes:
        path: The file.
        expected: SHA-256 of what it was when it was read; None where it was not there.
        found_text: What it holds now; None where it is gone.
    """

    def __init__(self, path: Path, expected: str | None, found: bytes | None) -> None:
        super().__init__(f"{path} was changed by somebody else")
        self.path = path
        self.expected = expected
        self.found_text = None if found is None else found.decode("utf-8-sig", errors="replace")


class Unfinished(OSError):  # noqa: N818 - said of the transaction
    """A transaction could neither be completed nor be taken back for now; its journal keeps all it would have written.

    Attributes:
        left: How it stands, as `recover` would report it.
    """

    def __init__(self, left: Recovered) -> None:
        super().__init__(left.detail)
        self.left = left


def commit(
    root: Path, changes: Sequence[FileChange], members: Iterable[str] = (), wait: float = WAIT
) -> list[Recovered]:
    """Change several texts of a workspace: all of them or none.

    A symbolic link stays one: what it leads to is written. A file that is to go and is a link goes as a link.

    Args:
        root: The workspace.
        changes: What is to become of each file; a file without `after` goes.
        members: Folders of further registers, as the settings name them.
        wait: For how many seconds to wait for another writer.

    Returns:
        Transactions of writers that died, which were found and ended first.

    Raises:
        Conflict: A file is not what it was when it was read; nothing was written.
        Locked: Another writer is at work for longer than that; nothing was written.
        Unfinished: An earlier transaction stands in the way, or this one could not be taken back whole.
        OSError: A file lies outside the workspace and its members, is no `.toml` or larger than what is read, or the
            disk says no; nothing was changed.
        ValueError: Two changes are of the same file.
    """
    with lock(root, wait):
        folders = allowed(root, members)
        before = recovered(root, folders)
        for left in before:
            if left.outcome is Outcome.PENDING:
                raise Unfinished(left)
        entries = _entries(changes, folders)
        if entries:
            made = _missing(entry.path.parent for entry in entries if entry.after is not None)
            journal = Journal(private(root, "transactions"), os.urandom(8).hex(), entries, made)
            begin(journal)
            _carry_out(root, journal)
        return before


def recover(root: Path, members: Iterable[str] = (), wait: float = WAIT) -> list[Recovered]:
    """End the transactions of writers that died, at the start of the program.

    Args:
        root: The workspace.
        members: Folders of further registers, as the settings name them.
        wait: For how many seconds to wait for another writer.

    Returns:
        Each that was found; a transaction of which nothing had been written yet is not told of.

    Raises:
        Locked: Another writer is at work for longer than that.
        OSError: The disk says no.
    """
    if not waits(root):
        return []
    with lock(root, wait):
        return recovered(root, allowed(root, members))


def _entries(changes: Sequence[FileChange], folders: tuple[Path, ...]) -> tuple[Entry, ...]:
    """What has to be done, once every file is known to be what it was."""
    entries: dict[Path, Entry] = {}
    for change in changes:
        path = placed(change.path, folders)
        if change.after is not None and len(change.after) > MAX_BYTES:
            # It could be written, but never be read again.
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(change.path))
        found = content(path)
        _guard(change.path, change.expected, found)
        link = str(path.readlink()) if change.after is None and path.is_symlink() else None
        entry = Entry(path, found, change.after, rights(path), link)
        if entries.setdefault(entry.target, entry) is not entry:
            raise ValueError(f"{change.path} is changed twice")
        if found is not None and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(change.path))
    return tuple(entry for entry in entries.values() if entry.before != entry.after)


def _guard(path: Path, expected: str | None, found: bytes | None) -> None:
    if digest(found) != expected:
        raise Conflict(path, expected, found)


def _missing(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The folders that are not there and have to be, those above before those below."""
    missing: set[Path] = set()
    for folder in folders:
        here = folder
        while not here.exists():
            missing.add(here)
            here = here.parent
    return tuple(sorted(missing))


def _carry_out(root: Path, journal: Journal) -> None:
    swapped: list[int] = []
    try:
        journal.make()
        # What needs room on the disk comes before anything is changed.
        for number in range(len(journal.entries)):
            journal.stage(number)
        for number, entry in enumerate(journal.entries):
            _guard(entry.path, digest(entry.before), content(entry.path))
            swapped.append(number)
            journal.put(number, staged=True)
        journal.sync()
    except BaseException as error:
        _take_back(root, journal, swapped, error)
        raise
    try:
        drop(journal.home, journal.key)
    except OSError:
        # Everything is done and on disk. The journal that stays is found to be so by the next writer.
        return


def _take_back(root: Path, journal: Journal, swapped: Sequence[int], cause: BaseException) -> None:
    try:
        left = settle(root, journal.turn(), swapped)
    except OSError as error:
        left = Recovered(
            journal.key, Outcome.PENDING, tuple(entry.path for entry in journal.entries), None, reason_key(error)
        )
    if left.outcome is not Outcome.UNDONE:
        raise Unfinished(left) from cause
