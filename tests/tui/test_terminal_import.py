"""An import in the terminal: its preview is a screen, and what it does is pending."""

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from ropa.tui.app import Terminal

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


def test_an_import_shows_its_preview_and_leaves_its_records_pending(walk: Walker, screen: Seer) -> None:
    Path("list.csv").write_text("Vendor;Country\nKabelwerk;IR\n", "utf-8")

    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        await pilot.press("colon", *"import list.csv --into bakery", "enter")
        await pilot.pause()
        assert "Import of list.csv (CSV)" in screen(terminal)
        assert "“Country” → Party › Seat" in screen(terminal)
        assert "Party: Kabelwerk" in screen(terminal)
        workspace = terminal.frame.session.workspace
        assert [Path(file.path).name for file in workspace.pending] == ["list-csv.toml", "kabelwerk.toml"]
        assert not Path("workspace/bakery/parties").exists()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert workspace.pending == ()
        assert 'name = "Kabelwerk"' in Path("workspace/bakery/parties/kabelwerk.toml").read_text("utf-8")

    walk(journey, size=(120, 40))
