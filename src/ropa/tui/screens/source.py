"""What the text says of a record: its TOML in colours, the cursor on the field; the editor opens at the line."""

from typing import Any

from rich.text import Text

from ropa.i18n import one_line, visible
from ropa.results import SourceView
from ropa.source.excerpt import Line
from ropa.tui.blocks import BlockScreen
from ropa.tui.keys import bindings
from ropa.tui.widgets.block_list import Block

SHOWS = SourceView

_STYLES = {"head": "bold magenta", "key": "cyan", "string": "green", "value": "yellow", "comment": "dim italic"}
"""Colours of the pieces of a line, which repeat what the signs of the language say."""


class SourceScreen(BlockScreen):
    """The lines of one record."""

    NAME = "source"
    BINDINGS = bindings(NAME)
    result: SourceView
    _is_shown = False

    @property
    def number(self) -> int:
        """The line under the cursor."""
        line: Line | None = self.blocks.value
        return line.number if line else self.result.number

    def fill(self) -> None:
        """Show the lines with their numbers; the first time, the cursor goes to the field."""
        blocks = []
        former = 0
        for line in self.result.lines:
            if former and line.number > former + 1:
                blocks.append(Block(Text("⋮", "dim")))
            former = line.number
            blocks.append(Block(_coloured(line), str(line.number), line, label_style="dim"))
        self.blocks.show(blocks)
        if not self._is_shown:
            self._is_shown = True
            self._go_to(self.result.number)

    def _go_to(self, number: int) -> None:
        shown = [line.number for line in self.blocks.values()]
        before = [at for at, other in enumerate(shown) if other <= number]
        self.blocks.move_to(before[-1] if before else 0)

    def narrow(self, query: str) -> str:
        """Show only the lines that hold all words."""
        self.blocks.narrow(query.casefold().split())
        return ""

    def crumb(self) -> str:
        """The record's text."""
        return f"{self.text('source')}: {one_line(self.result.title)}"

    def facts(self) -> tuple[str, ...]:
        """The file."""
        return (self.result.address, one_line(self.result.path))

    def target(self) -> str:
        """The record."""
        return self.result.address

    def action_external(self) -> None:
        """Open the file in the reader's own editor, at the line under the cursor."""
        self.terminal.changing.outside(self.target(), self.number)

    def state(self) -> tuple[Any, ...]:
        """What narrows it, and the line under the cursor."""
        return (self.query_text, self.number)

    def restore(self, state: tuple[Any, ...]) -> None:
        """Narrow it again, the cursor on its line or on the nearest before it."""
        self.query_text, number = state
        self.narrow(self.query_text)
        self._go_to(number)


def _coloured(line: Line) -> Text:
    return Text.assemble(*((visible(piece.text), _STYLES.get(piece.kind, "")) for piece in line.pieces))


SCREEN = SourceScreen
