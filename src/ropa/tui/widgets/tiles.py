"""The tiles of the home screen: figures side by side under the register they belong to."""

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text
from textual.strip import Strip

from ropa.i18n import one_line
from ropa.results import Tile
from ropa.tui.widgets.line_view import CURSOR, GUTTER, LineView, fit

_NARROWEST = 38
"""Cells that a tile takes at least: the longest label, a figure, and space."""

Line = Text | tuple[int, ...]
"""A heading, or the numbers of the tiles that stand on one line."""


class Tiles(LineView):
    """Headings and tiles; the cursor moves over tiles in both directions."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id)
        self._groups: Sequence[tuple[Sequence[Text], Sequence[Tile]]] = ()
        self._tiles: list[Tile] = []
        self._lines: list[Line] = []

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
        self.relayout()

    @property
    def _across(self) -> int:
        return max(self.inner // _NARROWEST, 1)

    def relayout(self) -> None:
        """Put the tiles on lines."""
        self._lines = []
        start = 0
        for headings, tiles in self._groups:
            for heading in headings:
                self._lines += heading.wrap(self.app.console, self.inner)
            numbers = range(start, start + len(tiles))
            self._lines += [tuple(numbers[at : at + self._across]) for at in range(0, len(tiles), self._across)]
            start += len(tiles)
        super().relayout()

    def count(self) -> int:
        """How many tiles there are."""
        return len(self._tiles)

    def height(self) -> int:
        """Headings and rows of tiles."""
        return len(self._lines)

    def span(self, item: int) -> tuple[int, int]:
        """The line of a tile."""
        at = next(at for at, line in enumerate(self._lines) if isinstance(line, tuple) and item in line)
        return at, at + 1

    def item_at(self, line: int, column: int = 0) -> int | None:
        """The tile at a line and column."""
        found = self._lines[line] if 0 <= line < len(self._lines) else ()
        at = column // self._width
        return found[at] if isinstance(found, tuple) and 0 <= at < len(found) else None

    @property
    def _width(self) -> int:
        return self.inner // self._across

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
        for item in found:
            tile = self._tiles[item]
            is_here = item == self.cursor
            figure = one_line(tile.value)
            room = self._width - GUTTER - len(figure) - 4
            style = self.cursor_style if is_here else Style.null()
            text.append((CURSOR if is_here else "").ljust(GUTTER), style)
            text.append(fit(tile.label, room), style)
            text.append(f" {figure}", style + Style(bold=True))
            text.append("   ")
        return self._strip(text, "", width)

    def _step(self, by: int) -> None:
        """Move to the tile above or below, in the same column where there is one."""
        rows = [line for line in self._lines if isinstance(line, tuple)]
        at = next((number for number, row in enumerate(rows) if self.cursor in row), -1)
        if 0 <= at + by < len(rows) and at >= 0:
            column = rows[at].index(self.cursor)
            self.move_to(rows[at + by][min(column, len(rows[at + by]) - 1)])
        else:
            self.scroll_to(y=self.scroll_offset.y + by, animate=False)

    def stride(self) -> int:
        """Left and right move by one tile."""
        return 2
