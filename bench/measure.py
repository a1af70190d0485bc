"""Pairs of measurements in turn, and the ratio pair by pair, so that a machine that slows down slows both."""

import atexit
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


def ratio(name: str, subject: Callable[[], object], floor: Callable[[], object], pairs: int = 9) -> Ratio:
    """Measure two things in turn, after one warm-up of each; a single pair is for what takes long, and goes without."""
    if pairs > 1:
        subject()
        floor()
    durations = [(_timed(subject), _timed(floor)) for _ in range(pairs)]
    ratios = [mine / least for mine, least in durations]
    return Ratio(
        name,
        statistics.median(ratios),
        min(ratios),
        max(ratios),
        statistics.median(mine for mine, _ in durations),
    )


def python(*arguments: str, status: int = 0) -> Callable[[], object]:
    """A whole process of the interpreter that runs this, its output thrown away; one that fails is not measured."""

    def run() -> object:
        done = subprocess.run([sys.executable, *arguments], check=False, capture_output=True, env=_environment())
        if done.returncode != status:
            raise RuntimeError(f"{arguments} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
        return done

    return run


@cache
def _environment() -> Mapping[str, str]:
    """One in which byte code is kept, as where the program is installed: else it is the compiling that is measured."""
    kept = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, kept)
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, "PYTHONPYCACHEPREFIX": kept}


def table(ratios: Sequence[Ratio]) -> str:
    """The ratios as text, one line each."""
    width = max(len(item.name) for item in ratios)
    head = f"{'':{width}}   ratio    min    max    (ms, this machine)"
    lines = [
        f"{item.name:{width}}  {item.median:6.2f} {item.low:6.2f} {item.high:6.2f}    ({item.seconds * 1000:.0f})"
        for item in ratios
    ]
    return "\n".join([head, *lines])


def _timed(subject: Callable[[], object]) -> float:
    begin = time.perf_counter()
    subject()
    return time.perf_counter() - begin
