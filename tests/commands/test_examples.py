"""The example in the help of every command works as it stands, on the five registers that the program brings along."""

import importlib
import re
import shutil
from pathlib import Path

import pytest
import xlsxwriter

from helpers import REGISTERS, TODAY
from repository import commit, needs_git, repository
from ropa.commands import COMMANDS, Session, run_line
from ropa.commands.drawings import DRAWINGS
from ropa.results import Changed, Failure, NeedsConfirmation

SINGLE = {name: module for name, module, _ in COMMANDS if name != "diagram"}
SINGLE |= {f"diagram {name}": f"drawings.{module}" for name, module, _ in DRAWINGS}

BEFORE = {
    "answers": ("ask alsjelieft --to questions.xlsx",),
    "changes": ("set alsjelieft note=Seen",),
    "save": ("set alsjelieft note=Seen",),
    "undo": ("set alsjelieft note=Seen",),
    "redo": ("set alsjelieft note=Seen", "undo"),
}
"""What a session does before the example of a command has something to work on."""


def example(name: str) -> str:
    help_text = " ".join(importlib.import_module(f"ropa.commands.{SINGLE[name]}").command.help.split())
    found = re.search(r"Example: ropa (.*)$", help_text)
    assert found, f"{name} has no example"
    return found[1]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which a DPO of the five registers is at work."""
    shutil.copytree(REGISTERS, tmp_path / "registers")
    (tmp_path / "exports").mkdir()
    with xlsxwriter.Workbook(tmp_path / "vendors.xlsx") as book:
        for number, row in enumerate((("Wie?", "Land"), ("Post Ltd", "Nederland"))):
            (book.get_worksheet_by_name("Vendors") or book.add_worksheet("Vendors")).write_row(number, 0, row)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setenv("ROPA_CONFIG", str(tmp_path / "settings.toml"))
    return tmp_path


@needs_git
@pytest.mark.parametrize("name", SINGLE)
def test_the_example_works(name: str, here: Path) -> None:
    if name in ("diff", "history"):
        commit(repository(here), {}, "2025-12-31")
    if name == "init":
        shutil.rmtree(here / "registers")
    session = Session(here / "registers", TODAY, log=[], has_terminal=True)
    for line in BEFORE.get(name, ()):
        assert not isinstance(run_line(line, session), Failure)
    line = example(name)
    assert line.startswith(name)
    result = run_line(line, session)
    assert not isinstance(result, Failure | NeedsConfirmation), result


def test_the_registers_that_come_along_are_laid_out_as_the_program_lays_them_out(here: Path) -> None:
    result = run_line("fmt --check", Session(Path("registers"), TODAY))
    assert isinstance(result, Changed), result
    assert [file.path for file in result.files] == []
    lines = (here / "registers/alutech/register.toml").read_text("utf-8")
    (here / "registers/alutech/register.toml").write_text(lines.replace("  ", "   "), "utf-8")
    assert run_line("fmt --check", Session(Path("registers"), TODAY)).files
