"""Every place of the terminal: each screen, dialog and state of it that a person can see, and how to get there."""

import asyncio
import re
import shutil
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import tomli
import tomli_w
from textual.app import App
from textual.pilot import Pilot

from drawn import unpainted
from helpers import TODAY
from repository import commit, repository
from ropa import store
from ropa.commands import Session
from ropa.model import KINDS
from ropa.preferences import Preferences
from ropa.tui import job
from ropa.tui.app import Terminal
from ropa.tui.commandline import kinds
from ropa.tui.first_run import FirstRun
from ropa.tui.opening import Opening
from ropa.tui.screens.record import RecordScreen

TUI = Path(__file__).parent / "tui"
DAY_BEFORE = "2026-11-20"


@dataclass(frozen=True, slots=True)
class Place:
    """Something to see.

    Attributes:
        name: How its goldens are called.
        shows: The name of the screen that is in view there.
        steps: What leads there from home: `:line` is a command line, `@field` puts the cursor on a field of a record,
            `=path text` writes a file on disk, `=path @id@name` names an activity in it anew, any other is a key.
        is_read_only: Whether ropa only reads.
        has_git: Whether the folder is a repository with a former state in it.
        app: The program: the terminal, or that of the first minute.
    """

    name: str
    shows: str
    steps: tuple[str, ...] = ()
    is_read_only: bool = False
    has_git: bool = False
    app: type[App[Any]] = Terminal


def _first(name: str, *steps: str) -> Place:
    return Place(name, "welcome", steps, app=FirstRun)


def _field(name: str, key: str, *keys: str, shows: str = "record") -> Place:
    return Place(f"edit-{name}", shows, (":show bakery/newsletter", "a", f"@{key}", *keys))


NOTE = ":set bakery/newsletter note=Mine"

PLACES: tuple[Place, ...] = (
    _first("welcome"),
    _first("welcome-name", "down", "enter"),
    _first("welcome-id", "down", "enter", *"Inn", "enter"),
    _first("welcome-seat", "down", "enter", *"Inn", "enter", "enter"),
    _first("welcome-email", "down", "enter", *"Inn", "enter", "enter", *"Netherl", "enter"),
    _first("welcome-language", "down", "enter", *"Inn", "enter", "enter", *"Netherl", "enter", *"a@b.example", "enter"),
    _first("welcome-folder", "down", "down", "enter"),
    Place("home", "home"),
    Place("home-unreadable", "home", ("=bakery/broken.toml [party", "ctrl+r")),
    Place("read-only", "record", (":show bakery/newsletter",), is_read_only=True),
    Place("log", "outline", (":list activities", "enter", ":log")),
    # Lists.
    *(Place(f"list-{kind}", "listing", (f":list {plural}",)) for kind, plural in zip(KINDS, kinds(), strict=True)),
    Place("list-of-one", "listing", (":list parties --register bakery",)),
    Place("list-filter", "listing", (":list activities", "/", *"data:")),
    Place("list-filtered", "listing", (":list activities", "/", *"wage", "enter")),
    Place("list-filter-wrong", "listing", (":list activities", "/", *"nam:x")),
    Place("list-nothing", "listing", (":list activities", "/", *"zzz", "enter")),
    Place("list-marked", "listing", (":list activities", "space", "space", "!")),
    Place("list-pane", "listing", (":list activities --register bakery", "v")),
    Place("list-sort", "listing", (":list activities", "s")),
    Place("list-sorted", "listing", (":list activities --sort -name",)),
    Place("list-columns", "listing", (":list activities", "c")),
    Place("list-count", "listing", (":list activities", "F")),
    Place("counts", "counts", (":list activities --count legal_basis",)),
    Place("list-new", "listing", (":list parties --register bakery", "n")),
    Place("list-new-id", "listing", (":list parties --register bakery", "n", *"Oven Ltd", "enter")),
    Place("list-duplicate", "listing", (":list activities", "d")),
    Place("list-delete", "listing", (":list parties --register bakery", "down", "D")),
    # Records.
    Place("record", "record", (":show bakery/newsletter",)),
    Place("record-open", "record", (":show bakery/invoicing",)),
    Place("record-all", "record", (":show bakery/payroll", "a")),
    Place("record-register", "record", (":show bakery",)),
    Place("record-engagement", "record", (":show bakery/cloud",)),
    Place("record-confirm", "record", (":show bakery/newsletter", "down", "c")),
    Place("record-finding", "record", ("f8", "f8")),
    Place("record-copied", "record", (":show bakery/newsletter", "y")),
    Place("record-draw", "record", (":show bakery/newsletter", "o")),
    Place("source", "source", (":source bakery/newsletter --field name",)),
    Place("fill", "record", (":fill bakery/invoicing",)),
    _field("text", "name", "e"),
    _field("long-text", "description", "e", *"Two", "ctrl+n", *"lines"),
    _field("choice", "status", "e", "p"),
    _field("choices", "data", "e", "p", "h", "space"),
    _field("references", "joint_controllers", "e", "m"),
    _field("places", "stored_in", "e", *"allem"),
    _field("date", "started", "e", *"2018-05-25"),
    _field("yes-no", "public_task", "e"),
    _field("none", "profiling", "e", *"none"),
    _field("wrong", "started", "e", *"25 May", "enter"),
    _field("no-option", "status", "e", *"zzz"),
    _field("kept", "note", "e", *"Half", "escape"),
    _field("done", "note", "e", *"Said", "enter"),
    _field("undone", "note", "e", *"Said", "enter", "z"),
    _field("table", "retention", "e", shows="table"),
    _field("table-field", "retention", "e", "down", "down", "down", "e", shows="table"),
    _field("item", "disclosure", "n"),
    _field("remove", "retention", "D"),
    # Graphs and answers.
    Place("map", "map", (":map bakery/newsletter",)),
    Place("map-engagement", "map", (":map bakery/mailing", "tab")),
    Place("xray", "outline", (":xray bakery/newsletter",)),
    Place("used-by", "outline", (":xray bakery/mailer --reverse",)),
    Place("outline-folded", "outline", (":xray bakery/newsletter", "h")),
    Place("trace", "outline", (":trace data:name bakery/cloudhouse",)),
    Place("impact", "outline", (":impact bakery/cloud",)),
    Place("access", "outline", (":access customer bakery",)),
    Place("what-if", "outline", (":what-if bakery --revoke US",)),
    Place("concentration", "outline", (":concentration",)),
    Place("obligations", "obligations", (":obligations bakery",)),
    Place("completeness", "outline", (":completeness bakery",)),
    Place("ask", "questions", (":ask bakery",)),
    Place("transfers", "transfers", (":transfers bakery",)),
    Place("transfers-down", "transfers", (":transfers", "end")),
    Place("ask-trace", "record", (":show bakery/newsletter", "t")),
    Place("ask-what-if", "record", (":show bakery/newsletter", "w")),
    Place("ask-impact", "record", (":show bakery/newsletter", "b")),
    Place("ask-access", "home", (":access",)),
    Place("reviews", "outline", (":reviews bakery",)),
    Place("recent", "outline", (":recent",), has_git=True),
    Place("history", "history", (":history bakery/newsletter",), has_git=True),
    Place("diff", "outline", ("=bakery/more.toml @payroll@Wages", "ctrl+r", ":diff HEAD"), has_git=True),
    Place("revision", "listing", (":list activities --rev HEAD",), has_git=True),
    # Findings.
    Place("findings", "findings", (":check",)),
    Place("findings-by-rule", "findings", (":check bakery --group-by rule",)),
    Place("findings-by-class", "findings", (":check bakery --group-by class",)),
    Place("findings-statistics", "findings", (":check bakery --statistics",)),
    Place("findings-none", "findings", (":check clinic --select T101",)),
    Place("findings-group", "findings", (":check", "s")),
    Place("findings-folded", "findings", (":check", "h")),
    Place("findings-accept", "findings", (":check", "down", "A")),
    Place("findings-defer", "findings", (":check", "down", "d")),
    Place("rule", "page", (":rule A106",)),
    Place("word", "outline", (":word data:name",)),
    Place("word-place", "outline", (":word country:IN",)),
    Place("law-place", "outline", (":law US",)),
    Place("law", "outline", (":law",)),
    # Changes.
    Place("changes", "changes", (":set bakery/invoicing data=name note=Asked", "f6")),
    Place("changes-nothing", "changes", (":changes",)),
    Place("leave", "home", (NOTE, "q")),
    Place("leave-kept", "record", (":show bakery/newsletter", "a", "@note", "e", *"Half", "escape", "q")),
    Place("conflict", "conflicts", (NOTE, "=bakery/activities.toml @newsletter@News [/b", "ctrl+r")),
    Place("heard", "home", ("=bakery/activities.toml @newsletter@News", "ctrl+r")),
    Place("import", "changes", ("=../list.csv Vendor;Country\nKabelwerk;IR\n", ":import list.csv --into bakery")),
    Place("answers", "changes", (":ask bakery --to asked.csv", ":answers asked.csv --by Ann")),
    Place("said-accept", "home", (':accept A120 bakery/newsletter.retention --reason "tax law" --by Ann',)),
    Place("said-defer", "home", (":defer A116 bakery/invoicing --plan ask --advice wait --by Ann --until 2027-01-01",)),
    Place("said-review", "home", (':review bakery/newsletter --by Ann --result "no change"',)),
    Place("said-confirm", "home", (":confirm bakery/newsletter purposes --by Ann",)),
    Place("said-set", "home", (NOTE,)),
    Place("said-move", "home", (":move bakery/invoicing purposes[2] 1",)),
    Place("said-add", "record", (":add party oven --register bakery name=Oven",)),
    Place("said-duplicate", "home", (":duplicate bakery/newsletter letter",)),
    Place("said-rename", "home", (":rename bakery/newsletter letter",)),
    Place("said-remove", "home", (":remove bakery/notice",)),
    Place("said-replace", "home", (":replace bakery/mailing bakery/cloud --on 2027-01-01",)),
    Place("said-fmt", "home", (":fmt bakery",)),
    Place("said-undo", "home", (NOTE, ":undo")),
    Place("said-redo", "home", (NOTE, ":undo", ":redo")),
    Place("said-save", "home", (NOTE, ":save")),
    Place("said-edit", "home", (":edit bakery/newsletter",)),
    Place("drafts", "outline", (":drafts",)),
    # What is made.
    Place("making", "making", (":show bakery/newsletter", "f7")),
    Place("making-choice", "making", (":show bakery/newsletter", "f7", "down", "e")),
    Place("making-diagram", "making", ("f7", "e", *"transfers", "enter")),
    Place("progress", "progress", (":export art30 bakery --to endless.pdf",)),
    Place("written", "written", (":schema --to schema.json",)),
    Place("written-export", "written", (":export art30 bakery --to art30.md",)),
    Place("written-diagram", "written", (":diagram transfers bakery --to transfers.svg",)),
    Place("written-init", "written", (":init new --name Inn",)),
    # The program itself.
    Place("help", "help", (":show bakery/newsletter", "f1")),
    Place("help-list", "help", (":list activities", "f1", "/", *"sort")),
    Place("palette", "help", (":list activities", "ctrl+p", *"sort")),
    Place("help-command", "page", (":list --help",)),
    Place("command", "home", (":", *"check ba", "tab")),
    Place("home-filtered", "home", ("/", *"transfers", "enter")),
    Place("opening", "opening"),
    Place("failure", "home", (":show bakery/newsleter",)),
    Place("failure-command", "home", (":chekc",)),
    Place("no-finding", "home", ("=bakery", "=clinic", "ctrl+r", "f8")),
    Place("settings", "outline", (":settings",)),
)
"""Every place; goldens are made of all of them."""


# How to get there.

Journey = Callable[[App[Any], Pilot[Any]], Awaitable[None]]


def furnish(top: Path, *, is_hostile: bool = False, has_git: bool = False) -> Path:
    """The folder of the registers that all places are seen in, below `top`.

    Args:
        top: A folder.
        is_hostile: Whether every free text in it means harm.
        has_git: Whether it is a repository with a former state.
    """
    root = top / "registers"
    shutil.copytree(TUI / "workspace", root)
    shutil.copytree(TUI / "gallery", root, dirs_exist_ok=True)
    if is_hostile:
        for path in root.rglob("*.toml"):
            path.write_text(tomli_w.dumps(_spoilt(tomli.loads(path.read_text("utf-8")))), "utf-8")
        shutil.copytree(TUI / "hostile", root, dirs_exist_ok=True)
    if has_git:
        text = (root / "bakery" / "activities.toml").read_text("utf-8")
        repository(top)
        commit(
            top, {"registers/bakery/activities.toml": text.replace("newsletter-subscriber", "customer")}, "2026-01-01"
        )
        commit(top, {"registers/bakery/activities.toml": text}, DAY_BEFORE)
    return root


HARMFUL = (
    "[/ [b [red] [/red] [@click=app.quit]x[/] 🙂👨‍👩‍👧 שלום مرحبا \x1b[31m\u202e \x07 \x9b31m 日本語",
    "=HYPERLINK(1) {detail} %s <script> \ufeff\t" + "x" * 300,
    "9" * 5000 + "\nline\r\nback\rover",
)
_FREE = frozenset(
    ("name", "address", "email", "service", "purposes", "title", "version", "section", "after", "note", "owner", "item")
)


UNSEEN = frozenset(chr(code) for code in (*range(10), *range(11, 32), 0x7F, *range(0x80, 0xA0), 0x202E, 0xFEFF))
"""What must never reach a screen: it would steer the terminal, or hide what is there."""


def _spoilt(table: Mapping[str, Any]) -> dict[str, Any]:
    """A table of a register with harm in every text that is free."""
    spoilt: dict[str, Any] = {}
    for number, (key, value) in enumerate(table.items()):
        harm = HARMFUL[number % len(HARMFUL)]
        match value:
            case dict():
                spoilt[key] = _spoilt(value)
            case [dict(), *_]:
                spoilt[key] = [_spoilt(item) for item in value]
            case list() if key in _FREE:
                spoilt[key] = list(HARMFUL[: len(value)])
            case str() if key in _FREE:
                spoilt[key] = harm
            case _:
                spoilt[key] = value
    return spoilt


def visit(
    place: Place,
    journey: Journey,
    language: str = "en",
    size: tuple[int, int] = (80, 24),
    *,
    is_painted: bool = False,
) -> None:
    """Go to a place of the workspace `registers` in this folder, and look around.

    Args:
        place: Where to.
        journey: What is done there.
        language: Of the reader.
        size: Of the terminal, in columns and lines.
        is_painted: Whether each state on the way is drawn too, and not only what is looked at.
    """

    async def run() -> None:
        # A folder that is not there is where the program begins for the first time.
        root = Path("registers" if place.app is Terminal else "nothing")
        session = Session(root, TODAY, language, preferences=Preferences(), is_read_only=place.is_read_only)
        is_opening = place.shows == "opening"
        app = Terminal(session, is_opening=is_opening) if place.app is Terminal else FirstRun(session)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await go(app, pilot, place.steps)
            await journey(app, pilot)

    with pytest.MonkeyPatch.context() as patch:
        # What is written while a test runs is of the day that the test is of.
        patch.setattr(store, "written_on", lambda path: TODAY if path.exists() else None)
        if not is_painted:
            unpainted(patch)
        if place.shows == "opening":
            patch.setattr(Opening, "on_mount", lambda _: None)  # what is read is never there
        if place.shows == "progress":
            patch.setattr(job, "run_line", _endless)
            patch.setattr(job, "monotonic", lambda: 0.0)
        asyncio.run(run())


def _endless(line: str, session: Session) -> None:
    """What is made until somebody stops it."""
    while True:
        session.waiting()
        time.sleep(0.01)


def name_of(app: App[Any]) -> str:
    """The name of what is on the screen, as places have it; what is seen before anything is read has none itself."""
    return "opening" if isinstance(app.screen, Opening) else getattr(app.screen, "NAME", "welcome")


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until everything is drawn."""
    for _ in range(3):
        await pilot.pause()


_PATIENCE = 1000
"""How often it is looked whether a terminal has its new size; a machine with much else to do takes its time."""


async def resize(pilot: Pilot[Any], size: tuple[int, int]) -> None:
    """Give the terminal another size in columns and lines, and wait until everything is drawn in it."""
    await pilot.resize_terminal(*size)
    for _ in range(_PATIENCE):
        if pilot.app.screen.size == size:
            break
        await pilot.pause()
    await settle(pilot)


async def go(app: App[Any], pilot: Pilot[Any], steps: tuple[str, ...]) -> None:
    """Take steps, as a Place has them."""
    for step in steps:
        if step[0] == ":" and len(step) > 1:
            assert isinstance(app, Terminal)
            app.enter(step[1:])
            await settle(pilot)
        elif step[0] == "=" and len(step) > 1:
            _rewrite(Path("registers"), *step[1:].partition(" ")[::2])
        elif step[0] == "@" and len(step) > 1:
            assert isinstance(app, Terminal)
            assert isinstance(app.frame, RecordScreen)
            spots = app.frame.entries.values()
            at = next(number for number, spot in enumerate(spots) if spot.field and spot.field.at.field == (step[1:],))
            app.frame.entries.move_to(at)
            await pilot.pause()
        else:
            await pilot.press(step)
            if len(step) > 1:
                await settle(pilot)  # so that where a list has scrolled to does not hang on how fast the machine is
    await settle(pilot)


def _rewrite(root: Path, name: str, said: str) -> None:
    path = root / name
    if not said:
        shutil.rmtree(path)
    elif said.startswith("@"):
        _, key, name = said.split("@")
        named = rf"(?m)(^\[activity\.{key}\]\n(?:.+\n)*?name = ).*"
        path.write_text(re.sub(named, rf'\1"{name}"', path.read_text("utf-8")), "utf-8")
    else:
        path.write_text(said, "utf-8")
