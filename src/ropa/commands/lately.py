"""What changed lately in a register: the commits that Git knows, or else its files by their time."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from ropa import store
from ropa.commands.session import Session
from ropa.register import Register
from ropa.store.git import Commit, GitError
from ropa.store.revision import FolderHistory

DAYS = 30
"""How many days back are looked at where no other number is asked for."""

_MOST = 1000
"""Commits that are looked through."""


@dataclass(frozen=True, slots=True)
class Lately:
    """What changed lately.

    Attributes:
        is_in_git: Whether Git keeps the register; else files are told by their time.
        last: The last commit that changed it; None where there is none.
        commits: The commits of the days that were asked for, newest first.
        files: The files written in these days, each with its day, the newest first.
    """

    is_in_git: bool
    last: Commit | None = None
    commits: tuple[Commit, ...] = ()
    files: tuple[tuple[Path, datetime.date], ...] = ()

    @property
    def count(self) -> int:
        """How many changes there are."""
        return len(self.commits) + len(self.files)


def lately(session: Session, register: Register, days: int) -> Lately:
    """What changed in a register within some days before the session's day.

    Args:
        session: Gives the workspace and the day.
        register: The register.
        days: How many days back are looked at.
    """
    workspace, last = session.workspace, session.as_of
    first = last - min(datetime.timedelta(days), last - datetime.date.min)
    folder = workspace.folders.get(register.name)
    if folder is None:
        return Lately(is_in_git=False)
    try:
        commits = FolderHistory(register.name, folder, workspace.snapshot).commits(_MOST)
    except GitError:
        commits = ()
    if commits:
        return Lately(True, commits[0], tuple(one for one in commits if first <= one.date <= last))
    if workspace.snapshot:
        return Lately(is_in_git=False)
    written = ((Path(source.path), store.written_on(Path(source.path))) for source in register.sources)
    files = [(path, day) for path, day in written if day and first <= day <= last]
    return Lately(is_in_git=False, files=tuple(sorted(files, key=lambda file: (-file[1].toordinal(), str(file[0])))))
