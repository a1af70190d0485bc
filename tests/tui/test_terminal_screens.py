"""Every screen as text, at two sizes, and with names that mean harm."""

import importlib
import pkgutil
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from nightly import NIGHTLY
from ropa.results import Branch, Outline, Text
from ropa.tui import screens
from ropa.tui.app import Terminal
from ropa.tui.screens import SCREENS
from ropa.view.marks import State

LINES = {
    "home": "home",
    "listing": "list activities",
    "listing-parties": "list parties --register bakery",
    "counts": "list activities --count legal_basis",
    "findings-by-class": "check bakery --group-by class",
    "record": "show bakery/newsletter",
    "record-open": "show bakery/invoicing",
    "map": "map bakery/newsletter",
    "findings": "check",
    "transfers": "transfers bakery",
    "rule": "rule A106",
    "written": "schema --to schema.json",
}
ANSWER = Outline(
    "What Newsletter uses",
    (
        Branch(
            "Mailing",
            "bakery/mailing",
            "processor; e-mail address, name",
            branches=(
                Branch("Mailer BV", "bakery/mailer", state=State.LINKED, branches=(Branch("Netherlands (NL)"),)),
                Branch("Accessed from: not stated", state=State.SILENT),
            ),
        ),
        Branch("No system", state=State.NONE),
    ),
    ("Where the mailing is accessed from is not stated, so that more places may follow.",),
    {},
    "2026-11-22",
    "2026-11-20",
)
SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
Walker = Callable[..., None]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", [*LINES, "outline", "help", "failure", "command"])
def test_screen_as_text(
    name: str,
    size: str,
    walk: Walker,
    screen: Callable[[Terminal], str],
    same_as_golden: Callable[[str, str], None],
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        if name == "help":
            terminal.go("show bakery/newsletter")
            await pilot.pause()
            await pilot.press("f1")
        elif name == "outline":
            terminal.show(ANSWER, "xray bakery/newsletter", terminal.frame.session)
        elif name == "failure":
            terminal.go("show bakery/newsleter")
        elif name == "command":
            await pilot.press("colon", *"check ba", "tab")
        elif name != "home":
            terminal.go(LINES[name])
        await pilot.pause()
        await pilot.pause()
        same_as_golden(f"{name}-{size}", re.sub(r"\d+ kB", "N kB", screen(terminal)))

    walk(journey, SIZES[size])


@pytest.mark.parametrize("language", ["nl", "fr", "de"] if NIGHTLY else ["de"])
def test_other_languages(language: str, walk: Walker, screen: Callable[[Terminal], str]) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        for line in (*LINES.values(), "help"):
            if line == "help":
                await pilot.press("f1")
            else:
                terminal.go(line)
            await pilot.pause()
            assert "{" not in screen(terminal)

    walk(journey, language=language)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (30, 8)] if NIGHTLY else [(30, 8)])
def test_hostile_names(size: tuple[int, int], walk: Walker, screen: Callable[[Terminal], str]) -> None:
    lines = (
        "home",
        "list activities",
        "list parties",
        "list documents",
        "list parties --count name",
        "list parties --sort -name",
        "show hostile/first",
        "show hostile/long",
        "map hostile/first",
        "map hostile/deal",
        "xray hostile/first",
        "xray hostile/long --reverse",
        "check",
        "transfers --all",
        "list activities --where '[/red]'",
        "show '[/red]'",
        "show hostile",
    )

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        for line in lines:
            terminal.go(line)
            await pilot.pause()
            await pilot.press("down", "f1", "escape")
            text = screen(terminal)
            assert not set(text) & {chr(code) for code in (*range(10), *range(11, 32), 0x202E, 0x9B)}
        terminal.go("list parties")
        await pilot.pause()
        assert "[/ [b" in screen(terminal) or size[0] < 80
        await pilot.press("slash", *"[/ [b")
        await pilot.pause()
        await pilot.press("enter", "f8", "f8", "enter")
        terminal.show(Text("[/title [b", "[/b] \x1b[31m [red"), "", terminal.frame.session)
        await pilot.pause()
        assert "[/b] ⟨U+001B⟩[31m [red" in " ".join(screen(terminal).split()) or size[0] < 80
        nasty = Branch("[/b] \x1b[31m\u202e [red]\n名前", "", "x" * 300 + "[/]\x9b")
        for _ in range(30):
            nasty = Branch(nasty.text, nasty.link, nasty.detail, State.INFERRED, (nasty, nasty) if _ < 2 else (nasty,))
        terminal.show(Outline("[/t \x1b[b", (nasty,), ("[/r\x07",), {}), "", terminal.frame.session)
        await pilot.pause()
        await pilot.press("end", "left", "left", "home", "left")
        await pilot.pause()
        text = screen(terminal)
        assert not set(text) & {chr(code) for code in (*range(10), *range(11, 32), 0x202E, 0x9B)}
        assert "? [/b] ⟨U+001B⟩[31m⟨U+202E⟩ [red]" in text or size[0] < 80

    walk(journey, size, Path("hostile"))


def test_own_rows_of_the_law_are_told_on_every_screen(
    walk: Walker, screen: Callable[[Terminal], str], workspace: Path
) -> None:
    row = '[[law.place]]\ncode = "XK"\nstatus = "third"\nsource = "[/b] list"\n'
    (workspace / "ropa.toml").write_text(row, "utf-8")

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        for line in ("home", "law XK", "transfers", "check"):
            terminal.go(line)
            await pilot.pause()
            await pilot.pause()
            await pilot.press("end")
            await pilot.pause()
            text = screen(terminal)
            assert "law of 2026-11-22 · own rows: 1" in text
            assert "1 row of it is" in text
            assert line != "law XK" or "source: [/b] list" in " ".join(text.split())

    walk(journey, (120, 60))


EXPOSED = """\
[register]
organisation = "o"
[party.o]
name = "O"
seat = "NL"
[party.inside]
name = "Inside"
seat = "NL"
parent = "mother"
[party.mother]
name = "Mother"
seat = "IN"
[activity.a]
name = "A"
disclosure = [{ to = "inside" }, { to = "mother" }]
"""


def test_what_stands_beside_the_transfers(tmp_path: Path, walk: Walker, screen: Callable[[Terminal], str]) -> None:
    (tmp_path / "apart" / "r").mkdir(parents=True)
    (tmp_path / "apart" / "r" / "a.toml").write_text(EXPOSED, "utf-8")

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("transfers")
        await pilot.pause()
        shown = screen(terminal)
        assert "Mother: transfer; no tool recorded; risk not assessed; derived, not" in shown
        assert "Steps to this verdict" in shown
        await pilot.press("down")
        await pilot.pause()
        controlled = screen(terminal)
        assert "Inside is controlled from India (IN): Inside ← Mother" in controlled
        assert "Activities: A" in controlled
        await pilot.press("down")
        await pilot.pause()
        assert "Mother receives data outside the EEA (India (IN)); the transfer" in screen(terminal)
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.frame.line == "show r/a"

    walk(journey, (120, 40), Path("apart"))


def test_every_screen_is_in_the_table() -> None:
    modules = {info.name for info in pkgutil.iter_modules(screens.__path__)}
    assert modules == {module for _, module in SCREENS}
    for shown, name in SCREENS:
        module = importlib.import_module(f"ropa.tui.screens.{name}")
        assert module.SHOWS.__name__ == shown
        assert name == module.SCREEN.NAME
