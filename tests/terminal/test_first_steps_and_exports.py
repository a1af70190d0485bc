"""The first minute, and what leaves the program as files."""

import re
import shlex
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from .conftest import Opener


def test_a_document_is_written_and_the_shown_line_writes_the_same(
    terminal: Opener, folder: Path, environment: dict[str, str]
) -> None:
    # Not by a fixed day: the line is what anybody would run the same day.
    shown = terminal("--theme", "monochrome", size=(120, 40))
    shown.see("Corner Bakery")
    shown.press("f7")
    line = _line(shown.see("Format", "ropa export art30 bakery", ".html"))
    assert not (folder / "exports").exists()
    shown.press("enter")
    shown.see("Written", "bakery", ".html")
    target = folder / line[line.index("--to") + 1]
    shown.until(target.is_file, "nothing was written")
    written = target.read_bytes()
    assert b"Sending offers to subscribers" in written
    target.unlink()
    command = [sys.executable, "-m", *line]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, timeout=60)
    assert target.read_bytes() == written


def _line(shown: str) -> list[str]:
    """The words of the first command line that the screen shows."""
    found = re.search(r"ropa export [^│\n]+", shown)
    assert found
    return shlex.split(found.group())


def test_nothing_there_yet_and_the_examples_open(terminal: Opener, folder: Path) -> None:
    shutil.rmtree(folder / "registers")
    shown = terminal()
    shown.see("no register", "examples", "new register", "another folder", "Leave")
    shown.press("enter")
    shown.see("registers: 5", "ropa home")
    assert (folder / "registers" / "alsjelieft" / "register.toml").is_file()
    shown.type(":act\r")
    shown.see("list activities", "all-at-once/")
    shown.press("q")
    assert shown.ended() == 0


def test_a_register_of_ones_own_is_asked_for_step_by_step(terminal: Opener, folder: Path) -> None:
    shutil.rmtree(folder / "registers")
    shown = terminal()
    shown.see("no register", "examples")
    shown.press("down", "enter")
    # All in one go: each answer falls to its question.
    shown.type("Mill & Sons\r\roffice@mill.example\rnone\rNether\r\r\r\r")
    shown.see("records: 0", "ropa list activity")
    made = tomllib.loads((folder / "registers" / "mill-sons" / "register.toml").read_text("utf-8"))
    assert made["register"]["language"] == "en"
    assert [made["party"]["mill-sons"][name] for name in ("name", "seat", "email")] == [
        "Mill & Sons",
        "NL",
        ["office@mill.example"],
    ]


def test_the_first_answers_about_an_activity_may_be_typed_ahead(terminal: Opener, folder: Path) -> None:
    shutil.rmtree(folder / "registers")
    shown = terminal()
    shown.see("no register", "examples")
    shown.press("down", "enter")
    shown.type("Mill & Sons\r\roffice@mill.example\rnone\rNether\r\r\rPayroll\rnone\r")
    shown.see("Payroll", "2 of 9", "1 unsaved")


@pytest.mark.parametrize("pause", [0.0, 0.12])
def test_what_is_typed_while_the_terminal_opens_is_for_the_terminal(
    terminal: Opener, folder: Path, pause: float
) -> None:
    (folder / "registers").rename(folder / "clients")
    shown = terminal()
    shown.see("no register", "examples")
    shown.press("down", "down", "enter")
    shown.see("Which folder?")
    shown.press("ctrl+u")
    shown.type("clients\r")
    time.sleep(pause)
    shown.type(":part\r")
    shown.see("list parties", "bakery/")
    shown.press("q")
    assert shown.ended() == 0


def test_the_first_screen_says_how_to_leave_in_the_readers_language(terminal: Opener, folder: Path) -> None:
    shutil.rmtree(folder / "registers")
    shown = terminal(LANG="de_DE.UTF-8")
    shown.see("Ctrl+Q Beenden")
    shown.press("ctrl+c")
    shown.see("Mit Ctrl+Q wird das Programm verlassen.")
    shown.press("ctrl+q")
    assert shown.ended() == 0
    assert not (folder / "registers").exists()
