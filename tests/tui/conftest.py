"""A terminal on a small workspace, by a fixed day and in English."""

import asyncio
import datetime
import os
import shutil
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from drawn import drawn, parsed_once, plain, unpainted
from ropa.commands import Session
from ropa.preferences import Preferences
from ropa.tui.app import Terminal

HERE = Path(__file__).parent
TODAY = datetime.date(2026, 11, 22)

Journey = Callable[[Terminal, Pilot[None]], Awaitable[None]]
Walker = Callable[..., None]


def seen(terminal: Terminal) -> str:
    """What stands on the screen, as text."""
    return plain(drawn(terminal))


@pytest.fixture(scope="session", autouse=True)
def sheets() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        parsed_once(patch)
        yield


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, with an editor that does nothing and no settings of the person who tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setenv("ROPA_CONFIG", "settings")
    return tmp_path


async def answered(terminal: Terminal, pilot: Pilot[None]) -> None:
    """Wait for what is worked out or made beside the screen in view."""

    def is_busy() -> bool:
        beside = (getattr(terminal.screen, name, None) for name in ("beside", "again", "checked", "comparing"))
        is_told = terminal.jobs.current is None and not terminal.changing.comparing.is_busy
        return not is_told or any(one is not None and one.is_busy for one in beside)

    await pilot.pause()
    for _ in range(1200):
        if not is_busy():
            break
        await asyncio.sleep(0.05)
    assert not is_busy(), "it takes too long"
    await pilot.pause()


@pytest.fixture
def settled() -> Callable[[Terminal, Pilot[None]], Awaitable[None]]:
    return answered


@pytest.fixture
def screen() -> Callable[[Terminal], str]:
    return seen


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy, opened by a relative path so that no machine's folders are seen."""
    for name in ("workspace", "hostile"):
        shutil.copytree(HERE / name, tmp_path / name)
    moment = datetime.datetime(2026, 1, 2, 12).timestamp()
    for path in tmp_path.rglob("*"):
        os.utime(path, (moment, moment))  # home tells when files were written
    monkeypatch.chdir(tmp_path)
    return Path("workspace")


@pytest.fixture
def walk(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Walker:
    def walk_through(
        journey: Journey,
        size: tuple[int, int] = (80, 24),
        root: Path = workspace,
        language: str = "en",
        *,
        is_watching: bool = False,
        is_read_only: bool = False,
        is_painted: bool = False,
        preferences: Preferences | None = None,
    ) -> None:
        own = preferences or Preferences()

        async def run() -> None:
            session = Session(root, TODAY, language, preferences=own, is_read_only=is_read_only)
            terminal = Terminal(session, is_watching=is_watching)
            async with terminal.run_test(size=size) as pilot:
                await pilot.pause()
                await answered(terminal, pilot)
                await journey(terminal, pilot)

        with monkeypatch.context() as patch:
            # What is looked at is drawn then; on the way each state is only where a test is about that.
            if not is_painted:
                unpainted(patch)
            asyncio.run(run())

    return walk_through


@pytest.fixture
def same_as_golden() -> Callable[[str, str], None]:
    def compare(name: str, text: str) -> None:
        golden = HERE / "golden" / f"{name}.txt"
        if os.environ.get("UPDATE_GOLDEN"):
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(text, "utf-8")
        assert text == golden.read_text("utf-8"), f"{golden.name} differs; UPDATE_GOLDEN=1 writes it anew"

    return compare
