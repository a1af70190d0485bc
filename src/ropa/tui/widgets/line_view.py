"""The base of every list: lines drawn on demand, a cursor over items, keys, mouse and wheel.

Nothing but the visible lines is ever drawn, so that twenty thousand records cost what thirty do.
"""

from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

GUTTER = 2
"""Cells left of every line; the cursor's sign stands in the first, so that it is seen without colour."""

CURSOR, WAITING = "▸", "▹"
"""Signs of the cursor: in the list that keys go to, and in one that they do not."""

MARK = "*"
"""Stands in the gutter's second cell, before an item that is marked."""


_DENSE = 4
"""Characters that a cell is thought to hold at most, signs that stand above others among them."""


def fit(value: str, width: int) -> str:
    """A single line cut or padded to a width in terminal cells; what is cut ends in an ellipsis."""
    # A text of pages is neither measured nor cut to its end where its beginning fills the line.
    if len(value) > (enough := _DENSE * (width + 2)) and cell_len(value[:enough]) > width + 2:
        value = value[:enough]
    if cell_len(value) > width:
        value = set_cell_size(value, max(width - 1, 0)).rstrip() + "…"
    return set_cell_size(value, width)


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines that belong to items; the cursor stands on an item. What they say is a subclass's."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--cursor", "line--cursor-blurred"}

    HEADS = 0
    """Lines at the top that do not scroll."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """As of every widget; other lines are no reason to lay out the whole screen anew."""

    class Moved(Message):
        """The cursor stands on another item."""

    class Opened(Message):
        """The item under the cursor is asked for with the mouse."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - textual's own name for it
        super().__init__(id=id)
        self.cursor = 0
        self._central: int | None = None
        self._drawn: Style | None = None

    # What a subclass says.

    def count(self) -> int:
        """How many items there are."""
        raise NotImplementedError

    def height(self) -> int:
        """How many lines there are, those that do not scroll left out; a line for each item unless a view says more."""
        return self.count()

    def span(self, item: int) -> tuple[int, int]:
        """The first line of an item and the line behind its last."""
        return item, item + 1

    def item_at(self, line: int, column: int = 0) -> int | None:  # noqa: ARG002
        """The item at a line and a column; None where there is none."""
        return line if 0 <= line < self.count() else None

    def line(self, number: int) -> Text:
        """The text of a line, without the gutter."""
        raise NotImplementedError

    def sign(self, item: int) -> str:  # noqa: ARG002
        """A sign of one cell before an item."""
        return " "

    def nothing(self) -> str:
        """What stands there when there is nothing."""
        return ""

    def head(self, number: int) -> Text:  # noqa: ARG002
        """The text of a line that does not scroll."""
        return Text()

    def stride(self) -> int:
        """How many items the cursor moves by one line."""
        return 1

    # What all have in common.

    @property
    def inner(self) -> int:
        """Cells that a line may take beside the gutter and the scrollbar."""
        return max(self._breadth - GUTTER, 10)

    @property
    def _breadth(self) -> int:
        # Before it is laid out it has no width of its own. Most lists are as wide as the terminal, and what such a one
        # shows first need then be laid out but once.
        return self.scrollable_content_region.width or self.app.size.width - self.scrollbar_gutter.width

    @property
    def page(self) -> int:
        """Lines that are seen at once."""
        return max(self.scrollable_content_region.height - self.HEADS, 1)

    @property
    def can_reveal(self) -> bool:
        """Whether there is an item, and a height to show it in: before the first layout each place would be a guess."""
        return bool(self.count() and self.scrollable_content_region.height)

    def relayout(self) -> None:
        """Take note that items or width have changed."""
        self.cursor = max(0, min(self.cursor, self.count() - 1))
        size = Size(self._breadth, self.height() + self.HEADS)
        if size != self.virtual_size:
            self.virtual_size = size
            self._scroll_update(size)  # shows the scrollbar or hides it, which lays out what has to be
            if self.styles.auto_dimensions:
                self.refresh(layout=True)
        self.refresh()
        self.call_after_refresh(self.reveal)

    def on_resize(self) -> None:
        """Lay out anew for the new width."""
        self.relayout()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some lines of the screen; the colours that all have are asked for once."""
        self._drawn = self.rich_style
        try:
            return super().render_lines(crop)
        finally:
            self._drawn = None

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        if y < self.HEADS:
            return self._strip(self.head(y), " " * GUTTER, width)
        number = self.scroll_offset.y + y - self.HEADS
        if not number and not self.height():
            return self._strip(Text(self.nothing(), "italic"), " " * GUTTER, width)
        if number >= self.height():
            return Strip.blank(width, self.rich_style)
        return self.decorated(number, width)

    def decorated(self, number: int, width: int) -> Strip:
        """A line with the cursor's sign and colour where the cursor stands on it."""
        item = self.item_at(number)
        if item is None or not self.count():
            return self._strip(self.line(number), " " * GUTTER, width)
        mark = self.sign(item) if number == self.span(item)[0] else " "
        if item != self.cursor:
            return self._strip(self.line(number), f" {mark}", width)
        is_first = number == max(self.span(item)[0], self.scroll_offset.y)
        sign = (CURSOR if self.is_current else WAITING) if is_first else " "
        return self._strip(self.line(number), sign + mark, width).apply_style(self.cursor_style)

    @property
    def is_current(self) -> bool:
        """Whether keys go to this list."""
        return self.has_focus or self.screen.focused is None or not isinstance(self.screen.focused, LineView)

    @property
    def cursor_style(self) -> Style:
        """The colour of the line under the cursor."""
        name = "line--cursor" if self.is_current else "line--cursor-blurred"
        return Style(bgcolor=self.get_component_rich_style(name).bgcolor)

    def _strip(self, text: Text, gutter: str, width: int) -> Strip:
        if text.spans or "\n" in text.plain:
            # The style of a text as a whole is drawn only where it is that of a part.
            said = list(Text(end="").append_text(text).render(self.app.console))
        else:
            style = self.app.console.get_style(text.style) if text.style else None
            said = [Segment(text.plain, style)] if text.plain else []
        strip = Strip([Segment(gutter), *said]).adjust_cell_length(width)
        return strip.apply_style(self._drawn or self.rich_style)

    def move_to(self, item: int) -> None:
        """Put the cursor on an item and show it."""
        before = self.cursor
        self.cursor = max(0, min(item, self.count() - 1))
        self.reveal()
        for changed in {before, self.cursor} if self.count() else ():
            if changed < self.count():
                for line in range(*self.span(changed)):
                    self.refresh_line(line + self.HEADS)
        if self.cursor != before:
            self.post_message(self.Moved())

    def move(self, how: str) -> None:
        """Move the cursor: up, down, left, right, page-up, page-down, first or last."""
        if how in ("up", "down"):
            self._step(1 if how == "down" else -1)
        elif how in ("left", "right"):
            if self.stride() > 1:
                self.move_to(self.cursor + (1 if how == "right" else -1))
        elif how in ("page-up", "page-down"):
            self._turn(self.page - 1 if how == "page-down" else 1 - self.page)
        else:
            self.move_to(0 if how == "first" else self.count() - 1)
            self.scroll_to(y=0 if how == "first" else self.max_scroll_y, animate=False)

    def _step(self, by: int) -> None:
        top = self.scroll_offset.y
        first, end = self.span(self.cursor) if self.count() else (0, self.height())
        # An item taller than the screen is read to its end before the cursor leaves it.
        hidden = end > top + self.page if by > 0 else first < top
        target = self.cursor + by * self.stride()
        if (hidden and end - first > self.page) or not self.count() or not 0 <= target < self.count():
            self.scroll_to(y=top + by, animate=False)
        else:
            self.move_to(target)

    def _turn(self, lines: int) -> None:
        if not self.count():
            self.scroll_to(y=self.scroll_offset.y + lines, animate=False)
            return
        wanted = self.span(self.cursor)[0] + lines
        step = 1 if lines > 0 else -1
        item = self.cursor
        while 0 <= item + step < self.count() and (self.span(item)[0] - wanted) * step < 0:
            item += step
        self.move_to(item)

    def seek(self, item: int) -> None:
        """Put the cursor on an item that was gone to from elsewhere, and show what stands around it too."""
        self._central = item
        self.move_to(item)

    def reveal(self) -> None:
        """Scroll as little as shows the item under the cursor whole, or its beginning where it is too tall."""
        if not self.can_reveal:
            return
        first, end = self.span(self.cursor)
        if self._central == self.cursor and end - first < self.page:
            self.scroll_to(y=max(end - (self.page + end - first + 1) // 2, 0), animate=False)
        self._central = None
        top = self.scroll_offset.y
        if self.cursor == 0:
            first = 0
        if end - first > self.page:
            first, end = self.span(self.cursor)
        if first < top or end - first >= self.page:
            self.scroll_to(y=first, animate=False)
        elif end > top + self.page:
            self.scroll_to(y=end - self.page, animate=False)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse clicks; a second click opens."""
        if event.y < self.HEADS:
            return
        item = self.item_at(event.y + self.scroll_offset.y - self.HEADS, event.x - GUTTER)
        if item is None:
            return
        self.move_to(item)
        if event.chain > 1:
            self.post_message(self.Opened())

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()
        self.post_message(self.Moved())

    def on_blur(self) -> None:
        """Dim the cursor."""
        self.refresh()
