"""Home: every register at a glance; each figure opens what is behind it."""

from collections.abc import Sequence
from typing import Any

from rich.text import Text
from textual.app import ComposeResult

from ropa.finding import Severity
from ropa.i18n import one_line, text
from ropa.layout import law_line
from ropa.results import Home, RegisterSummary, Tile
from ropa.tui.frame import Frame
from ropa.tui.keys import bindings
from ropa.tui.widgets.tiles import Tiles

SHOWS = Home


class HomeScreen(Frame):
    """Tiles per register, what could not be read, and the law."""

    NAME = "home"
    BINDINGS = bindings(NAME)
    result: Home

    def body(self) -> ComposeResult:
        """The tiles."""
        yield Tiles(id="list")

    def fill(self) -> None:
        """Show every register."""
        result = self.result
        groups: list[tuple[Sequence[Text], Sequence[Tile]]] = []
        if result.tiles:
            groups.append(([Text(text("interface.tile.portfolio", self.language), "bold underline")], result.tiles))
        groups += [(_headings(register, is_first=not groups), register.tiles) for register in result.registers[:1]]
        groups += [(_headings(register, is_first=False), register.tiles) for register in result.registers[1:]]
        rest = [] if result.registers else [Text(text("interface.empty-workspace", self.language))]
        if result.problems:
            rest += [Text(), Text(self.text("problems", count=len(result.problems)), "bold red")]
            rest += [
                Text(one_line(f"✗ {item.place or item.finding.at}: {item.finding.rule} {item.text}"))
                for item in result.problems
            ]
        words = (f"{level[0].upper()} {text(f'interface.severity.{level}', self.language)}" for level in Severity)
        rest += [
            Text(),
            Text(" · ".join(words), "dim"),
            Text(law_line(result.law_date, result.law_checked, self.language, result.law_own), "dim"),
        ]
        self.query_one(Tiles).show([*groups, (rest, ())])

    def crumb(self) -> str:
        """Home."""
        return self.text("home")

    def facts(self) -> tuple[str, ...]:
        """The workspace, its registers and records."""
        figures = [
            tile.value for register in self.result.registers for tile in register.tiles if tile.line[:5] == "list "
        ]
        return (
            self.result.title,
            self.text("registers", count=len(self.result.registers)),
            self.text("records", count=sum(int(figure) for figure in figures)),
        )

    def state(self) -> tuple[Any, ...]:
        """The tile under the cursor, by its line: others may come to stand before it."""
        return (self.query_text, self.opening())

    def restore(self, state: tuple[Any, ...]) -> None:
        """Put the cursor on its tile, where there still is such a one."""
        self.query_one(Tiles).move_to_tile(state[1])

    def opening(self) -> str:
        """The line of the tile."""
        tile = self.query_one(Tiles).tile
        return tile.line if tile else ""


def _headings(register: RegisterSummary, *, is_first: bool) -> list[Text]:
    head = Text.assemble((one_line(register.organisation), "bold underline"), (f"  {one_line(register.name)}", "dim"))
    lines = [] if is_first else [Text()]
    lines.append(head)
    if register.banner:
        lines.append(Text(one_line(register.banner), "italic"))
    return lines


SCREEN = HomeScreen
