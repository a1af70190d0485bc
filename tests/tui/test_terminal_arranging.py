"""Lists put in order, counted and given columns; the filter completed."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from plain_row import PlainRow
from ropa.commands import run_line
from ropa.query import Haystack
from ropa.results import Cell
from ropa.tui.app import Terminal
from ropa.tui.commandline import given, with_columns
from ropa.tui.querying import Completion

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


def test_sorting_is_a_command_line(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        first = terminal.frame.target()
        await pilot.press("s", *"name", "enter")
        assert terminal.frame.line == "list activities --sort name"
        names = [row.cells[1].text for row in terminal.frame.records.rows]  # type: ignore[attr-defined]
        assert names == sorted(names, key=str.casefold)
        assert terminal.frame.target() == first
        await pilot.press("S")
        assert terminal.frame.line == "list activities --sort -name"
        assert [row.cells[1].text for row in terminal.frame.records.rows] == names[::-1]  # type: ignore[attr-defined]
        assert "▼Name" in screen(terminal)
        shown = terminal.frame.line
        await pilot.press("f2")
        terminal.go(shown)
        await pilot.pause()
        assert [row.cells[1].text for row in terminal.frame.result.rows] == names[::-1]

    walk(journey)


def test_counts_lead_to_the_records_they_count(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        await pilot.press("F", *"legal basis", "enter")
        await pilot.pause()
        assert terminal.frame.line == "list activities --count legal_basis"
        assert "33 %  Consent" in screen(terminal)
        for count in terminal.frame.result.counts:
            assert len(run_line(count.line, terminal.opened).rows) == count.count
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.frame.base.startswith("list activity --where ")

    walk(journey)


def test_columns_stay_for_the_session(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities --columns purposes")
        await pilot.pause()
        await pilot.press("f2")
        terminal.go("list activity --register bakery")
        await pilot.pause()
        assert terminal.frame.line == "list activity --register bakery --columns purposes"
        assert terminal.frame.result.fields == ("id", "name", "purposes")
        await pilot.press("c", *"status", "space", "enter")
        await pilot.pause()
        assert terminal.frame.line == "list activity --register bakery --columns purposes,status"
        terminal.go("list parties")
        await pilot.pause()
        assert "--columns" not in terminal.frame.line

    walk(journey)


def test_filter_is_completed(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        await pilot.press("slash", *"capa", "tab")
        assert terminal.frame.query_one("#line").value == "capacity:"  # type: ignore[attr-defined]
        await pilot.press(*"si", "tab")
        await pilot.pause()
        assert terminal.frame.query_text == "capacity:silent"
        await pilot.press("ctrl+u", *"s", "tab")
        await pilot.pause()
        assert "sources:" in screen(terminal)

    walk(journey)


WORDS = {"name": "bread\nbread and butter", "kind": "activity"}
ROWS = (PlainRow("a/b", (Cell("a/b"),), Haystack("", WORDS, frozenset(("retention",)))),)


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("nam", "name:"),
        ("x !ret", "x !retention:"),
        ("name:=bre", "name:=bread"),
        ("name:bread ", "name:bread "),
        ('name:"bread a', 'name:"bread and butter" '),
        ("kind:a", "kind:activity "),
        ("name:x|uses:m", "name:x|uses:mailing "),
        ("name:z", "name:z"),
    ],
)
def test_completion(typed: str, completed: str) -> None:
    assert Completion(ROWS, ("r/mailing", "r"))(typed)[0] == completed


def test_options_of_a_line() -> None:
    assert given("list activity --sort=a --where x", "--sort", "b") == "list activity --where x --sort b"
    assert given("list activity --sort a", "--sort", "") == "list activity"
    assert with_columns("list parties", {"party": "seat"}) == "list parties --columns seat"
    assert with_columns("list parties --count seat", {"party": "seat"}) == "list parties --count seat"
    assert with_columns("show parties", {"party": "seat"}) == "show parties"
