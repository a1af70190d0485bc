"""Rounds along questions: a new activity is filled step by step, open questions are walked, nothing is half done."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ropa.model import Activity, Party
from ropa.tui.app import Terminal
from ropa.tui.screens.questions import QuestionsScreen
from ropa.tui.screens.record import RecordScreen

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]
Golden = Callable[[str, str], None]


def flat(text: str) -> str:
    return " ".join(text.split())


def activity(terminal: Terminal, address: str) -> Activity:
    found = terminal.opened.workspace.portfolio.find(address)
    assert found
    assert isinstance(found[2], Activity)
    return found[2]


async def begun(terminal: Terminal, pilot: Pilot[None]) -> None:
    """A new activity whose first question is asked."""
    terminal.go("list activities --register bakery")
    await pilot.pause()
    await pilot.press("n", *"Loyalty", "enter", "enter")
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("size", ["80x24", "120x40"])
@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_the_wizard_as_text(size: str, language: str, walk: Walker, screen: Seer, same_as_golden: Golden) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await begun(terminal, pilot)
        await pilot.press("tab")
        await pilot.pause()
        same_as_golden(f"round-wizard-{language}-{size}", screen(terminal))

    width, height = map(int, size.split("x"))
    walk(journey, (width, height), language=language)


def test_a_new_activity_is_filled_to_the_end(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await begun(terminal, pilot)
        assert "1 of 8 · Joint controllers" in screen(terminal)
        await pilot.press("space", "enter", *"Counting", "enter", "enter", "enter", "enter")
        await pilot.press(*"custo", "space", "enter", *"e-mail", "space", "enter")
        assert "6 of 8 · Recipients" in screen(terminal)
        await pilot.press(*"none", "enter", "enter", *"3", "space", *"years", "enter", "enter")
        assert "8 of 8 · Security measures" in screen(terminal)
        await pilot.press("space", "enter")
        await pilot.pause()
        assert terminal.frame.editor is None
        assert "All these questions are answered." in screen(terminal)
        made = activity(terminal, "bakery/loyalty")
        assert made.joint_controllers == "none"
        assert made.purposes == ("Counting",)
        assert made.legal_basis
        assert made.legal_basis[0].basis == "consent"
        assert made.data == ("email-address",)
        assert made.disclosure == "none"
        assert made.retention
        assert made.retention[0].keep == "P3Y"
        assert made.measures == ("access-control",)

    walk(journey)


def test_tab_goes_on_and_back_and_escape_keeps_what_was_accepted(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await begun(terminal, pilot)
        await pilot.press("tab", *"Half", "tab")
        assert "3 of 8 · Legal basis" in screen(terminal)
        await pilot.press("shift+tab")
        await pilot.pause()
        assert "2 of 8 · Purposes" in screen(terminal)
        assert "Half" in screen(terminal)
        await pilot.press("shift+tab", "shift+tab")
        await pilot.pause()
        assert "1 of 8 · Joint controllers" in screen(terminal)
        await pilot.press("tab", *"s", "enter", "escape")
        await pilot.pause()
        assert terminal.frame.editor is None
        assert not terminal.round.is_on
        assert "Left. Still open: 7" in flat(screen(terminal))
        assert activity(terminal, "bakery/loyalty").purposes == ("Halfs",)
        # Outside a round the editor's keys for it do nothing.
        await pilot.press("e", "tab", "shift+tab")
        await pilot.pause()
        assert terminal.frame.editor is not None

    walk(journey)


def test_the_round_of_a_record_asks_only_what_it_does_not_say(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        await pilot.press("W")
        await pilot.pause()
        assert "1 of 2 · Joint controllers" in screen(terminal)
        await pilot.press("tab")
        await pilot.pause()
        assert "2 of 2 · Security measures" in screen(terminal)
        await pilot.press("tab")
        await pilot.pause()
        assert "That was the last. Still open: 2" in flat(screen(terminal))
        terminal.enter("fill bakery/bakery")
        await pilot.pause()
        assert "Nothing is open here." in screen(terminal)

    walk(journey)


def test_a_party_is_made_and_used_in_one_step(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await begun(terminal, pilot)
        await pilot.press(*["tab"] * 5, "enter", *"Zprint", "enter", "enter")
        await pilot.pause()
        assert terminal.ran[-1].startswith("add party bakery/zprint 'name=\"Zprint\"' --use bakery/loyalty ")
        assert "6 of 8" in screen(terminal)
        assert "Another one" in screen(terminal)
        made = activity(terminal, "bakery/loyalty").disclosure
        assert isinstance(made, tuple)
        assert made[0].to == "zprint"
        assert isinstance(terminal.opened.workspace.portfolio.registers["bakery"].records["zprint"], Party)
        await pilot.press("escape", "z")
        await pilot.pause()
        assert "zprint" not in terminal.opened.workspace.portfolio.registers["bakery"].records
        assert activity(terminal, "bakery/loyalty").disclosure is None

    walk(journey)


def test_what_is_listed_one_by_one_gets_as_many_as_there_are(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await begun(terminal, pilot)
        await pilot.press(*["tab"] * 5, "enter", *"Print", "enter", "enter")
        await pilot.press("down", "enter", *"Post", "enter", "enter")
        await pilot.pause()
        assert "Another one" in screen(terminal)
        assert "Enter accepts and goes on" in screen(terminal)
        await pilot.press("tab")
        await pilot.pause()
        assert "7 of 10" in screen(terminal), "the seats of both are asked at the end"
        await pilot.press("tab", "tab")
        await pilot.pause()
        await pilot.pause()
        assert "9 of 10 · Seat" in screen(terminal)
        assert terminal.frame.base == "show bakery/print"
        made = activity(terminal, "bakery/loyalty").disclosure
        assert isinstance(made, tuple)
        assert [one.to for one in made] == ["print", "post"]

    walk(journey)


def test_what_is_typed_where_that_could_be_all_is_the_next_one(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await begun(terminal, pilot)
        await pilot.press("tab", *"Counting", "enter")
        await pilot.pause()
        # Letters that stand in "That is all" too are a purpose here.
        await pilot.press(*"all", "space", *"that")
        await pilot.pause()
        assert "Another one" in screen(terminal)
        assert "That is all" not in screen(terminal)
        await pilot.press("enter")
        await pilot.pause()
        assert "That is all" in screen(terminal), "asked again, with nothing typed"
        assert activity(terminal, "bakery/loyalty").purposes == ("Counting", "all that")
        await pilot.press(
            "down", "enter", *"Third", "enter", "enter", *["tab"] * 3, "enter", *"Print", "enter", "enter"
        )
        await pilot.pause()
        assert "6 of" in screen(terminal)
        await pilot.press(*"Post", "enter")
        await pilot.pause()
        assert "Post" in screen(terminal), "narrows what there is to choose from"
        await pilot.press("enter", "enter")
        await pilot.pause()
        await pilot.press("enter", "enter", *"3", "space", *"years", "enter")
        await pilot.pause()
        await pilot.press(*"P5Y", "enter")
        await pilot.pause()
        made = activity(terminal, "bakery/loyalty")
        assert made.purposes == ("Counting", "all that", "Third")
        assert isinstance(made.disclosure, tuple)
        assert [one.to for one in made.disclosure] == ["print", "post"]
        assert made.retention
        assert [one.keep for one in made.retention] == ["P3Y", "P5Y"]
        assert "That is all" in screen(terminal)

    walk(journey)


def test_what_is_left_is_told_also_where_the_round_ends_on_another_record(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list engagements --register bakery")
        await pilot.pause()
        await pilot.press("n", *"Zander", "enter", "enter", "enter")
        await pilot.pause()
        assert "1 of 4 · Stored in" in screen(terminal)
        assert "(Zander)" not in screen(terminal)
        await pilot.press(*"germany", "enter", *"germany", "enter")
        await pilot.pause()
        assert "3 of 4 · Category of recipient" in screen(terminal)
        await pilot.press(*"hosting", "enter", *"germany", "enter")
        await pilot.pause()
        assert terminal.frame.base == "show bakery/zander-2"
        assert "All these questions are answered." in screen(terminal)

    walk(journey)


def test_a_new_record_of_which_nothing_is_asked_is_shown_and_that_is_said(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list systems --register bakery")
        await pilot.pause()
        await pilot.press("n", *"Till", "enter", "enter")
        await pilot.pause()
        assert terminal.frame.base == "show bakery/till"
        assert "Nothing is open here." in screen(terminal)

    walk(journey)


def test_a_space_in_the_name_of_something_new_marks_nothing(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await begun(terminal, pilot)
        await pilot.press(*"Zander", "space", *"Partners", "enter")
        await pilot.pause()
        assert "zander-partners" in screen(terminal)
        await pilot.press("enter")
        await pilot.pause()
        made = activity(terminal, "bakery/loyalty").joint_controllers
        assert made == ("zander-partners",)

    walk(journey)


def test_a_name_typed_before_there_is_a_list_of_names_is_not_lost(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await begun(terminal, pilot)
        terminal.go("show bakery/loyalty")
        await pilot.pause()
        frame = terminal.frame
        assert isinstance(frame, RecordScreen)
        frame.edit_at(("disclosure",))
        await pilot.pause()
        await pilot.press(*"Zander", "enter")
        await pilot.pause()
        assert "+ Add" not in screen(terminal)
        assert "Zander" in screen(terminal)
        await pilot.press("enter", "enter")
        await pilot.pause()
        made = activity(terminal, "bakery/loyalty").disclosure
        assert isinstance(made, tuple)
        assert [one.to for one in made] == ["zander"]

    walk(journey)


def test_what_is_typed_in_a_list_to_mark_is_taken_by_enter(walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await begun(terminal, pilot)
        terminal.go("show bakery/loyalty")
        await pilot.pause()
        frame = terminal.frame
        assert isinstance(frame, RecordScreen)
        before = activity(terminal, "bakery/loyalty").data or ()
        frame.edit_at(("data",))
        await pilot.pause()
        await pilot.press(*"salary", "enter")
        await pilot.pause()
        assert activity(terminal, "bakery/loyalty").data == (*before, "salary")
        frame.edit_at(("data",))
        await pilot.pause()
        await pilot.press(*"gender", "space", "enter")
        await pilot.pause()
        assert activity(terminal, "bakery/loyalty").data == (*before, "salary", "gender")
        frame.edit_at(("data",))
        await pilot.pause()
        await pilot.press(*"gender", "enter")
        await pilot.pause()
        assert activity(terminal, "bakery/loyalty").data == (*before, "salary", "gender"), "it was marked already"

    walk(journey)


def test_nothing_none_and_unknown_are_three_things(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        frame = terminal.frame
        assert isinstance(frame, RecordScreen)
        frame.reach(("joint_controllers",))
        await pilot.press("e", "ctrl+o")
        await pilot.pause()
        assert "Say nothing: it is not recorded" in screen(terminal)
        await pilot.press(*"asked", "enter", *"legal", "enter")
        await pilot.pause()
        made = activity(terminal, "bakery/newsletter")
        assert made.open
        assert (made.open[0].field, made.open[0].state, made.open[0].of) == ("joint_controllers", "asked", "legal")
        assert "… " in screen(terminal)
        frame.edit_at(("joint_controllers",))
        await pilot.press("ctrl+o", *"none", "enter")
        await pilot.pause()
        made = activity(terminal, "bakery/newsletter")
        assert made.joint_controllers == "none"
        assert not made.open
        frame.edit_at(("joint_controllers",))
        await pilot.press("ctrl+o", "enter")
        await pilot.pause()
        assert activity(terminal, "bakery/newsletter").joint_controllers is None
        frame.edit_at(("joint_controllers",))
        await pilot.press("ctrl+o", *"possible", "enter", "enter")
        await pilot.pause()
        assert "✗" in screen(terminal)
        assert not activity(terminal, "bakery/newsletter").open

    walk(journey)


def test_a_field_that_must_say_something_cannot_be_silenced(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        frame = terminal.frame
        assert isinstance(frame, RecordScreen)
        frame.edit_at(("name",))
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert "cannot be left without a value" in flat(screen(terminal))

    walk(journey)


def test_what_waits_is_confirmed_one_after_the_other(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("confirm")
        await pilot.pause()
        assert isinstance(terminal.frame, QuestionsScreen)
        assert len(terminal.frame.records.rows) == 2
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert "1 of 2 · Categories of personal data" in screen(terminal)
        await pilot.press("enter", *"Ann", "enter")
        await pilot.pause()
        await pilot.pause()
        assert terminal.ran[-2:] == ["confirm bakery/newsletter data --by Ann", "show bakery/invoicing"]
        assert "2 of 2 · Status" in screen(terminal)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(terminal.frame, QuestionsScreen)
        assert len(terminal.frame.records.rows) == 1

    walk(journey)


def test_an_open_question_leads_to_its_field_and_on_to_the_next(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("home")
        await pilot.press("Q")
        await pilot.pause()
        assert isinstance(terminal.frame, QuestionsScreen)
        before = len(terminal.frame.records.rows)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert "1 of " in screen(terminal)
        assert terminal.frame.target() == "bakery"
        await pilot.press("space", "enter")
        await pilot.pause()
        assert terminal.ran[-1] == "set bakery measures+=access-control"
        assert "2 of " in screen(terminal)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(terminal.frame, QuestionsScreen)
        assert len(terminal.frame.records.rows) == before - 1

    walk(journey)


def test_a_record_added_by_a_typed_line_is_asked_the_same(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("add activity loyalty name=Loyalty --register bakery")
        await pilot.pause()
        await pilot.pause()
        assert terminal.frame.target() == "bakery/loyalty"
        assert "1 of 8" in screen(terminal)
        await pilot.press("escape")
        terminal.enter("add activity loyalty name=Loyalty --register bakery")
        await pilot.pause()
        assert not terminal.round.is_on
        terminal.enter("add activity other name=Other --register bakery --dry-run")
        await pilot.pause()
        assert not terminal.round.is_on

    walk(journey)


def test_who_only_reads_is_shown_the_field_and_asked_nothing(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("ask")
        await pilot.pause()
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        await pilot.pause()
        assert terminal.frame.target() == "bakery"
        assert terminal.frame.editor is None

    walk(journey, is_read_only=True)


def test_which_of_two_values_is_right_is_chosen(walk: Walker, screen: Seer, workspace: Path) -> None:
    path = workspace / "bakery" / "activities.toml"
    path.write_text(
        path.read_text("utf-8")
        + '\n[[activity.invoicing.alternative]]\nfield = "capacity"\nvalue = "processor"\n'
        + '[activity.invoicing.alternative.evidence]\nbasis = "stated"\n'
    )

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("ask bakery")
        await pilot.pause()
        assert isinstance(terminal.frame, QuestionsScreen)
        terminal.round.begin("ask bakery", "bakery/invoicing#capacity:which")
        await pilot.pause()
        await pilot.pause()
        await pilot.press(*"processor", "enter")
        await pilot.pause()
        made = activity(terminal, "bakery/invoicing")
        assert made.capacity == "processor"
        assert not made.alternative

    walk(journey)


def test_a_vendor_and_its_engagement_are_made_and_filled_in_one_go(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list engagements --register bakery")
        await pilot.pause()
        await pilot.press("n", *"Pluim Mail BV", "enter")
        await pilot.pause()
        assert "New: Party › id" in screen(terminal), "its name was typed already"
        await pilot.press("enter")
        await pilot.pause()
        assert "New: Engagement › id" in screen(terminal)
        assert "pluim-mail-bv-2" in screen(terminal), "the party has the shorter id"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert "1 of 4 · Stored in" in screen(terminal)
        await pilot.press("tab", "tab", "tab", *"India", "enter")
        await pilot.pause()
        found = terminal.opened.workspace.portfolio.find("bakery/pluim-mail-bv")
        assert found
        assert isinstance(found[2], Party)
        assert found[2].seat == "IN"
        if terminal.round.is_on:
            await pilot.press("escape")
            await pilot.pause()
        assert terminal.frame.base == "show bakery/pluim-mail-bv-2", "where the round began"
        await pilot.press("escape")
        await pilot.pause()
        assert terminal.frame.base == "list engagements --register bakery"
        assert terminal.frame.target() == "bakery/pluim-mail-bv-2", "the cursor stands on what was made"

    walk(journey, (80, 24))
