"""An open workspace: its registers by one day and in one language, and what is derived from them, worked out once."""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import InitVar, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ropa import store
from ropa.checking import Choice, causes, decided
from ropa.finding import Finding, Place, Pointer, dotted, sentence, title
from ropa.i18n import LANGUAGES, text
from ropa.i18n.system import reason
from ropa.law import Law, law_at
from ropa.register import Portfolio, Register
from ropa.results import Clash, Comparison, Located
from ropa.rules import Case, case_of, check, forget
from ropa.store.revision import Snapshot
from ropa.view.placed import Placing
from ropa.view.words import Words
from ropa.workspace.desk import Desk
from ropa.workspace.disk import Told

if TYPE_CHECKING:
    from ropa.changes import Batch, Change, FileChange, Journal, Message
    from ropa.workspace.clash import Choice as Way
    from ropa.workspace.drafts import Offer


@dataclass
class Workspace:
    """The registers of one folder, seen by one day and in one language.

    Attributes:
        root: The folder.
        as_of: The day by which everything is judged.
        language: Language of the reader.
        snapshot: The commit at which Git is to be asked for it; None for what lies on disk.
        shared: The desk of another workspace of the same folder, for this one to look at too.
        desk: The texts, and what is done to them.
    """

    root: Path
    as_of: datetime.date
    language: str = "en"
    snapshot: Snapshot | None = None
    shared: InitVar[Desk | None] = None
    desk: Desk = field(init=False, repr=False)

    def __post_init__(self, shared: Desk | None) -> None:
        self.desk = shared or Desk(self.root, self.snapshot)
        self._cases: dict[str, Case] = {}
        self._findings: dict[str, tuple[Case, tuple[Finding, ...]]] = {}
        self._law: tuple[object, Law] | None = None

    def beside(self) -> "Workspace":
        """This workspace as it is now, for another thread; what is worked out in one is known in the other.

        Each takes only what is of the very register and law that it looks at, so that neither waits for the other.
        """
        found = Workspace(self.root, self.as_of, self.language, self.snapshot, self.desk.still())
        law = self.law  # once the settings are read that it is made of
        found._law = self.desk.said.own, law
        found._cases, found._findings = self._cases, self._findings
        return found

    @property
    def portfolio(self) -> Portfolio:
        """Every register of the workspace, as its texts are to be.

        Raises:
            FileNotFoundError: There is no such folder.
        """
        return self.desk.texts.portfolio

    @property
    def folders(self) -> Mapping[str, Path]:
        """The folder of each register."""
        return self.desk.texts.folders

    @property
    def left_out(self) -> tuple[str, ...]:
        """Registers of which the commit says nothing, once the others are read."""
        return self.desk.left_out

    @property
    def law(self) -> Law:
        """The law of the day by which everything is judged, with the workspace's own rows."""
        own = self.desk.said.own
        if self._law is None or self._law[0] is not own:
            self._law = own, law_at(self.as_of, own)
        return self._law[1]

    @property
    def law_findings(self) -> tuple[Finding, ...]:
        """What keeps the workspace's own rows of the law, or what may be such, from being read."""
        others = (("members",), ("check",))
        return tuple(finding for finding in self.desk.said.findings if finding.at.field[:1] not in others)

    @property
    def members(self) -> tuple[str, ...]:
        """Folders of registers kept elsewhere, as the settings name them."""
        return self.desk.said.members

    @property
    def engine(self) -> str:
        """Which Graphviz lays diagrams out: `embedded` or `system`."""
        return self.desk.said.engine

    def choice(self, register: str) -> Choice:
        """Which findings of a register the settings want shown."""
        return self.desk.said.checks.of(register)

    def case(self, register: Register) -> Case:
        """What the rules and questions may ask about a register."""
        law = self.law
        found = self._cases.get(register.name)
        if found is None or not _is_of(found, register, law):
            found = self._cases[register.name] = self._case(register, law)
        return found

    def _case(self, register: Register, law: Law) -> Case:
        return case_of(register, law, self.choice(register.name).review_every or "")

    def findings(self, register: Register) -> tuple[Finding, ...]:
        """Everything that is wrong or open in a register, with what was decided about it.

        It is worked out anew only for one whose texts have changed.
        """
        case = self.case(register)
        found = self._findings.get(register.name)
        if found is None or not _is_of(found[0], register, case.law):
            found = self._findings[register.name] = case, self._checked(case)
        return found[1]

    def is_checked(self, register: Register) -> bool:
        """Whether these findings are known already, so that nobody need wait for them."""
        found = self._findings.get(register.name)
        return found is not None and _is_of(found[0], register, self.law)

    def located(self, finding: Finding, portfolio: Portfolio | None = None) -> Located:
        """A finding in the reader's words, with its place in these registers, or in those of others."""
        return self._located(finding, portfolio or self.portfolio, {})

    def _located(self, finding: Finding, found: Portfolio, placing: dict[str, Placing]) -> Located:
        place = finding.place or found.place(finding.at)
        decision = finding.decision.words(self.language) if finding.decision else ""
        said = sentence(finding, self.language)
        register = found.registers.get(finding.at.record.partition("/")[0]) if finding.at.field else None
        if register is None:
            field_ = dotted(finding.at.field)
        else:
            if register.name not in placing:
                placing[register.name] = Placing(Words(register, self.language))
            field_ = placing[register.name].of_finding(finding)
        return Located(finding, said, title(finding.rule, self.language), place, decision, field_)

    def all_located(self, findings: Iterable[Finding]) -> tuple[Located, ...]:
        """Several findings, each as by `located`; those of one text at a time, so that each text is read once."""
        listed = list(findings)
        portfolio, placing = self.portfolio, dict[str, Placing]()
        texts = [portfolio.text_of(finding.at) for finding in listed]
        ordered = sorted(range(len(listed)), key=texts.__getitem__)
        found = {number: self._located(listed[number], portfolio, placing) for number in ordered}
        return tuple(found[number] for number in range(len(listed)))

    def place(self, address: str) -> Place | None:
        """Where a record begins in its text."""
        return self.portfolio.place(Pointer(address))

    def output_language(self, register: Register, asked: str | None) -> str:
        """Language of an export: the one asked for, else the register's own, else the reader's."""
        if asked:
            return asked
        return register.language if register.language in LANGUAGES else self.language

    @property
    def version(self) -> int:
        """How often the texts have changed: what was shown of another version is to be shown anew."""
        return self.desk.version

    @property
    def journal(self) -> "Journal":
        """What was done and what was taken back in this session."""
        return self.desk.work.journal

    @property
    def pending(self) -> "tuple[FileChange, ...]":
        """The files that differ from what was read of them, by path."""
        return self.desk.work.pending

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The files that are pending and that others have changed too."""
        return self.desk.clashes

    def planned(self, changes: "Iterable[Change]", label: "Message | None" = None) -> "Batch":
        """What changes would do to the files; nothing is done.

        Raises:
            Refused: One of them cannot be made.
        """
        return self.desk.work.planned(changes, label)

    def planned_texts(self, label: "Message", files: Mapping[str, str | None]) -> "Batch":
        """The same of whole texts, None for a file that is to go."""
        return self.desk.work.whole(label, files)

    def take(self, batch: "Batch") -> "Batch":
        """Do what was planned on the texts as they still are."""
        return self.desk.work.take(batch)

    def undo(self) -> "Batch":
        """Take back what was done last, saved or not.

        Raises:
            Refused: Nothing was done, or others have changed one of the files since.
        """
        return self.desk.work.undo()

    def redo(self) -> "Batch":
        """Do again what was taken back last; refusals as of `undo`."""
        return self.desk.work.redo()

    def save(self, paths: Iterable[str] = ()) -> tuple[str, ...]:
        """Write what is pending, in all files or in some: all of it or nothing, and never over what others wrote.

        Gives the files.

        Raises:
            Conflicting: Others have changed one of the files; nothing was written.
            Locked: Another writer is at work for too long; nothing was written.
            Unfinished: An earlier save stands in the way, or this one could not be taken back whole.
            OSError: The disk says no; nothing was changed.
        """
        return self.desk.work.save(paths)

    def discard(self, paths: Collection[str] = ()) -> "Batch":
        """Let go of what is pending in some files, or in all where none is named; undo brings it back."""
        return self.desk.work.discard([file.path for file in self.pending if not paths or file.path in paths])

    def is_apart(self, register: str, names: Collection[str]) -> bool:
        """Whether what is pending in some records of a register can be told from the rest."""
        return bool(self.desk.work.apart(register, names))

    def save_records(self, register: str, names: Collection[str]) -> tuple[str, ...]:
        """Write what is pending in some records of a register and nothing else; raises what `save` raises."""
        return self.desk.work.save_records(register, names)

    def discard_records(self, register: str, names: Collection[str]) -> "Batch":
        """Let go of what is pending in some records of a register; undo brings it back."""
        return self.desk.work.discard_records(register, names)

    def reload(self, paths: Iterable[Path] | None = None) -> None:
        """Take in what others changed: everywhere, or in these files; what is pending stays.

        Raises:
            FileNotFoundError: The workspace is gone; the texts stay as they are.
        """
        self.desk.reload(paths)
        if "work" in self.desk.__dict__:
            self.desk.work.keep()

    def settle(self, path: str, choice: "Way") -> str:
        """Decide a clash; gives the file that now holds one's own text, where it was put beside.

        Raises:
            KeyError: There is no clash of this file.
            OSError: One's own text cannot be put beside; nothing was changed.
        """
        return self.desk.work.settle(path, choice)

    def keep_drafts(self) -> None:
        """From now on keep what is pending on the disk after every change, in case this session dies."""
        self.desk.work.drafts.begin()
        self.desk.work.keep()

    def leave(self) -> None:
        """End the session as it should end: what is pending goes, and its draft."""
        self.desk.work.drafts.leave()

    @property
    def offers(self) -> "tuple[Offer, ...]":
        """What dead sessions had not saved, the oldest first."""
        return tuple(self.desk.work.drafts.offers(self.desk.texts))

    def accept(self, offer: "Offer") -> "Batch":
        """Take over what a dead session had not saved, as pending here; a file changed since then is a clash.

        Raises:
            Refused: One of its files is pending here already.
        """
        return self.desk.work.accept(offer)

    def refuse(self, offer: "Offer") -> None:
        """Let go of what a dead session had not saved."""
        self.desk.work.drafts.drop(offer.session)

    def news(self) -> tuple[str, ...]:
        """What the disk had to say of saves that were cut short and of drafts, in the reader's words; each once."""
        events = tuple(self.desk.told)
        self.desk.told.clear()
        return tuple(dict.fromkeys(self._told(event) for event in events))

    def _told(self, event: Told) -> str:
        if isinstance(event, store.Recovered | store.Locked | store.BrokenDraft):
            return store.told(event, self.language)
        detail = reason(event, self.language)
        return text("interface.draft-not-kept", self.language, detail=detail)

    def compared(
        self, comparison: Comparison, waiting: Callable[[], None] = lambda: None
    ) -> tuple[tuple[Located, ...], tuple[Located, ...]]:
        """The findings that appear and those that go between two states of the registers.

        Args:
            comparison: The states. Registers that are the same are not looked at; a finding that moves with its record
                neither appears nor goes.
            waiting: Asked before each register whether anybody waits still; raises Stopped where not.
        """
        from ropa.questions.what_if import beyond  # noqa: PLC0415 - those who only read compare nothing

        before, after, renamed = comparison.before, comparison.after, comparison.renamed
        sides: tuple[list[Finding], list[Finding]] = [], []
        # What was found before is known mostly, and no longer once what is found after takes its place.
        for side, one, other in ((sides[0], before, after), (sides[1], after, before)):
            for name in sorted(one.registers):
                if one.registers[name] is not other.registers.get(name):
                    waiting()
                    side.extend(self._of(one.registers[name]))
        there = [_moved(finding, renamed) for finding in sides[0]]
        added = tuple(self.located(finding, after) for finding in beyond(sides[1], there))
        cured = tuple(
            self.located(finding, before)
            for finding in beyond(sides[0], [_moved(finding, _turned(renamed)) for finding in sides[1]])
        )
        return tuple(sorted(added, key=_order)), tuple(sorted(cured, key=_order))

    def _of(self, register: Register) -> tuple[Finding, ...]:
        found = self._findings.get(register.name)
        if found and _is_of(found[0], register, self.law):
            return found[1]
        if self.portfolio.registers.get(register.name) is register:
            return self.findings(register)
        return self._checked(self._case(register, self.law))

    def _checked(self, case: Case) -> tuple[Finding, ...]:
        found = decided(case.register, causes(case, check(case)), case.law.date)
        forget(case)
        return found


def _is_of(case: Case, register: Register, law: Law) -> bool:
    """Whether a case is about this very register and this law, whatever other thread worked it out."""
    return case.register is register and case.law is law


def _order(item: Located) -> tuple[str, int, int]:
    return item.order


def _turned(renamed: Mapping[str, str]) -> Mapping[str, str]:
    return {new: old for old, new in renamed.items()}


def _moved(finding: Finding, renamed: Mapping[str, str]) -> Finding:
    at = finding.at
    return finding._replace(at=at._replace(record=renamed[at.record])) if at.record in renamed else finding
