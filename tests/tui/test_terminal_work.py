"""A screen that is opened is filled once, and its lines are laid out once for the width they have."""

from collections import Counter
from typing import Any

import pytest

from places import resize
from ropa.tui.frame import Frame
from ropa.tui.screens.home import HomeScreen
from ropa.tui.screens.making import MakingScreen
from ropa.tui.screens.record import RecordScreen
from ropa.tui.widgets.block_list import BlockList
from ropa.tui.widgets.tiles import Tiles


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often what is dear was done."""
    counted: Counter[str] = Counter()

    def count(kind: type[Any], name: str) -> None:
        inherited = getattr(kind, name)

        def counting(self: Any, *given: Any) -> Any:
            counted[f"{type(self).__name__}.{name}"] += 1
            return inherited(self, *given)

        monkeypatch.setattr(kind, name, counting)

    count(Frame, "begin")
    for kind in (RecordScreen, HomeScreen, MakingScreen):
        count(kind, "fill")
    count(BlockList, "_wrap")
    count(Tiles, "_lay")
    return counted


def test_home_is_filled_when_it_is_opened_when_it_asks_and_when_all_is_worked_out(walk, done):
    async def journey(terminal, pilot):
        assert done["HomeScreen.fill"] == done["Tiles._lay"] == 3
        assert done["HomeScreen.begin"] == 1
        done.clear()
        terminal.frame.filter_by("transfers")
        await pilot.pause()
        assert done["HomeScreen.fill"] == 1
        terminal.frame.filter_by("Transfers")
        await pilot.pause()
        assert done["HomeScreen.fill"] == 1

    walk(journey)


@pytest.mark.parametrize(("width", "often"), [(80, 1), (120, 2)])
def test_a_record_is_laid_out_once_where_it_is_as_wide_as_the_terminal(width, often, walk, done):
    async def journey(terminal, pilot):
        done.clear()
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        await pilot.pause()
        assert terminal.frame.NAME == "record"
        assert terminal.frame.has_class("-wide" if width == 120 else "-narrow")
        assert done["RecordScreen.fill"] == done["RecordScreen.begin"] == 1
        assert done["BlockList._wrap"] == often
        await resize(pilot, (width + 10, 24))
        assert done["BlockList._wrap"] == often + 1

    walk(journey, (width, 24))


def test_the_choices_of_a_document_are_prepared_once(walk, done):
    async def journey(terminal, pilot):
        done.clear()
        await pilot.press("f7")
        await pilot.pause()
        assert terminal.frame.NAME == "making"
        assert done["MakingScreen.begin"] == 1

    walk(journey)
