"""A workspace as Git has it at one commit, or on one day, read as if it lay on disk."""

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ropa.finding import Finding, Place
from ropa.i18n import Key
from ropa.register import SHARED
from ropa.source import MAX_BYTES, Source, unreadable
from ropa.store.content import source_of
from ropa.store.git import Commit, Entry, GitError, Repository, repository_of
from ropa.store.naming import alike, register_names
from ropa.store.reading import SETTINGS, Folder, taken


@dataclass(frozen=True, slots=True)
class Left:
    """A register that the revision says nothing of, since it is kept in another repository or in none."""

    name: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A workspace at one commit.

    Attributes:
        root: The workspace's folder as the reader knows it.
        repository: The repository it is kept in.
        commit: The commit.
        name: What it was asked for by.
        day: The day that was asked for, so that registers kept elsewhere are read on it too; None for a revision,
            which names a commit of this repository only.
    """

    root: Path
    repository: Repository
    commit: Commit
    name: str
    day: datetime.date | None = None

    def read_settings(self) -> Source | None:
        """The workspace's settings; None where it had none."""
        reader = Reader(self.repository)
        own = [entry for entry in self._entries() if entry.parts == (SETTINGS,)]
        return next(reader.sources(self.root.name, self.root, own), None)

    def read_folders(self, members: tuple[str, ...]) -> Iterator[Folder | Finding | Left]:
        """Every register of the workspace as it was, shared records first.

        Args:
            members: Folders of further registers, relative to the workspace or absolute.

        Yields:
            What reading from disk yields, and a name for each register that cannot be had at this commit.
        """
        found: dict[str, Folder | Left] = {}
        reader = Reader(self.repository)
        below: dict[str, list[Entry]] = {}
        for entry in self._entries():
            name, *rest = entry.parts
            if rest:
                below.setdefault(name, []).append(Entry(tuple(rest), entry.key, entry.size, entry.is_file))
            elif not entry.is_file:
                found[name] = Left(name)
            elif name.endswith(".toml") and name != SETTINGS:
                yield unreadable("R115", self.root.name, Place(str(self.root / name)), name=name)
        names = register_names(below)
        for folder, entries in below.items():
            if not folder.startswith("."):
                found[names[folder]] = reader.folder(names[folder], self.root / folder, entries)
        for path in self._nested():
            found[path.name] = self._elsewhere(path)
        for member in members:
            path = Path(os.path.realpath(self.root / member))
            if path.name in found and path != Path(os.path.realpath(self.root / path.name)):
                yield taken(self.root, member, path.name)
            else:
                found[path.name] = self._elsewhere(path)
        yield from alike(self.root.name, {name: self.root / name for name in found})
        for name in sorted(found, key=lambda name: (name != SHARED, name)):
            one = found[name]
            if isinstance(one, Left) or one.sources:
                yield one

    def _entries(self) -> tuple[Entry, ...]:
        return self.repository.entries(self.commit.key, place_in(self.repository, self.root))

    def _nested(self) -> Iterator[Path]:
        """Folders of the workspace that are repositories of their own."""
        if self.root.is_dir():
            yield from (path for path in sorted(self.root.iterdir()) if (path / ".git").exists())

    def _elsewhere(self, path: Path) -> Folder | Left:
        """A register that need not lie in the workspace's repository."""
        try:
            repository = repository_of(path)
            if repository == self.repository:
                commit = self.commit
            elif self.day:
                commit = repository.commit_on(self.day)
            else:
                return Left(path.name)
        except GitError:
            return Left(path.name)
        return Reader(repository).folder(path.name, path, repository.entries(commit.key, place_in(repository, path)))


def snapshot(root: Path, asked: str | datetime.date) -> Snapshot:
    """A workspace at a revision, or at the last commit on or before a day.

    Raises:
        GitError: Git is absent, or the workspace is not kept in it, or it has no such commit.
    """
    repository = repository_of(root)
    if isinstance(asked, datetime.date):
        return Snapshot(root, repository, repository.commit_on(asked), asked.isoformat(), asked)
    return Snapshot(root, repository, repository.commit(asked), asked)


def place_in(repository: Repository, path: Path) -> str:
    """Where a path lies in its repository, with `/` between its parts; empty for its top.

    Raises:
        GitError: It lies elsewhere, such as a work tree that is kept apart.
    """
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(repository.top):
        raise GitError("no-repository", path=str(path))
    inside = real.relative_to(repository.top).as_posix()
    return "" if inside == "." else inside


@dataclass(slots=True)
class Reader:
    """Reads the texts of one repository, each object once."""

    repository: Repository
    _read: dict[tuple[str, str], Source] = field(default_factory=dict)

    def folder(self, name: str, path: Path, entries: Iterable[Entry]) -> Folder:
        """The texts of one register.

        Args:
            name: The register's name.
            path: Its folder.
            entries: Everything below the folder.
        """
        seen = [
            entry
            for entry in entries
            if entry.parts[-1].lower().endswith(".toml") and not any(part.startswith(".") for part in entry.parts)
        ]
        return Folder(name, path, tuple(self.sources(name, path, seen)))

    def sources(self, register: str, path: Path, entries: list[Entry]) -> Iterator[Source]:
        """Files as texts, under the paths that they have on disk."""
        shown = {entry.parts: str(path.joinpath(*entry.parts)) for entry in entries}
        wanted = [
            entry.key
            for entry in entries
            if entry.is_file and entry.size <= MAX_BYTES and (entry.key, shown[entry.parts]) not in self._read
        ]
        contents = self.repository.contents(wanted) if wanted else {}
        for entry in entries:
            name = shown[entry.parts]
            if not entry.is_file:
                yield Source(
                    name,
                    "",
                    findings=(unreadable("R105", register, Place(name), detail=Key("interface.system.no-file")),),
                )
                continue
            if (entry.key, name) not in self._read:
                content = contents.get(entry.key, b"")
                self._read[entry.key, name] = source_of(register, name, content, entry.size)
            yield self._read[entry.key, name]


class FolderHistory:
    """The states through which Git saw one register's folder go."""

    def __init__(self, name: str, path: Path, start: Snapshot | None = None) -> None:
        """Prepare to read; nothing is asked of Git but where the folder belongs.

        Args:
            name: The register's name.
            path: Its folder.
            start: The latest state to look at, where the folder lies in its repository; the last commit otherwise.

        Raises:
            GitError: Git is absent, or the folder is not kept in it, or nothing has been committed.
        """
        self.name = name
        self.path = path
        self._repository = repository_of(path)
        self._folder = place_in(self._repository, path)
        is_here = start is not None and start.repository == self._repository
        self.head = start.commit if start and is_here else self._repository.commit("HEAD")
        self._reader = Reader(self._repository)
        self._folders: dict[str, Folder] = {}

    def commits(self, limit: int) -> tuple[Commit, ...]:
        """The commits that changed the folder, newest first."""
        return tuple(self._repository.log(self.head.key, self._folder, limit))

    def trees(self, commits: Iterable[str]) -> Mapping[str, str]:
        """Names for the folder's content at commits, the same where it is the same; none where it was not there."""
        return self._repository.trees(commits, self._folder)

    def folder(self, tree: str) -> Folder:
        """The folder's texts by the name of its content."""
        if tree not in self._folders:
            self._folders[tree] = self._reader.folder(self.name, self.path, self._repository.entries(tree))
        return self._folders[tree]
