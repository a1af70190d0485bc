"""How long each question takes once a workspace is read, against reading it; nothing derived is kept in between."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.measure import Pair
from ropa.commands import Session, run_line
from ropa.model import Party
from ropa.register import SHARED, Portfolio
from ropa.results import Failure
from ropa.workspace import Workspace

DAY = datetime.date(2026, 11, 22)


def pairs(size: str, root: Path, count: int = 5) -> Iterator[Pair]:
    """Ratios of every question, asked of one record and of the whole workspace.

    Args:
        size: What the workspace is called in the table.
        root: The workspace.
        count: How often each is measured.
    """

    def load() -> Portfolio:
        return Workspace(root, DAY).portfolio

    read = Workspace(root, DAY)
    for line in _lines(read.portfolio):
        yield Pair(f"{size}: {line} / load", _asking(read, line), load, count)


def _asking(read: Workspace, line: str) -> Callable[[], object]:
    def ask() -> object:
        session = Session(read.root, DAY)
        # What the registers say is read already; findings, hops and indexes are worked out anew.
        session.workspace = Workspace(read.root, DAY, shared=read.desk)
        result = run_line(line, session)
        assert not isinstance(result, Failure), f"{line}: {result.message}"
        return result

    return ask


def _lines(portfolio: Portfolio) -> Sequence[str]:
    """The questions, with a vendor of the first register in them, and a shared one where there is one."""
    register = next(item for name, item in portfolio.registers.items() if name != SHARED)
    own = register.own and register.own.organisation
    vendor = next(register.address(key) for key, _ in register.of(Party) if key != own)
    lines = [
        f"xray {vendor}",
        f"xray {vendor} --reverse",
        f"trace subject:customer {vendor}",
        f"impact {vendor}",
        f"access customer {register.name}",
        f"transfers {register.name}",
        f"what-if {register.name} --remove {vendor}",
        "access customer",
        "transfers",
        "what-if --revoke US",
        "concentration",
        "obligations",
        "completeness",
        "check",
        "list activity",
        "list activity --where process",
        "home",
    ]
    if register.shared:
        common = next(register.shared.address(key) for key, _ in register.shared.of(Party))
        lines[7:7] = [f"xray {common} --reverse", f"impact {common}"]
    return lines
