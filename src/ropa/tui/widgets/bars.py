"""The lines of the frame: title, crumbs, status, keys."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.message import Message
from textual.widget import Widget

from ropa.i18n import one_line, visible
from ropa.tui.widgets.line_view import fit


class Title(Widget):
    """What is on the screen, in one line; the law it was judged by at the right where there is room."""

    parts: Sequence[str] = ()
    aside: str = ""

    def tell(self, parts: Sequence[str], aside: str) -> None:
        """Say something else."""
        self.parts, self.aside = parts, aside
        self.refresh()

    def render(self) -> Text:
        """The line."""
        parts = [one_line(part) for part in self.parts if part]
        width = self.size.width
        said = " · ".join(("ropa", *parts))
        if cell_len(said) > width and parts:
            # What is unsaved and what narrows stand last and are to be seen; the longest part gives way to them.
            longest = max(range(len(parts)), key=lambda number: cell_len(parts[number]))
            over = max(cell_len(" · ".join(parts)) - width, 0)
            parts[longest] = fit(parts[longest], max(cell_len(parts[longest]) - over, 1))
            said = " · ".join(parts)
        if cell_len(said) + cell_len(self.aside) + 2 <= width:
            said = fit(said, width - cell_len(self.aside)) + self.aside
        return Text(fit(said, width), no_wrap=True, end="")


class Choice(Message):
    """Something on a line was clicked."""

    def __init__(self, value: str) -> None:
        super().__init__()
        self.value = value


class Choices(Widget):
    """A line of things to click."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._spans: list[tuple[int, int, str]] = []

    def pieces(self) -> Sequence[tuple[Text, str]]:
        """The pieces of the line, each with what a click on it means."""
        return ()

    def render(self) -> Text:
        """The line, as much of it as has room."""
        line = Text(no_wrap=True, end="", overflow="crop")
        self._spans = []
        for piece, value in self.pieces():
            if self._spans and line.cell_len + piece.cell_len > self.size.width:
                break
            self._spans.append((line.cell_len, line.cell_len + piece.cell_len, value))
            line.append_text(piece)
        return line

    def on_click(self, event: events.Click) -> None:
        """Say what was clicked."""
        for start, end, value in self._spans:
            if start <= event.x < end:
                self.post_message(Choice(value))


class Crumbs(Choices):
    """The way that led here; the last places are shown where there is no room for all."""

    places: Sequence[str] = ()

    def tell(self, places: Sequence[str]) -> None:
        """Show another way."""
        self.places = places
        self.refresh()

    def pieces(self) -> Sequence[tuple[Text, str]]:
        """A piece for each place."""
        whole = [one_line(name) for name in self.places]
        names = [fit(name, min(cell_len(name), 40)) for name in whole]
        first = 0
        while first < len(names) - 1 and sum(cell_len(name) + 3 for name in names[first:]) + 4 > self.size.width:
            first += 1
        room = self.size.width - sum(cell_len(name) + 3 for name in names[first:-1]) - (4 if first else 0)
        names[-1:] = [fit(name, max(min(cell_len(name), room), 1)) for name in whole[-1:]]
        found = [(Text("… › "), str(first - 1))] if first else []
        for number in range(first, len(names)):
            is_last = number == len(names) - 1
            found.append((Text(names[number] + ("" if is_last else " › "), "bold" if is_last else ""), str(number)))
        return found


class Keys(Choices):
    """Keys that work here; a click does what the key does."""

    keys: Sequence[tuple[str, str, str]] = ()

    def tell(self, keys: Sequence[tuple[str, str, str]]) -> None:
        """Show other keys: each its name, what it does, and its action."""
        self.keys = keys
        self.refresh()

    def pieces(self) -> Sequence[tuple[Text, str]]:
        """A piece for each key."""
        return [(Text.assemble((name, "bold reverse"), f" {label}  "), action) for name, label, action in self.keys]


class Status(Widget):
    """The command line behind the screen, or why something could not be done."""

    MOST = 6
    """Lines of it that are shown, as its style sheet says."""

    message: str = ""
    is_failure: bool = False

    def tell(self, message: str, *, is_failure: bool = False) -> None:
        """Say something."""
        former = self._is_one_line
        self.message, self.is_failure = visible(message), is_failure
        # The screen is laid out anew only where that may change the height.
        self.refresh(layout=not (former and self._is_one_line))

    @property
    def _is_one_line(self) -> bool:
        said = self.render().plain
        return "\n" not in said and 0 < cell_len(said) <= self.size.width

    def render(self) -> Text:
        """The message; a failure with a sign before it, and one that is cut with a sign behind it."""
        style = "bold" if self.is_failure else ""
        said = Text(f"✗ {self.message}" if self.is_failure else self.message, style)
        width = self.app.size.width
        if cell_len(said.plain) <= width and "\n" not in said.plain:
            return said
        lines = [line.plain.rstrip() for line in said.wrap(self.app.console, max(width, 1))]
        if len(lines) <= self.MOST:
            return said
        last = fit(f"{lines[self.MOST - 1]} …", width).rstrip()
        return Text("\n".join((*lines[: self.MOST - 1], last)), style)
