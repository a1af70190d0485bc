"""Documents and diagrams made from the terminal: choices come to a command line."""

import datetime
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ropa import store
from ropa.commands import Session
from ropa.store import viewing
from ropa.tui.app import Terminal
from ropa.tui.making import Making
from ropa.tui.sessions import in_the_shell

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]
Settled = Callable[[Terminal, Pilot[None]], Awaitable[None]]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_choices_come_to_a_line_that_runs(
    walk: Walker,
    screen: Seer,
    settled: Settled,
    same_as_golden: Callable[[str, str], None],
    size: tuple[int, int],
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        await pilot.press("f7")
        await settled(terminal, pilot)
        same_as_golden(f"making-{size[0]}x{size[1]}", screen(terminal))
        await pilot.press("down", "down", "left", "left", "down", "right", "down", "down", "right")
        await pilot.pause()
        line = "export art30 bakery --layout ico --internal --to exports/bakery-art30-ico-internal.txt"
        assert f"ropa {line}" in " ".join(screen(terminal).split())
        await pilot.press("end", "up", "e", "ctrl+u", *"out.md", "enter")
        await pilot.pause()
        await pilot.press("end", "e", "left", "enter")
        await settled(terminal, pilot)
        assert terminal.frame.NAME == "written"
        assert "template of the ICO" in Path("out.md").read_text("utf-8")

    walk(journey, size)


def test_a_diagram_is_one_of_the_choices(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        await pilot.press("f7", "e", *"one party", "enter")
        await pilot.pause()
        assert "ropa diagram party bakery/bakery --to exports/bakery-bakery-party.svg" in screen(terminal)
        await pilot.press("home", "right", "right")
        await pilot.pause()
        assert "ropa diagram portfolio --to exports/portfolio.svg" in screen(terminal)

    walk(journey, (120, 40))


def test_a_dossier_is_packed_and_nothing_else_is(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        await pilot.press("f7", "e", *"dossier", "enter", "down", "down", "left")
        await pilot.pause()
        assert "ropa export dossier bakery --to exports/bakery-dossier.zip" in " ".join(screen(terminal).split())
        await pilot.press("home", "e", *"list of proc", "enter")
        await pilot.pause()
        assert "ropa export processors bakery --to exports/bakery-processors.html" in " ".join(screen(terminal).split())

    walk(journey, (120, 40))


def test_a_folder_gets_the_format_that_is_chosen_and_is_made(walk: Walker, screen: Seer, settled: Settled) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        await pilot.press("f7", "down", "down", "e", *"md", "enter", "end", "right")
        await pilot.pause()
        assert "nothing to choose from" in " ".join(screen(terminal).split())
        assert terminal.frame.made_line() == "export art30 bakery --to exports/bakery-art30.md"  # type: ignore[attr-defined]
        terminal.frame._choose("to", "papers/")  # type: ignore[attr-defined]
        await pilot.pause()
        assert terminal.frame.made_line() == "export art30 bakery --to papers/ --suffix md"  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settled(terminal, pilot)
        assert "papers/bakery-art30.md" in screen(terminal)
        assert Path("papers/bakery-art30.md").is_file()

    walk(journey)


def test_a_file_that_is_typed_says_the_format(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        await pilot.press("f7")
        await pilot.pause()
        terminal.frame._choose("to", "mine.docx")  # type: ignore[attr-defined]
        await pilot.pause()
        assert "Format ‹ .docx ›" in " ".join(screen(terminal).split())

    walk(journey, (120, 40))


@pytest.mark.parametrize("options", ["", " --lang fr --as-of 2026-01-31"])
def test_what_was_written_asks_no_more_of_the_next_document(walk: Walker, settled: Settled, options: str) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go(f"export art30 bakery --to out.md{options}")
        await settled(terminal, pilot)
        assert terminal.frame.NAME == "written"
        await pilot.press("f7")
        await pilot.pause()
        line = terminal.frame.made_line()  # type: ignore[attr-defined]
        assert ("--lang fr" in line, "--as-of 2026-01-31" in line) == (bool(options),) * 2
        assert bool(options) or "--lang" not in line

    walk(journey)


def test_home_makes_the_document_of_the_register_under_the_cursor(
    walk: Walker, screen: Seer, settled: Settled, tmp_path: Path
) -> None:
    """Another client's record, sent to an authority, is a breach."""
    for name in ("alpha", "beta"):
        folder = tmp_path / "registers" / name
        folder.mkdir(parents=True)
        text = f'[register]\norganisation = "{name}-org"\n[party.{name}-org]\nname = "{name.title()}"\n'
        (folder / "register.toml").write_text(text, "utf-8")

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("home", from_home=True)
        await settled(terminal, pilot)
        for name in ("beta", "alpha"):
            await pilot.press("slash", *name, "enter", "f7")
            await pilot.pause()
            assert f"ropa export art30 {name} --to" in " ".join(screen(terminal).split())
            await pilot.press("escape", "escape")
            await pilot.pause()

    walk(journey, (120, 40), tmp_path / "registers")


def test_what_was_written_is_opened_or_named(walk: Walker, screen: Seer, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("schema --to schema.json")
        await pilot.pause()
        monkeypatch.setattr(store, "view", lambda path: bool(opened.append(path)))
        await pilot.press("o")
        assert "No program was found to open it with; the file is schema.json" in " ".join(screen(terminal).split())
        assert opened == [Path("schema.json")]

    walk(journey)


def test_viewer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(viewing.shutil, "which", lambda _: None)
    assert not store.view(tmp_path / "a.html")
    program = tmp_path / "xdg-open"
    monkeypatch.setattr(viewing, "viewer", lambda: str(program))
    for ending, is_open in (("exit 0", True), ("exit 3", False), ("exec sleep 1", True)):
        program.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/asked"\n{ending}\n', "utf-8")
        program.chmod(0o755)
        assert store.view(tmp_path / "-a.html") is is_open
        assert (tmp_path / "asked").read_text("utf-8").strip() == str(tmp_path / "-a.html")


def test_the_scope_is_shown_and_can_be_dropped(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities --register bakery")
        await pilot.pause()
        await pilot.press("slash", *"basis:consent", "enter", "f7")
        await pilot.pause()
        assert "Only the activities ‹ basis:consent ›" in " ".join(screen(terminal).split())
        assert "--where basis:consent" in terminal.frame.made_line()  # type: ignore[attr-defined]
        await pilot.press("down", "down", "right")
        await pilot.pause()
        assert "--where" not in terminal.frame.made_line()  # type: ignore[attr-defined]
        await pilot.press("right", "home", "e", *"one party", "enter")
        await pilot.pause()
        assert "diagram party" in terminal.frame.made_line()  # type: ignore[attr-defined]
        assert "--where" not in terminal.frame.made_line()  # type: ignore[attr-defined]
        assert "the filter “basis:consent” does not narrow it" in " ".join(screen(terminal).split())

    walk(journey)


def test_the_line_has_the_options_of_its_session(workspace: Path) -> None:
    plain = Session(workspace, datetime.date(2026, 11, 22))
    asked = plain.turned(None, datetime.date(2026, 5, 1), "fr")
    line = "export art30 bakery --to x.md"
    assert in_the_shell(line, plain, plain) == line
    assert in_the_shell(line, asked, asked) == f"{line} --as-of 2026-05-01"
    assert in_the_shell(line, asked, plain) == f"{line} --as-of 2026-05-01 --lang fr"
    assert "--lang fr" in Making(tuple(asked.workspace.portfolio.registers.values()), language="fr").line()
    assert "--lang" not in Making(tuple(asked.workspace.portfolio.registers.values())).line()
