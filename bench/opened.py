"""What the suites share: the day, reading a workspace, and a command line on one that is read."""

import datetime
from collections.abc import Callable
from pathlib import Path

from ropa.commands import Session, run_line
from ropa.register import Portfolio
from ropa.results import Failure
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


def asking(read: Workspace, line: str) -> Callable[[], object]:
    """A command line on texts that are read already; findings, hops and indexes are worked out anew."""

    def ask() -> object:
        session = Session(read.root, DAY)
        session.workspace = Workspace(read.root, DAY, shared=read.desk)
        result = run_line(line, session)
        assert not isinstance(result, Failure), f"{line}: {result.message}"
        return result

    return ask
