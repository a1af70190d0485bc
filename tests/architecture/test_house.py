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


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_loads_no_library_beside_the_parser(option):
    modules = loaded(option)
    assert not modules & {*HEAVY, "ropa.model", "ropa.register", "ropa.finding", "ropa.results", "ropa.layout"}
    assert "ropa.telling" in modules


def test_a_check_loads_neither_terminal_nor_exports():
    modules = loaded("check", "--workspace", "registers")
    assert "ropa.rules" in modules
    assert not modules & {"rich", "textual", "networkx", "jinja2", "graphviz", "babel", "ropa.exports", "ropa.diagrams"}
    assert not modules & {"python_calamine", "ropa.imports", "ropa.answers", "ropa.reading"}


def test_a_command_loads_no_other_command():
    modules = {name for name in loaded("rule") if name.startswith("ropa.commands.")}
    assert modules == {"ropa.commands.grouping", "ropa.commands.rule", "ropa.commands.session"}


def test_contracts_on_imports_are_kept():
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
