"""The tiles of the home screen: figures side by side under the register they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text
from textual.strip import Strip

from ropa.i18n import one_line
from ropa.results import Tile
from ropa.tui.widgets.line_view import CURSOR, GUTTER, LineView, fit

_NARROWEST = 38
"""Cells that a tile takes at least: most labels, a figure, and space."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of tiles.

    Attributes:
        tiles: Their numbers.
        part: Which line of their labels it shows; the first has the figures too.
    """

    tiles: tuple[int, ...]
    part: int = 0


Line = Text | Row
"""A heading, or tiles."""


class Tiles(LineView):
    """Headings and tiles; the cursor moves over tiles in both directions."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id)
        self._groups: Sequence[tuple[Sequence[Text], Sequence[Tile]]] = ()
        self._tiles: list[Tile] = []
        self._lines: list[Line] = []
        self._labels: list[list[str]] = []
        self._laid_to = 0

    @property
    def tile(self) -> Tile | None:
        """The tile under the cursor."""
        return self._tiles[self.cursor] if self._tiles else None

    def move_to_tile(self, line: str) -> None:
        """Put the cursor on the tile of a command line; leave it where there is none."""
        found = next((number for number, tile in enumerate(self._tiles) if tile.line == line), None)
        if found is not None:
            self.move_to(found)

    def show(self, groups: Sequence[tuple[Sequence[Text], Sequence[Tile]]]) -> None:
        """Take groups: headings and the tiles under them."""
        self._groups = groups
        self._tiles = [tile for _, tiles in groups for tile in tiles]
        self._laid_to = 0
        self.relayout()

    @property
    def _across(self) -> int:
        return max(self.inner // _NARROWEST, 1)

    def relayout(self) -> None:
        """Put the tiles on lines, unless they are for this width."""
        if self._laid_to != self.inner:
            self._laid_to = self.inner
            self._labels = [self._label(tile) for tile in self._tiles]
            self._lay()
        super().relayout()

    def _lay(self) -> None:
        self._lines = []
        start = 0
        for headings, tiles in self._groups:
            for heading in headings:
                self._lines += heading.wrap(self.app.console, self.inner)
            numbers = range(start, start + len(tiles))
            for at in range(0, len(tiles), self._across):
                row = tuple(numbers[at : at + self._across])
                self._lines += [Row(row, part) for part in range(max(len(self._labels[item]) for item in row))]
            start += len(tiles)

    def count(self) -> int:
        """How many tiles there are."""
        return len(self._tiles)

    def height(self) -> int:
        """Headings and rows of tiles."""
        return len(self._lines)

    def span(self, item: int) -> tuple[int, int]:
        """The line of a tile."""
        found = [at for at, line in enumerate(self._lines) if isinstance(line, Row) and item in line.tiles]
        return found[0], found[-1] + 1

    def item_at(self, line: int, column: int = 0) -> int | None:
        """The tile at a line and column."""
        found = self._lines[line] if 0 <= line < len(self._lines) else Row(())
        at = column // self._width
        return found.tiles[at] if isinstance(found, Row) and 0 <= at < len(found.tiles) else None

    @property
    def _width(self) -> int:
        return self.inner // self._across

    def _room(self, tile: Tile) -> int:
        """Cells that the label of a tile has."""
        return self._width - GUTTER - len(one_line(tile.value)) - 4

    def _label(self, tile: Tile) -> list[str]:
        """The lines of a label; one that is too long for its tile wraps between words."""
        lines = Text(one_line(tile.label)).wrap(self.app.console, max(self._room(tile), 1))
        return [line.plain.rstrip() for line in lines] or [""]

    def line(self, number: int) -> Text:
        """A heading; rows of tiles are drawn by `decorated`."""
        found = self._lines[number]
        return found.copy() if isinstance(found, Text) else Text()

    def decorated(self, number: int, width: int) -> Strip:
        """A heading, or tiles with the cursor on one of them."""
        found = self._lines[number]
        if isinstance(found, Text):
            return self._strip(found.copy(), " " * GUTTER, width)
        text = Text()
        for item in found.tiles:
            tile, label = self._tiles[item], self._labels[item]
            is_here = item == self.cursor
            figure = one_line(tile.value) if found.part == 0 else " " * len(one_line(tile.value))
            style = self.cursor_style if is_here else Style.null()
            text.append((CURSOR if is_here and found.part == 0 else "").ljust(GUTTER), style)
            text.append(fit(label[found.part] if found.part < len(label) else "", self._room(tile)), style)
            text.append(f" {figure}", style + Style(bold=True))
            text.append("   ")
        return self._strip(text, "", width)

    def _step(self, by: int) -> None:
        """Move to the tile above or below, in the same column where there is one."""
        rows = [line.tiles for line in self._lines if isinstance(line, Row) and line.part == 0]
        at = next((number for number, row in enumerate(rows) if self.cursor in row), -1)
        if 0 <= at + by < len(rows) and at >= 0:
            column = rows[at].index(self.cursor)
            self.move_to(rows[at + by][min(column, len(rows[at + by]) - 1)])
        else:
            self.scroll_to(y=self.scroll_offset.y + by, animate=False)

    def stride(self) -> int:
        """Left and right move by one tile."""
        return 2
