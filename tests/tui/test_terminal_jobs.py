"""What is made beside everything else: how far it is, that it can be stopped, and that nothing is left of it then."""

import asyncio
import datetime
import gc
import subprocess
import threading
import weakref
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from helpers import noted
from ropa.commands import Session, check, record_rows, run_line
from ropa.commands.derived import Derived
from ropa.exports import pdf
from ropa.model import Record
from ropa.query import Haystack, Key
from ropa.results import FindingList, Home, Outline, Written
from ropa.tui import job, lasting
from ropa.tui.app import Terminal
from ropa.tui.job import Job
from ropa.tui.lasting import is_lasting, is_long
from ropa.tui.screens import listing
from ropa.tui.widgets.bars import Title
from ropa.tui.widgets.record_list import AWAITED, RecordList
from ropa.view.words import Words

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]
Settled = Callable[[Terminal, Pilot[None]], Awaitable[None]]

ENDLESS = b'#set document(title: "t")\n#for k in range(9999) { for j in range(9000) { let a = range(9000).sum() } }'
EXPORT = "export art30 bakery --to out.pdf"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The typesetters that are started; none of them would ever end by itself."""
    found = noted(monkeypatch, "typst_child")
    monkeypatch.setattr(pdf, "write", lambda _: ENDLESS)
    return found


async def until(condition: Callable[[], object]) -> None:
    for _ in range(1200):
        if condition():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it takes too long")


def left_over() -> list[str]:
    return sorted(path.name for path in Path().rglob("*") if path.suffix in (".pdf", ".part"))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_it_is_shown_how_far_it_is(
    walk: Walker,
    screen: Seer,
    same_as_golden: Callable[[str, str], None],
    size: tuple[int, int],
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(job, "monotonic", lambda: 0.0)

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go(EXPORT)
        await until(lambda: started)
        terminal.jobs.tell()
        await pilot.pause()
        same_as_golden(f"progress-{size[0]}x{size[1]}", screen(terminal))

    walk(journey, size)


def test_escape_ends_the_child_and_leaves_no_file(
    walk: Walker, screen: Seer, settled: Settled, started: list[subprocess.Popen[bytes]]
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go(EXPORT)
        await until(lambda: started)
        assert started[0].poll() is None
        await pilot.press("escape")
        await settled(terminal, pilot)
        assert started[0].poll() is not None
        assert left_over() == []
        assert terminal.frame.NAME == "home"
        assert f"Stopped; nothing was written: ropa {EXPORT}" in " ".join(screen(terminal).split())
        assert EXPORT not in terminal.ran

    walk(journey)


def test_everything_else_can_be_used_in_the_meantime(
    walk: Walker, screen: Seer, settled: Settled, started: list[subprocess.Popen[bytes]]
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go(EXPORT)
        await until(lambda: started)
        await pilot.press("f5")
        await pilot.pause()
        assert terminal.frame.NAME == "findings"
        assert "making a file" in screen(terminal).splitlines()[0]
        terminal.enter("diagram flow bakery/newsletter --to out.svg")
        await pilot.pause()
        assert "One thing is made at a time" in screen(terminal)
        await pilot.press("f7")
        await pilot.pause()
        assert terminal.frame.NAME == "progress"
        await pilot.press("escape")
        await settled(terminal, pilot)
        assert terminal.frame.NAME == "findings"
        assert "making a file" not in screen(terminal)
        assert started[0].poll() is not None

    walk(journey, (120, 40))


def test_leaving_the_program_ends_the_child(walk: Walker, started: list[subprocess.Popen[bytes]]) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go(EXPORT)
        await until(lambda: started)
        await pilot.press("q")

    walk(journey)
    assert [child.poll() is None for child in started] == [False]
    assert left_over() == []


def test_what_is_not_stopped_is_made_and_shown_with_its_size(walk: Walker, screen: Seer, settled: Settled) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("ropa diagram flow bakery/newsletter --to out.svg")
        await settled(terminal, pilot)
        assert terminal.frame.NAME == "written"
        assert isinstance(terminal.frame.result, Written)
        assert terminal.frame.result.sizes == (Path("out.svg").stat().st_size,)
        assert "kB in all" in screen(terminal)
        await pilot.press("escape")
        await pilot.pause()
        assert terminal.frame.NAME == "home"

    walk(journey)


def test_what_ends_while_something_else_is_looked_at_is_told_there_and_shown_on_the_way_back(
    walk: Walker, screen: Seer, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()

    def slow(line: str, session: Session) -> Written:
        assert may_end.wait(60) or line == "home"
        return Written(("out.txt",))

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        monkeypatch.setattr(job, "run_line", slow)
        terminal.go("export art30 bakery --to out.txt")
        await pilot.pause()
        terminal.go("check")
        await pilot.pause()
        may_end.set()
        await settled(terminal, pilot)
        assert terminal.frame.NAME == "findings"
        assert "Written: out.txt" in screen(terminal)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.pause()
        assert terminal.frame.NAME == "written"

    walk(journey)


def test_a_refusal_is_told_where_it_was_asked_for(walk: Walker, screen: Seer, settled: Settled) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        terminal.go("export art30 bakery --to out.odd")
        await settled(terminal, pilot)
        assert terminal.frame.NAME == "listing"
        assert "✗" in screen(terminal)

    walk(journey)


def test_what_is_changed_in_the_meantime_is_not_in_what_is_made(
    walk: Walker, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Session] = []

    def slow(line: str, session: Session) -> Written:
        asked.append(session)
        return Written(())

    monkeypatch.setattr(job, "run_line", slow)

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("export art30 bakery --to out.txt")
        await pilot.pause()
        terminal.changing.run("set bakery/newsletter name=Changed")
        await settled(terminal, pilot)

        def name(session: Session) -> str:
            return session.workspace.portfolio.find("bakery/newsletter")[2].name  # type: ignore[index,union-attr,return-value]

        assert (name(asked[-1]), name(terminal.opened)) == ("Newsletter", "Changed")

    walk(journey)


@pytest.mark.parametrize(
    ("line", "is_made"),
    [
        ("export art30 x --to a.pdf", True),
        ("ropa diagram map x --to a.svg", True),
        ("transfers x --to=a.html", True),
        ("transfers x", False),
        ("export art30 x --to a.pdf --dry-run", False),
        ("export --help", False),
        ("export 'art30", False),
        ("schema --to a.json", False),
        ("", False),
    ],
)
def test_only_what_is_made_takes_a_thread_of_its_own(line: str, is_made: bool) -> None:
    assert is_long(line) is is_made


def test_a_preview_is_shown_before_it_is_made_and_follows_the_choices(
    walk: Walker, screen: Seer, settled: Settled
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities")
        await pilot.pause()
        await pilot.press("/", *"invoic", "enter", "f7")
        await settled(terminal, pilot)
        shown = screen(terminal)
        assert "ropa export art30 bakery --where invoic" in " ".join(shown.split())
        assert "1 record" in shown
        await pilot.press(*["down"] * 2, "right")
        await settled(terminal, pilot)
        whole = screen(terminal)
        assert "--where" not in whole
        assert "2 records" in whole
        preview = terminal.frame.preview  # type: ignore[attr-defined]
        assert isinstance(preview, Outline)
        assert not list(Path().glob("exports/*"))

    walk(journey, (120, 60))


def test_marks_are_what_is_made(walk: Walker, screen: Seer, settled: Settled) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activities --register bakery")
        await pilot.pause()
        await pilot.press("a", "f7")
        await settled(terminal, pilot)
        assert "--where 'id:=invoicing|=newsletter'" in " ".join(screen(terminal).split())
        preview = terminal.frame.preview  # type: ignore[attr-defined]
        assert 2 in {part["records"] for part in preview.values["would_make"][0]["parts"]}

    walk(journey, (120, 60))


def test_home_is_seen_before_its_figures(walk: Walker, screen: Seer, settled: Settled) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("home --as-of 2020-01-01")
        await pilot.pause()
        before = screen(terminal)
        assert "Processing activities" in before
        await settled(terminal, pilot)
        after = screen(terminal)
        assert "Open obligations" in after
        assert "are being worked out" not in after
        if "are being worked out" in before:
            assert "Open obligations" not in before
        assert isinstance(terminal.frame.result, Home)

    walk(journey, (120, 60))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Press q Ctrl+Q to leave"),
        ("nl", "Druk op q Ctrl+Q"),
        ("fr", "Appuyez sur q Ctrl+Q"),
        ("de", "Mit q Ctrl+Q"),
    ],
)
def test_the_key_that_ends_other_programs_says_how_to_leave_this_one(
    walk: Walker, screen: Seer, language: str, said: str
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert said in screen(terminal)
        assert terminal.is_running

    walk(journey, language=language)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A check of a workspace that is thought large, which goes on once this is set."""
    go_on, work = threading.Event(), check.shown_findings

    def waits(*asked: Any) -> Any:
        assert go_on.wait(60)
        return work(*asked)

    monkeypatch.setattr(check, "shown_findings", waits)
    monkeypatch.setattr(lasting, "_MANY", 0)
    return go_on


def test_what_is_typed_while_something_is_being_stopped_is_for_what_was_in_view_before(
    walk: Walker, screen: Seer, settled: Settled, held: threading.Event
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activity")
        await pilot.pause()
        listing = terminal.frame
        first = listing.target()
        terminal.go("check")
        await pilot.pause()
        await until(lambda: "(1 of" in (terminal.jobs.tell() or screen(terminal)))
        await pilot.press("escape")
        await pilot.pause()
        assert "this step is ended first" in screen(terminal)
        await pilot.press("down")
        await pilot.pause()
        assert terminal.frame is listing
        assert listing.target() not in ("", first)
        job = terminal.jobs.current
        assert job
        assert job.is_stopping
        held.set()
        await settled(terminal, pilot)
        assert terminal.frame is listing
        assert terminal.jobs.current is None
        assert "Stopped: ropa check" in screen(terminal)

    walk(journey)


def test_what_looks_through_many_records_says_how_far_it_is_and_can_be_left(
    walk: Walker, screen: Seer, settled: Settled, held: threading.Event
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list activity")
        await pilot.pause()
        assert terminal.go("check", from_home=True) is terminal.frame
        await pilot.pause()
        await until(lambda: "(1 of" in (terminal.jobs.tell() or screen(terminal)))
        assert "Being worked out" in screen(terminal)
        assert "no file" not in screen(terminal)
        await pilot.press("escape")
        held.set()
        await settled(terminal, pilot)
        assert terminal.frame.NAME == "listing"
        assert "Stopped: ropa check" in screen(terminal)
        terminal.go("check", from_home=True)
        await settled(terminal, pilot)
        shown = terminal.frame.result
        assert isinstance(shown, FindingList)
        assert [str(item.finding.at) for item in shown.findings] == _found(terminal)
        assert terminal.ran[-1] == "check"
        assert [type(frame).__name__ for frame in terminal.screen_stack] == ["HomeScreen", "FindingsScreen"]
        terminal.go("check")
        await settled(terminal, pilot)
        assert len(terminal.screen_stack) == 2

    walk(journey)


def test_an_answer_that_a_change_has_overtaken_is_worked_out_anew(
    walk: Walker, settled: Settled, held: threading.Event
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("check")
        await pilot.pause()
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        assert not terminal.changing.run("set bakery/newsletter purposes=")
        held.set()
        await settled(terminal, pilot)
        terminal.back()
        await settled(terminal, pilot)
        shown = terminal.frame.result
        assert isinstance(shown, FindingList)
        assert [str(item.finding.at) for item in shown.findings] == _found(terminal)
        assert "bakery/newsletter#purposes" in _found(terminal)
        assert not terminal.changing.run("undo")
        assert "bakery/newsletter#purposes" not in _found(terminal)

    walk(journey)


def test_a_long_list_stays_and_says_so_while_a_change_is_taken_in(
    walk: Walker, screen: Seer, settled: Settled, held: threading.Event
) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        held.set()
        terminal.go("check bakery")
        await settled(terminal, pilot)
        former = terminal.frame.result
        held.clear()
        assert not terminal.changing.run("set bakery/newsletter purposes=")
        await pilot.pause()
        assert terminal.frame.result is former
        assert "being worked out anew" in screen(terminal)
        assert not terminal.changing.run("set bakery/invoicing purposes=")
        held.set()
        await settled(terminal, pilot)
        shown = terminal.frame.result
        assert isinstance(shown, FindingList)
        places = {str(item.finding.at) for item in shown.findings}
        assert {"bakery/newsletter#purposes", "bakery/invoicing#purposes"} <= places
        assert "being worked out anew" not in screen(terminal)

    walk(journey, (120, 40))


def test_how_far_it_is_can_be_told_while_a_screen_comes_to_be(walk: Walker, held: threading.Event) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("check", from_home=True)
        await pilot.pause()
        terminal.go("list activity")
        states = set()
        while not terminal.frame.is_composed:
            terminal.jobs.tell()
            terminal.frame.tell_where()
            states.add(bool(terminal.frame.query(Title)))
            await asyncio.sleep(0)
        held.set()
        assert states == {False, True}, "there are titles before there are lists"

    walk(journey)


def test_many_rows_in_an_order_are_weighed_beside_and_stay_in_it(
    walk: Walker, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lasting, "_MANY", 0)
    weighing: set[int] = set()
    weigh = record_rows.weight_of

    def noted(words: Words, key: str, record: Record, name: str) -> Key:
        weighing.add(threading.get_ident())
        return weigh(words, key, record, name)

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        def names() -> list[str]:
            return [row.cells[1].text for row in terminal.frame.query_one(RecordList).rows]

        terminal.go("list activity")
        await settled(terminal, pilot)
        monkeypatch.setattr(record_rows, "weight_of", noted)
        await pilot.press("s", *"name", "enter")
        await settled(terminal, pilot)
        assert names() == sorted(names(), key=str.casefold)
        assert not terminal.changing.run("set bakery/newsletter name=Aardvark")
        await settled(terminal, pilot)
        assert names() == sorted(names(), key=str.casefold)
        assert names()[0] == "Aardvark"
        terminal.go("list activity")  # that is the order of such lists from now on
        await settled(terminal, pilot)
        assert names()[0] == "Aardvark"
        assert weighing
        assert threading.get_ident() not in weighing

    walk(journey)


@pytest.mark.parametrize("is_known_before", [True, False])
def test_many_rows_keep_what_the_filter_looks_in_when_they_are_put_in_order(
    walk: Walker, settled: Settled, monkeypatch: pytest.MonkeyPatch, is_known_before: bool
) -> None:
    monkeypatch.setattr(lasting, "_MANY", 0)
    worded: list[str] = []
    words_of = record_rows.words_of

    def noted(derived: Derived, key: str, record: Record) -> Haystack:
        worded.append(key)
        return words_of(derived, key, record)

    monkeypatch.setattr(record_rows, "words_of", noted)

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        if is_known_before:
            terminal.lists.choose("orders", "activity", "name")
        terminal.go("list activity")
        await settled(terminal, pilot)
        rows = terminal.frame.query_one(RecordList).every()
        await until(lambda: len(worded) == len(rows))
        terminal.frame.sort_by("purposes")  # type: ignore[attr-defined]
        await settled(terminal, pilot)
        assert set(map(id, terminal.frame.query_one(RecordList).every())) == set(map(id, rows))
        await pilot.press("/", "i")
        await settled(terminal, pilot)
        assert len(worded) == len(rows)

    walk(journey)


def test_what_has_ended_keeps_no_former_state_alive(workspace: Path) -> None:
    job = Job("list activity", Session(workspace, datetime.date(2026, 11, 22)))
    job.run()
    seen = weakref.ref(job.session.workspace)
    gc.disable()
    try:
        del job
        assert seen() is None, "it waits for the collector"
    finally:
        gc.enable()


def test_what_is_wrong_with_records_of_a_large_register_is_told_once_it_is_known(
    walk: Walker, settled: Settled, held: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "_MANY", 0)

    def marks(terminal: Terminal) -> list[str]:
        records = terminal.frame.query_one(RecordList)
        return [records.line(number).plain.split()[-1] for number in range(records.height())]

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        held.set()
        terminal.go("list activity --register bakery")
        await settled(terminal, pilot)
        told = marks(terminal)
        assert any(mark[:1] in "EWI" for mark in told)
        held.clear()
        file = max(Path("workspace/bakery").glob("*.toml"))
        file.write_text(file.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
        terminal.listening.heard([file])
        await pilot.pause()
        assert set(marks(terminal)) == {AWAITED}
        terminal.listening.heard([file])
        held.set()
        await settled(terminal, pilot)
        assert marks(terminal) == told

    walk(journey)


def _found(terminal: Terminal) -> list[str]:
    result = run_line("check", terminal.opened)
    assert isinstance(result, FindingList)
    return [str(item.finding.at) for item in result.findings]


@pytest.mark.parametrize(
    ("line", "many", "lasts"),
    [
        ("check", 0, True),
        ("check", 10**6, False),
        ("check bakery --select A1", 0, True),
        ("list activity --where purposes:silent", 0, True),
        ("list activity --sort=-name", 0, True),
        ("list activity", 0, False),
        ("show bakery/newsletter", 0, False),
        ("set bakery/newsletter name=N", 0, False),
        ("check --help", 0, False),
        ("check 'bakery", 0, False),
        ("", 0, False),
    ],
)
def test_only_what_looks_through_many_records_is_waited_for_elsewhere(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, line: str, many: int, lasts: bool
) -> None:
    monkeypatch.setattr(lasting, "_MANY", many)
    assert is_lasting(line, Session(workspace, datetime.date(2026, 11, 22))) is lasts


def test_what_names_registers_looks_through_them_alone(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(workspace, datetime.date(2026, 11, 22))
    registers = session.workspace.portfolio.registers
    monkeypatch.setattr(lasting, "_MANY", len(registers["bakery"].records))
    assert is_lasting("check", session)
    assert not is_lasting("check bakery", session)
    assert not is_lasting("xray bakery/newsletter", session)
