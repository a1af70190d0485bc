"""How time grows with size: five sizes, and the exponent that a line through their logarithms has."""

import datetime
import math
import statistics
from collections.abc import Callable
from pathlib import Path

from bench.generate import generate
from bench.measure import scratch, seconds
from ropa.workspace import Workspace

SIZES = (125, 250, 500, 1000, 2000)
"""Numbers of activities, in five registers; parties grow with them."""
_TIMES = 3
_DAY = datetime.date(2026, 11, 22)


def growth() -> str:
    """A line per thing: its time at each size against that at the smallest, and the exponent."""
    roots = {size: _made(size) for size in SIZES}
    lines = [
        "".join((f"{'time against the smallest, by activities':42}", *(f"{size:8}" for size in SIZES), "  exponent"))
    ]
    for name, done in _DONE.items():
        found = [statistics.median(seconds(done(roots[size])) for _ in range(_TIMES)) for size in SIZES]
        shown = "".join(f"{took / found[0]:8.2f}" for took in found)
        lines.append(f"{name:42}{shown}  {exponent(SIZES, found):8.2f}")
    return "\n".join(lines)


def exponent(sizes: tuple[int, ...], durations: list[float]) -> float:
    """The power of the size with which time grows: 1 where twice as much takes twice as long."""
    logs = [[math.log(value) for value in values] for values in (sizes, durations)]
    return statistics.linear_regression(*logs).slope


def _made(size: int) -> Path:
    root = scratch() / "generated"
    generate(root, activities=size, parties=max(50, size // 4), registers=5)
    return root


def _load(root: Path) -> Callable[[], object]:
    return lambda: Workspace(root, _DAY).portfolio


def _check(root: Path) -> Callable[[], object]:
    def check() -> object:
        fresh = _fresh(root)
        return [fresh.findings(register) for register in fresh.portfolio.registers.values()]

    return check


def _transfers(root: Path) -> Callable[[], object]:
    def transfers() -> object:
        fresh = _fresh(root)
        return [fresh.case(register).hops for register in fresh.portfolio.registers.values()]

    return transfers


def _fresh(root: Path) -> Workspace:
    """Read anew, since a register keeps what was worked out from it; so each line has loading in it."""
    return Workspace(root, _DAY)


_DONE = {"load": _load, "load and check": _check, "load and transfers": _transfers}
