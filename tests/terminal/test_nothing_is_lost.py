"""What is typed and not yet written outlives other people's edits, crashes, and keys that end other programs."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Opener

HOME = "Corner Bakery"
ACTIVITIES = Path("registers") / "bakery" / "activities.toml"
SET = ":set bakery/newsletter note=Mine\r"


def test_two_versions_are_shown_and_ours_is_kept(terminal: Opener, folder: Path) -> None:
    path = folder / ACTIVITIES
    shown = terminal()
    shown.see(HOME)
    shown.type(SET)
    shown.see("1 unsaved")
    theirs = path.read_bytes().replace(b'name = "Newsletter"', b'name = "News"')
    path.write_bytes(theirs)
    shown.see("Two versions", '≠ name = "News"')
    shown.press("b")
    shown.see("activities.toml.mine")
    shown.gone("unsaved")
    assert path.read_bytes() == theirs
    ours = path.with_name("activities.toml.mine").read_text("utf-8")
    assert 'name = "Newsletter"' in ours
    assert 'note = "Mine"' in ours


def test_ours_can_replace_theirs_after_a_look(terminal: Opener, folder: Path) -> None:
    path = folder / ACTIVITIES
    shown = terminal()
    shown.see(HOME)
    shown.type(SET)
    shown.see("1 unsaved")
    path.write_bytes(path.read_bytes().replace(b'name = "Newsletter"', b'name = "News"'))
    shown.see("Two versions", "w")
    shown.press("w")
    shown.gone("Two versions")
    shown.press("ctrl+s")
    shown.see("ropa changes", '+note = "Mine"', '-name = "News"')
    shown.press("enter")
    shown.see("Files written: 1")
    said = path.read_text("utf-8")
    assert 'name = "Newsletter"' in said
    assert 'note = "Mine"' in said


def test_what_a_killed_program_had_not_saved_is_offered(terminal: Opener, folder: Path) -> None:
    before = (folder / ACTIVITIES).read_bytes()
    killed = terminal()
    killed.see(HOME)
    killed.type(SET)
    killed.see("1 unsaved")
    killed.kill()
    shown = terminal()
    shown.see("had not saved", "activities.toml", "Restore")
    assert (folder / ACTIVITIES).read_bytes() == before
    shown.press("enter")
    shown.see("1 unsaved", "taken over")
    shown.press("ctrl+s")
    shown.see('+note = "Mine"')
    shown.press("enter")
    shown.see("Files written: 1")
    assert 'note = "Mine"' in (folder / ACTIVITIES).read_text("utf-8")


@pytest.mark.parametrize(
    ("does", "says", "is_kept"),
    [
        ("exit 1", "status 1", False),
        ('echo "name = [[[" > "$file"', "Not valid TOML", True),
        ('echo "name = [[[" > "$file"; exit 1', "status 1", True),
    ],
)
def test_an_editor_that_fails_loses_nothing(
    does: str, says: str, is_kept: bool, terminal: Opener, folder: Path, program: Callable[[str, str], Path]
) -> None:
    before = (folder / ACTIVITIES).read_bytes()
    editor = program("failing-editor", f"for file; do :; done\n{does}")
    shown = terminal(EDITOR=str(editor))
    shown.see(HOME)
    shown.type(":set bakery/invoicing note=Mine\r")
    shown.see("1 unsaved")
    shown.type(":show bakery/newsletter\r")
    shown.see("show bakery/newsletter")
    shown.press("E")
    shown.see("✗", says)
    assert (folder / ACTIVITIES).read_bytes() == before
    typed = [path.read_text("utf-8") for path in (folder / "registers" / ".ropa").glob("edits/*.toml")]
    assert any("[[[" in text for text in typed) == is_kept
    shown.press("ctrl+s")
    shown.see("ropa changes", '+note = "Mine"')


def test_ctrl_c_says_how_to_leave_and_leaving_asks(terminal: Opener, folder: Path) -> None:
    shown = terminal()
    shown.see(HOME)
    shown.type(SET)
    shown.see("1 unsaved")
    shown.press("ctrl+c")
    shown.see("Press q")
    shown.type(":show bakery/newsletter\r")
    shown.see("show bakery/newsletter", "▸")
    shown.walk_to("Newsletter")
    shown.press("e")
    shown.see("Enter Accept")
    shown.type(" today")
    shown.see("Newsletter today")
    shown.press("ctrl+c")
    shown.see("Newsletter today")
    shown.press("enter")
    shown.see("name=Newsletter today")
    shown.press("q")
    shown.see("Leave with unsaved files: 1", "Write, then leave", "Stay here")
    assert shown.process.poll() is None
    shown.press("enter")
    assert shown.ended() == 0
    said = (folder / ACTIVITIES).read_text("utf-8")
    assert 'note = "Mine"' in said
    assert 'name = "Newsletter today"' in said


def test_the_terminal_is_given_back_as_it_was(terminal: Opener) -> None:
    shown = terminal()
    shown.see(HOME)
    for mode in (b"?1049", b"?25", b"?1000", b"?1006", b"?2004"):
        on, off = (b"l", b"h") if mode == b"?25" else (b"h", b"l")
        assert b"\x1b[" + mode + on in shown.came
        assert shown.came.rfind(b"\x1b[" + mode + off) < shown.came.rfind(b"\x1b[" + mode + on)
    before = shown.modes
    shown.press("q")
    assert shown.ended() == 0
    for mode in (b"?1049", b"?25", b"?1000", b"?1003", b"?1006", b"?2004"):
        on, off = (b"l", b"h") if mode == b"?25" else (b"h", b"l")
        assert shown.came.rfind(b"\x1b[" + mode + off) > shown.came.rfind(b"\x1b[" + mode + on), mode
    # Letters are seen again, and lines are read whole.
    assert shown.modes != before
    assert shown.modes == shown.first_modes


def test_reading_only_says_so_and_writes_nothing(terminal: Opener, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    shown = terminal("--read-only")
    shown.see(HOME, "only reading")
    shown.type(":show bakery/newsletter\r")
    shown.see("show bakery/newsletter")
    for key in ("e", "n", "D", "c", "E", "ctrl+s", "ctrl+z"):
        shown.press(key)
        shown.see("✗ ropa only reads here", "--read-only")
        shown.press("down")
        shown.press("m")
        shown.see("map bakery/newsletter")
        shown.press("escape")
        shown.see("show bakery/newsletter")
        shown.gone("✗")
    shown.type(SET)
    shown.see("✗ ropa only reads here")
    shown.press("q")
    assert shown.ended() == 0
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_window_that_is_closed_ends_the_program_and_its_work_is_offered(terminal: Opener, folder: Path) -> None:
    shown = terminal()
    shown.see(HOME)
    shown.type(SET)
    shown.see("1 unsaved")
    shown.close_window()
    assert shown.process.wait(20) == -signal.SIGHUP
    assert "Mine" not in (folder / ACTIVITIES).read_text("utf-8")
    again = terminal()
    again.see("Restore", "Drop")
