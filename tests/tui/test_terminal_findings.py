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
