"""Columns and orders that stay beyond a session, former filters that do not follow to another list."""

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from ropa.preferences import Preferences
from ropa.tui.app import Terminal

Walker = Callable[..., None]


def test_columns_and_order_are_there_in_the_next_session(walk: Walker, tmp_path: Path, workspace: Path) -> None:
    own = Preferences(tmp_path / "own" / "settings.toml")

    async def choose(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        await pilot.press("c", *"purposes", "space", "enter", "s", *"name", "enter")
        terminal.go("transfers bakery")
        await pilot.pause()
        await pilot.press("c", *"tool", "space", "enter", "s", *"country", "enter")
        await pilot.pause()

    async def find(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        assert "purposes" in terminal.frame.result.fields
        assert terminal.frame.line.endswith("--sort name")
        terminal.go("transfers bakery")
        await pilot.pause()
        assert "tool" in terminal.frame.columns  # type: ignore[attr-defined]
        assert terminal.frame.line == "transfers bakery --sort country"
        terminal.go("list parties")
        await pilot.pause()
        assert "--sort" not in terminal.frame.line

    async def miss(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        assert terminal.frame.line == "list activities"

    walk(choose, (120, 40), preferences=own)
    walk(find, (120, 40), preferences=own)
    own.path.with_name("lists.json").unlink()  # type: ignore[union-attr]
    walk(miss, (120, 40), preferences=own)


def test_nothing_is_kept_where_nothing_may_be_written(walk: Walker, tmp_path: Path) -> None:
    own = Preferences(tmp_path / "own" / "settings.toml")

    async def choose(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        await pilot.press("s", *"name", "enter")
        assert terminal.frame.line == "list activities --sort name"

    walk(choose, preferences=own, is_read_only=True)
    assert not (tmp_path / "own").exists()


def test_former_filters_are_found_and_belong_to_their_list(walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        await pilot.press("slash", *"invoic", "enter", "escape", "slash", *"news", "enter", "escape")
        assert terminal.frame.query_text == ""
        await pilot.press("slash", "up", "ctrl+r")
        await pilot.pause()
        assert terminal.frame.query_text == "invoic"
        await pilot.press("down", "enter")
        await pilot.pause()
        assert terminal.frame.query_text == "news"
        terminal.go("list parties")
        await pilot.pause()
        assert terminal.frame.query_text == ""
        await pilot.press("slash", "up")
        await pilot.pause()
        assert terminal.frame.query_text == ""

    walk(journey)


def test_marks_survive_a_filter_and_are_counted(walk: Walker, screen: Callable[[Terminal], str]) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        await pilot.press("down", "space", "slash", *"news", "enter", "a")
        assert "marked: 2" in screen(terminal)
        await pilot.press("escape", "ctrl+r")
        await pilot.pause()
        assert "marked: 2" in screen(terminal)
        before = terminal.frame.session.workspace.portfolio
        await pilot.press("colon", *"set note=checked", "enter")
        await pilot.pause()
        after = terminal.frame.session.workspace.portfolio
        assert before is not after
        await pilot.press("z")
        await pilot.pause()
        assert not terminal.frame.session.workspace.pending
        assert "marked: 2" in screen(terminal)

    walk(journey)
