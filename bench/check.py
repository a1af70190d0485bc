"""How long a whole check takes, against the interpreter alone and against loading alone."""

from collections.abc import Iterator
from pathlib import Path

from bench.measure import Pair, python
from bench.opened import opened
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

    def check(workspace: Workspace) -> list[Finding]:
        return [item for register in workspace.portfolio.registers.values() for item in workspace.findings(register)]

    def opened_and_checked() -> tuple[Workspace, list[Finding]]:
        # The workspace outlives the measurement, as it does that of the load: no program takes it apart.
        workspace = opened(root)
        return workspace, check(workspace)

    read = opened(root)
    found = check(read)
    activities = sum(1 for register in read.portfolio.registers.values() for _ in register.of(Activity))
    yield Pair(f"load and rules, {size} / load alone", opened_and_checked, lambda: opened(root), count)
    density = f"{len(found) / activities:.1f} findings per activity"
    name = f"places and words of findings, {size}, {density} / load alone"
    yield Pair(name, lambda: read.all_located(found), lambda: opened(root), count)
