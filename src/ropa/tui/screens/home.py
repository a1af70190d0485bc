"""Home: every register at a glance; each figure opens what is behind it."""

from collections.abc import Sequence
from typing import Any

from rich.text import Text
from textual.app import ComposeResult

from ropa.commands import Session
from ropa.finding import Severity
from ropa.i18n import one_line, text
from ropa.layout import law_line
from ropa.results import Failure, Home, RegisterSummary, Tile
from ropa.tui.frame import Frame
from ropa.tui.job import Beside, Job
from ropa.tui.keys import bindings
from ropa.tui.widgets.tiles import Tiles

SHOWS = Home


class HomeScreen(Frame):
    """Tiles per register, what could not be read, and the law."""

    NAME = "home"
    BINDINGS = bindings(NAME)
    result: Home
    sought: tuple[str, ...] = ()

    def __init__(self, result: Any, line: str, session: Session) -> None:
        super().__init__(result, line, session)
        self.beside = Beside(self, self._worked_out)

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
        groups = [(heads, kept) for heads, tiles in groups if (kept := self._kept(heads, tiles))]
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
        if self.beside.is_busy:
            rest.insert(0, Text(text("making.working-out", self.language), "italic"))
        if self.sought and not groups:
            rest.insert(0, Text(self.text("nothing-shown")))
        self.query_one(Tiles).show([*groups, (rest, ())])

    def _kept(self, heads: Sequence[Text], tiles: Sequence[Tile]) -> Sequence[Tile]:
        """The tiles that hold all words that are sought, the head of their register counted."""
        head = " ".join(one.plain for one in heads)
        return [
            tile
            for tile in tiles
            if all(word in f"{head} {tile.label} {tile.value}".casefold() for word in self.sought)
        ]

    def narrow(self, query: str) -> str:
        """Show only the figures that hold all words, of a register that is named all of its."""
        former = self.opening()
        if (sought := tuple(query.casefold().split())) != self.sought:
            self.sought = sought
            self.fill()
        tiles = self.query_one(Tiles)
        tiles.move_to(0)
        tiles.move_to_tile(former)
        return ""

    def on_mount(self) -> None:
        """Ask for what takes work once that is seen which there is; the toolkit calls what every frame does too."""
        self.call_after_refresh(self.renew)

    def renew(self) -> None:
        """Have everything worked out anew, beside whatever else is done; until then the former figures stay."""
        self.stamp = self.session.workspace.version
        self.beside.ask(self.base, self.session)
        self.fill()

    def _worked_out(self, job: Job) -> None:
        """Show what was worked out."""
        if isinstance(job.result, Home):
            state = self.state()
            self.result, self.remark = job.result, ""
            self.fill()
            self.restore(state)
        elif isinstance(job.result, Failure):
            self.remark = job.result.message
            self.fill()
        if self.is_current:
            self.tell_title()

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
        """Narrow it again, and put the cursor on its tile, where there still is such a one."""
        self.query_text = state[0]
        self.narrow(self.query_text)
        self.query_one(Tiles).move_to_tile(state[1])

    def client(self) -> str:
        """The register of the tile."""
        tile = self.query_one(Tiles).tile
        return next((one.name for one in self.result.registers if tile in one.tiles), "")

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
