"""What the suites share: the day, reading a workspace, and a command line on one that is read."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ropa.commands import Session, run_line
from ropa.layout import as_text
from ropa.register import Portfolio
from ropa.results import Failure, Listing, Outline, Result
from ropa.view.outline import flattened
from ropa.workspace import Workspace

DAY = datetime.date(2026, 11, 22)
"""The day by which everything is judged, so that it is the same in every run."""


def opened(root: Path) -> Workspace:
    """A workspace whose texts are read, and nothing more."""
    workspace = Workspace(root, DAY)
    assert workspace.portfolio.registers
    return workspace


def loading(root: Path) -> Callable[[], Portfolio]:
    """Reading a workspace, the floor of all that needs one."""
    return lambda: Workspace(root, DAY).portfolio


def forgetting(read: Workspace) -> Callable[[], None]:
    """Letting go of what was worked out from registers, which they keep for whoever asks next."""

    def forget() -> None:
        for register in read.portfolio.registers.values():
            register.kept.clear()

    return forget


@dataclass
class Asking:
    """A command line on texts that are read already; findings, hops and indexes are worked out anew.

    Attributes:
        read: The workspace.
        line: The command line.
        answer: What it gave when it was last run.
    """

    read: Workspace
    line: str
    answer: Result | None = None

    def __call__(self) -> object:
        """Run it."""
        session = Session(self.read.root, DAY)
        session.workspace = Workspace(self.read.root, DAY, shared=self.read.desk)
        self.answer = run_line(self.line, session)
        assert not isinstance(self.answer, Failure), f"{self.line}: {self.answer.message}"
        return self.answer

    def lines(self) -> int:
        """How many lines the answer has: most of what an answer takes is said in so many of them."""
        if isinstance(self.answer, Outline):
            return sum(1 for _ in flattened(self.answer.branches, "en"))
        # To put a long list in words takes minutes, since it holds its rows only.
        return len(self.answer.rows) if isinstance(self.answer, Listing) else self._said().count("\n") + 1

    def _said(self) -> str:
        return as_text(self.answer, "en") if self.answer else ""


def asking(read: Workspace, line: str) -> Asking:
    """A command line on texts that are read already."""
    return Asking(read, line)
