"""Questions put to the graph from the terminal: what they need is picked, and what they answer can be worked with."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from repository import commit, needs_git, repository
from ropa.cli import main
from ropa.i18n import LANGUAGES, text
from ropa.layout import as_text
from ropa.tui.app import Terminal
from ropa.tui.commandline import drawing, kept_in, named_alone, turned_round
from ropa.tui.screens.outline import OutlineScreen
from ropa.tui.screens.source import SourceScreen

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]
Golden = Callable[[str, str], None]
SIZES = {"80x24": (80, 24), "120x40": (120, 40)}

ASKED = {
    "trace": ("show bakery/newsletter", ("t", *"india", "enter"), "trace bakery/newsletter country:IN"),
    "trace-back": ("show bakery/mailing", ("t", *"newsletter sub", "enter"), "trace subject:newsletter-subscriber"),
    "impact": ("show bakery/mailer", ("b", "enter"), "impact bakery/mailer"),
    "impact-aware": (
        "show bakery/mailer",
        ("b", *"2026-05-25T10:00+02:00", "enter"),
        "impact bakery/mailer --aware 2026-05-25T10:00+02:00",
    ),
    "access": ("show bakery/newsletter", ("R", "enter"), "access newsletter-subscriber bakery"),
    "access-received": (
        "show bakery/newsletter",
        ("R", *"2026-11-20", "enter"),
        "access newsletter-subscriber bakery --received 2026-11-20",
    ),
    "access-of-a-client-at-home": (
        "home",
        (*["down"] * 8, "R", *"customer", "enter", "enter"),
        "access customer bakery",
    ),
    "seat": ("show bakery/mailer", ("w", "enter", *"united states", "enter"), "what-if bakery --seat bakery/mailer=US"),
    "remove": ("show bakery/mailing", ("w", "enter"), "what-if bakery --remove bakery/mailing"),
    "expire": ("show bakery/notice", ("w", "enter"), "what-if bakery --expire bakery/notice"),
    "replace": (
        "show bakery/mailer",
        ("w", *"place", "enter", *"night", "enter"),
        "what-if bakery --replace bakery/mailer=bakery/support",
    ),
    "revoke-at-home": ("home", ("w", "enter", *"japan", "enter"), "what-if --revoke JP"),
    "revoke-by-the-name-of-the-decision": ("home", ("w", "enter", *"dpf", "enter"), "what-if --revoke US"),
    "revoke-by-its-number": ("home", ("w", "enter", *"2023/1795", "enter"), "what-if --revoke US"),
    "impact-by-category": ("home", ("b", *"klantenservice", "enter", "enter"), "impact bakery/support"),
    "impact-of-the-marked": (
        "list party --where seat:NL",
        ("a", "b", *"9:10", "enter"),
        "impact bakery/bakery clinic/clinic --aware 9:10",
    ),
    "trace-at-home": (
        "home",
        ("t", *"newsletter act", "enter", *"india", "enter"),
        "trace bakery/newsletter country:IN",
    ),
}


@pytest.mark.parametrize("name", ASKED)
def test_what_a_question_needs_is_asked_and_its_line_says_the_same_in_the_shell(
    name: str, walk: Walker, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin, keys, line = ASKED[name]
    shown: list[tuple[str, str]] = []

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go(begin)
        await pilot.pause()
        for key in keys:
            await pilot.press("space" if key == " " else key)
            await pilot.pause()
        assert terminal.frame.line.startswith(line)
        assert terminal.ran[-1].startswith(line)
        shown.append((terminal.frame.line, as_text(terminal.frame.result, "en")))

    walk(journey)
    said, answer = shown[0]
    assert main([*_words(said), "--workspace", str(workspace), "--as-of", "2026-11-22", "--lang", "en"]) == 0
    assert capsys.readouterr().out.rstrip("\n") == answer.rstrip("\n")


def _words(line: str) -> list[str]:
    return line.split()


@pytest.mark.parametrize("name", ["trace", "impact", "access", "what-if", "xray", "map", "history", "source"])
def test_a_question_without_a_word_asks_and_is_no_error(name: str, walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter(name)
        await pilot.pause()
        assert terminal.frame.editor
        assert terminal.frame.editor.question.title.startswith(text(f"terminal.key.{name}.label", "en"))
        terminal.frame.close_editor()
        terminal.enter(f"{name} --help")
        await pilot.pause()
        assert terminal.frame.NAME == "page"

    walk(journey)


def test_what_cannot_be_answered_is_said_beside_the_question(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/mailer")
        await pilot.pause()
        await pilot.press("b", *"yesterday", "enter")
        await pilot.pause()
        assert terminal.frame.editor
        assert "✗" in screen(terminal)
        await pilot.press("escape")
        terminal.frame.keep_typed()
        await pilot.press("t", *"invoicing", "enter")
        await pilot.pause()
        assert terminal.frame.base.startswith("trace bakery/")

    walk(journey)


def test_two_of_one_register_are_refused_before_a_time_is_asked_for(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("list party --register bakery")
        await pilot.pause()
        await pilot.press("a", "b")
        await pilot.pause()
        assert terminal.frame.editor is None
        assert "ask one after the other" in screen(terminal)

    walk(journey)


def test_a_proposed_line_shows_its_end(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("impact bakery/mailer --aware 2026-05-25T10:00+02:00")
        await pilot.pause()
        await pilot.press("f7")
        await pilot.pause()
        assert ".docx\n" in screen(terminal)

    walk(journey)


def test_a_mistyped_name_finds_what_is_like_it(walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        await pilot.press("t", *"sendng newsleters", "enter")
        await pilot.pause()
        assert terminal.frame.base == "trace bakery/newsletter bakery/mailing"

    walk(journey)


def test_an_answer_is_turned_round_copied_and_written(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("xray bakery/mailing")
        await pilot.pause()
        down = screen(terminal)
        await pilot.press("r")
        await pilot.pause()
        assert terminal.frame.line == "xray bakery/mailing --reverse"
        assert "Newsletter" in screen(terminal)
        await pilot.press("r")
        await pilot.pause()
        assert screen(terminal) == down
        await pilot.press("y")
        assert terminal.clipboard == as_text(terminal.frame.result, "en")
        await pilot.press("y")
        await pilot.pause()
        assert terminal.frame.NAME == "page"
        await pilot.press("escape", "f7")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert terminal.frame.NAME == "written"
        assert "Night Support Ltd" in Path("xray-bakery-mailing.html").read_text("utf-8")
        terminal.go("log")
        await pilot.pause()
        await pilot.press("f7")
        assert "not written to a file" in screen(terminal)
        await pilot.press("r")
        assert "no other way round" in screen(terminal)

    walk(journey)


def test_what_is_folded_stays_so_where_other_lines_come(walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("xray bakery/newsletter")
        await pilot.pause()
        shown = terminal.frame
        assert isinstance(shown, OutlineScreen)
        while shown.target() != "bakery/mailing":
            await pilot.press("down")
        await pilot.press("left")
        folded = shown.folded
        terminal.go("set bakery/newsletter data+=customer-number")
        await pilot.pause()
        assert shown.folded == folded
        assert shown.target() == "bakery/mailing"

    walk(journey)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["source", "map-deep", "trace", "pick", "what-if"])
def test_states_as_text(name: str, size: str, walk: Walker, screen: Seer, same_as_golden: Golden) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        lines = {
            "source": "source bakery/newsletter --field retention",
            "map-deep": "map bakery/newsletter --depth 3",
            "trace": "trace bakery/newsletter country:IN",
        }
        terminal.go(lines.get(name, "show bakery/mailer"))
        await pilot.pause()
        if name in ("pick", "what-if"):
            await pilot.press("t" if name == "pick" else "w")
        await pilot.pause()
        await pilot.pause()
        same_as_golden(f"graph-{name}-{size}", screen(terminal))

    walk(journey, SIZES[size])


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_speak_the_language_of_the_reader(language: str, walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/mailer")
        await pilot.pause()
        for key in ("t", "w", "b", "R"):
            await pilot.press(key)
            await pilot.pause()
            shown = screen(terminal)
            assert "{" not in shown
            assert ("narrow" in shown) is (language == "en" and key != "b")
            terminal.frame.close_editor()

    walk(journey, language=language)


def test_a_map_goes_deeper_and_back_and_keeps_its_cursor(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("map bakery/newsletter")
        await pilot.pause()
        assert "Role: Processor" in screen(terminal)
        assert "Support at night" not in screen(terminal)
        await pilot.press("<")
        assert "1 steps each way" in screen(terminal)
        await pilot.press("down")
        await pilot.press(">")
        await pilot.pause()
        assert terminal.frame.line == "map bakery/newsletter --depth 2"
        assert "Support at night" in screen(terminal)
        assert terminal.frame.opening() == "map bakery/notice"
        assert drawing(terminal.frame.base) == "diagram map bakery/newsletter"
        await pilot.press("<")
        await pilot.pause()
        assert terminal.frame.line == "map bakery/newsletter"

    walk(journey, (120, 40))


def test_source_stands_on_the_field_and_the_editor_opens_there(
    walk: Walker, screen: Seer, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, int]] = []

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        monkeypatch.setattr(terminal.changing, "outside", lambda address, line=0: opened.append((address, line)))
        terminal.go("check bakery")
        await pilot.pause()
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        while terminal.frame.field_in_hand() != "purposes[1]":
            await pilot.press("down")
        await pilot.press("p")
        await pilot.pause()
        frame = terminal.frame
        assert isinstance(frame, SourceScreen)
        assert frame.line == "source bakery/newsletter --field 'purposes[1]'"
        assert "▸ 5   purposes" in screen(terminal)
        await pilot.press("E")
        assert opened == [("bakery/newsletter", 5)]
        await pilot.press("/", *"keep", "enter")
        assert frame.number == 20
        terminal.go("source bakery/newsletter --field nothing")
        assert "✗" in screen(terminal)

    walk(journey)


def test_changes_are_inspected_written_one_by_one_and_taken_back_to_a_step(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.enter("set bakery/newsletter note=One")
        terminal.enter("set bakery/mailer note=Two")
        terminal.enter("set bakery/support note=Three")
        await pilot.press("f6")
        await pilot.pause()
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert terminal.frame.base == "show bakery/newsletter"
        await pilot.press("escape", "w")
        await pilot.pause()
        assert 'note = "One"' in Path("workspace/bakery/activities.toml").read_text("utf-8")
        assert "Two" not in Path("workspace/bakery/register.toml").read_text("utf-8")
        assert "files: 1" in screen(terminal)
        await pilot.press("end", "up", "enter")
        await pilot.pause()
        assert "ropa undo 2" in screen(terminal)
        assert not terminal.frame.session.workspace.pending

    walk(journey, (120, 40))


@needs_git
def test_two_revisions_of_a_history_are_compared(walk: Walker, screen: Seer, workspace: Path) -> None:
    top = repository(workspace.parent)
    path = "workspace/bakery/activities.toml"
    text = Path(path).read_text("utf-8")
    first = commit(top, {}, "2026-01-01", "First")
    second = commit(top, {path: text.replace('name = "Newsletter"', 'name = "Letter"')}, "2026-02-01", "Second")
    commit(top, {path: text.replace('name = "Newsletter"', 'name = "Post"')}, "2026-03-01", "Third")

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("history bakery/newsletter")
        await pilot.pause()
        assert terminal.frame.NAME == "history"
        await pilot.press("down", "space")
        assert "Only a change that is committed" in screen(terminal)
        await pilot.press("end", "up", "space")
        await pilot.pause()
        assert "to compare with" in screen(terminal)
        lines = [spot.branch.text for spot in terminal.frame.blocks.values()]  # type: ignore[attr-defined]
        terminal.frame.list.move_to(next(at for at, line in enumerate(lines) if "Second" in line))
        assert terminal.frame.opening() == f"diff {first[:12]} {second[:12]} --record bakery/newsletter"
        await pilot.press("enter")
        await pilot.pause()
        assert "Processing activity: Letter" in screen(terminal)

    walk(journey, (120, 40))


def test_without_a_repository_history_says_so(walk: Walker, screen: Seer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        await pilot.press("h")
        await pilot.pause()
        assert terminal.frame.NAME == "record"
        assert "✗" in screen(terminal)
        assert "Git" in screen(terminal)

    walk(journey)


def test_lines_of_questions() -> None:
    assert [named_alone(line) for line in ("trace", "trace a", "list", " what-if ")] == ["trace", "", "", "what-if"]
    assert turned_round("xray a/b --reverse --depth 2") == "xray a/b --depth 2"
    assert turned_round("trace a b --limit 2") == "trace b a --limit 2"
    assert turned_round("impact a") == ""
    assert (
        kept_in("what-if bakery --seat a=US", "out")
        == "what-if bakery --seat a=US --to out/what-if-bakery-seat-a-US.html"
    )
    assert kept_in("xray a/b", "") == "xray a/b --to xray-a-b.html"
    assert kept_in("access customer a --letter", "") == "access customer a --letter --to access-customer-a-letter.docx"
    assert kept_in("access customer a", "") == "access customer a --letter --to access-customer-a-letter.docx"
    assert kept_in("impact a/b --aware 09:10", "") == "impact a/b --aware 09:10 --to impact-a-b-aware-09-10.docx"
    assert kept_in("impact a/b c/d --aware 09:10", "") == "impact a/b c/d --aware 09:10 --to . --suffix docx"
    assert kept_in("access customer --received 2026-11-20", "out").endswith(" --letter --to out --suffix docx")
    assert kept_in("access a/own", "").endswith(".docx")
    assert kept_in("log", "out") == ""


def test_a_breach_is_looked_for_at_parties_before_activities(walk: Walker) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("b")
        await pilot.pause()
        assert terminal.frame.editor
        kinds = [one.detail for one in terminal.frame.editor.question.options]
        order = [kind for kind in dict.fromkeys(kinds) if kind in ("Party", "Engagement", "Processing activity")]
        assert order == ["Party", "Engagement", "Processing activity"]

    walk(journey)
