"""The first minute in a folder without a register: examples, a new register, another folder; never an error page."""

import asyncio
import datetime
import threading
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
import tomli
from textual.pilot import Pilot

from ropa.commands import Session, run_line
from ropa.results import Home
from ropa.tui.app import Terminal
from ropa.tui.between import reads_no_more
from ropa.tui.first_run import FirstRun

TODAY = datetime.date(2026, 11, 22)
Journey = Callable[[FirstRun, Pilot[Path]], Awaitable[None]]
Golden = Callable[[str, str], None]


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path | None]:
    monkeypatch.chdir(tmp_path)

    def walk(journey: Journey, size: tuple[int, int] = (80, 24), **attributes: object) -> Path | None:
        session = replace(Session(Path("registers"), TODAY), **attributes)  # type: ignore[arg-type]

        async def run() -> Path | None:
            app = FirstRun(session)
            async with app.run_test(size=size) as pilot:
                await settled(pilot)
                await journey(app, pilot)
                await settled(pilot)
            return app.return_value

        return asyncio.run(run())

    return walk


async def settled(pilot: Pilot[Path]) -> None:
    for _ in range(3):
        await pilot.pause()


async def typed(pilot: Pilot[Path], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
    await settled(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_what_is_offered(begin: Callable[..., None], screen, same_as_golden: Golden, size: tuple[int, int]) -> None:
    async def journey(app: FirstRun, pilot: Pilot[Path]) -> None:
        same_as_golden(f"first-run-{size[0]}x{size[1]}", screen(app))

    begin(journey, size)


def test_the_examples_are_copied_and_can_be_opened(begin: Callable[..., Path | None]) -> None:
    async def journey(app: FirstRun, pilot: Pilot[Path]) -> None:
        await typed(pilot, "enter")

    root = begin(journey)
    assert root == Path("registers")
    home = run_line("home", Session(root, TODAY))
    assert isinstance(home, Home)
    assert len(home.registers) == 5
    assert not home.problems


def test_a_new_register_is_made_of_a_few_answers(begin: Callable[..., Path | None], screen) -> None:
    async def journey(app: FirstRun, pilot: Pilot[Path]) -> None:
        await typed(pilot, "down", "enter")
        await typed(pilot, "enter")
        assert "Type a name." in screen(app)
        await typed(pilot, *"Bakery", "space", *"De", "space", *"Oven", "enter")
        assert "In which capacity" in screen(app)
        await typed(pilot, *"processor", "enter", *"a@b.example", "enter", *"none", "enter")
        # Nobody has an address, and a seat in the EEA needs no representative.
        assert "In which country is its seat?" in screen(app)
        await typed(pilot, *"nether", "enter")
        assert "In which language" in screen(app)
        await typed(pilot, *"dutch", "enter")
        assert "bakery-de-oven" in screen(app)
        await typed(pilot, "enter", *"Loyalty", "enter")
        assert app.line == "fill bakery-de-oven/loyalty"

    root = begin(journey)
    assert root == Path("registers")
    made = tomli.loads((root / "bakery-de-oven" / "register.toml").read_text("utf-8"))
    said = {"organisation": "bakery-de-oven", "dpo": "none", "origin": "own", "language": "nl"}
    assert made["register"] == said
    assert made["activity"] == {"loyalty": {"name": "Loyalty", "capacity": "processor"}}
    party = made["party"]["bakery-de-oven"]
    assert party == {"name": "Bakery De Oven", "seat": "NL", "email": ["a@b.example"]}
    assert isinstance(run_line("home", Session(root, TODAY)), Home)


def test_that_there_is_none_is_said_in_any_language(begin: Callable[..., Path | None], screen) -> None:
    async def journey(app: FirstRun, pilot: Pilot[Path]) -> None:
        await typed(pilot, "down", "enter", *"Acme", "enter", "enter", "enter", *"geen", "enter")
        assert "In which country is its seat?" in screen(app)
        await typed(pilot, *"united", "space", *"states", "enter", *"aucun", "enter", "enter", "enter", "enter")

    root = begin(journey)
    assert root
    made = tomli.loads((root / "acme" / "register.toml").read_text("utf-8"))
    assert (made["register"]["dpo"], made["register"]["representative"]) == ("none", "none")
    assert made["party"].keys() == {"acme"}


def test_the_countries_of_the_eea_stand_before_all_others(begin: Callable[..., Path | None], screen) -> None:
    async def journey(app: FirstRun, pilot: Pilot[Path]) -> None:
        await typed(pilot, "down", "enter", *"Acme", "enter", "enter", "enter", *"none", "enter")
        shown = screen(app)
        assert "Austria (AT)" in shown
        assert "Afghanistan" not in shown
        await typed(pilot, *"afg")
        assert "Afghanistan (AF)" in screen(app)
        await typed(pilot, "escape", "escape")

    begin(journey)


def test_who_is_abroad_is_asked_for_a_representative(begin: Callable[..., Path | None], screen) -> None:
    async def journey(app: FirstRun, pilot: Pilot[Path]) -> None:
        await typed(
            pilot, "down", "enter", *"Acme", "enter", *"controller", "enter", "enter", *"Jo", "space", *"Doe", "enter"
        )
        assert "can the data protection officer be reached" in " ".join(screen(app).split())
        await typed(pilot, *"jo@acme.example", "enter", *"united", "space", *"states", "enter")
        assert "who represents it in the Union" in " ".join(screen(app).split())
        await typed(pilot, *"Rep", "enter", "enter", "enter", "enter")
        assert app.line == "list activity"

    root = begin(journey)
    assert root
    made = tomli.loads((root / "acme" / "register.toml").read_text("utf-8"))
    assert made["party"]["jo-doe"] == {"name": "Jo Doe", "email": ["jo@acme.example"]}
    assert made["register"]["representative"] == "rep"
    assert made["party"]["acme"]["seat"] == "US"
    assert "activity" not in made
    # What was answered is kept, though there is no activity yet that it could be told of.
    assert "As controller: it decides why and how" in made["register"]["note"]


def test_the_terminal_begins_with_the_first_activity(workspace: Path, screen) -> None:
    async def run() -> None:
        terminal = Terminal(Session(workspace, TODAY), line="fill bakery/newsletter")
        async with terminal.run_test(size=(80, 24)) as pilot:
            for _ in range(4):
                await pilot.pause()
            assert terminal.frame.target() == "bakery/newsletter"
            assert "1 of 2" in screen(terminal)

    asyncio.run(run())


def test_another_folder_is_opened_or_asked_about(begin: Callable[..., Path | None], screen, tmp_path: Path) -> None:
    (tmp_path / "there" / "acme").mkdir(parents=True)
    (tmp_path / "there" / "acme" / "register.toml").write_text("", "utf-8")

    async def journey(app: FirstRun, pilot: Pilot[Path]) -> None:
        await typed(pilot, "down", "down", "enter", "ctrl+u", *"nowhere", "enter")
        assert "no register in the folder nowhere yet" in screen(app)
        await typed(pilot, "down", "down", "enter", "ctrl+u", *"there", "enter")

    assert begin(journey) == Path("there")


def test_escape_at_the_first_question_goes_back_to_the_start_and_leaving_leaves(
    begin: Callable[..., Path | None], screen
) -> None:
    async def journey(app: FirstRun, pilot: Pilot[Path]) -> None:
        await typed(pilot, "down", "enter")
        await typed(pilot, *"Half", "escape")
        assert "Where do you want to begin?" in screen(app)
        await typed(pilot, *"leave", "enter")

    assert begin(journey) is None
    assert not Path("registers").exists()


def test_escape_goes_back_one_question_and_keeps_what_was_answered(
    begin: Callable[..., Path | None], screen, tmp_path: Path
) -> None:
    async def journey(app: FirstRun, pilot: Pilot[Path]) -> None:
        await typed(pilot, "down", "enter", *"Moln", "enter", "down", "enter", *"a@b.example", "enter")
        assert "data protection officer" in screen(app)
        await typed(pilot, "escape", "escape", "escape")
        assert "What is the organisation called?" in screen(app)
        assert "Moln" in screen(app)
        await typed(pilot, "backspace", *"en", "enter", "enter")
        assert "a@b.example" in screen(app)
        await typed(pilot, "enter", *"none", "enter", *"Netherl", "enter", "enter")
        assert "molen" in screen(app)
        await typed(pilot, "enter", *"Flour", "enter")

    assert begin(journey) == Path("registers")
    made = tomli.loads((tmp_path / "registers" / "molen" / "register.toml").read_text("utf-8"))
    assert made["party"]["molen"]["name"] == "Molen"
    assert made["party"]["molen"]["email"] == ["a@b.example"]
    assert made["activity"]["flour"]["name"] == "Flour"


def test_what_cannot_be_made_is_said_beside_the_question(
    begin: Callable[..., Path | None], screen, tmp_path: Path
) -> None:
    (tmp_path / "registers").write_text("in the way", "utf-8")

    async def journey(app: FirstRun, pilot: Pilot[Path]) -> None:
        await typed(pilot, "enter")
        assert "✗" in screen(app)
        assert app.is_running

    assert begin(journey) is None


def test_who_only_reads_is_offered_nothing_that_writes(begin: Callable[..., Path | None], screen) -> None:
    async def journey(app: FirstRun, pilot: Pilot[Path]) -> None:
        assert "Choose another folder" in screen(app)
        assert "examples" not in screen(app)
        assert "new register" not in screen(app)

    begin(journey, is_read_only=True)


def test_what_reads_keys_ends_with_those_it_read_and_is_left_alone_where_it_is_not_as_known() -> None:
    over = threading.Event()
    reading = threading.Thread(target=over.wait)
    reading.start()
    for unknown in (None, SimpleNamespace(_key_thread=reading), SimpleNamespace(exit_event=over, _key_thread=None)):
        assert reads_no_more(unknown) is None
    assert not over.is_set()
    assert reads_no_more(SimpleNamespace(_key_thread=reading, exit_event=over)) is reading
    reading.join(10)
    assert not reading.is_alive()


def test_the_toolkit_has_what_is_asked_of_what_reads_keys() -> None:
    drivers = pytest.importorskip("textual.drivers.linux_driver", reason="this system keeps keys by itself")

    async def look() -> None:
        driver = drivers.LinuxDriver(FirstRun(Session(Path("registers"), TODAY)))
        assert driver._key_thread is None
        assert isinstance(driver.exit_event, threading.Event)

    asyncio.run(look())
