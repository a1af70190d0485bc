"""What is pending, kept on the disk while a session lives, and offered once it has died."""

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ropa import store
from ropa.changes import Batch, FileChange, Journal, as_json, from_json
from ropa.source import Source
from ropa.workspace.disk import Told
from ropa.workspace.texts import Texts

_VERSION = 1
_MAX_JOURNAL = 4 * 1024 * 1024
"""Longest history that is kept with a draft, in characters; of a longer one the latest part is."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of a draft.

    Attributes:
        path: The file as this reader knows it.
        digest: Digest of what was read of it; None where it was not there.
        bom: Whether it had a byte-order mark.
        before: Its text when it was read.
        after: Its text as it was to be.
    """

    path: str
    digest: str | None
    bom: bool
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Offer:
    """What a dead session had not saved.

    Attributes:
        session: The session.
        saved: When it was kept.
        files: The files.
        changed: Those of them that others have changed since they were read.
        journal: What the session had done.
    """

    session: str
    saved: datetime.datetime
    files: tuple[KeptFile, ...]
    changed: tuple[str, ...]
    journal: Journal

    @property
    def paths(self) -> tuple[str, ...]:
        """The files by name."""
        return tuple(file.path for file in self.files)

    def _file(self, path: str) -> KeptFile:
        return next(file for file in self.files if file.path == path)

    def after(self, path: str) -> str | None:
        """What a file was to be."""
        return self._file(path).after

    def base(self, path: str) -> Source | None:
        """What the session had read of a file."""
        file = self._file(path)
        if file.digest is None or file.before is None:
            return None
        return Source(path, file.before, digest=file.digest, bom=file.bom)


@dataclass
class Drafts:
    """The drafts of one workspace: this session's own, and those that dead ones left.

    Attributes:
        root: The workspace.
        told: Gets what the disk has to say.
    """

    root: Path
    told: list[Told] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._session = ""
        self._has_own = False
        self._broken: set[str] = set()
        self._taken: set[str] = set()
        self._when_kept: list[Callable[[], None]] = []

    def begin(self) -> None:
        """From now on keep what is pending."""
        self._session = self._session or store.session_name()

    @property
    def are_kept(self) -> bool:
        """Whether the session goes on: what is pending is kept, and can be decided later."""
        return bool(self._session)

    def keep(self, texts: Texts, journal: Journal) -> None:
        """Keep what is pending now, if drafts are kept at all; nothing pending needs no draft."""
        if not self._session:
            return
        if not texts.mine:
            self._drop_own()
            return
        try:
            store.save_draft(self.root, self._session, _payload(self.root, texts, journal))
        except OSError as error:
            self.told.append(error)
            return
        self._has_own = True
        self.is_kept()

    def leave(self) -> None:
        """The session ends as it should: let go of its draft."""
        self._drop_own()
        self._session = ""

    def take(self, session: str) -> None:
        """Take over a dead session's draft; it goes once what it holds is kept or saved here."""
        self._taken.add(session)
        self.when_kept(lambda: self.drop(session))

    def when_kept(self, act: Callable[[], None]) -> None:
        """Have something done once what is pending is in a draft of this session, or saved."""
        self._when_kept.append(act)

    def is_kept(self) -> None:
        """Do what was to be done once what is pending is safe."""
        while self._when_kept:
            self._when_kept.pop()()

    def drop(self, session: str) -> None:
        """Let go of one draft."""
        try:
            store.drop_draft(self.root, session)
        except OSError as error:
            self.told.append(error)

    def _drop_own(self) -> None:
        if self._has_own:
            self.drop(self._session)
            self._has_own = False

    def offers(self, texts: Texts) -> Iterator[Offer]:
        """What dead sessions had not saved, the oldest first; what cannot be read of it is told."""
        for draft in store.drafts(self.root):
            if isinstance(draft, store.BrokenDraft):
                self._tell(draft)
                continue
            if draft.session in self._taken:
                continue
            found = _files(self.root, draft.payload)
            if found is None or not all(texts.owners(file.path) for file in found[0]):
                # Of another version of the program, or of registers that are not of this workspace any more.
                self._tell(store.BrokenDraft(draft.session, store.draft_path(self.root, draft.session)))
                continue
            files, journal = found
            changed = tuple(file.path for file in files if _digest(texts, file.path) != file.digest)
            yield Offer(draft.session, draft.saved, files, changed, journal)

    def _tell(self, draft: store.BrokenDraft) -> None:
        if draft.session not in self._broken:
            self._broken.add(draft.session)
            self.told.append(draft)


def pending(texts: Texts) -> tuple[FileChange, ...]:
    """The files that are to differ from what was read, by path."""
    return tuple(
        FileChange(path, texts.read[path].text if path in texts.read else None, texts.mine[path])
        for path in sorted(texts.mine)
    )


def _digest(texts: Texts, path: str) -> str | None:
    return texts.read[path].digest if path in texts.read else None


def _payload(root: Path, texts: Texts, journal: Journal) -> bytes:
    files = []
    for change in pending(texts):
        read = texts.read.get(change.path)
        base = {"digest": read.digest, "bom": read.bom} if read else {"digest": None, "bom": False}
        files.append({"path": _name(root, change.path), **base, "before": change.before, "after": change.after})
    done = _renamed(Journal(journal.done, ()), lambda path: _name(root, path))
    history = as_json(done)
    while len(history) > _MAX_JOURNAL and done.done:
        done = replace(done, done=done.done[(len(done.done) + 1) // 2 :])
        history = as_json(done)
    return json.dumps({"version": _VERSION, "files": files, "journal": history}, ensure_ascii=False).encode()


def _files(root: Path, content: bytes) -> tuple[tuple[KeptFile, ...], Journal] | None:
    """The files and the history of a draft; None where it is none that this version reads."""
    try:
        document = json.loads(content)
        if document["version"] != _VERSION:
            return None
        files = tuple(_kept(root, item) for item in document["files"])
        journal = from_json(document["journal"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    named = _renamed(journal, lambda name: str(root / name)) if isinstance(journal, Journal) else Journal()
    return files, named


def _kept(root: Path, item: Mapping[str, Any]) -> KeptFile:
    texts = [item[name] for name in ("digest", "before", "after")]
    if not isinstance(item["path"], str) or any(not isinstance(text, str | None) for text in texts):
        raise TypeError
    digest, before, after = texts
    return KeptFile(str(root / item["path"]), digest, item["bom"] is True, before, after)


def _name(root: Path, path: str) -> str:
    """A file as a draft names it, which may be read from another folder: below the workspace, or by its whole path."""
    place = Path(path)
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else path


def _renamed(journal: Journal, name: Any) -> Journal:
    def batch(item: Batch) -> Batch:
        files = tuple(FileChange(name(file.path), file.before, file.after) for file in item.files)
        return replace(item, files=files)

    return Journal(tuple(map(batch, journal.done)), tuple(map(batch, journal.undone)))
