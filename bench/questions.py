"""How long each question takes once a workspace is read, against reading it; nothing derived is kept in between."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.measure import Pair
from bench.opened import asking, forgetting, loading, opened
from ropa.model import Activity, Party
from ropa.register import SHARED, Portfolio


def pairs(size: str, root: Path, count: int = 5) -> Iterator[Pair]:
    """Ratios of every question, asked of one record and of the whole workspace.

    Args:
        size: What the workspace is called in the table.
        root: The workspace.
        count: How often each is measured.
    """
    read = opened(root)
    for line in _lines(read.portfolio):
        asked = asking(read, line)
        yield Pair(f"{size}: {line} / load", asked, loading(root), count, forgetting(read), asked.lines)


def _lines(portfolio: Portfolio) -> Sequence[str]:
    """The questions, with a vendor of the first register in them, and a shared one where there is one."""
    register = next(item for name, item in portfolio.registers.items() if name != SHARED)
    own = register.own and register.own.organisation
    vendor = next(register.address(key) for key, _ in register.of(Party) if key != own)
    process = next(register.address(key) for key, _ in register.of(Activity))
    lines = [
        f"xray {vendor}",
        f"xray {vendor} --reverse",
        f"xray {process}",
        f"trace subject:customer {vendor}",
        f"impact {vendor}",
        f"impact {process}",
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
        lines[7:7] = [f"xray {common}", f"xray {common} --reverse", f"impact {common}"]
    return lines
