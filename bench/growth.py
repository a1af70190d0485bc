"""How time grows with size: five sizes, and the exponent that a line through their logarithms has."""

import math
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.generate import generate
from bench.measure import Row, scratch, seconds
from bench.opened import loading, opened

USUAL_SIZES, LARGE_SIZES = (125, 250, 500, 1000, 2000), (1250, 2500, 5000, 10_000, 20_000)
"""Numbers of activities; parties grow with them."""


def growth(sizes: tuple[int, ...] = USUAL_SIZES, *, registers: int = 5, times: int = 3) -> Iterator[Row]:
    """A row per thing: its exponent, and its time at the largest size.

    Args:
        sizes: Numbers of activities.
        registers: In how many registers they are, at each size.
        times: How often each is measured.
    """
    roots = {size: _made(size, registers) for size in sizes}
    for name, done in _DONE.items():
        found = [statistics.median(seconds(done(roots[size])) for _ in range(times)) for size in sizes]
        yield Row(f"{name}, {sizes[0]} to {sizes[-1]} activities", None, None, exponent(sizes, found), found[-1])


def exponent(sizes: tuple[int, ...], durations: list[float]) -> float:
    """The power of the size with which time grows: 1 where twice as much takes twice as long."""
    logs = [[math.log(value) for value in values] for values in (sizes, durations)]
    return statistics.linear_regression(*logs).slope


def _made(size: int, registers: int) -> Path:
    root = scratch() / "generated"
    generate(root, activities=size, parties=max(50, size // 4), registers=registers)
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
