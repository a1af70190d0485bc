"""Pages of rules are formatted; text of users never is."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from ropa.results import Text
from ropa.tui.app import Terminal
from ropa.tui.marked import marked

Walker = Callable[..., None]
Seer = Callable[[Terminal], str]


def shown(page: str) -> list[str]:
    return [str(block.text) for block in marked(page)]


def test_headings_lists_emphasis_and_code_lose_their_signs() -> None:
    page = (
        "## Why\n\nA `basis` that is **not**\n*said*.\n\n- one\n  more\n- two\n1. three\n\n```toml\n[x]\n\na = 1\n```"
    )
    assert shown(page)[:-1] == [
        "Why",
        "",
        "A basis that is not said.",
        "",
        "• one more",
        "• two",
        "1. three",
        "",
        "│ [x]",
        "│ ",
        "│ a = 1",
    ]
    styles = {str(span.style) for block in marked(page) for span in block.text.spans}
    assert {"bold", "italic"} <= styles


@pytest.mark.parametrize("said", ["2 * 3 * 4", "snake_case_name", "a `lonely tick", "[bold]x[/bold] [/", "**"])
def test_what_is_no_emphasis_stays(said: str) -> None:
    assert shown(said)[0] == said


def test_a_rule_is_formatted_and_other_text_is_not(walk: Walker, screen: Seer) -> None:
    async def journey(terminal: Terminal, pilot: Pilot[None]) -> None:
        terminal.go("rule A106")
        await pilot.pause()
        assert "##" not in screen(terminal)
        assert "```" not in screen(terminal)
        assert "Why" in screen(terminal)
        terminal.show(Text("mine", "**mine** `x`\n## no head"), "", terminal.frame.session)
        await pilot.pause()
        assert "**mine** `x`" in screen(terminal)
        assert "## no head" in screen(terminal)

    walk(journey)
