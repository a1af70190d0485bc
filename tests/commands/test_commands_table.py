"""The table of commands, the folder and the help agree; command lines are read as typed."""

import importlib
from importlib import resources

import pytest

from helpers import TODAY, told
from ropa.commands import COMMANDS, Session, run, run_line
from ropa.commands.drawings import DRAWINGS
from ropa.commands.session import Command
from ropa.diagrams.kinds import KINDS
from ropa.results import Failure, Listing, Text

HELPERS = {
    "__init__",
    "answering",
    "breach_letters",
    "changing",
    "columns",
    "counting",
    "deciding",
    "derived",
    "dossier",
    "drawing",
    "exporting",
    "filtering",
    "finding_sheet",
    "glance",
    "grouping",
    "hop_sheet",
    "obligation_sheet",
    "question_sheet",
    "hops",
    "lately",
    "lookup",
    "past",
    "reading",
    "record_rows",
    "opening",
    "pending",
    "previewing",
    "saving",
    "session",
    "sheets",
    "steps",
    "supposing",
    "usage",
    "writing",
}


def test_every_file_is_a_command_or_a_known_helper():
    files = {file.name.removesuffix(".py") for file in resources.files("ropa.commands").iterdir() if file.is_file()}
    assert files - HELPERS == {module for _, module, _ in COMMANDS}
    assert files >= HELPERS
    assert len({name for name, _, _ in COMMANDS}) == len(COMMANDS)


def test_every_file_of_a_drawing_is_in_the_table():
    files = {file.name for file in resources.files("ropa.commands.drawings").iterdir() if file.name.endswith(".py")}
    assert files - {"__init__.py", "scenes.py"} == {f"{module}.py" for _, module, _ in DRAWINGS}
    kinds = {file.name for file in resources.files("ropa.diagrams.kinds").iterdir() if file.name.endswith(".py")}
    assert kinds - {"__init__.py"} == {f"{kind.__name__.rpartition('.')[2]}.py" for kind in KINDS}
    assert [kind.NAME for kind in KINDS] == [name for name, _, _ in DRAWINGS]


SINGLE = [row for row in COMMANDS if row[0] != "diagram"]
SINGLE += [(f"diagram {name}", f"drawings.{module}", summary) for name, module, summary in DRAWINGS]


@pytest.mark.parametrize(("name", "module", "summary"), SINGLE, ids=lambda item: str(item)[:18])
def test_every_command_explains_itself(name, module, summary, tmp_path):
    command = importlib.import_module(f"ropa.commands.{module}").command
    assert isinstance(command, Command)
    assert command.name == name.rpartition(" ")[2]
    assert command.help
    assert summary.endswith(".")
    assert {"root", "as_of", "language", "rev"} <= {param.name for param in command.params}
    result, text = told(tmp_path, f"{name} --help")
    assert isinstance(result, Text)
    assert text.startswith(f"Usage: ropa {name}")
    assert all(param.help for param in command.params if param.param_type_name == "option")
    if any(param.required for param in command.params):
        assert f"Example: ropa {name}" in " ".join(text.split())


def test_the_overview_names_every_command(tmp_path):
    text = told(tmp_path, "--help")[1]
    assert all(f"\n  {name} " in text for name, _, _ in COMMANDS)


@pytest.mark.parametrize("line", ["list party", "ropa list party", "  list   party  ", "list 'party'", 'list "party"'])
def test_a_line_is_read_like_words_of_a_shell(sample, line):
    assert isinstance(told(sample, line)[0], Listing)


@pytest.mark.parametrize("line", ["", "ropa", "list 'party", "nothing", "list party extra", "show \0"])
def test_a_line_that_cannot_be_read_is_a_failure_not_an_error(sample, line):
    assert isinstance(told(sample, line)[0], Failure)


def test_options_hold_for_one_line_only(sample):
    session = Session(sample, TODAY)
    first = run(["list", "party", "--lang", "nl"], session)
    assert session.latest.language == "nl"
    second = run_line("list party", session)
    assert isinstance(first, Listing)
    assert isinstance(second, Listing)
    assert first.title != second.title
    assert session.latest.language == "en"


def test_a_workspace_is_opened_once_for_the_same_options(sample):
    session = Session(sample, TODAY)
    opened = session.workspace
    run_line("list party", session)
    assert session.latest.workspace is opened
    run_line("list party --as-of 2020-01-01", session)
    assert session.latest.workspace is not opened
