"""Obligations and completeness in the terminal: from the tile to the list, and from a line to the record."""

from collections.abc import Callable

from textual.pilot import Pilot

from ropa.tui.app import Terminal
from ropa.tui.screens.outline import OutlineScreen

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


def test_a_tile_opens_its_list_and_a_line_its_record(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        tiles = {tile.line for register in terminal.frame.result.registers for tile in register.tiles}  # type: ignore[attr-defined]
        assert {"obligations bakery --open", "completeness bakery"} <= tiles
        terminal.go("obligations bakery --open")
        await pilot.pause()
        shown = terminal.frame
        assert isinstance(shown, OutlineScreen)
        assert "still open" in screen(terminal)
        spots = [spot for spot in shown.blocks.values() if spot.branch.link.startswith("bakery/")]
        assert spots
        await pilot.press("slash", *"consent", "enter")
        await pilot.press("end", "enter")
        await pilot.pause()
        assert terminal.frame.base == "show bakery/newsletter"
        terminal.go("completeness bakery --by activity")
        await pilot.pause()
        assert isinstance(terminal.frame, OutlineScreen)
        assert "points answered" in screen(terminal)

    walk(journey)
