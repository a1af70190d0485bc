"""What changes add and cure where many records are looked through for it: told later, and of the right state."""

import datetime
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ropa.commands import Session, run_line
from ropa.commands import changing as commands
from ropa.results import Changed, Located
from ropa.tui import comparing, lasting
from ropa.tui.app import Terminal
from ropa.tui.hunks import Hunk
from ropa.tui.screens import changes
from ropa.tui.screens.changes import ChangesScreen

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]
Settled = Callable[[Terminal, Pilot[None]], Awaitable[None]]

RECORD = "show bakery/invoicing"
CURING = "set bakery/invoicing data+=email-address"
ADDING = "set bakery/invoicing purposes="
WORKING = "findings that appear and go are being worked out …"
TITLED = "comparing findings"
ACTIVITIES = Path("bakery") / "activities.toml"


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Holds every comparison until it is set; every change is one of many records."""
    let = threading.Event()
    monkeypatch.setattr(lasting, "_MANY", 0)

    def compared(*given: object) -> Changed:
        assert let.wait(30)
        return commands.compared(*given)  # type: ignore[arg-type]

    for module in (comparing, changes):
        monkeypatch.setattr(module, "compared", compared)
    yield let
    let.set()


def said(terminal: Terminal, screen: Seer) -> str:
    return " ".join(screen(terminal).split())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_change_is_seen_at_once_and_what_it_cures_is_told_when_it_is_known(
    walk: Walker,
    screen: Seer,
    settled: Settled,
    held: threading.Event,
    same_as_golden: Callable[[str, str], None],
    size: tuple[int, int],
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go(RECORD)
        await pilot.pause()
        left = len(terminal.frame.result.findings)
        assert not terminal.changing.run(CURING)
        await pilot.press("down")
        await pilot.pause()
        same_as_golden(f"comparing-{size[0]}x{size[1]}", screen(terminal))
        assert TITLED in screen(terminal).splitlines()[0]
        assert WORKING in said(terminal, screen)
        assert "email-address" in str(terminal.frame.result.values["data"])
        held.set()
        await settled(terminal, pilot)
        shown = said(terminal, screen)
        assert WORKING not in shown
        assert TITLED not in shown
        assert f"cured A109 · {left - 1} left" in shown
        assert terminal.changing.news.endswith("left")

    walk(journey, size)


def test_who_changes_again_is_told_of_both_changes_together(
    walk: Walker, screen: Seer, settled: Settled, held: threading.Event
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go(RECORD)
        await pilot.pause()
        terminal.changing.run(CURING)
        terminal.changing.run(ADDING)
        await pilot.pause()
        held.set()
        await settled(terminal, pilot)
        shown = said(terminal, screen)
        assert f"ropa {ADDING}" in shown
        assert "together with what was changed just before: cured A109 · new A106" in shown

    walk(journey)


def test_what_is_taken_back_before_it_was_compared_adds_and_cures_nothing(
    walk: Walker, screen: Seer, settled: Settled, held: threading.Event
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go(RECORD)
        await pilot.pause()
        terminal.changing.run(CURING)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert not terminal.opened.workspace.pending
        assert WORKING in said(terminal, screen)
        held.set()
        await settled(terminal, pilot)
        assert "cured" not in terminal.changing.news
        assert "new A" not in terminal.changing.news
        assert WORKING not in said(terminal, screen)
        terminal.changing.run("redo")
        await settled(terminal, pilot)
        assert "cured A109" in terminal.changing.news

    walk(journey)


def test_a_renamed_record_is_no_news_also_where_it_is_changed_before_that_is_known(
    walk: Walker, settled: Settled, held: threading.Event
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.changing.run("rename bakery/invoicing bakery/bills")
        terminal.changing.run("rename bakery/bills bakery/accounts")
        terminal.changing.run("set bakery/accounts data+=email-address")
        held.set()
        await settled(terminal, pilot)
        assert "cured A109" in terminal.changing.news
        assert "new " not in terminal.changing.news

    walk(journey)


def test_who_saves_before_it_is_known_is_told_of_all_that_is_written(
    walk: Walker, screen: Seer, settled: Settled, held: threading.Event, workspace: Path
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go(RECORD)
        await pilot.pause()
        terminal.changing.run(CURING)
        terminal.changing.run("save")
        await pilot.pause()
        assert '"email-address"' in (workspace / ACTIVITIES).read_text("utf-8").partition("invoicing")[2]
        assert f"Files written: 1 · {WORKING}" in said(terminal, screen)
        held.set()
        await settled(terminal, pilot)
        assert "Files written: 1 · cured A109" in said(terminal, screen)

    walk(journey)


def test_who_leaves_before_it_is_known_leaves(walk: Walker, held: threading.Event, workspace: Path) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.changing.run(CURING)
        await pilot.press("q", "enter")
        await pilot.pause()
        assert not terminal.is_running

    walk(journey)
    assert not held.is_set()
    assert '"email-address"' in (workspace / ACTIVITIES).read_text("utf-8").partition("invoicing")[2]


def test_who_went_on_meanwhile_is_told_there(
    walk: Walker, screen: Seer, settled: Settled, held: threading.Event
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go(RECORD)
        await pilot.pause()
        terminal.changing.run(CURING)
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        assert TITLED in screen(terminal).splitlines()[0]
        held.set()
        await settled(terminal, pilot)
        shown = said(terminal, screen)
        assert f"ropa {CURING}" in shown
        assert "cured A109" in shown
        assert "left" not in shown.partition("cured A109")[2]  # of this record nothing was said

    walk(journey)


def test_what_is_in_hand_among_changes_stays_in_hand(
    walk: Walker, screen: Seer, settled: Settled, held: threading.Event
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.changing.run(CURING)
        terminal.go("changes")
        await pilot.pause()
        frame = terminal.frame
        assert isinstance(frame, ChangesScreen)
        assert "Findings that appear and go are being worked out …" in said(terminal, screen)
        await pilot.press("down", "down")
        hunk = frame.blocks.value
        assert isinstance(hunk, Hunk)
        assert hunk.lines
        held.set()
        await settled(terminal, pilot)
        assert "Findings that go: 1" in said(terminal, screen)
        assert any(isinstance(value, Located) for value in frame.blocks.values())
        assert frame.blocks.value == hunk

    walk(journey)


def test_a_change_of_few_records_is_told_at_once_also_while_another_is_awaited(
    walk: Walker, screen: Seer, settled: Settled, held: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.changing.run(CURING)
        few = len(terminal.opened.workspace.portfolio.registers["bakery"].records)
        monkeypatch.setattr(lasting, "_MANY", few)
        terminal.changing.run(ADDING)
        assert "new A106" in terminal.changing.news
        assert WORKING not in terminal.changing.news
        held.set()
        await settled(terminal, pilot)
        shown = said(terminal, screen)
        assert f"ropa {CURING}" in shown
        assert "cured A109" in shown

    walk(journey)


def test_a_fault_while_it_is_compared_is_said(
    walk: Walker, screen: Seer, settled: Settled, held: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Changed:
        raise ValueError("no such thing")

    monkeypatch.setattr(comparing, "compared", broken)

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.changing.run(CURING)
        await settled(terminal, pilot)
        assert "ValueError: no such thing" in said(terminal, screen)
        assert not terminal.changing.comparing.is_busy

    walk(journey)


def test_the_shell_is_told_everything_before_a_command_ends(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lasting, "_MANY", 0)
    found = run_line(CURING, Session(workspace, datetime.date(2026, 11, 22)))
    assert isinstance(found, Changed)
    assert found.comparison is None
    assert [item.finding.rule for item in found.cured] == ["A109"]
