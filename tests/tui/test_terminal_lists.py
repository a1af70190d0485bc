"""Lists that are long."""

import time
from collections.abc import Callable

from textual.pilot import Pilot

from plain_row import PlainRow
from ropa.query import Haystack
from ropa.results import Cell, Listing
from ropa.tui.app import Terminal

Walker = Callable[..., None]


def test_twenty_thousand_records(walk: Walker, screen: Callable[[Terminal], str]) -> None:
    rows = tuple(
        PlainRow(f"big/record-{n}", (Cell(f"big/record-{n}"), Cell(f"Name {n}")), Haystack(f"record-{n} name {n}"))
        for n in range(20_000)
    )

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        began = time.perf_counter()
        listing = Listing("activity", "Many", ("Address", "Name"), rows, ("address", "name"))
        terminal.show(listing, "list activity", terminal.frame.session)
        await pilot.pause()
        await pilot.press("end", "pageup", "home", "G")
        assert terminal.frame.target() == "big/record-19999"
        await pilot.press("slash", *"record-1999", "enter")
        await pilot.pause()
        assert "11 of 20000" in screen(terminal)
        # A list of widgets takes minutes for this; the bound is wide, for machines under load.
        assert time.perf_counter() - began < 20

    walk(journey)
