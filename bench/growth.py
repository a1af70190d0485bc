"""How time grows with size: five sizes, and the exponent that a line through their logarithms has."""

import math
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.generate import generate
from bench.measure import Row, scratch, seconds
from bench.opened import loading, opened

SIZES = (125, 250, 500, 1000, 2000)
"""Numbers of activities, in five registers; parties grow with them."""
_TIMES = 3


def growth() -> Iterator[Row]:
    """A row per thing: its exponent, and its time at the largest size."""
    roots = {size: _made(size) for size in SIZES}
    for name, done in _DONE.items():
        found = [statistics.median(seconds(done(roots[size])) for _ in range(_TIMES)) for size in SIZES]
        yield Row(f"{name}, {SIZES[0]} to {SIZES[-1]} activities", None, None, exponent(SIZES, found), found[-1])


def exponent(sizes: tuple[int, ...], durations: list[float]) -> float:
    """The power of the size with which time grows: 1 where twice as much takes twice as long."""
    logs = [[math.log(value) for value in values] for values in (sizes, durations)]
    return statistics.linear_regression(*logs).slope


def _made(size: int) -> Path:
    root = scratch() / "generated"
    generate(root, activities=size, parties=max(50, size // 4), registers=5)
    return root


# A register keeps what was worked out from it, so that each is read anew and has loading in it.


def _check(root: Path) -> Callable[[], object]:
    def check() -> object:
        fresh = opened(root)
        return [fresh.findings(register) for register in fresh.portfolio.registers.values()]

    return check


def _transfers(root: Path) -> Callable[[], object]:
    def transfers() -> object:
        fresh = opened(root)
        return [fresh.case(register).hops for register in fresh.portfolio.registers.values()]

    return transfers


_DONE = {"load": loading, "load and check": _check, "load and transfers": _transfers}
