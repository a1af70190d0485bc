"""What a workspace takes in from its disk, or from a commit: settings, folders, texts."""

import gc
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from ropa import store
from ropa.checking import unknown_registers
from ropa.finding import Finding
from ropa.i18n.system import reason_key
from ropa.register import SHARED, Register, Sharing, build
from ropa.source import Source
from ropa.store.revision import Left, Snapshot
from ropa.workspace.settings import Said, said
from ropa.workspace.texts import Texts, texts_of

Told: TypeAlias = store.Recovered | store.Locked | store.BrokenDraft | OSError
"""What the disk had to say: what became of saves that were cut short, and drafts that cannot be read or kept."""


@dataclass(frozen=True, slots=True)
class Read:
    """A workspace as it was read.

    Attributes:
        said: Its settings.
        texts: Its texts.
        left_out: Registers of which a commit says nothing.
    """

    said: Said
    texts: Texts
    left_out: tuple[str, ...] = ()

    @property
    def frame(self) -> tuple[object, ...]:
        """What is read beside the texts of registers."""
        return self.said, self.texts.folders, self.texts.portfolio.findings, self.left_out


@dataclass
class Disk:
    """The disk of a workspace, or a commit that stands for it.

    Attributes:
        root: The folder.
        snapshot: The commit; None for the disk.
        told: Gets what recovery did.
    """

    root: Path
    snapshot: Snapshot | None
    told: list[Told] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._said: Said | None = None

    @property
    def said(self) -> Said:
        """The settings, read when first asked for."""
        if self._said is None:
            self._said = self._settings()
            self._recover()
        return self._said

    def _settings(self) -> Said:
        source = self.snapshot.read_settings() if self.snapshot else store.read_settings(self.root)
        return said(source, self.root.name)

    def _recover(self) -> None:
        """End what writers that died left, before anything is read."""
        if self.snapshot is not None or self._said is None or not store.is_workspace(self.root):
            return
        try:
            self.told += store.recover(self.root, self._said.members)
        except store.Locked as locked:
            self.told.append(locked)
        except OSError as error:
            self.told.append(store.Recovered("", store.Outcome.PENDING, (self.root,), None, reason_key(error)))

    def read(self) -> Read:
        """Everything, read now.

        Raises:
            FileNotFoundError: There is no such folder.
        """
        if self.snapshot is None and not store.is_workspace(self.root):
            raise FileNotFoundError(self.root)
        # A load makes a hundred thousand objects and no garbage; collecting while it runs is most of its cost.
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            return self._registers()
        finally:
            gc.freeze()
            if was_enabled:
                gc.enable()

    def _registers(self) -> Read:
        self._said = self._settings()
        self._recover()
        findings = list(self._said.findings)
        registers: dict[str, Register] = {}
        folders: dict[str, Path] = {}
        left: list[str] = []
        sharing = Sharing()
        for folder in self._folders(self._said.members):
            if isinstance(folder, Finding):
                findings.append(folder)
            elif isinstance(folder, Left):
                left.append(folder.name)
            else:
                folders[folder.name] = folder.path
                shared = registers.get(SHARED)
                registers[folder.name] = build(
                    folder.name, folder.sources, shared=shared, folder=str(folder.path), sharing=sharing
                )
        if self._said.source:
            known = (*registers, *left)
            findings += unknown_registers(self._said.source, self.root.name, self._said.checks, known)
        return Read(self._said, texts_of(registers.values(), folders, tuple(findings)), tuple(left))

    def _folders(self, members: tuple[str, ...]) -> Iterator[store.Folder | Finding | Left]:
        if self.snapshot:
            return self.snapshot.read_folders(members)
        return store.read_folders(self.root, members)

    def look(self, texts: Texts, paths: Iterable[Path]) -> Mapping[str, Source | None] | None:
        """Some texts as they are on the disk now; None where that takes reading everything.

        Args:
            texts: The texts known so far.
            paths: The files, as the reader knows them or with no link in their folders.
        """
        homes = {store.real_path(folder): name for name, folder in texts.folders.items()}
        found: dict[str, Source | None] = {}
        for path in paths:
            place = store.real_path(path.parent) / path.name
            around = [(len(home.parts), home, name) for home, name in homes.items() if place.is_relative_to(home)]
            if not around:
                return None
            _, home, name = max(around)
            shown = texts.folders[name] / place.relative_to(home)
            if place.suffix.lower() != ".toml":
                # It went, and was a folder only where texts stood in it; editors leave such files for a moment.
                if any(known.startswith(f"{shown}{os.sep}") for known in texts.read):
                    return None
                continue
            found[str(shown)] = store.read_text(name, shown)
        return found
