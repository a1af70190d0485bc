"""The program as a process in a terminal of its own, on a copy of a small workspace and by nobody's settings."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

import ropa

HERE = Path(__file__).parent
SOURCE = Path(ropa.__file__).parent.parent
DAY = "2026-11-22"
COMMENT = "# Kept by the office; ask Ada.  "

# Where the system has no terminals of this kind there is nothing to collect.
collect_ignore_glob = [] if hasattr(os, "openpty") else ["test_*.py"]

if hasattr(os, "openpty"):
    from .pseudo_terminal import PseudoTerminal

    Opener = Callable[..., PseudoTerminal]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the program is started: `registers` is below it, with a comment in a file, and a home without anything."""
    shutil.copytree(HERE.parent / "tui" / "workspace", tmp_path / "registers")
    activities = tmp_path / "registers" / "bakery" / "activities.toml"
    activities.write_text(f"{COMMENT}\n{activities.read_text('utf-8')}", "utf-8")
    (tmp_path / "home").mkdir()
    (tmp_path / "bin").mkdir()
    return tmp_path


@pytest.fixture
def environment(folder: Path) -> dict[str, str]:
    """All of the environment of a program; programs in `bin` come before those of the system."""
    return {
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder / "home"),
        "XDG_CONFIG_HOME": str(folder / "home" / "config"),
        "LANG": "en_GB.UTF-8",
        "TERM": "xterm-256color",
        "PYTHONPATH": str(SOURCE),
        "PYTHONWARNINGS": "error",
    }


@pytest.fixture
def terminal(folder: Path, environment: dict[str, str]) -> Iterator["Opener"]:
    """Starts the program, as often as asked; all are ended with the test."""
    with ExitStack() as stack:

        def start(*words: str, size: tuple[int, int] = (80, 24), **more: str) -> PseudoTerminal:
            asked = [*(words or ("--as-of", DAY))]
            return stack.enter_context(PseudoTerminal(asked, folder, {**environment, **more}, size))

        yield start


@pytest.fixture
def program(folder: Path) -> Callable[[str, str], Path]:
    """Puts a program in the way of the system's: what it is called, and what it does."""

    def put(name: str, does: str) -> Path:
        path = folder / "bin" / name
        path.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
        path.chmod(0o755)
        return path

    return put
