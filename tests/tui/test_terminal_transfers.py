"""The list of transfers: columns, filter, order, counts, and the steps in the pane."""

from collections.abc import Callable

from textual.pilot import Pilot

from ropa.commands import run_line
from ropa.results import TransferRow
from ropa.tui.app import Terminal

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


def test_transfers_are_filtered_and_put_in_order_as_their_line_does(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("transfers bakery --all")
        await pilot.pause()
        every = terminal.frame.result.rows
        await pilot.press("slash", *"verdict:not", "enter")
        await pilot.pause()
        shown = terminal.frame.records.rows  # type: ignore[attr-defined]
        assert 0 < len(shown) < len(every)
        assert f"{len(shown)} of {len(every)}" in screen(terminal)
        await pilot.press("s", *"importer", "enter", "S")
        assert terminal.frame.line == "transfers bakery --all --where verdict:not --sort -importer"
        rows = [row.item for row in terminal.frame.records.rows]  # type: ignore[attr-defined]
        assert list(run_line(terminal.frame.line, terminal.opened).rows) == rows
        await pilot.press("slash", *"x", "escape")
        assert len(terminal.frame.records.rows) >= len(every)  # type: ignore[attr-defined]

    walk(journey, (120, 40))


def test_transfers_are_counted_by_country(walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("transfers bakery")
        await pilot.pause()
        lines = len(terminal.frame.records.rows)  # type: ignore[attr-defined]
        await pilot.press("F", *"country", "enter")
        await pilot.pause()
        counts = terminal.frame.result
        assert (counts.field, counts.total) == ("country", lines)
        for count in counts.counts:
            found = run_line(count.line, terminal.opened)
            assert len(found.rows) + len(found.exposures) + len(found.differences) == count.count
        await pilot.press("enter")
        await pilot.pause()
        assert "country" in terminal.frame.base

    walk(journey, (120, 40))


def test_the_pane_follows_the_cursor_and_the_filter(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("transfers bakery")
        await pilot.pause()
        for _ in range(3):
            item = terminal.frame.item  # type: ignore[attr-defined]
            said = item.exporter if isinstance(item, TransferRow) else item.entry.text
            assert terminal.frame.topic().startswith(said)
            await pilot.press("down")
        await pilot.press("slash", *"zzzz", "enter")
        assert terminal.frame.topic() == ""
        assert terminal.frame.target() == ""

    walk(journey, (120, 40))


def test_only_what_is_not_settled(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("transfers bakery --all")
        await pilot.pause()
        frame = terminal.frame
        every = len(frame.records.rows)  # type: ignore[attr-defined]
        await pilot.press("!")
        shown = frame.records.rows  # type: ignore[attr-defined]
        assert 0 < len(shown) < every
        query = frame.faulty_query()  # type: ignore[attr-defined]
        assert frame.narrow(query) == ""
        assert list(frame.records.rows) == list(shown)  # type: ignore[attr-defined]
        await pilot.press("!")
        frame.narrow(query)
        assert list(frame.records.rows) == list(shown)  # type: ignore[attr-defined]

    walk(journey, (120, 40))


def test_a_column_that_there_is_not_is_told(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("transfers bakery")
        await pilot.pause()
        await pilot.press("slash", *"contry:NL")
        await pilot.pause()
        assert "This list has no column “contry”. Did you mean “country”?" in screen(terminal)

    walk(journey, (120, 40))
