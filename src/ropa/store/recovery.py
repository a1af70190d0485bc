"""Ending a transaction that its writer did not end: completed, taken back, or kept aside untouched."""

import enum
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ropa.i18n.system import reason_key
from ropa.store.contents import Unreadable, content
from ropa.store.journal import Entry, Journal
from ropa.store.journals import Broken, drop, keep, load, sweep, waiting
from ropa.store.private import private, within

_HOME = "transactions"


class Outcome(enum.Enum):
    """What became of a transaction that was found."""

    COMPLETED = "completed"
    """Every file is now what it was to become."""
    UNDONE = "undone"
    """Every file is what it was before."""
    KEPT = "kept"
    """Nothing was touched, since that would have lost something; all contents are kept aside."""
    PENDING = "pending"
    """The disk says no for now; it will be tried again."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """A transaction that was found, and what became of it.

    Attributes:
        key: What tells it from others.
        outcome: What became of it.
        paths: The files it is about; of one that is kept, those that stood in the way. None are known of a broken one.
        kept: The folder that holds its contents, if it was kept.
        detail: Why it was kept, as `changed`, `outside` or `broken`; what the disk said, if it is pending.
    """

    key: str
    outcome: Outcome
    paths: tuple[Path, ...]
    kept: Path | None = None
    detail: str = ""


def waits(root: Path) -> bool:
    """Whether anything is left of a transaction."""
    home = within(root, _HOME)
    return home is not None and any(home.iterdir())


def recovered(root: Path, folders: tuple[Path, ...]) -> list[Recovered]:
    """End every transaction that was begun; the lock is held.

    Args:
        root: The workspace.
        folders: The folders that may be written.

    Raises:
        OSError: The disk says no to what is not a transaction's own affair.
    """
    home = within(root, _HOME)
    if home is None:
        return []
    found = [_ended(root, home, key, back, folders) for key, back in waiting(home)]
    sweep(home)
    return found


def _ended(root: Path, home: Path, key: str, back: bool, folders: tuple[Path, ...]) -> Recovered:
    paths: tuple[Path, ...] = ()
    try:
        journal = load(home, key, back, folders)
        paths = tuple(entry.path for entry in journal.entries)
        # What lies outside by a link is not written on the word of a journal: how it stands decides for the others.
        stands = {_found(entry) == entry.before for entry in journal.entries if entry.leads_out(folders)}
        if len(stands) > 1:
            return _kept(root, journal, paths, "outside")
        return settle(root, replace(journal, back=next(iter(stands), back)), range(len(paths)))
    except Broken:
        return _kept(root, Journal(home, key, ()), (), "broken")
    except OSError as error:
        return Recovered(key, Outcome.PENDING, paths, None, reason_key(error))


def settle(root: Path, journal: Journal, numbers: Iterable[int]) -> Recovered:
    """Complete a transaction or take it back, whichever its journal says; touch nothing if that loses a change.

    Args:
        root: The workspace.
        journal: The transaction.
        numbers: The entries that may have been carried out.

    Raises:
        OSError: The disk says no; the journal stays.
    """
    journal.clear()
    rest: list[int] = []
    changed: list[Path] = []
    for number in numbers:
        entry = journal.entries[number]
        wanted, former = (entry.before, entry.after) if journal.back else (entry.after, entry.before)
        found = _found(entry)
        if found == wanted:
            continue
        if found != former or (wanted is not None and not _has_place(entry.target.parent, journal)):
            changed.append(entry.path)
        rest.append(number)
    if changed:
        return _kept(root, journal, tuple(changed), "changed")
    if not journal.back:
        journal.make()
    for number in rest:
        journal.put(number)
    if journal.back:
        journal.unmake()
    journal.sync()
    drop(journal.home, journal.key)
    outcome = Outcome.UNDONE if journal.back else Outcome.COMPLETED
    return Recovered(journal.key, outcome, tuple(entry.path for entry in journal.entries))


def _found(entry: Entry) -> bytes | Unreadable | None:
    """What a file holds; where something stands there that is no text, the error, which equals no content."""
    try:
        return content(entry.path)
    except Unreadable as error:
        return error


def _has_place(folder: Path, journal: Journal) -> bool:
    """Whether a folder is there, or is one that the transaction makes."""
    while not folder.is_dir():
        if os.path.lexists(folder) or folder not in journal.made:
            return False
        folder = folder.parent
    return True


def _kept(root: Path, journal: Journal, paths: tuple[Path, ...], detail: str) -> Recovered:
    journal.clear()
    folder = keep(journal.home, journal.key, private(root, "kept"))
    return Recovered(journal.key, Outcome.KEPT, paths, folder, detail)
