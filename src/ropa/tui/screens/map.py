"""One record between what it comes from and what it goes to; Enter moves the focus, Backspace moves it back."""

import shlex
from collections.abc import Iterator, Sequence
from typing import Any

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container

from ropa.commands.map_record import DEEPEST
from ropa.i18n import one_line, text
from ropa.results import MapView, Neighbour
from ropa.tui.commandline import given
from ropa.tui.explaining import Explaining
from ropa.tui.keys import bindings
from ropa.tui.widgets.block_list import Block, BlockList
from ropa.tui.widgets.pane import Pane

SHOWS = MapView


class MapScreen(Explaining):
    """Three columns; under each other where the terminal is narrow."""

    NAME = "map"
    BINDINGS = bindings(NAME)
    result: MapView
    start: int | None = None

    def body(self) -> ComposeResult:
        """Comes from, focus, goes to."""
        with Container(id="map"):
            yield BlockList(id="comes-from")
            yield Pane("focus")
            yield BlockList(id="goes-to")

    @property
    def sides(self) -> tuple[BlockList, BlockList]:
        """Both lists."""
        return self.query_one("#comes-from", BlockList), self.query_one("#goes-to", BlockList)

    def fill(self) -> None:
        """Show the record and its neighbours."""
        result = self.result
        for side, found, title in zip(
            self.sides, (result.comes_from, result.goes_to), ("comes-from", "goes-to"), strict=True
        ):
            head = text(f"interface.{title}", self.language, count=len(found))
            side.border_title = Text(head)
            blocks = [block for item in found for block in _neighbours(item)]
            side.show(blocks or [Block(Text("—", "dim"))])
        pane = self.query_one("#focus", Pane)
        pane.border_title = Text(result.subtitle)
        lines = [Text(one_line(result.title), "bold"), Text(one_line(result.address), "dim")]
        pane.tell(Text("\n").join([*lines, *(Text(one_line(fact)) for fact in result.facts)]))

    def first_list(self) -> BlockList:
        """Where the keys were, else where there is something to go to."""
        came, goes = self.sides
        if self.start is not None:
            return self.sides[self.start]
        return goes if goes.count() or not came.count() else came

    def crumb(self) -> str:
        """The record."""
        return f"{self.text('map')}: {one_line(self.result.title)}"

    def facts(self) -> Sequence[str]:
        """Which record."""
        return (self.text("map"), self.result.address)

    def target(self) -> str:
        """The record in focus, for keys that go elsewhere with it."""
        return self.result.address

    def opening(self) -> str:
        """The map of the neighbour under the cursor."""
        value = self.current.value
        if isinstance(value, Neighbour) and value.can_open:
            return f"map {value.address}"
        return shlex.join(("word", *self.words_in_hand())) if self.words_in_hand() else ""

    def words_in_hand(self) -> Sequence[str]:
        """The word that is the neighbour under the cursor."""
        value = self.current.value
        return (value.address,) if isinstance(value, Neighbour) and value.is_word else ()

    @property
    def current(self) -> BlockList:
        """The list that keys go to."""
        return self.focused if isinstance(self.focused, BlockList) else self.sides[1]

    def action_side(self, step: int) -> None:  # noqa: ARG002
        """Go to the other list."""
        came, goes = self.sides
        (came if self.current is goes else goes).focus()

    def action_deepen(self, step: int) -> None:
        """Show what lies one step further away, or one step less; the way to here stays as it is."""
        depth = self.result.depth + step
        if not 1 <= depth <= DEEPEST:
            self.tell(self.text("no-deeper", depth=self.result.depth))
            return
        self.base = given(self.base, "--depth", str(depth) if depth > 1 else "")
        self.terminal.ran.append(self.base)
        self.renew()
        self.tell_where()

    def state(self) -> tuple[Any, ...]:
        """Filter, and where the cursor stands in which list: the neighbour, and the line for where it is gone."""
        return (self.query_text, self.sides.index(self.current), *((side.cursor, side.value) for side in self.sides))

    def restore(self, state: tuple[Any, ...]) -> None:
        """Put the cursors on their neighbours, and the keys to the list that had them."""
        for side, (cursor, value) in zip(self.sides, state[2:], strict=True):
            addresses = [item.address for item in side.values()]
            side.move_to(addresses.index(value.address) if value and value.address in addresses else cursor)
        self.start = state[1]
        self.sides[state[1]].focus()

    def action_map(self) -> None:
        """Go from the map to the record."""
        self.terminal.go(f"show {self.result.address}")


def _neighbours(item: Neighbour, level: int = 0) -> Iterator[Block]:
    """A neighbour with why it is one, and under it what lies behind it."""
    shown = Text(f"{item.relation}: " if level else "", "dim")
    shown.append(one_line(item.name), "bold" if item.can_open else "")
    shown.append(" →" if item.can_open or item.is_word else "", "bold")
    if item.detail and not level:
        shown.append(f"\n{one_line(item.detail)}", "italic")
    label = f"{'  ' * (level - 1)}└" if level else item.relation
    yield Block(shown, label, item, label_style="dim")
    for further in item.further:
        yield from _neighbours(further, level + 1)


SCREEN = MapScreen
