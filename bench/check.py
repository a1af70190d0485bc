"""How long a whole check takes, against the interpreter alone and against loading alone."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from bench.measure import Pair, python
from ropa.finding import Finding
from ropa.model import Activity
from ropa.workspace import Workspace


def pairs(shipped: Path, medium: Path) -> Iterator[Pair]:
    """Ratios of checking, as whole processes and within one."""
    bare = python("-c", "pass")
    yield Pair(
        "check of the shipped registers / bare interpreter",
        python("-m", "ropa", "check", "--workspace", str(shipped), status=1),
        bare,
    )
    yield Pair(
        "check of 1,000 activities / bare interpreter",
        python("-m", "ropa", "check", "--workspace", str(medium), status=1),
        bare,
    )

    yield from apart("1,000 activities", medium)


def apart(size: str, root: Path, count: int = 9) -> Iterator[Pair]:
    """Ratios of the rules, and of the places and words of all that they find, each apart, against loading.

    Args:
        size: What the workspace is called in the table.
        root: The workspace.
        count: How often each is measured.
    """

    def load() -> Workspace:
        workspace = Workspace(root, datetime.date(2026, 11, 22))
        assert workspace.portfolio.registers
        return workspace

    def check(workspace: Workspace) -> list[Finding]:
        return [item for register in workspace.portfolio.registers.values() for item in workspace.findings(register)]

    read = load()
    found = check(read)
    activities = sum(1 for register in read.portfolio.registers.values() for _ in register.of(Activity))
    yield Pair(f"load and rules, {size} / load alone", lambda: check(load()), load, count)
    density = f"{len(found) / activities:.1f} findings per activity"
    yield Pair(
        f"places and words of findings, {size}, {density} / load alone", lambda: read.all_located(found), load, count
    )
