"""The house: imports go down only, and starting costs no more than the command needs."""

import json
import subprocess
import sys

import pytest

from helpers import REPOSITORY

START = """\
import json, sys
from ropa.cli import main
status = main(sys.argv[1:])
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""


def loaded(*words: str) -> set[str]:
    """The modules that a command line leaves loaded."""
    command = [sys.executable, "-c", START, *words]
    done = subprocess.run(command, capture_output=True, check=True, cwd=REPOSITORY)
    status, modules = json.loads(done.stderr.splitlines()[-1])
    assert status in (0, 1)
    return {name for name in modules if "." not in name or name.startswith("ropa.")}


HEAVY = {
    "pydantic",
    "rich",
    "textual",
    "networkx",
    "babel",
    "jinja2",
    "graphviz",
    "rapidfuzz",
    "tree_sitter",
    "typst",
    "watchfiles",
    "python_calamine",
}

EXPORTING = {"babel", "docx", "graphviz", "jinja2", "lxml", "typst", "xlsxwriter", "ropa.exports", "ropa.diagrams"}
"""What makes documents and pictures."""

CORE = {"ropa.model", "ropa.register", "ropa.finding", "ropa.results", "ropa.layout", "ropa.workspace", "ropa.store"}
"""What knows records."""


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_loads_no_library_beside_the_parser(option):
    modules = loaded(option)
    assert not modules & {*HEAVY, *CORE, "tomli", "pathlib"}
    assert "ropa.telling" in modules


def test_a_check_loads_neither_terminal_nor_exports():
    modules = loaded("check", "--workspace", "registers")
    assert "ropa.rules" in modules
    assert not modules & {"rich", "textual", "networkx", *EXPORTING}
    assert not modules & {"python_calamine", "ropa.imports", "ropa.answers", "ropa.reading"}


@pytest.mark.parametrize("line", ["list activity", "transfers", "show alutech/account", "home", "concentration"])
def test_an_everyday_question_loads_no_algorithms_and_no_exports(line):
    modules = loaded(*line.split(), "--workspace", "registers")
    assert "ropa.register" in modules
    assert not modules & {"rich", "textual", "networkx", *EXPORTING - {"babel"}}


BEFORE_IT_IS_SEEN = """
import json, sys
from datetime import date
from pathlib import Path
import ropa.cli
from ropa.commands import Session, ready
from ropa.tui.app import Terminal
from ropa.tui.opening import Opening

Terminal.on_ready = lambda self: self.exit(sorted(sys.modules))
Opening.on_mount = lambda self: None
session = ready(["--workspace", "registers"], Session(Path("elsewhere"), date(2026, 11, 22)))
assert session.root == Path("registers")
print(json.dumps(Terminal(session, is_opening=True).run(headless=True)), file=sys.stderr)
"""


def test_nothing_that_knows_records_is_loaded_before_the_terminal_is_seen():
    command = [sys.executable, "-c", BEFORE_IT_IS_SEEN]
    done = subprocess.run(command, capture_output=True, check=True, cwd=REPOSITORY)
    modules = set(json.loads(done.stderr.splitlines()[-1]))
    assert "textual.app" in modules
    assert not modules & {*EXPORTING, *CORE, "pydantic", "networkx", "rapidfuzz", "tree_sitter", "watchfiles"}
    assert not modules & {"ropa.changes", "ropa.rules", "ropa.transfers", "ropa.tui.frame"}


def test_a_command_loads_no_other_command():
    modules = {name for name in loaded("rule") if name.startswith("ropa.commands.")}
    assert modules == {"ropa.commands.grouping", "ropa.commands.rule", "ropa.commands.session"}


def test_contracts_on_imports_are_kept():
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
