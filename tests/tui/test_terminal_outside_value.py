"""A value in the reader's own editor, and values as people write them: periods in words, days in other forms."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from helpers import TODAY, register
from ropa.law import law_at
from ropa.model import Activity, Retention, plan_by_key
from ropa.tui.app import Terminal
from ropa.tui.options import countries, met, options_of
from ropa.tui.screens.record import RecordScreen
from ropa.tui.typing_in import as_written, fault_of, meaning
from ropa.tui.widgets.field_editor import FieldEditor

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]
KEEP = plan_by_key(Retention)["keep"]
STARTED = plan_by_key(Activity)["started"]


@pytest.mark.parametrize("typed", ["7 years", "7 jaar", "7 ans", "7 Jahre", "seven years", "P7Y"])
def test_a_period_is_read_in_words_of_four_languages(typed: str) -> None:
    assert as_written(KEEP, typed) == "P7Y"
    assert meaning(KEEP, typed, "en") == "P7Y = 7 years"
    assert meaning(KEEP, typed, "nl") == "P7Y = 7 jaar"
    assert not fault_of(KEEP, typed, "en")


def test_what_is_no_period_stays_and_is_refused() -> None:
    assert as_written(KEEP, "for ever") == "for ever"
    assert fault_of(KEEP, "for ever", "en")
    assert not meaning(KEEP, "for ever", "en")


@pytest.mark.parametrize("typed", ["25/5/2018", "25.05.2018", "25 May 2018", "25 mei 2018", "25. Mai 2018"])
def test_a_day_in_another_form_is_refused_with_the_cure(typed: str) -> None:
    assert "Type 2018-05-25." in fault_of(STARTED, typed, "en")
    assert not fault_of(STARTED, "2018-05-25", "en")
    assert "Type" not in fault_of(STARTED, "some day", "en")


@pytest.mark.parametrize("typed", ["united states", "verenigde staten", "états-unis", "vereinigte staaten", "us"])
def test_a_country_is_found_by_its_name_in_four_languages_or_its_code(typed: str) -> None:
    words = typed.split()
    found = [
        (rank, item.word) for item in countries(("UM", "US", "RU"), "fr") if (rank := item.rank(words)) is not None
    ]
    assert min(found)[1] == "US"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("UK", "GB"), ("VK", "GB"), ("england", "GB"), ("usa", "US"), ("etats-unis", "US"), ("Holland", "NL")],
)
def test_what_a_country_is_called_in_short_is_never_taken_for_another(typed: str, code: str) -> None:
    first, *_ = met(countries(law_at(TODAY).places(), "en"), typed, is_near=True)
    assert first.word == code


def test_a_word_of_a_list_is_found_by_what_it_is_commonly_called() -> None:
    data = plan_by_key(Activity)["data"]
    found = met(
        options_of(register('[register]\norganisation = "r"'), "activity", data, (), "en"), "bsn", is_near=False
    )
    assert [item.word for item in found] == ["national-id"]


def test_a_record_is_found_by_its_whole_address_and_not_by_the_name_of_its_register() -> None:
    here = register(
        '[register]\norganisation = "us"\n[party.us]\nname = "Us"\n[party.ring]\nname = "Ring"\n',
        shared='[party.cloud]\nname = "Cloud"\n',
    )
    offered = options_of(here, "activity", plan_by_key(Activity)["sources"], law_at(TODAY), "en")

    def found(typed: str) -> list[str]:
        return [item.word for item in met(offered, typed, is_near=False)]

    assert found("example/ring") == ["ring"]
    assert found("Example/") == ["us", "ring", "controller"]
    assert found("shared/cloud") == ["shared/cloud"]
    assert found("beta/ring") == []
    assert found("example") == []


def test_the_organisation_is_not_offered_beside_itself() -> None:
    here = register('[register]\norganisation = "us"\n[party.us]\nname = "Us"\n[party.ring]\nname = "Ring"\n')

    def offered(name: str) -> set[str]:
        field = plan_by_key(Activity)[name]
        return {item.word for item in options_of(here, "activity", field, law_at(TODAY), "en")} & {"us", "ring"}

    assert offered("joint_controllers") == offered("on_behalf_of") == {"ring"}
    assert offered("sources") == {"us", "ring"}


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """An editor that leaves a text of its own; what it was given stands beside it."""

    @contextmanager
    def suspended(_: Terminal) -> Iterator[None]:
        yield

    monkeypatch.setattr(Terminal, "suspend", suspended)

    def leaves(text: str, status: int = 0) -> None:
        (tmp_path / "new.txt").write_text(text, "utf-8")
        script = tmp_path / "own-editor"
        script.write_text(
            f'#!/bin/sh\nfor f; do :; done\ncp "$f" {tmp_path}/old.txt\ncp {tmp_path}/new.txt "$f"\nexit {status}\n'
        )
        script.chmod(0o755)
        monkeypatch.setenv("VISUAL", str(script))

    return leaves


async def at(terminal: Terminal, pilot: Pilot[None], key: str) -> FieldEditor:
    if not isinstance(terminal.frame, RecordScreen):
        terminal.go("show bakery/newsletter")
        await pilot.pause()
    frame = terminal.frame
    assert isinstance(frame, RecordScreen)
    frame.edit_at((key,))
    await pilot.pause()
    assert frame.editor
    return frame.editor


def test_every_control_gives_its_value_to_the_editor(
    walk: Walker, screen: Seer, outside: Callable[..., None], tmp_path: Path
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        editor = await at(terminal, pilot, "note")
        outside("Two\nlines\n")
        await pilot.press("ctrl+e")
        assert editor.typed == "Two\nlines"
        editor = await at(terminal, pilot, "started")
        outside("2018-05-25\n")
        await pilot.press("ctrl+e")
        await pilot.pause()
        assert editor.typed == "2018-05-25"
        editor = await at(terminal, pilot, "data")
        outside("email-address\nphone-number\n")
        await pilot.press("ctrl+e")
        assert (tmp_path / "old.txt").read_text() == "name\nemail-address\n"
        assert editor.content == ("email-address", "phone-number")
        editor = await at(terminal, pilot, "status")
        outside("retired\n")
        await pilot.press("ctrl+e")
        await pilot.pause()
        assert editor.typed == "retired"

    walk(journey)


def test_what_the_editor_leaves_wrong_changes_nothing_and_is_said(
    walk: Walker, screen: Seer, outside: Callable[..., None]
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        editor = await at(terminal, pilot, "data")
        outside("shoe-size\n")
        await pilot.press("ctrl+e")
        await pilot.pause()
        assert "✗ Not among the choices: shoe-size" in screen(terminal)
        assert editor.content == ("name", "email-address")
        outside("name\n", 3)
        await pilot.press("ctrl+e")
        await pilot.pause()
        # The path of the editor may be as long as a line.
        assert "ended with status 3" in " ".join(screen(terminal).split())
        assert editor.content == ("name", "email-address")

    walk(journey)


def test_without_a_terminal_to_give_way_nothing_is_lost(
    walk: Walker, screen: Seer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "true")

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        editor = await at(terminal, pilot, "note")
        await pilot.press(*"Half", "ctrl+e")
        await pilot.pause()
        assert "✗" in screen(terminal)
        assert editor.typed == "Half"

    walk(journey)


def test_an_answer_that_changes_nothing_closes_the_editor(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await at(terminal, pilot, "data")
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.frame.editor is None
        assert not terminal.opened.workspace.pending

    walk(journey)
