"""An open workspace: its settings, its registers, and what is derived from them, each worked out once."""

import datetime
import gc
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from pydantic import ValidationError

from ropa import store
from ropa.checking import Checks, CheckSettings, Choice, check_settings, decided, unknown_registers
from ropa.finding import Finding, Place, Pointer, sentence, title
from ropa.finding import Path as Steps
from ropa.i18n import LANGUAGES
from ropa.law import Law, Own, law_at
from ropa.law.own import OwnLaw, own_rows
from ropa.model import Part
from ropa.model.common import Text
from ropa.model.declaration import Many
from ropa.register import SHARED, Portfolio, Register, build
from ropa.register.faults import described, path_of
from ropa.results import Located
from ropa.rules import Case, case_of, check
from ropa.source import Source, locate, unreadable
from ropa.store.revision import Left, Snapshot


class Settings(Part):
    """What `ropa.toml` may say.

    Attributes:
        members: Folders of registers kept elsewhere, relative to the workspace or absolute.
        law: Rows of the law that hold over the package's.
        check: Which findings `ropa check` shows.
    """

    KIND: ClassVar[str] = "settings"

    members: Many[Text] = ()
    law: OwnLaw | None = None
    check: CheckSettings | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """The settings as far as they could be read, and what is wrong with them."""

    source: Source
    members: tuple[str, ...] = ()
    own: Own = field(default_factory=Own)
    checks: Checks = field(default_factory=Checks)
    findings: tuple[Finding, ...] = ()


@dataclass
class Workspace:
    """The registers of one folder, read once.

    Attributes:
        root: The folder.
        as_of: The day by which everything is judged.
        language: Language of the reader.
        snapshot: The commit at which Git is to be asked for it; None for what lies on disk.
        folders: The folder of each register, once they are read.
        left_out: Registers of which the commit says nothing, once the others are read.
    """

    root: Path
    as_of: datetime.date
    language: str = "en"
    snapshot: Snapshot | None = None
    folders: dict[str, Path] = field(default_factory=dict, init=False)
    left_out: list[str] = field(default_factory=list, init=False)

    @cached_property
    def portfolio(self) -> Portfolio:
        """Every register of the workspace.

        Raises:
            FileNotFoundError: There is no such folder.
        """
        # A load makes a hundred thousand objects and no garbage; collecting while it runs is most of its cost.
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            return self._read()
        finally:
            gc.freeze()
            if was_enabled:
                gc.enable()

    def _read(self) -> Portfolio:
        if self.snapshot is None and not store.is_workspace(self.root):
            raise FileNotFoundError(self.root)
        settings = self._settings
        findings = list(settings.findings)
        registers: dict[str, Register] = {}
        for folder in self._folders(settings.members):
            if isinstance(folder, Finding):
                findings.append(folder)
            elif isinstance(folder, Left):
                self.left_out.append(folder.name)
            else:
                self.folders[folder.name] = folder.path
                shared = registers.get(SHARED)
                registers[folder.name] = build(folder.name, folder.sources, shared=shared, folder=str(folder.path))
        known = (*registers, *self.left_out)
        findings += unknown_registers(settings.source, self.root.name, settings.checks, known)
        return Portfolio(dict(sorted(registers.items())), tuple(findings))

    def _folders(self, members: tuple[str, ...]) -> Iterator[store.Folder | Finding | Left]:
        if self.snapshot:
            return self.snapshot.read_folders(members)
        return store.read_folders(self.root, members)

    @cached_property
    def law(self) -> Law:
        """The law of the day by which everything is judged, with the workspace's own rows."""
        return law_at(self.as_of, self._settings.own)

    @property
    def law_findings(self) -> tuple[Finding, ...]:
        """What keeps the workspace's own rows of the law, or what may be such, from being read."""
        others = (("members",), ("check",))
        return tuple(finding for finding in self._settings.findings if finding.at.field[:1] not in others)

    @property
    def members(self) -> tuple[str, ...]:
        """Folders of registers kept elsewhere, as the settings name them."""
        return self._settings.members

    def choice(self, register: str) -> Choice:
        """Which findings of a register the settings want shown."""
        return self._settings.checks.of(register)

    @cached_property
    def _settings(self) -> _Read:
        source = self.snapshot.read_settings() if self.snapshot else store.read_settings(self.root)
        return _settings(source, self.root.name) if source else _Read(Source("", ""))

    def case(self, register: Register) -> Case:
        """What the rules and questions may ask about a register."""
        if register.name not in self._cases:
            self._cases[register.name] = case_of(register, self.law, self.choice(register.name).review_every or "")
        return self._cases[register.name]

    def findings(self, register: Register) -> tuple[Finding, ...]:
        """Everything that is wrong or open in a register, with what was decided about it."""
        if register.name not in self._findings:
            self._findings[register.name] = decided(register, check(self.case(register)), self.law.date)
        return self._findings[register.name]

    @cached_property
    def _cases(self) -> dict[str, Case]:
        return {}

    @cached_property
    def _findings(self) -> dict[str, tuple[Finding, ...]]:
        return {}

    def located(self, finding: Finding) -> Located:
        """A finding in the reader's words, with its place."""
        place = finding.place or self.portfolio.place(finding.at)
        decision = finding.decision.words(self.language) if finding.decision else ""
        return Located(finding, sentence(finding, self.language), title(finding.rule, self.language), place, decision)

    def place(self, address: str) -> Place | None:
        """Where a record begins in its text."""
        return self.portfolio.place(Pointer(address))

    def output_language(self, register: Register, asked: str | None) -> str:
        """Language of an export: the one asked for, else the register's own, else the reader's."""
        if asked:
            return asked
        return register.language if register.language in LANGUAGES else self.language


def _settings(source: Source, name: str) -> _Read:
    findings = list(source.findings)
    spoilt: set[Steps] = set()
    try:
        Settings.model_validate(source.values)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            code, path, params = described(Settings, path_of(fault), fault)
            findings.append(replace(unreadable(code, name, locate(source, path), **params), at=Pointer(name, path)))
            spoilt.add(path)
    own, wrong = own_rows(source, name, spoilt)
    checks, slips = check_settings(source, name, spoilt)
    # What is said of members is kept where that much can be read: a slip beside it must not hide registers.
    members = source.values.get("members")
    kept = tuple(item for item in members if isinstance(item, str)) if isinstance(members, list) else ()
    return _Read(source, kept, own, checks, (*findings, *wrong, *slips))
