"""Findings in the terminal: under which heads, what was decided about them, and what is kept back."""

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from ropa.commands import run_line
from ropa.results import FindingList
from ropa.tui.app import Terminal

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]

DECIDED = """
[[activity.newsletter.accepted]]
rule = "A120"
reason = "follows from the tax act"
decided_by = "board"

[[activity.invoicing.deferred]]
rule = "A116"
plan = "ask finance"
decided_by = "board"
advice = "soon"
until = 2027-01-31
"""


def decide(workspace: Path, settings: str = "") -> None:
    path = workspace / "bakery" / "activities.toml"
    path.write_text(path.read_text("utf-8") + DECIDED, "utf-8")
    (workspace / "ropa.toml").write_text(settings, "utf-8")


def test_decisions_are_shown_beside_findings(walk: Walker, screen: Seer, workspace: Path) -> None:
    decide(workspace)

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("check bakery --select A116,A120")
        await pilot.pause()
        hidden = screen(terminal)
        assert "(deferred until 2027-01-31 by board; plan: ask finance)" in " ".join(hidden.split())
        assert "A120" not in hidden.replace("--select A116,A120", "")
        assert "accepted: 1" in hidden
        terminal.go("check bakery --select A120 --show-accepted --group-by rule")
        await pilot.pause()
        shown = " ".join(screen(terminal).split())
        assert "A120 Retention without justification" in shown
        assert "(accepted by board: follows from the tax act)" in shown
        assert "bakery/newsletter: Time limits for erasure, no. 1" in shown
        terminal.go("show bakery/newsletter")
        await pilot.pause()
        values = [spot.found for spot in terminal.frame.entries.values() if spot.found]  # type: ignore[attr-defined]
        assert [item.finding.rule for item in values if item.finding.is_accepted] == ["A120"]

    walk(journey, (160, 40))


def test_what_the_settings_keep_back_is_told(walk: Walker, screen: Seer, workspace: Path) -> None:
    decide(workspace, '[check]\nignore = ["A116"]\n')

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("check bakery")
        await pilot.pause()
        await pilot.press("end")
        assert "A116 (" in screen(terminal)

    walk(journey, (160, 60))


def test_statistics_lead_to_a_finding(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("check bakery --statistics")
        await pilot.pause()
        assert "Activity without" in screen(terminal)
        await pilot.press("i")
        await pilot.pause()
        assert terminal.frame.base.startswith("rule ")

    walk(journey, (120, 40))


def test_groups_change_and_fold(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("check")
        await pilot.pause()
        await pilot.press("B", "B", "B")
        assert terminal.frame.line == "check --group-by class"
        shown = screen(terminal)
        assert shown.index("Art. 30 itself") < shown.index("another article")
        await pilot.press("g", "left")
        assert "Art. 30 itself … +" in screen(terminal)
        assert terminal.frame.target() == ""
        await pilot.press("right")
        assert terminal.frame.target()
        assert "… +" not in screen(terminal)
        await pilot.press("B", "B")
        assert terminal.frame.line == "check --group-by none"
        assert terminal.frame.records.group is None  # type: ignore[attr-defined]
        await pilot.press("B")
        assert terminal.frame.line == "check --group-by record"

    walk(journey, (120, 60))


def test_a_finding_is_accepted_and_another_is_not(walk: Walker, screen: Seer, workspace: Path) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("check bakery --select A120")
        await pilot.pause()
        await pilot.press("A", "enter")
        assert "reason" in screen(terminal)
        await pilot.press(*"tax act", "enter", *"board", "enter", *"2020-01-01", "enter")
        assert "2020-01-01" in screen(terminal)
        await pilot.press("ctrl+u", *"2027-01-31", "enter")
        await pilot.pause()
        assert '--reason "tax act"' in terminal.ran[-1].replace("'", '"')
        assert "accepted: 1" in screen(terminal)
        terminal.go("check bakery --class art-30")
        await pilot.pause()
        await pilot.press("A")
        assert screen(terminal).count("✗") == 1
        assert terminal.frame.editor is None
        await pilot.press("d", *"ask", "enter")
        assert "board" in terminal.decider

    walk(journey, (120, 40))


def test_findings_are_filtered_sorted_and_counted(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("check bakery")
        await pilot.pause()
        every = len(terminal.frame.result.findings)
        await pilot.press("slash", *"sever", "tab", *"err", "tab", "enter")
        await pilot.pause()
        rows = terminal.frame.records.rows  # type: ignore[attr-defined]
        assert terminal.frame.query_text == "severity:error"
        assert 0 < len(rows) < every
        assert {row.item.finding.severity for row in rows} == {"error"}
        assert f"{len(rows)} of {every}" in screen(terminal)
        found = run_line(terminal.frame.line, terminal.opened)
        assert len(found.findings) == len(rows)
        await pilot.press("B", "s", *"rule", "enter", "S")
        assert "--where severity:error --sort -rule" in terminal.frame.line
        codes = [row.item.finding.rule for row in terminal.frame.records.rows]  # type: ignore[attr-defined]
        assert codes == sorted(codes, reverse=True)
        assert [item.finding.rule for item in run_line(terminal.frame.line, terminal.opened).findings] == codes
        await pilot.press("F", *"class", "enter")
        await pilot.pause()
        counts = terminal.frame.result
        assert sum(count.count for count in counts.counts) == len(codes)
        for count in counts.counts:
            assert len(run_line(count.line, terminal.opened).findings) == count.count
        await pilot.press("enter")
        await pilot.pause()
        assert len(terminal.frame.result.findings) == counts.counts[0].count

    walk(journey, (120, 40))


def test_only_errors(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("check bakery")
        await pilot.pause()
        every = len(terminal.frame.records.rows)  # type: ignore[attr-defined]
        await pilot.press("!")
        shown = terminal.frame.records.rows  # type: ignore[attr-defined]
        assert {row.item.finding.severity for row in shown} == {"error"}
        assert "! only errors" in screen(terminal)
        typed = screen(terminal).splitlines()[-2].strip()
        assert typed == "ropa check bakery --where severity:error"
        await pilot.press("escape")
        assert len(terminal.frame.records.rows) == every  # type: ignore[attr-defined]
        assert "! only errors" not in screen(terminal)
        assert screen(terminal).splitlines()[-2].strip() == "ropa check bakery"
        listed = run_line(typed.removeprefix("ropa "), terminal.frame.session)
        assert isinstance(listed, FindingList)
        assert len(listed.findings) == len(shown)

    walk(journey, (120, 40))


def test_marked_findings_are_accepted_with_one_reason_and_undone_at_once(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("check bakery --class good-practice")
        await pilot.pause()
        before = len(terminal.frame.result.findings)
        assert before > 1
        await pilot.press("slash", *"recorded", "enter", "space", "space", "escape")
        assert "marked: 2" in screen(terminal)
        await pilot.press("A", *"tax act", "enter", *"board", "enter", *"2027-01-31", "enter")
        await pilot.pause()
        assert len(terminal.frame.result.findings) == before - 2
        assert "marked" not in screen(terminal)
        await pilot.press("z")
        await pilot.pause()
        assert len(terminal.frame.result.findings) == before

    walk(journey, (120, 40))


def test_cursor_marks_and_folds_stay_when_the_files_are_read_anew(walk: Walker, workspace: Path) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("check bakery")
        await pilot.pause()
        await pilot.press("down", "left", "down", "down", "space", "down")
        records = terminal.frame.records  # type: ignore[attr-defined]
        before = (records.row.address, records.marked, terminal.frame.folded)  # type: ignore[attr-defined]
        assert all(before)
        path = workspace / "bakery" / "activities.toml"
        path.write_text(path.read_text("utf-8") + '\n[activity.zz]\nname = "Last"\n', "utf-8")
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "bakery/zz" in [row.link for row in records.rows]
        assert (records.row.address, records.marked, terminal.frame.folded) == before  # type: ignore[attr-defined]

    walk(journey, (120, 40))
