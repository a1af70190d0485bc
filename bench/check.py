"""How long a whole check takes, against the interpreter alone and against loading alone."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from bench.measure import Ratio, python, ratio
from ropa.workspace import Workspace


def ratios(shipped: Path, medium: Path) -> Iterator[Ratio]:
    """Ratios of checking, as whole processes and within one."""
    bare = python("-c", "pass")
    yield ratio(
        "check of the shipped registers / bare interpreter",
        python("-m", "ropa", "check", "--workspace", str(shipped), status=1),
        bare,
    )
    yield ratio(
        "check of 1,000 activities / bare interpreter",
        python("-m", "ropa", "check", "--workspace", str(medium), status=1),
        bare,
    )

    def load() -> Workspace:
        workspace = Workspace(medium, datetime.date(2026, 11, 22))
        assert workspace.portfolio.registers
        return workspace

    def check() -> None:
        workspace = load()
        for register in workspace.portfolio.registers.values():
            workspace.findings(register)

    yield ratio("load and rules, 1,000 activities / load alone", check, load)
