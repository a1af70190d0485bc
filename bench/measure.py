"""Pairs of measurements in turn, and the ratio pair by pair, so that a machine that slows down slows both."""

import atexit
import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ratio:
    """How much longer one thing takes than another.

    Attributes:
        name: What was measured, and against what.
        median: Median of the ratios, pair by pair.
        low: Smallest ratio.
        high: Largest ratio.
        seconds: Median duration of the thing itself, for scale only.
    """

    name: str
    median: float
    low: float
    high: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that are measured in turn.

    Attributes:
        name: What is measured, and against what.
        subject: The thing itself.
        floor: The least that could be done, or the same as it was done before.
        pairs: How often each is measured; a single pair is for what takes long, and goes without a warm-up.
    """

    name: str
    subject: Callable[[], object]
    floor: Callable[[], object]
    pairs: int = 9

    def measured(self) -> Ratio:
        """Measure both in turn, after one warm-up of each."""
        if self.pairs > 1:
            self.subject()
            self.floor()
        durations = [(seconds(self.subject), seconds(self.floor)) for _ in range(self.pairs)]
        ratios = [mine / least for mine, least in durations]
        mine = statistics.median(duration for duration, _ in durations)
        return Ratio(self.name, statistics.median(ratios), min(ratios), max(ratios), mine)


def seconds(done: Callable[[], object]) -> float:
    """How long something takes, or what it says itself; garbage is not collected meanwhile, as in the program."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        said = done()
        took = time.perf_counter() - start
    finally:
        gc.enable()
    return said if isinstance(said, float) else took


def python(*arguments: str, status: int = 0, source: Path | None = None) -> Callable[[], object]:
    """A whole process of the interpreter that runs this, its output thrown away; one that fails is not measured.

    Args:
        arguments: Those of the interpreter.
        status: The status that it must end with.
        source: The folder of packages to run from; that of this process where None.
    """

    def run() -> object:
        done = subprocess.run([sys.executable, *arguments], check=False, capture_output=True, env=environment(source))
        if done.returncode != status:
            raise RuntimeError(f"{arguments} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
        return done

    return run


@cache
def environment(source: Path | None = None) -> Mapping[str, str]:
    """One in which byte code is kept, as where the program is installed: else it is the compiling that is measured."""
    kept = scratch()
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    paths = {"PYTHONPATH": str(source)} if source else {}
    return {**inherited, **paths, "PYTHONPYCACHEPREFIX": str(kept), "ROPA_CONFIG": str(kept)}


def scratch() -> Path:
    """A new folder that is gone when this process ends."""
    made = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(made)


def table(ratios: Sequence[Ratio]) -> str:
    """The ratios as text, one line each."""
    width = max(len(item.name) for item in ratios)
    head = f"{'':{width}}   ratio    min    max    (ms, this machine)"
    lines = [
        f"{item.name:{width}}  {item.median:6.2f} {item.low:6.2f} {item.high:6.2f}    ({item.seconds * 1000:.0f})"
        for item in ratios
    ]
    return "\n".join([head, *lines])
