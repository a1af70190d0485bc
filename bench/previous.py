"""Whole command lines as they are now against the same at another revision, run in turn by the same interpreter."""

import atexit
import subprocess
from collections.abc import Iterator
from pathlib import Path

from bench.measure import Pair, python, scratch

HERE = Path(__file__).parent.parent
_BEFORE = "HEAD~"


class NothingToCompareError(Exception):
    """There is no other revision to compare with; the message says why."""


def pairs(shipped: Path, medium: Path, revision: str = "", count: int = 3) -> Iterator[Pair]:
    """Command lines now against those of a revision.

    Raises:
        NothingToCompareError: Git has no such revision, or cannot take it out.
    """
    revision = revision or _BEFORE
    tree = _taken_out(revision)
    sizes = (("S", shipped, 1), ("M", medium, 1))
    lines: list[tuple[str, tuple[str, ...], int]] = [("--help", ("--help",), 0)]
    for size, root, status in sizes:
        for line, expected in (("check", status), ("list activity", 0), ("transfers", 0), ("concentration", 0)):
            lines.append((f"{size}: {line}", (*line.split(), "--workspace", str(root)), expected))
    for name, words, expected in lines:
        now = python("-m", "ropa", *words, status=expected, source=HERE / "src")
        before = python("-m", "ropa", *words, status=expected, source=tree / "src")
        yield Pair(f"{name} / the same at {revision}", now, before, count)


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
