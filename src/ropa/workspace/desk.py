"""The desk: the texts of one workspace as they are now, shared by all that look at them.

It reads, and takes in what others change. What is done to the texts here is `work`, which is loaded when it is needed.
"""

import copy
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ropa.results import Clash
from ropa.source import Source
from ropa.store.revision import Snapshot
from ropa.workspace.disk import Disk, Read, Told
from ropa.workspace.settings import Said
from ropa.workspace.texts import Texts

if TYPE_CHECKING:
    from ropa.workspace.work import Work


@dataclass
class Desk:
    """The texts of a workspace.

    Attributes:
        root: The folder.
        snapshot: The commit whose texts they are; None for those on disk, which alone can be changed.
        version: How often the texts have changed.
        told: What the disk had to say that nobody has been told yet.
        disputed: Files that are pending here and were changed by others, as they are on the disk now.
    """

    root: Path
    snapshot: Snapshot | None = None
    version: int = field(default=0, init=False)
    told: list[Told] = field(default_factory=list, init=False)
    disputed: dict[str, Source | None] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self._disk = Disk(self.root, self.snapshot, self.told)
        self._read: Read | None = None
        self._texts: Texts | None = None

    @cached_property
    def work(self) -> "Work":
        """What is done to the texts; those who only read need none of it."""
        from ropa.workspace.work import Work  # noqa: PLC0415 - all that changes texts is dear to load

        return Work(self)

    def still(self) -> "Desk":
        """The desk as it is now, for who works beside: nothing that happens here later happens there."""
        self.texts  # noqa: B018 - read here, so that it is read once
        found = copy.copy(self)
        found.__dict__.pop("work", None)
        found.told = []
        found.disputed = dict(self.disputed)
        found._disk = Disk(self.root, self.snapshot, found.told)
        return found

    @property
    def said(self) -> Said:
        """The settings."""
        return self._read.said if self._read else self._disk.said

    @property
    def left_out(self) -> tuple[str, ...]:
        """Registers of which the commit says nothing, once the others are read."""
        return self._read.left_out if self._read else ()

    @property
    def texts(self) -> Texts:
        """The texts, read when first asked for.

        Raises:
            FileNotFoundError: There is no such folder.
        """
        if self._texts is None:
            self._read = self._disk.read()
            self._texts = self._read.texts
        return self._texts

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The files that are pending here and were changed by others."""
        return tuple(self._clash(path, source) for path, source in sorted(self.disputed.items()))

    def _clash(self, path: str, theirs: Source | None) -> Clash:
        read = self.texts.read.get(path)
        return Clash(path, read.text if read else None, self.texts.text(path), theirs.text if theirs else None)

    def become(self, texts: Texts) -> None:
        """Have other texts from now on."""
        self._texts = texts
        self.disputed = {path: source for path, source in self.disputed.items() if path in texts.mine}
        self.version += 1

    def reload(self, paths: Iterable[Path] | None = None) -> None:
        """Take in what others changed; what is pending here stays, and is a clash where others changed it too.

        Args:
            paths: What to look at, as `store.changes` tells of it or as the texts are called; None for everything.

        Raises:
            FileNotFoundError: The workspace is gone; the texts stay as they are.
        """
        before = self.texts
        found = None if paths is None else self._disk.look(before, paths)
        fresh: Read | None = None
        if found is None:
            fresh = self._disk.read()
            found = {path: fresh.texts.read.get(path) for path in {*before.read, *fresh.texts.read}}
        theirs = {path: source for path, source in found.items() if _differs(before.read.get(path), source)}
        clashing = {path: source for path, source in theirs.items() if _is_clash(before, path, source)}
        self.disputed = {path: source for path, source in self.disputed.items() if path not in found} | clashing
        if fresh is not None and (theirs or fresh.frame != (self._read and self._read.frame)):
            self._read = fresh
            texts = replace(fresh.texts, folders={**before.folders, **fresh.texts.folders}).with_texts(before.mine)
            self.become(texts.based_on({path: before.read.get(path) for path in clashing}))
        elif theirs:
            self.become(before.with_read({path: theirs[path] for path in theirs if path not in clashing}))


def _differs(one: Source | None, other: Source | None) -> bool:
    return (one and (one.digest, one.findings)) != (other and (other.digest, other.findings))


def _is_clash(before: Texts, path: str, theirs: Source | None) -> bool:
    return path in before.mine and before.mine[path] != (theirs.text if theirs else None)
