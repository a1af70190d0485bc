"""Pairs of measurements in turn, and the ratio pair by pair, so that a machine that slows down slows both.

The order changes from turn to turn: what comes first finds caches that another process has filled, and asks the system
for memory that what comes next finds ready. A parse that always came second was up to 8 % quicker for it.
"""

import atexit
import gc
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice, permutations
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Spread:
    """Ratios of durations that were measured pair by pair.

    Attributes:
        median: Their median.
        low: The smallest.
        high: The largest.
    """

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, durations: Sequence[float], others: Sequence[float]) -> "Spread":
        """How much longer each took than the other of its pair."""
        ratios = [mine / other for mine, other in zip(durations, others, strict=True)]
        return cls(statistics.median(ratios), min(ratios), max(ratios))


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table.

    Attributes:
        name: What was measured, and against what.
        floor: How much longer it takes than the least that could be done; None where that is no question of it.
        before: How much longer than it took at another revision; None where that cannot be asked.
        exponent: The power of the size with which it grows; None where it was measured at one size.
        seconds: Median duration of the thing itself, for scale only.
        lines: How many lines of an answer it gave; None where it gave none.
    """

    name: str
    floor: Spread | None
    before: Spread | None
    exponent: float | None
    seconds: float
    lines: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that are measured in turn.

    Attributes:
        name: What is measured, and against what.
        subject: The thing itself.
        floor: The least that could be done.
        pairs: How often each is measured; a single pair is for what takes long, and goes without a warm-up.
        prepare: What is done before each measurement of the subject and is no part of it.
        lines: How many lines of an answer the subject last gave; None where it gives none.
    """

    name: str
    subject: Callable[[], object]
    floor: Callable[[], object]
    pairs: int = 9
    prepare: Callable[[], object] = lambda: None
    lines: Callable[[], int] | None = None

    def once(self) -> float:
        """The duration of the subject."""
        self.prepare()
        return seconds(self.subject)

    def measured(self, before: Callable[[], float] | None = None) -> Row:
        """Measure both in turn, after one warm-up of each, in every order as often as there are turns for it.

        Args:
            before: Gives the duration of the same subject at another revision, measured in the same turns.
        """
        asked = [self.once, lambda: seconds(self.floor), *([before] if before else [])]
        if self.pairs > 1:
            for measure in asked:
                measure()
        turns: list[list[float]] = []
        for order in islice(cycle(permutations(range(len(asked)))), self.pairs):
            took = {number: asked[number]() for number in order}
            turns.append([took[number] for number in range(len(asked))])
        mine, least, *then = zip(*turns, strict=True)
        return Row(
            self.name,
            Spread.of(mine, least),
            Spread.of(mine, then[0]) if then else None,
            None,
            statistics.median(mine),
            self.lines() if self.lines else None,
        )


def seconds(done: Callable[[], object]) -> float:
    """How long something takes, or what it says itself; garbage is not collected meanwhile, as in the program.

    It is the time of the processor that counts, in this process and in those that it starts and waits for, so that what
    else the machine is at tells little.
    """
    gc.collect()
    gc.disable()
    try:
        start = _spent()
        said = done()
        took = _spent() - start
    finally:
        gc.enable()
    return said if isinstance(said, float) else took


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def python(*arguments: str, status: int = 0) -> Callable[[], object]:
    """A whole process of the interpreter that runs this, its output thrown away; one that fails is not measured.

    Args:
        arguments: Those of the interpreter.
        status: The status that it must end with.
    """

    def run() -> object:
        done = subprocess.run([sys.executable, *arguments], check=False, capture_output=True, env=environment())
        if done.returncode != status:
            raise RuntimeError(f"{arguments} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
        return done

    return run


@cache
def environment() -> Mapping[str, str]:
    """One in which byte code is kept, as where the program is installed: else it is the compiling that is measured."""
    kept = scratch()
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, "PYTHONPYCACHEPREFIX": str(kept), "ROPA_CONFIG": str(kept)}


def scratch() -> Path:
    """A new folder that is gone when this process ends."""
    made = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(made)


def forgotten(*modules: str) -> Callable[[], None]:
    """Empties what functions of some modules keep of earlier calls, as it is in a program that was just started.

    Args:
        modules: Their names; one that another revision has not is passed over.
    """
    found = [vars(sys.modules[name]) for name in modules if name in sys.modules]
    kept = [value for names in found for value in names.values() if hasattr(value, "cache_clear")]

    def forget() -> None:
        for function in kept:
            function.cache_clear()

    return forget


def table(rows: Sequence[Row], revision: str) -> str:
    """All that was measured as text, one line each."""
    width = max(len(item.name) for item in rows)
    sides = (f"{f'/ {side}':>8}{'min':>8}{'max':>8}" for side in ("floor", revision))
    head = f"{'':{width}} {'   '.join(sides)}  exponent      ms    lines  µs/line"
    return "\n".join([head, *(f"{item.name:{width}} {_shown(item)}" for item in rows)])


def _shown(item: Row) -> str:
    sides = ("".join(f"{value:8.2f}" for value in _values(side)) or " " * 24 for side in (item.floor, item.before))
    exponent = "" if item.exponent is None else f"{item.exponent:.2f}"
    told = f"{item.lines:9}{item.seconds * 1_000_000 / max(item.lines, 1):9.1f}" if item.lines is not None else ""
    return f"{'   '.join(sides)}  {exponent:>8}{item.seconds * 1000:8.0f}{told}".rstrip()


def _values(side: Spread | None) -> tuple[float, ...]:
    return (side.median, side.low, side.high) if side else ()
