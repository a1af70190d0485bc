"""Findings in the terminal: under which heads, what was decided about them, and what is kept back."""

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

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
        assert "bakery/newsletter#retention[1].reason" in shown
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
        await pilot.press("s", "s", "s")
        assert terminal.frame.line == "check --group-by class"
        shown = screen(terminal)
        assert shown.index("Art. 30 itself") < shown.index("another article")
        await pilot.press("left")
        assert "Art. 30 itself … +" in screen(terminal)
        assert terminal.frame.target() == ""
        await pilot.press("right")
        assert terminal.frame.target()
        assert "… +" not in screen(terminal)
        await pilot.press("s")
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
