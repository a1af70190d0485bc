"""The line of keys shows what works just now, and a click on it does what the key does."""

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from ropa.tui.app import Terminal
from ropa.tui.widgets.bars import Crumbs, Keys, Status, Title

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


def names(terminal: Terminal) -> list[str]:
    return [label for _, label, _ in terminal.frame.query_one(Keys).keys]


async def click(terminal: Terminal, pilot: Pilot[None], label: str) -> None:
    """Click a key by what it does."""
    bar = terminal.frame.query_one(Keys)
    at = names(terminal).index(label)
    await pilot.click(bar, offset=(bar._spans[at][0] + 1, 0))
    await pilot.pause()


def test_a_click_does_what_the_key_does_also_in_what_is_typed(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("colon", *"list parties")
        await pilot.pause()
        assert names(terminal) == ["Done", "Cancel", "Complete", "Older", "Newer"]
        await click(terminal, pilot, "Done")
        await pilot.pause()
        assert terminal.frame.base == "list parties"
        await click(terminal, pilot, "Filter")
        await pilot.press(*"night")
        await click(terminal, pilot, "Cancel")
        assert not terminal.frame.query_text
        assert "Filter" in names(terminal)
        await click(terminal, pilot, "New")
        await pilot.press(*"Oven")
        await click(terminal, pilot, "Accept")
        assert "New: Party › id" in screen(terminal)

    walk(journey, is_painted=True)


def test_what_has_nothing_to_work_on_is_left_out(walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        assert "Back" not in names(terminal)
        terminal.go("log")
        await pilot.pause()
        assert "Back" in names(terminal)
        assert not {"Open", "Map", "X-ray", "Draw"} & set(names(terminal))
        terminal.go("xray bakery/newsletter")
        await pilot.pause()
        assert {"Open", "Map", "X-ray", "Draw"} <= set(names(terminal))
        terminal.go("changes")
        await pilot.pause()
        assert not {"Write one", "Drop"} & set(names(terminal))
        terminal.enter("set bakery/newsletter note=x")
        terminal.go("changes")
        await pilot.pause()
        assert {"Write one", "Drop"} <= set(names(terminal))

    walk(journey)


def test_the_place_in_view_has_all_the_room_that_others_leave(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        crumbs = terminal.frame.query_one(Crumbs)
        crumbs.tell(["Home", "x" * 60])
        assert "".join(piece.plain for piece, _ in crumbs.pieces()) == f"Home › {'x' * 60}"
        crumbs.tell(["a" * 50, "b" * 90])
        assert "".join(piece.plain for piece, _ in crumbs.pieces()) == f"… › {'b' * 75}…"

    walk(journey)


def test_what_others_changed_is_told_where_it_is_asked_for(walk: Walker, screen: Seer, workspace: Path) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        path = workspace / "bakery" / "activities.toml"
        path.write_text(path.read_text("utf-8").replace('"Newsletter"', '"News"'), "utf-8")
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "Changed on the disk; read anew" in screen(terminal)

    walk(journey)


def test_an_idle_list_shows_where_its_cursor_waits(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("map bakery/mailing")
        await pilot.pause()
        assert (screen(terminal).count("▸"), screen(terminal).count("▹")) == (1, 1)

    walk(journey)


def test_a_long_name_in_the_title_gives_way_to_what_is_unsaved(walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        title = terminal.frame.query_one(Title)
        title.tell(("short", "● 1 unsaved"), "aside")
        assert title.render().plain.rstrip() == "ropa · short · ● 1 unsaved".ljust(75) + "aside"
        title.tell(("n" * 90, "● 1 unsaved"), "aside")
        assert title.render().plain == f"{'n' * 65}… · ● 1 unsaved"

    walk(journey)


def test_a_message_that_has_no_room_ends_in_a_sign(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        whole = " ".join(f"word{number}" for number in range(300))
        terminal.frame.tell(whole)
        await pilot.pause()
        shown = terminal.frame.query_one(Status).render().plain.splitlines()
        assert len(shown) == Status.MOST == terminal.frame.query_one(Status).size.height
        assert all(len(line) <= 80 for line in shown)
        assert shown[-1].endswith("…")
        assert shown[-1] in screen(terminal)
        several = "\n".join(f"line {number}" for number in range(9))
        terminal.frame.tell(several)
        await pilot.pause()
        assert terminal.frame.query_one(Status).render().plain.endswith("line 5 …")
        for said in (" ".join(whole.split()[:40]), "\n".join(several.splitlines()[: Status.MOST])):
            terminal.frame.tell(said)
            await pilot.pause()
            assert terminal.frame.query_one(Status).render().plain == said

    walk(journey, (80, 24))
