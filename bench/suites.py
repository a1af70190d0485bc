"""Everything that is measured, by what it is about; workspaces are made when a suite is first asked for."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from bench import check, diagrams, exports, load, questions, start, terminal
from bench.generate import generate
from bench.measure import Pair, scratch

SHIPPED = Path(__file__).parent.parent / "registers"


@cache
def made(size: str, *, has_file_each: bool = False) -> Path:
    """A generated workspace: `M` or `L`."""
    activities, parties, registers = {"M": (1000, 300, 10), "L": (20_000, 5_000, 50)}[size]
    root = scratch() / "generated"
    generate(root, activities=activities, parties=parties, registers=registers, has_file_each=has_file_each)
    return root


def _loading(size: str, count: int) -> Iterator[Pair]:
    for has_file_each in (False, True):
        yield from load.pairs(size, made(size, has_file_each=has_file_each), count)
    yield from load.edited(size, made(size, has_file_each=True), count)


def _questions_of_both() -> Iterator[Pair]:
    yield from questions.pairs("S", SHIPPED)
    yield from questions.pairs("M", made("M"))


SUITES: Mapping[str, Callable[[], Iterator[Pair]]] = {
    "start": start.pairs,
    "terminal": lambda: terminal.first_paint(("S", SHIPPED), ("M", made("M"))),
    "keys": lambda: terminal.keys("M", made("M")),
    "load": lambda: _loading("M", 12),
    "check": lambda: check.pairs(SHIPPED, made("M")),
    "questions": _questions_of_both,
    "exports": lambda: exports.pairs("M", made("M")),
    "diagrams": diagrams.pairs,
}
"""What the shipped registers and 1,000 activities take."""

LARGE: Mapping[str, Callable[[], Iterator[Pair]]] = {
    "terminal": lambda: terminal.first_paint(("L", made("L")), count=3),
    "keys": lambda: terminal.keys("L", made("L")),
    "load": lambda: _loading("L", 3),
    "check": lambda: check.apart("L", made("L"), count=5),
    "questions": lambda: questions.pairs("L", made("L"), count=1),
}
"""What 20,000 activities take, which is minutes."""


def suites(size: str) -> Mapping[str, Callable[[], Iterator[Pair]]]:
    """The suites of a size: `usual` or `large`."""
    return LARGE if size == "large" else SUITES
