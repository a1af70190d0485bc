"""Editing key by key: what is accepted is written as one command, what is wrong stays, and nothing is lost."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ropa.tui.app import Terminal
from ropa.tui.screens.changes import ChangesScreen
from ropa.tui.screens.record import RecordScreen
from ropa.tui.screens.table import TableScreen

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]
ACTIVITIES = Path("bakery") / "activities.toml"


async def opened(terminal: Terminal, pilot: Pilot[None], key: str, line: str = "show bakery/newsletter") -> None:
    """Show a record, the cursor on a field, also one that says nothing."""
    terminal.go(line)
    await pilot.pause()
    frame = terminal.frame
    assert isinstance(frame, RecordScreen)
    if not frame.has_all:
        await pilot.press("a")
    fields = [spot.field.at.field if spot.field else () for spot in frame.entries.values()]
    frame.entries.move_to(fields.index((key,)))
    await pilot.pause()


def status(text: str) -> str:
    return " ".join(text.split())


def test_edit_validate_save_undo_redo(walk: Walker, screen: Seer, workspace: Path) -> None:
    path = workspace / ACTIVITIES
    before = path.read_text("utf-8")

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "retention")
        await pilot.press("e")
        assert isinstance(terminal.frame, TableScreen)
        await pilot.press("down", "down", "down", "e", "end", "shift+home", *"P7Yx", "enter")
        await pilot.pause()
        shown = status(screen(terminal))
        assert "P7Yx" in shown
        assert "✗ Found “P7Yx”" in shown or '✗ Found "P7Yx"' in shown
        assert not terminal.opened.workspace.pending
        await pilot.press("backspace")
        await pilot.pause()
        assert "= 7 years" in screen(terminal)
        await pilot.press("enter")
        await pilot.pause()
        shown = status(screen(terminal))
        assert "ropa set bakery/newsletter 'retention[1].keep=P7Y'" in shown
        assert "● 1 unsaved" in shown
        assert path.read_text("utf-8") == before
        await pilot.press("ctrl+s")
        await pilot.pause()
        shown = screen(terminal)
        assert '-keep = "P2Y"' in shown
        assert '+keep = "P7Y"' in shown
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert path.read_text("utf-8") == before.replace("P2Y", "P7Y")
        assert isinstance(terminal.frame, TableScreen)
        assert "Files written: 1" in screen(terminal)
        assert "unsaved" not in screen(terminal)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert "2 years" in screen(terminal)
        assert "● 1 unsaved" in screen(terminal)
        await pilot.press("Z", "f6", "enter")
        await pilot.pause()
        assert path.read_text("utf-8") == before.replace("P2Y", "P7Y")

    walk(journey)


def test_news_tell_what_is_cured_and_what_is_left(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "data", "show bakery/invoicing")
        left = len(terminal.frame.result.findings)
        await pilot.press("e", *"e-mail?")
        await pilot.pause()
        assert "[ ]" not in screen(terminal)
        await pilot.press("backspace", "space", "enter")
        await pilot.pause()
        shown = status(screen(terminal))
        assert "data+=email-address" in shown
        assert "cured A109" in shown
        assert f"{left - 1} left" in shown

    walk(journey)


def test_a_list_of_words_changes_only_by_what_comes_and_goes(walk: Walker, workspace: Path) -> None:
    path = workspace / ACTIVITIES
    path.write_text(
        path.read_text("utf-8").replace('["name", "email-address"]', '[\n  "name", # asked\n  "email-address",\n]')
    )

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "data")
        await pilot.press("e", *"e-mail", "space", *["backspace"] * 6, *"phone-n", "space", "enter")
        await pilot.pause()
        assert terminal.ran[-1] == "set bakery/newsletter data-=email-address data+=phone-number"
        after = terminal.opened.workspace.pending[0].after
        assert after
        assert '"name", # asked\n' in after
        assert '"phone-number"' in after

    walk(journey)


def test_what_was_typed_is_kept_when_the_editor_is_left(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "note")
        await pilot.press("e", *"Half a thou", "escape")
        await pilot.pause()
        assert "Kept, not accepted" in screen(terminal)
        assert not terminal.opened.workspace.pending
        await pilot.press("e")
        await pilot.pause()
        assert "Half a thou" in screen(terminal)
        assert "typed before and not accepted yet" in screen(terminal)
        # A key that leads elsewhere keeps it too, and coming back finds it.
        await pilot.press("g", "f5", "minus")
        await pilot.pause()
        await opened(terminal, pilot, "note")
        await pilot.press("e")
        await pilot.pause()
        assert "Half a thoug" in screen(terminal)
        # Left as it was found, it is let go of.
        await pilot.press("escape", "e")
        await pilot.pause()
        assert "Half a" not in screen(terminal)
        await pilot.press(*"line one", "ctrl+n", *"[two]", "enter")
        await pilot.pause()
        after = terminal.opened.workspace.pending[0].after
        assert after
        assert "line one" in after
        assert "[two]" in after

    walk(journey)


@pytest.mark.parametrize("typed", ["[not a list", '"quoted', "{ curly", "it's; $(x) `y`", "none of it"])
def test_free_text_is_text_whatever_it_begins_with(typed: str, walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "purposes")
        await pilot.press("n")
        await pilot.pause()
        editor = terminal.frame.editor
        assert editor
        control = editor.query_one("#typed")
        control.insert(typed)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
        if typed.startswith('"'):
            # A quotation mark begins a value in the form of the files, so a lone one is refused and stays.
            assert terminal.frame.editor
            assert not terminal.opened.workspace.pending
        else:
            activity = terminal.opened.workspace.portfolio.registers["bakery"].records["newsletter"]
            assert activity.purposes[-1] == typed  # type: ignore[attr-defined]

    walk(journey)


def test_a_place_is_found_by_its_name_in_any_language(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        for name in ("Duitsland", "Allemagne", "Deutschland", "Germany"):
            await opened(terminal, pilot, "seat", "show bakery/support")
            await pilot.press("e", *name)
            await pilot.pause()
            assert "Germany (DE)" in screen(terminal)
            await pilot.press("enter", "z")
            await pilot.pause()
            assert "set bakery/support seat=DE" in terminal.ran[-2]

    walk(journey)


def test_a_date_names_its_weekday(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "started")
        await pilot.press("e", *"2018-05-25")
        await pilot.pause()
        assert "= Freitag, 25. Mai 2018" in screen(terminal)
        await pilot.press("backspace", "enter")
        await pilot.pause()
        assert terminal.frame.editor
        assert "✗" in screen(terminal)
        await pilot.press("5", "enter")
        assert terminal.ran[-1] == "set bakery/newsletter started=2018-05-25"

    walk(journey, language="de")


def test_none_is_offered_only_where_it_can_be_true(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "profiling")
        await pilot.press("e", *"none")
        await pilot.pause()
        assert "it is stated that there is none" in screen(terminal)
        await pilot.press("enter")
        assert terminal.ran[-1] == "set bakery/newsletter profiling=none"
        await opened(terminal, pilot, "description")
        await pilot.press("e", *"none", "enter")
        await pilot.pause()
        assert "states that there is none" not in screen(terminal)
        assert "✗" in screen(terminal)

    walk(journey)


def test_a_new_item_asks_for_what_it_needs_and_makes_the_record_it_names(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "disclosure")
        await pilot.press("n", *"Mega Corp", "enter", "enter")
        await pilot.pause()
        assert terminal.ran[-1] == (
            "add party bakery/mega-corp 'name=\"Mega Corp\"'"
            " --use bakery/newsletter 'disclosure+={ to = \"mega-corp\" }'"
        )
        frame = terminal.frame
        assert isinstance(frame, TableScreen)
        assert frame.result.path == ("disclosure", 1)
        assert "Mega Corp" in screen(terminal)
        await pilot.press("z")
        await pilot.pause()
        assert "This part of the record is gone" in screen(terminal)
        assert not terminal.opened.workspace.pending

    walk(journey)


def test_a_new_record_that_is_given_up_leads_back_to_the_question(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "joint_controllers")
        await pilot.press("e", "down", "space", *"Nobody", "enter", "escape")
        await pilot.pause()
        assert "[x] Mailer GmbH" in screen(terminal)
        assert not terminal.opened.workspace.pending

    walk(journey)


def test_what_was_typed_in_a_list_of_many_is_taken_with_what_is_marked(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "data")
        await pilot.press("e", *"phone-n")
        await pilot.pause()
        assert "Enter adds Telephone number" in screen(terminal)
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.ran[-1] == "set bakery/newsletter data+=phone-number"
        # A mark that was taken away stays away, though what was typed still stands there.
        await pilot.press("e", *"phone-n", "space", "enter")
        await pilot.pause()
        assert terminal.ran[-1] == "set bakery/newsletter data-=phone-number"
        await opened(terminal, pilot, "stored_in")
        await pilot.press("e", *"qqqq", "enter")
        await pilot.pause()
        assert terminal.frame.editor is not None
        assert "Nothing to choose meets this" in screen(terminal)

    walk(journey)


def test_what_is_typed_behind_a_mark_looks_for_something_else(walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "data")
        await pilot.press("e", *"phone-n", "space", *"iban", "space", "enter")
        await pilot.pause()
        assert terminal.ran[-1] == "set bakery/newsletter 'data+=phone-number, bank-account'"

    walk(journey)


def test_a_space_is_part_of_a_name_where_several_names_go_on_with_it(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "stored_in")
        await pilot.press("e", *"united", "space")
        await pilot.pause()
        assert "[x]" not in screen(terminal)
        await pilot.press("s", "enter")
        await pilot.pause()
        assert terminal.ran[-1].startswith("set bakery/newsletter stored_in")
        assert "United States" in screen(terminal)

    walk(journey)


def test_items_and_fields_are_removed(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "legal_basis")
        await pilot.press("D")
        assert terminal.ran[-1] == "set bakery/newsletter 'legal_basis[1]='"
        await pilot.press("D")
        await pilot.pause()
        assert "says nothing" in screen(terminal)
        await opened(terminal, pilot, "capacity")
        await pilot.press("D")
        assert terminal.ran[-1] == "set bakery/newsletter capacity="

    walk(journey)


def test_marked_records_change_together_and_are_taken_back_together(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        await pilot.press("space", "space")
        await pilot.pause()
        assert "marked: 2" in screen(terminal)
        await pilot.press("colon", *"set note=Seen", "enter")
        await pilot.pause()
        assert terminal.ran[-1] == "set bakery/invoicing bakery/newsletter note=Seen"
        assert screen(terminal).count("● ") >= 3
        assert "marked: 2" in screen(terminal)
        await pilot.press("z")
        await pilot.pause()
        assert not terminal.opened.workspace.pending
        await pilot.press("a", "a")
        await pilot.pause()
        assert "marked" not in screen(terminal)

    walk(journey)


def test_records_are_made_duplicated_and_deleted_from_a_list(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list parties --register bakery")
        await pilot.pause()
        await pilot.press("n", *"Ångström & Zoon", "enter")
        await pilot.pause()
        assert "angstrom-zoon" in screen(terminal)
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.frame.base == "show bakery/angstrom-zoon"
        assert "1 of 2" in screen(terminal)
        await pilot.press("escape", "d", "enter")
        await pilot.pause()
        assert terminal.frame.base == "show bakery/angstrom-zoon-2"
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "●" in screen(terminal)
        await pilot.press("slash", *"zoon", "enter", "home")
        gone = terminal.frame.target()
        await pilot.press("D")
        await pilot.pause()
        assert terminal.ran[-1] == f"remove {gone}"
        assert terminal.frame.query_text == "zoon"
        assert terminal.frame.target().startswith("bakery/angstrom-zoon")
        assert terminal.frame.target() != gone

    walk(journey)


def test_a_record_in_use_is_deleted_only_when_that_is_confirmed(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list documents --register bakery")
        await pilot.pause()
        await pilot.press("D")
        await pilot.pause()
        assert "bakery/newsletter#cited.document" in status(screen(terminal))
        await pilot.press("enter")
        assert terminal.frame.target() == "bakery/notice"
        await pilot.press("D", "down", "enter")
        await pilot.pause()
        assert terminal.ran[-1] == "remove bakery/notice --with-references"
        assert terminal.frame.target() == ""
        await pilot.press("z")
        await pilot.pause()
        assert terminal.frame.target() == "bakery/notice"

    walk(journey)


@pytest.mark.parametrize("keys", [("q",), ("ctrl+q",), ("colon", "q", "enter")])
def test_leaving_with_unsaved_work_asks(keys: tuple[str, ...], walk: Walker, screen: Seer, workspace: Path) -> None:
    path = workspace / ACTIVITIES

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("set bakery/newsletter note=Soon")
        await pilot.press(*keys)
        await pilot.pause()
        assert not terminal._exit
        assert "Leave with unsaved files: 1" in screen(terminal)
        await pilot.press("down", "down", "enter")
        assert not terminal._exit
        await pilot.press(*keys)
        await pilot.pause()
        await pilot.press("enter")
        assert terminal._exit
        assert "Soon" in path.read_text("utf-8")

    walk(journey)


def test_leaving_can_discard(walk: Walker, workspace: Path) -> None:
    path = workspace / ACTIVITIES
    before = path.read_text("utf-8")

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("set bakery/newsletter note=Soon")
        await pilot.press("q", "down", "enter")
        assert terminal._exit

    walk(journey)
    assert path.read_text("utf-8") == before
    assert not list((workspace / ".ropa").rglob("*.draft"))


def test_leaving_with_a_value_half_typed_says_so_first(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "note")
        await pilot.press("e", *"Half", "ctrl+q")
        await pilot.pause()
        assert "A value is typed and not accepted yet" in status(screen(terminal))
        assert not terminal._exit
        await pilot.press("ctrl+q")
        assert terminal._exit

    walk(journey)


def test_leaving_with_a_value_set_aside_asks_too(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "note")
        await pilot.press("e", *"Half", "escape", "q")
        await pilot.pause()
        assert "Typed and not accepted, gone after leaving: bakery/newsletter#note" in screen(terminal)
        await pilot.press("enter")
        assert not terminal._exit
        assert list(terminal.changing.kept.values())
        await pilot.press("q", "down", "enter")
        assert terminal._exit

    walk(journey)


def test_each_half_typed_value_is_warned_of_and_survives_staying(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await opened(terminal, pilot, "note")
        terminal.enter("set bakery/newsletter name=Soon")
        await pilot.press("e", *"Half", "ctrl+q", *"way", "ctrl+q")
        await pilot.pause()
        assert not terminal._exit
        assert "A value is typed and not accepted yet" in status(screen(terminal))
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert "Leave with unsaved files: 1" in screen(terminal)
        await pilot.press("down", "down", "enter")
        assert not terminal._exit
        await pilot.press("e")
        await pilot.pause()
        assert "Halfway" in screen(terminal)

    walk(journey)


def test_the_readers_own_editor_is_opened_at_the_record(
    walk: Walker, screen: Seer, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "ed"
    script.write_text('#!/bin/sh\nsed -i "s/Sending offers/Sending news/" "$1"\n', "utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        await pilot.press("E")
        assert "cannot make room" in screen(terminal)
        monkeypatch.setattr(terminal, "suspend", nullcontext)
        await pilot.press("E")
        await pilot.pause()
        assert "Sending news to subscribers" in screen(terminal)
        assert "● 1 unsaved" in screen(terminal)

    walk(journey)


def test_one_file_is_dropped_and_had_back(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("set bakery/newsletter note=One")
        terminal.enter("set bakery/mailer note=Two")
        await pilot.press("f6")
        await pilot.pause()
        assert "files: 2" in screen(terminal)
        await pilot.press("D")
        await pilot.pause()
        assert "Put the cursor on a file" in screen(terminal)
        await pilot.press("down", "D")
        await pilot.pause()
        assert "files: 1" in screen(terminal)
        assert "+note" in screen(terminal)
        await pilot.press("z")
        await pilot.pause()
        assert "files: 2" in screen(terminal)

    walk(journey)


def test_one_record_of_a_file_is_written_and_another_dropped(walk: Walker, screen: Seer, workspace: Path) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("set bakery/newsletter note=Mine")
        terminal.go("set bakery/invoicing note=Yours")
        terminal.go("changes")
        await pilot.pause()
        frame = terminal.frame
        assert isinstance(frame, ChangesScreen)

        def hold(address: str) -> None:
            values = frame.blocks.values()
            frame.blocks.move_to(
                next(at for at, value in enumerate(values) if getattr(value, "address", "") == address)
            )

        hold("bakery/newsletter")
        await pilot.press("w")
        await pilot.pause()
        text = (workspace / "bakery/activities.toml").read_text()
        assert "Mine" in text
        assert "Yours" not in text
        assert terminal.ran[-1] == "save bakery/newsletter"
        hold("bakery/invoicing")
        await pilot.press("D")
        await pilot.pause()
        assert terminal.ran[-1] == "changes --drop bakery/invoicing"
        assert terminal.opened.workspace.pending == ()
        terminal.go("undo")
        assert len(terminal.opened.workspace.pending) == 1

    walk(journey)
