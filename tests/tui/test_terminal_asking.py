"""Questions and answers in the terminal: the list leads to the records, and answers taken in are pending."""

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from filled import heads, markdown, row
from ropa.tui.app import Terminal
from ropa.tui.screens.questions import QuestionsScreen

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


def test_the_questions_lead_to_their_records(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("ask bakery --limit 5")
        await pilot.pause()
        shown = terminal.frame
        assert isinstance(shown, QuestionsScreen)
        assert "open questions: 5" in screen(terminal)
        assert all(row.link.startswith("bakery") for row in shown.records.rows)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert terminal.frame.base.startswith("show bakery")

    walk(journey)


def test_answers_are_pending_until_they_are_saved(walk: Walker, tmp_path: Path) -> None:
    path = tmp_path / "filled.md"
    path.write_bytes(markdown([[heads(), row("bakery/newsletter#owner", "Ann", by="Ann")]]))

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go(f"answers {path}")
        await pilot.pause()
        assert [Path(file.path).name for file in terminal.opened.workspace.pending]
        terminal.go("undo")
        await pilot.pause()
        assert terminal.opened.workspace.pending == ()

    walk(journey)
