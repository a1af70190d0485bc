"""What a command did to files, or what kept it from that."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ropa.results.findings import Located
from ropa.results.revision import OfRevision
from ropa.view.outline import Outline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ropa.changes import FileDiff
    from ropa.register import Portfolio


@dataclass(frozen=True)
class Written(OfRevision):
    """Files that a command wrote, and what the reader must know of them."""

    paths: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()
    """Bytes of each file, in the same order; nothing where they were not counted."""


@dataclass(frozen=True)
class Comparison:
    """Two states of the registers, of which it is to be told what is found in one and not in the other.

    Attributes:
        before: The registers before.
        after: The registers after.
        renamed: New addresses by former ones.
    """

    before: "Portfolio"
    after: "Portfolio"
    renamed: "Mapping[str, str]"

    @property
    def records(self) -> int:
        """How many records stand in the registers that differ, which are those that are looked through for it."""
        former = self.before.registers
        return sum(len(one.records) for name, one in self.after.registers.items() if former.get(name) is not one)

    def behind(self, former: "Comparison") -> "Comparison":
        """From where a former one begins to where this one ends."""
        later = dict(self.renamed)
        renamed = {old: later.pop(new, new) for old, new in former.renamed.items()}
        return Comparison(former.before, self.after, {**later, **renamed})


@dataclass(frozen=True)
class Changed:
    """What a command did, or would do, to the files of a workspace.

    Attributes:
        label: What was done, in the reader's language.
        files: The difference in each file.
        added: Findings that appear by it.
        cured: Findings that go.
        remarks: What must be known of it.
        pending: Files that are changed and not saved, those of earlier commands among them.
        saved: Files that were written or removed.
        is_dry_run: Whether nothing was done, but only asked what would be.
        is_check: Whether it was asked whether there is anything to do, so that something is a finding.
        is_by_hand: Whether it is made of text that the same command line would not make again.
        preview: What it does in words, shown instead of the texts where those would say less.
        confirm: The command line that confirms it; empty where nothing is to be confirmed. The shell saves nothing
            that is to be confirmed, the terminal leaves it pending like any other change.
        steps: What was done in the session and can be taken back, the latest last, where that was asked for.
        comparison: What is still to be compared to know which findings appear and go; None where that is known.
    """

    label: str
    files: tuple["FileDiff", ...]
    added: tuple[Located, ...] = ()
    cured: tuple[Located, ...] = ()
    remarks: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()
    is_dry_run: bool = False
    is_check: bool = False
    is_by_hand: bool = False
    preview: Outline | None = None
    confirm: str = ""
    steps: tuple[str, ...] = ()
    comparison: Comparison | None = None


@dataclass(frozen=True)
class Clash:
    """A file that others changed since it was read, and that is changed here too; None stands for no such file.

    Attributes:
        path: The file as the reader knows it.
        read: Its text when it was read.
        mine: Its text as it is to be.
        theirs: Its text as it is on the disk now.
    """

    path: str
    read: str | None
    mine: str | None
    theirs: str | None


@dataclass(frozen=True)
class Conflicts:
    """Others have changed files that were to be saved; nothing was written.

    Attributes:
        message: What happened, and the cure, in the reader's language.
        clashes: The files.
        files: In each, what separates the disk's text from one's own.
        lines: The command lines among which to choose, each with what it does.
    """

    message: str
    clashes: tuple[Clash, ...]
    files: tuple["FileDiff", ...]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class NeedsConfirmation:
    """Something would be lost that was not named, or is to be looked at first; nothing was done.

    Attributes:
        message: What stands in the way, in the reader's language.
        line: The command line that does it all the same.
        uses: The fields concerned, as `record#field`.
        preview: What that would do, where it takes more than the message to say so.
    """

    message: str
    line: str
    uses: tuple[str, ...]
    preview: Outline | None = None
