"""How long it takes to start, against the interpreter alone and against the command-line library alone."""

from collections.abc import Iterator
from pathlib import Path

from bench.measure import Ratio, python, ratio

_TRIVIAL_TERMINAL = """
from textual.app import App
class Trivial(App):
    def on_ready(self): self.exit()
Trivial().run(headless=True)
"""
_TERMINAL = """
import sys
from pathlib import Path
from datetime import date
from ropa.commands import Session, run_line
from ropa.tui.app import Terminal
Terminal.on_ready = lambda self: self.exit()
session = Session(Path(sys.argv[1]), date(2026, 11, 22))
run_line("home", session)
Terminal(session).run(headless=True)
"""


def ratios(workspace: Path) -> Iterator[Ratio]:
    """Ratios of starting."""
    bare = python("-c", "pass")
    yield ratio("--help / bare interpreter", python("-m", "ropa", "--help"), bare)
    yield ratio("--help / importing click", python("-m", "ropa", "--help"), python("-c", "import click"))
    yield ratio(
        "terminal on the shipped registers / trivial Textual app",
        python("-c", _TERMINAL, str(workspace)),
        python("-c", _TRIVIAL_TERMINAL),
    )
