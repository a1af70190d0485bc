"""Going to a kind of record by its name: in few letters, in the singular, with a filter that is one like any other."""

from collections.abc import Callable

from textual.pilot import Pilot

from ropa.tui.app import Terminal

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


def test_a_filter_behind_a_kind_is_cleared_like_any_other(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("act /newsl")
        await pilot.pause()
        await pilot.pause()
        assert "/newsl" in screen(terminal).splitlines()[0]
        assert "Invoicing" not in screen(terminal)
        assert terminal.frame.line == terminal.ran[-1] == "list activities --where newsl"
        await pilot.press("escape")
        assert "Invoicing" in screen(terminal)
        terminal.enter("party")
        await pilot.pause()
        assert terminal.frame.base == "list parties"

    walk(journey)


def test_what_meets_nothing_is_not_said_to_be_nothing(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        for line, said in (
            ("act /zzz", "Nothing meets the filter. Esc clears it."),
            ("list activities --where zzz", "No record of this kind meets the query of this line."),
            ("list measures --register clinic", "No records of this kind."),
        ):
            terminal.enter(line)
            await pilot.pause()
            await pilot.pause()
            assert said in screen(terminal)

    walk(journey)


def test_a_word_that_may_be_several_things_is_told(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("en")
        await pilot.pause()
        assert terminal.frame.base == "list engagements"
        terminal.enter("ex")
        await pilot.pause()
        terminal.enter("e")
        await pilot.pause()
        assert "That may be several things:" in screen(terminal)
        assert "engagements" in screen(terminal)

    walk(journey)


def test_the_way_does_not_grow_by_going_where_one_is(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("home")
        await pilot.pause()
        assert len(terminal.screen_stack) == 1
        for _ in range(2):
            terminal.enter("show bakery/newsletter")
            await pilot.pause()
        assert screen(terminal).splitlines()[1] == "Home › Newsletter"
        assert terminal.ran[-2:] == ["show bakery/newsletter"] * 2
        terminal.enter("set bakery/newsletter note=Mine")
        terminal.enter("show bakery/newsletter")
        await pilot.press("a", "end")
        await pilot.pause()
        assert "Mine" in screen(terminal)
        terminal.enter("home")
        await pilot.pause()
        assert len(terminal.screen_stack) == 1

    walk(journey)
