"""Obligations and completeness in the terminal: from the tile to the list, and from a line to the record."""

from collections.abc import Callable

from textual.pilot import Pilot

from ropa.commands import run_line
from ropa.tui.app import Terminal
from ropa.tui.screens.obligations import ObligationsScreen
from ropa.tui.screens.outline import OutlineScreen
from ropa.tui.screens.questions import QuestionsScreen

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


def test_a_tile_opens_its_list_and_a_line_its_record(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        tiles = {tile.line for register in terminal.frame.result.registers for tile in register.tiles}  # type: ignore[attr-defined]
        assert {"obligations bakery --open", "completeness bakery"} <= tiles
        terminal.go("obligations bakery --open")
        await pilot.pause()
        assert isinstance(terminal.frame, ObligationsScreen)
        assert "still open" in screen(terminal)
        await pilot.press("slash", *"consent", "enter")
        await pilot.press("end", "enter")
        await pilot.pause()
        await pilot.pause()
        assert terminal.frame.base == "show bakery/newsletter"
        assert terminal.frame.field_in_hand() == "legal_basis[1]"
        terminal.go("completeness bakery --by activity")
        await pilot.pause()
        assert isinstance(terminal.frame, OutlineScreen)
        assert "points answered" in screen(terminal)

    walk(journey)


def test_obligations_are_filtered_put_in_order_and_counted_as_their_line_does(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("obligations bakery")
        await pilot.pause()
        shown = terminal.frame
        assert isinstance(shown, ObligationsScreen)
        every = len(shown.records.rows)
        await pilot.press("exclamation_mark")
        open_ = [row.item for row in shown.records.rows]  # type: ignore[attr-defined]
        assert 0 < len(open_) < every
        assert list(run_line(shown.line, terminal.opened).lines) == open_
        assert open_ == list(run_line("obligations bakery --open", terminal.opened).lines)
        await pilot.press("exclamation_mark", "slash", *"standing:unt", "tab", "enter", "s", *"field", "enter", "S")
        assert shown.line == "obligations bakery --where standing:untold --sort -field"
        untold = [row.item for row in shown.records.rows]  # type: ignore[attr-defined]
        assert untold
        assert {item.standing for item in untold} == {"untold"}
        assert list(run_line(shown.line, terminal.opened).lines) == untold
        await pilot.press("escape", "F", *"standing", "enter")
        await pilot.pause()
        counts = terminal.frame.result
        assert (counts.field, counts.total) == ("standing", every)
        for count in counts.counts:
            assert len(run_line(count.line, terminal.opened).lines) == count.count
        await pilot.press("escape", "f7")
        await pilot.pause()
        assert terminal.frame.is_prompting
        assert "--to obligations-bakery.html" in screen(terminal)

    walk(journey)


def test_an_open_obligation_is_edited_where_it_stands(walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("obligations bakery --open --where breach")
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        await pilot.pause()
        assert terminal.ran[-1] == "show bakery"
        assert terminal.frame.NAME == "table"
        await pilot.pause()
        assert terminal.frame.crumb() == "Personal data breaches"

    walk(journey)


def test_questions_are_narrowed_and_only_those_are_asked(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("ask bakery")
        await pilot.pause()
        shown = terminal.frame
        assert isinstance(shown, QuestionsScreen)
        every = len(shown.records.rows)
        await pilot.press("slash", *"kind:conf", "tab", "enter")
        found = [row.item for row in shown.records.rows]  # type: ignore[attr-defined]
        assert 0 < len(found) < every
        assert shown.line == "ask bakery --only kind:confirm"
        assert list(run_line(shown.line, terminal.opened).asked) == found
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert f"1 of {len(found)} ·" in screen(terminal)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("F", *"record", "enter")
        await pilot.pause()
        for count in terminal.frame.result.counts:
            assert len(run_line(count.line, terminal.opened).asked) == count.count

    walk(journey)
