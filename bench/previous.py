"""The same suites on the program as it was at another revision, in a process beside this one that is asked in turn."""

import atexit
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

from bench.measure import scratch

HERE = Path(__file__).parent.parent
BEFORE = "HEAD~"
_PATIENCE = 10
"""Seconds in which it ends by itself."""


class NothingToCompareError(Exception):
    """There is no other revision to compare with; the message says why."""


class Previous:
    """The program at another revision, walking through the suites one step behind this process."""

    def __init__(self, revision: str, size: str) -> None:
        """Take a revision out and start it.

        Raises:
            NothingToCompareError: Git has no such revision, or cannot take it out.
        """
        tree = _taken_out(revision)
        paths = os.pathsep.join((str(tree / "src"), str(HERE)))
        self._child = subprocess.Popen(
            [sys.executable, "-m", "bench.beside", size],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths},
            cwd=HERE,
            text=True,
        )
        atexit.register(self._leave)

    def next(self, suite: str) -> Callable[[], float] | None:
        """What measures the next subject of a suite there; None where the revision has none, or cannot make it."""
        return self._once if self._asked(f"next {suite}") == "ready" else None

    def end(self, suite: str) -> None:
        """Let go of what a suite has started there."""
        self._asked(f"end {suite}")

    def _leave(self) -> None:
        # Killed at once it would leave behind what its suites have started.
        self._pipes()[0].close()
        try:
            self._child.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._child.kill()

    def _once(self) -> float:
        # What fails there is not as fast as can be: it has no ratio.
        return float(self._asked("once"))

    def _asked(self, line: str) -> str:
        given, said = self._pipes()
        given.write(f"{line}\n")
        given.flush()
        return said.readline().strip()

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        assert self._child.stdin
        assert self._child.stdout
        return self._child.stdin, self._child.stdout


def _taken_out(revision: str) -> Path:
    tree = scratch() / "tree"
    try:
        _git("worktree", "add", "--detach", str(tree), revision)
    except FileNotFoundError as error:
        raise NothingToCompareError("there is no Git here") from error
    except subprocess.CalledProcessError as error:
        raise NothingToCompareError(error.stderr.decode(errors="replace").strip()) from error
    atexit.register(_git, "worktree", "remove", "--force", str(tree))
    return tree


def _git(*words: str) -> None:
    subprocess.run(["git", "-C", str(HERE), *words], check=True, capture_output=True)
