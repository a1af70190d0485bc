"""Lists that are long."""

import asyncio
import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

import pytest
import tomli
from rich.text import Text
from textual.pilot import Pilot

from plain_row import PlainRow
from ropa.commands import Session, run_line
from ropa.query import Haystack
from ropa.results import Cell, Line, Listing
from ropa.source import Source
from ropa.tui.app import Terminal
from ropa.tui.arranging import Arranging
from ropa.tui.unsaved import unsaved
from ropa.tui.widgets import record_list
from ropa.tui.widgets.grouping import Groups, Head

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


def test_of_twenty_thousand_records_only_those_in_view_are_drawn(
    walk: Walker, screen: Callable[[Terminal], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    draw = record_list.RecordList.line

    def noted(view: record_list.RecordList, number: int) -> Text:
        drawn.append(number)
        return draw(view, number)

    monkeypatch.setattr(record_list.RecordList, "line", noted)
    rows = tuple(
        PlainRow(f"big/record-{n}", (Cell(f"big/record-{n}"), Cell(f"Name {n}")), Haystack(f"record-{n} name {n}"))
        for n in range(20_000)
    )

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        listing = Listing("activity", "Many", ("Address", "Name"), rows, ("address", "name"))
        terminal.show(listing, "list activity", terminal.frame.session)
        await pilot.pause()
        await pilot.press("end", "pageup", "home", "G")
        assert terminal.frame.target() == "big/record-19999"
        await pilot.press("slash", *"record-1999", "enter")
        await pilot.pause()
        assert "11 of 20000" in screen(terminal)
        keys = len(("end", "pageup", "home", "G", "slash", *"record-1999", "enter"))
        assert 24 < len(drawn) < 24 * 2 * keys

    walk(journey, is_painted=True)


def test_what_takes_long_to_find_is_found_behind_the_keys(
    walk: Walker, screen: Callable[[Terminal], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_list, "SLICE", 0)
    rows = tuple(
        PlainRow(f"big/record-{n}", (Cell(f"big/record-{n}"), Cell(f"Name {n}")), Haystack(f"record-{n} name {n}"))
        for n in range(1000)
    )

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        listing = Listing("activity", "Many", ("Address", "Name"), rows, ("address", "name"))
        terminal.show(listing, "list activity", terminal.frame.session)
        await pilot.pause()
        frame = cast(Arranging, terminal.frame)
        await pilot.press("end")
        frame.filter_by("name")
        assert not frame.records.is_whole
        assert "≥ 64 of 1000" in " ".join(frame.facts()), "no count is told as if it were all"
        assert len(frame.records.rows) == 1000, "who asks for all of them has all of them"
        assert frame.records.is_whole
        frame.filter_by("record-99")
        frame.filter_by("record-999")
        while not frame.records.is_whole:
            await asyncio.sleep(0.01)
        await pilot.pause()
        assert "1 of 1000" in screen(terminal)
        frame.filter_by("")
        assert frame.target() == "big/record-999", "the cursor stays on its row"

    walk(journey, is_painted=True)


def names_of(groups: Groups, rows: Sequence[Line]) -> list[str]:
    found = [groups.on_line(rows, number) for number in range(groups.height(rows))]
    return [item.words if isinstance(item, Head) else item.address for item in found]


def test_rows_stand_under_the_heads_of_their_groups() -> None:
    rows = tuple(PlainRow(address, (), Haystack("")) for address in ("a/1", "b/1", "a/2", "c/1"))

    def name(row: Line) -> str:
        return row.address[0]

    open_, folded = Groups(name), Groups(name, str.upper, frozenset("a"), lambda sizes: sorted(sizes, key=sizes.get))
    gathered, names = open_.gathered(rows)
    for groups in (open_, folded):
        groups.arrange(names, is_open=False)
    assert names_of(open_, gathered) == ["a", "a/1", "a/2", "b", "b/1", "c", "c/1"]
    assert names_of(folded, gathered) == ["B", "b/1", "C", "c/1", "A … +2"]
    assert [folded.line(item) for item in range(folded.count(gathered))] == [1, 3, 4]
    assert [folded.item_at(gathered, line) for line in range(6)] == [None, 0, None, 1, 2, None]
    assert [open_.index(gathered, row) for row in rows] == [0, 2, 1, 3]
    assert [folded.index(gathered, row) for row in rows] == [None, 0, None, 1]
    assert (open_.position("c"), open_.position("d"), open_.position(None)) == (3, None, None)


def test_home_is_filtered_by_figure_and_by_register(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"bakery parties", "enter")
        await pilot.pause()
        shown = screen(terminal)
        assert "Parties" in shown
        assert "Engagements" not in shown
        assert "/bakery parties" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.frame.base == "list party --register bakery"
        await pilot.press("escape")
        await pilot.pause()
        assert "Engagements" not in screen(terminal)
        await pilot.press("escape")
        assert "Engagements" in screen(terminal)
        await pilot.press("slash", *"zzz", "enter")
        assert terminal.frame.text("nothing-shown") in screen(terminal)

    walk(journey)


def test_what_is_unsaved_is_told_by_what_was_read_without_reading_it_again(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(workspace, datetime.date(2026, 11, 22))
    run_line("set bakery/newsletter name=News", session)
    run_line("add activity bakes --register bakery name=Bakes", session)
    now = session.workspace
    with monkeypatch.context() as patch:
        patch.setattr(tomli, "loads", None)
        assert unsaved(now) == {"bakery/newsletter", "bakery/bakes"}
    texts = now.desk.texts
    bare = {path: Source(path, source.text) for path, source in texts.read.items()}
    now.desk.become(texts.based_on(bare))  # as what a dead session had read
    assert unsaved(now) == {"bakery/newsletter", "bakery/bakes"}
