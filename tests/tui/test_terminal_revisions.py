"""Former states in the terminal: a revision is shown as such and kept on the way; differences lead to records."""

import datetime
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from repository import commit, needs_git, repository
from ropa.commands import Session
from ropa.tui.app import Terminal
from ropa.tui.screens.outline import OutlineScreen
from ropa.tui.sessions import with_options

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


def test_a_revision_is_part_of_a_session(workspace: Path) -> None:
    opened = Session(workspace, datetime.date(2026, 11, 22))
    former = opened.turned(None, None, None, "v1")
    assert with_options("show bakery/newsletter", former, opened) == "show bakery/newsletter --rev v1"
    assert with_options("show bakery/newsletter", opened, former) == "show bakery/newsletter --rev ''"
    assert former.turned(None, None, None, "").rev == ""


@needs_git
def test_a_revision_stays_on_the_way_and_is_seen(walk: Walker, screen: Seer, workspace: Path) -> None:
    top = repository(workspace.parent)
    commit(top, {}, "2026-01-01")
    text = (workspace / "bakery" / "register.toml").read_text("utf-8")
    (workspace / "bakery" / "register.toml").write_text(text + '\n[party.extra]\nname = "Extra"\n', "utf-8")

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list parties --rev HEAD")
        await pilot.pause()
        shown = screen(terminal)
        assert "HEAD · " in shown
        assert "Extra" not in shown
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.frame.line.endswith(" --rev HEAD")
        assert terminal.frame.session.rev == "HEAD"
        terminal.go("list parties --rev ''")
        await pilot.pause()
        assert "Extra" in screen(terminal)
        terminal.go("diff")
        await pilot.pause()
        assert isinstance(terminal.frame, OutlineScreen)
        assert "Party: Extra →" in screen(terminal)
        await pilot.press("home", "down", "down")
        assert terminal.frame.target() == "bakery/extra"
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.frame.base == "show bakery/extra"

    walk(journey, size=(120, 40))


@needs_git
def test_history_compares_the_record_alone_and_a_recent_commit_is_opened(
    walk: Walker, screen: Seer, workspace: Path
) -> None:
    top = repository(workspace.parent)
    path = "workspace/bakery/activities.toml"
    text = Path(path).read_text("utf-8")
    first = commit(top, {}, "2026-11-01", "First")
    both = text.replace('name = "Newsletter"', 'name = "Letter"').replace('name = "Invoicing"', 'name = "Bills"')
    assert both.count("Bills") == 1
    second = commit(top, {path: both}, "2026-11-02", "Second")

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("history bakery/newsletter")
        await pilot.pause()
        spots = terminal.frame.blocks.values()  # type: ignore[attr-defined]
        terminal.frame.list.move_to(next(at for at, spot in enumerate(spots) if "First" in spot.branch.text))
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.frame.base == f"diff {first[:12]} --record bakery/newsletter"
        assert "Letter" in screen(terminal)
        assert "Bills" not in screen(terminal)
        terminal.go("recent bakery")
        await pilot.pause()
        spots = terminal.frame.blocks.values()  # type: ignore[attr-defined]
        terminal.frame.list.move_to(next(at for at, spot in enumerate(spots) if "Second" in spot.branch.text))
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.frame.base == f"diff {first[:12]} {second[:12]} --register bakery"
        assert "Letter" in screen(terminal)
        assert "Bills" in screen(terminal)
        await pilot.press("escape", "down", "enter")
        await pilot.pause()
        assert terminal.frame.base == f"list activities --register bakery --rev {first[:12]}"

    walk(journey, size=(120, 40))
