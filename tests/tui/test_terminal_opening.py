"""What is seen while a workspace is read, and what follows it."""

import asyncio
import datetime
import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from ropa.commands import Session
from ropa.telling import Failure
from ropa.tui.app import Terminal
from ropa.tui.opening import Opening, _opened

TODAY = datetime.date(2026, 11, 22)
Seer = Callable[[Terminal], str]


@pytest.fixture(autouse=True)
def unfrozen():
    yield
    gc.unfreeze()


def opening(root: Path) -> Terminal:
    return Terminal(Session(root, TODAY), is_opening=True)


async def opened(terminal: Terminal, pilot: Pilot) -> None:
    for _ in range(400):
        if not isinstance(terminal.screen, Opening) or not terminal.is_running:
            break
        await asyncio.sleep(0.05)
    await pilot.pause()


def test_it_is_seen_before_anything_is_read_and_home_follows(workspace: Path, screen: Seer, monkeypatch) -> None:
    async def run() -> None:
        mount = Opening.on_mount
        monkeypatch.setattr(Opening, "on_mount", lambda self: None)
        terminal = opening(workspace)
        async with terminal.run_test() as pilot:
            await pilot.pause()
            assert "Reading workspace …" in screen(terminal)
            assert "workspace" not in terminal.opened.__dict__
            mount(terminal.screen)
            await opened(terminal, pilot)
            assert "Corner Bakery" in screen(terminal)
            assert [frame.NAME for frame in terminal.screen_stack] == ["home"]
            assert terminal.opened.workspace is terminal.frame.session.workspace

    asyncio.run(run())


def test_what_is_typed_meanwhile_is_done_on_home(workspace: Path, screen: Seer) -> None:
    async def run() -> None:
        terminal = opening(workspace)
        async with terminal.run_test() as pilot:
            await pilot.press(*":show bakery/newsletter", "enter")
            await opened(terminal, pilot)
            await pilot.pause(0.2)
            assert terminal.frame.base == "show bakery/newsletter"

    asyncio.run(run())


def test_it_can_be_left_before_the_end(workspace: Path, monkeypatch) -> None:
    async def run() -> None:
        monkeypatch.setattr(Opening, "on_mount", lambda self: None)
        terminal = opening(workspace)
        async with terminal.run_test() as pilot:
            await pilot.press("ctrl+q")
        assert terminal.return_value is None
        assert not terminal.is_running

    asyncio.run(run())


def test_a_folder_without_registers_and_one_that_cannot_be_read_end_it(workspace: Path, tmp_path: Path) -> None:
    async def ended(terminal: Terminal) -> object:
        async with terminal.run_test() as pilot:
            await opened(terminal, pilot)
        return terminal.return_value

    (tmp_path / "bare").mkdir()
    assert asyncio.run(ended(opening(tmp_path / "bare"))) == "empty"
    former = Session(workspace, TODAY, rev="never-was")
    assert isinstance(asyncio.run(ended(Terminal(former, is_opening=True))), Failure)


def test_keys_of_before_and_after_the_reading_stay_in_order(workspace: Path, monkeypatch) -> None:
    async def run() -> None:
        monkeypatch.setattr(Opening, "on_mount", lambda self: None)
        terminal = opening(workspace)
        async with terminal.run_test() as pilot:
            await pilot.pause()
            for letter in ":che":
                terminal.post_message(Key("colon" if letter == ":" else letter, letter))
            await pilot.pause()
            terminal.post_message(_opened(terminal.opened))
            for letter in "ck":
                terminal.post_message(Key(letter, letter))
            terminal.post_message(Key("enter", None))
            await opened(terminal, pilot)
            for _ in range(100):
                if terminal.typed:
                    break
                await asyncio.sleep(0.05)
            assert terminal.typed == ["check"]

    asyncio.run(run())
