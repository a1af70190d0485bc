"""What others do to the files while the terminal is open, and what a session that died leaves behind."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

import ropa
from ropa.commands import Session, run_line
from ropa.tui.app import Terminal
from ropa.tui.screens.conflicts import ConflictsScreen
from ropa.tui.screens.record import RecordScreen
from ropa.workspace import Workspace

from .conftest import TODAY

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]
ACTIVITIES = Path("bakery") / "activities.toml"
REGISTER = Path("bakery") / "register.toml"


def put(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Wait for the disk's news, which come when they come."""
    for _ in range(200):
        if is_so():
            return
        await asyncio.sleep(0.02)
        await pilot.pause()
    raise AssertionError("it did not come")


def test_a_change_from_outside_appears_and_nothing_moves(walk: Walker, screen: Seer, workspace: Path) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("set bakery/newsletter note=Mine")
        terminal.go("list activities")
        await pilot.pause()
        await pilot.press("slash", *"bakery", "enter", "space", "end")
        before = terminal.frame.target()
        put(workspace / REGISTER, "Corner Bakery", "Corner Bakery Ltd")
        path = workspace / "bakery" / "new.toml"
        path.write_text('[activity.a-new-one]\nname = "A new one"\n', "utf-8")
        await until(pilot, lambda: "A new one" in screen(terminal))
        shown = screen(terminal)
        assert terminal.frame.target() == before
        assert terminal.frame.query_text == "bakery"
        assert "marked: 1" in shown
        assert "● 1 unsaved" in shown
        assert "Changed on the disk" in shown

    walk(journey, is_watching=True)


def test_columns_fit_what_others_wrote(walk: Walker, screen: Seer, workspace: Path) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        name = "Newsletter of the whole"
        assert name not in screen(terminal)
        put(workspace / ACTIVITIES, 'name = "Newsletter"', f'name = "{name}"')
        terminal.listening.heard([workspace / ACTIVITIES])
        await pilot.pause()
        assert name in screen(terminal)

    walk(journey, (120, 40))


def test_an_open_editor_stays_and_warns_when_its_field_changed(walk: Walker, screen: Seer, workspace: Path) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        await pilot.press("down", "e", *" for you")
        put(workspace / ACTIVITIES, 'name = "Newsletter"', 'name = "News"')
        terminal.listening.heard([workspace / ACTIVITIES])
        await pilot.pause()
        assert "Newsletter for you" in screen(terminal)
        await pilot.press("enter")
        await pilot.pause()
        assert "is now: News." in " ".join(screen(terminal).split())
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.frame.crumb() == "Newsletter for you"

    walk(journey)


def test_only_texts_are_named_of_what_others_changed(walk: Walker, screen: Seer, workspace: Path) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        put(workspace / ACTIVITIES, 'name = "Newsletter"', 'name = "News"')
        terminal.listening.heard([workspace / ACTIVITIES, workspace / "bakery" / "sedA1b2c3"])
        await pilot.pause()
        assert "activities.toml" in screen(terminal)
        assert "sedA1b2c3" not in screen(terminal)

    walk(journey)


def test_our_own_save_is_no_news(walk: Walker, screen: Seer, workspace: Path) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        terminal.enter("set bakery/newsletter note=Mine")
        terminal.enter("save")
        terminal.frame.tell("untouched")
        terminal.listening.heard([workspace / ACTIVITIES])
        await pilot.pause()
        assert "untouched" in screen(terminal)

    walk(journey)


@pytest.mark.parametrize("size", ["80x24", "120x40"])
def test_two_versions_are_shown(
    size: str, walk: Walker, screen: Seer, workspace: Path, same_as_golden: Callable[[str, str], None]
) -> None:
    width, height = map(int, size.split("x"))

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("set bakery/newsletter note=Mine")
        put(workspace / ACTIVITIES, 'name = "Newsletter"', 'name = "News [/b"')
        terminal.listening.heard([workspace / ACTIVITIES])
        await pilot.pause()
        await pilot.pause()
        assert isinstance(terminal.frame, ConflictsScreen)
        same_as_golden(f"conflict-{size}", screen(terminal))

    walk(journey, (width, height))


@pytest.mark.parametrize(
    ("key", "on_disk", "beside"), [("r", "theirs", False), ("b", "theirs", True), ("w", "mine", False)]
)
def test_a_conflict_is_decided(
    key: str, on_disk: str, beside: bool, walk: Walker, screen: Seer, workspace: Path
) -> None:
    path = workspace / ACTIVITIES

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        terminal.enter("set bakery/newsletter note=Mine")
        put(path, 'name = "Newsletter"', 'name = "News"')
        # The save itself finds it where no news came.
        await pilot.press("f6", "enter")
        await pilot.pause()
        assert isinstance(terminal.frame, ConflictsScreen)
        assert "Mine" not in path.read_text("utf-8")
        # Later is an answer too: nothing is saved until then.
        await pilot.press("escape", "f6")
        await pilot.pause()
        assert isinstance(terminal.frame, ConflictsScreen)
        await pilot.press(key)
        await pilot.pause()
        assert not isinstance(terminal.frame, ConflictsScreen)
        terminal.enter("save")
        await pilot.pause()
        text = path.read_text("utf-8")
        assert ("News" in text and "Mine" not in text) if on_disk == "theirs" else "Mine" in text
        assert bool(list(path.parent.glob("*.mine"))) == beside

    walk(journey)


def test_what_a_dead_session_had_not_saved_is_offered(
    walk: Walker, screen: Seer, workspace: Path, same_as_golden: Callable[[str, str], None]
) -> None:
    code = (
        "import datetime, os, pathlib\n"
        "from ropa.commands import Session, run_line\n"
        f"session = Session(pathlib.Path({str(workspace)!r}), datetime.date(2026, 11, 22))\n"
        "session.workspace.keep_drafts()\n"
        "run_line('set bakery/newsletter note=Unfinished', session)\n"
        "os._exit(9)\n"
    )
    source = str(Path(ropa.__file__).parent.parent)
    ended = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": source}, check=False)
    assert ended.returncode == 9

    async def look(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.pause()
        assert "had not saved: activities.toml" in screen(terminal)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert terminal.frame.NAME == "outline"
        await pilot.press("q")

    async def restore(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "● 1 unsaved" in screen(terminal)
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        await pilot.press("a")
        assert "Unfinished" in str(terminal.opened.workspace.pending[0].after)
        await pilot.press("q", "down", "enter")
        assert terminal._exit

    walk(look)
    walk(restore)
    assert Workspace(workspace, TODAY).offers == ()


def test_a_draft_can_be_dropped(walk: Walker, screen: Seer, workspace: Path) -> None:
    code = (
        "import datetime, os, pathlib\n"
        "from ropa.commands import Session, run_line\n"
        f"session = Session(pathlib.Path({str(workspace)!r}), datetime.date(2026, 11, 22))\n"
        "session.workspace.keep_drafts()\n"
        "run_line('set bakery/newsletter note=Unfinished', session)\n"
        "os._exit(9)\n"
    )
    source = str(Path(ropa.__file__).parent.parent)
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": source}, check=False)

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press("end", "down", "down", "down", "enter")
        await pilot.pause()
        assert terminal.frame.NAME == "home"
        assert not terminal.frame.editor

    walk(journey)
    assert Workspace(workspace, TODAY).offers == ()


def test_two_terminals_at_once_lose_nothing(workspace: Path, screen: Seer) -> None:
    async def both() -> None:
        one, other = (Terminal(Session(workspace, TODAY)) for _ in range(2))
        async with one.run_test(size=(80, 24)) as first:
            one.go("show bakery/newsletter")
            await first.pause()
            one.enter("set bakery/newsletter note=One")
            await first.pause()
            # The other writes while the first has unsaved work in the same file.
            session = other.opened
            run_line("set bakery/invoicing note=Two", session)
            run_line("save", session)
            one.listening.heard([workspace / ACTIVITIES])
            await first.pause()
            assert isinstance(one.frame, ConflictsScreen)
            await first.press("r")
            await first.pause()
            assert isinstance(one.frame, RecordScreen)
            await first.press("z")
            await first.pause()
            assert "One" in str(one.opened.workspace.pending[0].after)
        assert "Two" in (workspace / ACTIVITIES).read_text("utf-8")

    asyncio.run(both())
