"""What a reader does, key by key."""

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ropa.commands import Session
from ropa.results import Branch, Outline, Result
from ropa.tui import app, frame
from ropa.tui.app import Terminal
from ropa.tui.screens.outline import OutlineScreen
from ropa.tui.screens.record import RecordScreen

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]
Settled = Callable[[Terminal, Pilot[None]], Awaitable[None]]


@pytest.fixture
def walk(walk: Walker) -> Walker:
    """A reader sees each state on the way, and clicks on what is painted."""
    return partial(walk, is_painted=True)


def test_home_to_map_and_back(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        assert terminal.frame.base == "home"
        await pilot.press("enter")
        assert terminal.frame.base == "list activity --register bakery"
        await pilot.press("slash", *"basis:consent", "enter")
        assert "ropa list activity --register bakery --where basis:consent" in screen(terminal)
        assert terminal.frame.target() == "bakery/newsletter"
        await pilot.press("enter")
        assert terminal.frame.base == "show bakery/newsletter"
        await pilot.press("f4")
        assert terminal.frame.base == "map bakery/newsletter"
        await pilot.press("enter")
        assert terminal.frame.base == "map bakery/mailing"
        await pilot.press("backspace", "escape", "escape")
        assert terminal.frame.base == "list activity --register bakery"
        assert terminal.frame.query_text == "basis:consent"
        await pilot.press("escape")
        assert terminal.frame.query_text == ""
        await pilot.press("escape", "escape", "escape")
        assert terminal.frame.base == "home"
        assert terminal.is_running

    walk(journey)


def test_filter_belongs_to_its_list_and_is_kept(walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("f3", "slash", *"newsl", "enter", "L")
        assert terminal.frame.base == "list party"
        assert terminal.frame.query_text == ""
        await pilot.press("H")
        assert terminal.frame.query_text == "newsl"

    walk(journey)


def test_unknown_field_is_told_and_changes_nothing(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("f3", "slash", *"basi:x")
        await pilot.pause()
        assert "✗ No record has a field “basi”. Did you mean “basis”?" in screen(terminal)

    walk(journey)


def test_live_filter_asks_the_graph_and_compares(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities --register bakery")
        await pilot.pause()
        await pilot.press("slash", *"uses:=mailer", "enter")
        assert terminal.frame.target() == "bakery/newsletter"
        terminal.go("list activities --where uses:=mailer")
        await pilot.pause()
        terminal.frame.filter_by("|newsletter")
        assert terminal.frame.line == "list activities --where 'uses:=mailer newsletter'"
        terminal.frame.filter_by("")
        await pilot.press("slash", *"|keep:>=7")
        await pilot.pause()
        assert "✗ “keep:>=7” cannot be compared" in " ".join(screen(terminal).split())
        assert terminal.frame.target() == "bakery/newsletter"

    walk(journey)


def test_only_faulty(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list parties --register bakery")
        await pilot.pause()
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert "! only with findings" in screen(terminal)
        await pilot.press("escape")
        await pilot.pause()
        assert "! only with findings" not in screen(terminal)

    walk(journey)


def test_typing_error_gets_a_suggestion_and_the_line_comes_back(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("colon", *"show newsleter", "enter")
        await pilot.pause()
        assert "Did you mean “newsletter”?" in screen(terminal)
        await pilot.press("colon", "up")
        assert ":show newsleter" in screen(terminal)
        await pilot.press("escape", "colon", *"bogus", "enter")
        await pilot.pause()
        assert "✗ There is no command “bogus”. (try" in screen(terminal)

    walk(journey)


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("act", "list activities"),
        ("act /news", "list activities --where news"),
        ("tran", "transfers"),
        ("ropa check bakery", "check bakery"),
    ],
)
def test_short_command_lines(typed: str, base: str, walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter(typed)
        await pilot.pause()
        assert terminal.frame.line == base

    walk(journey)


def test_completion(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("f9", *"sh", "tab", *"bakery/n", "tab")
        assert ":show bakery/n" in screen(terminal)
        await pilot.press(*"e", "tab", "enter")
        assert terminal.frame.base.strip() == "show bakery/newsletter"

    walk(journey)


def test_help_runs_keys(walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("question_mark", "slash", *"check all", "enter", "enter")
        await pilot.pause()
        assert terminal.frame.base == "check"

    walk(journey)


def test_findings_lead_to_their_field_and_rule(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("f5", "enter")
        await pilot.pause()
        frame = terminal.frame
        assert isinstance(frame, RecordScreen)
        found = frame.spot.found
        assert found is not None
        await pilot.press("i")
        assert terminal.frame.base == f"rule {found.finding.rule}"
        await pilot.press("f2", "f8")
        await pilot.pause()
        assert "Finding 1 of" in screen(terminal)
        await pilot.press("shift+f8")
        await pilot.pause()
        depth = len(terminal.screen_stack)
        await pilot.press("f8", "f8", "f8")
        await pilot.pause()
        assert "Finding 3 of" in screen(terminal)
        assert len(terminal.screen_stack) == depth

    walk(journey)


def test_references_are_followed(walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/mailing")
        await pilot.pause()
        frame = terminal.frame
        assert isinstance(frame, RecordScreen)
        linked = next(n for n, spot in enumerate(frame.entries.values()) if spot.entry and spot.entry.link)
        frame.entries.move_to(linked)
        await pilot.press("enter")
        assert terminal.frame.base == "show bakery/mailer"

    walk(journey)


def test_last_place_and_log(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("f3", "f5", "minus")
        assert terminal.frame.base == "list activity"
        await pilot.press("minus")
        assert terminal.frame.base == "check"
        await pilot.press("colon", *"log", "enter")
        await pilot.pause()
        assert "ropa list activity" in screen(terminal)

    walk(journey)


def test_reload_keeps_the_cursor(walk: Walker, workspace: Path, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("f3", "down")
        before = terminal.frame.target()
        path = workspace / "bakery" / "activities.toml"
        path.write_text('[activity.a-new-one]\nname = "A new one"\n\n' + path.read_text("utf-8"), "utf-8")
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "A new one" in screen(terminal)
        assert terminal.frame.target() == before
        await pilot.press("escape")
        await pilot.pause()
        assert "records: 11" in screen(terminal)

    walk(journey)


def test_options_of_a_line_hold_for_what_it_leads_to(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("list activities --lang nl")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.frame.language == "nl"
        assert "ropa show bakery/newsletter --lang nl" in screen(terminal)

    walk(journey)


def test_mouse(walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("f3")
        await pilot.click("#list", offset=(4, 2))
        assert terminal.frame.target() == "bakery/invoicing"
        await pilot.click("#list", offset=(4, 1), times=2)
        assert terminal.frame.base == "show bakery/newsletter"
        await pilot.click("#crumbs", offset=(1, 0))
        assert terminal.frame.base == "home"
        await pilot.click("#keys", offset=(1, 0))
        assert terminal.frame.NAME == "help"

    walk(journey)


@pytest.mark.parametrize("keys", [("q",), ("ctrl+q",), ("colon", "q", "enter")])
def test_quit(keys: tuple[str, ...], walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        assert terminal._exit

    walk(journey)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that were asked; each is answered by the same outline."""
    lines: list[str] = []
    run_line = app.run_line

    def answer(line: str, session: Session) -> Result:
        if not line.startswith("xray "):
            return run_line(line, session)
        lines.append(line)
        lower = (Branch("Newsletter", "bakery/newsletter"), Branch("Nowhere"))
        return Outline(line, (Branch("Mailing", "bakery/mailing", branches=lower), Branch("Last")), (), {})

    monkeypatch.setattr(app, "run_line", answer)
    monkeypatch.setattr(frame, "run_line", answer)
    return lines


@pytest.mark.parametrize(
    "line", ["list activities --where name:newsletter", "show bakery/newsletter", "map bakery/newsletter"]
)
def test_what_a_record_uses_and_what_uses_it(line: str, walk: Walker, asked: list[str]) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go(line)
        await pilot.pause()
        address = terminal.frame.target()
        await pilot.press("x")
        assert isinstance(terminal.frame, OutlineScreen)
        await pilot.press("escape", "u")
        assert asked == [f"xray {address}", f"xray {address} --reverse"]
        assert address
        await pilot.press("down", "u")
        assert asked[2:] == ["xray bakery/newsletter --reverse"]
        # The third line is about no record, so nothing can be asked of it.
        await pilot.press("home", "down", "down", "x", "u", "enter", "m", "y")
        assert len(asked) == 3

    walk(journey)


def test_outlines_are_followed_and_folded(walk: Walker, screen: Seer, asked: list[str]) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("xray bakery/newsletter")
        await pilot.pause()
        shown = terminal.frame
        assert isinstance(shown, OutlineScreen)
        await pilot.press("down", "left")
        assert shown.target() == "bakery/mailing"
        await pilot.press("left", "left")
        await pilot.pause()
        assert "Mailing → … +2" in screen(terminal)
        assert "Newsletter →" not in screen(terminal)
        await pilot.press("down", "right", "left")
        assert shown.spot
        assert shown.spot.branch.text == "Last"
        await pilot.press("home", "f4")
        assert terminal.frame.base == "map bakery/mailing"
        await pilot.press("escape", "ctrl+r")
        await pilot.pause()
        assert shown.folded == {(("bakery/mailing", 0),)}
        await pilot.press("right", "down", "enter")
        assert terminal.frame.base == "show bakery/newsletter"
        terminal.show(Outline("Nothing", (), ("No record uses it.",), {}), "", terminal.frame.session)
        await pilot.pause()
        await pilot.press("left", "right", "down", "enter", "x")
        assert "No record uses it." in screen(terminal)

    walk(journey)


def test_outlines_are_narrowed_with_what_leads_to_a_line(walk: Walker, screen: Seer, asked: list[str]) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("xray bakery/newsletter")
        await pilot.pause()
        shown = terminal.frame
        assert isinstance(shown, OutlineScreen)
        await pilot.press("slash", *"nowhere", "enter")
        assert [spot.branch.text for spot in shown.blocks.values()] == ["Mailing", "Nowhere"]
        await pilot.press("down", "ctrl+r")
        await pilot.pause()
        assert shown.spot
        assert shown.spot.branch.text == "Nowhere"
        # What is folded is looked into; what is under a line that is found is shown with it.
        await pilot.press("left", "left")
        await pilot.pause()
        assert [spot.branch.text for spot in shown.blocks.values()] == ["Mailing"]
        await pilot.press("right", "slash", *["backspace"] * 7, *"mailing", "enter")
        assert [spot.branch.text for spot in shown.blocks.values()] == ["Mailing", "Newsletter", "Nowhere"]
        await pilot.press("slash", *"xyz", "enter")
        await pilot.pause()
        assert shown.blocks.values() == []
        assert "Nothing meets the filter" in screen(terminal)
        await pilot.press("left", "enter", "x", "escape")
        assert len(shown.blocks.values()) == 4

    walk(journey)


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("map bakery/mailing", "diagram map bakery/mailing --to mailing-map.svg"),
        ("show bakery/mailing", "diagram map bakery/mailing --to mailing-map.svg"),
        ("xray bakery/mailing --reverse", "diagram xray bakery/mailing --reverse --to mailing-xray.svg"),
        (
            "trace data:email-address bakery/mailing --limit 2",
            "diagram trace data:email-address bakery/mailing --to data-email-address-trace.svg",
        ),
        ("impact bakery/mailing", "diagram impact bakery/mailing --to mailing-impact.svg"),
        ("what-if bakery --revoke US", "diagram what-if bakery --revoke US --to bakery-what-if.svg"),
        ("transfers bakery", "diagram transfers bakery --to bakery-transfers.svg"),
    ],
)
def test_what_is_shown_is_drawn_by_a_key(walk: Walker, screen: Seer, settled: Settled, line: str, asked: str) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press(":", *line, "enter")
        assert terminal.frame.base == line
        await pilot.press("o")
        assert "Enter draws this to the file" in screen(terminal)
        assert terminal.frame.query_one("#line", Input).value == asked
        await pilot.press("enter")
        await settled(terminal, pilot)
        name = asked.rpartition(" ")[2]
        assert terminal.frame.NAME == "written"
        assert name in screen(terminal)
        assert b"<svg" in Path(name).read_bytes()

    walk(journey, size=(140, 40))


def test_what_is_no_graph_is_not_drawn(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press(":", *"completeness bakery", "enter", "o")
        assert "no graph" in screen(terminal)
        assert not terminal.frame.is_prompting

    walk(journey, size=(140, 40))
