"""Blocks of wrapped text: headings, labelled values, findings. The cursor stands on those that stand for something."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.text import Text

from ropa.tui.widgets.line_view import LineView

_LABEL = 24
"""Cells of the widest column of labels."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text.

    Attributes:
        text: What it says; breaks of lines are kept.
        label: What stands left of it, in a column of its own.
        value: What it stands for; None for a heading, which the cursor passes over.
        indent: Cells left of it.
        label_style: How the label is written.
    """

    text: Text
    label: str = ""
    value: Any = None
    indent: int = 0
    label_style: str = "bold"


class BlockList(LineView):
    """Blocks under each other."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id)
        self._blocks: Sequence[Block] = ()
        self._shown: list[Block] = []
        self._lines: list[Text] = []
        self._owner: list[int | None] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._wrapped_to = 0

    @property
    def value(self) -> Any:
        """What the block under the cursor stands for; None where there is none."""
        found = self.values()
        return found[self.cursor] if found else None

    def values(self) -> list[Any]:
        """What all blocks that are shown stand for."""
        return [block.value for block in self._shown if block.value is not None]

    def show(self, blocks: Sequence[Block]) -> None:
        """Take blocks."""
        self._blocks = blocks
        self.narrow(())

    def narrow(self, words: Sequence[str]) -> None:
        """Show only the blocks that hold all words, and the headings that still stand over one."""
        kept: list[Block] = []
        for block in reversed(self._blocks):
            plain = f"{block.label} {block.text.plain}".casefold()
            if (
                not words
                or (block.value is not None and all(word in plain for word in words))
                or (block.value is None and kept and kept[-1].value is not None)
            ):
                kept.append(block)
        self._shown = kept[::-1]
        self._wrapped_to = 0
        self.relayout()

    def relayout(self) -> None:
        """Wrap everything to the width, unless it is."""
        if self._wrapped_to != self.inner:
            self._wrapped_to = self.inner
            self._wrap()
        super().relayout()

    def _wrap(self) -> None:
        self._lines, self._owner, self._starts, self._ends = [], [], [], []
        labelled = max((len(block.label) for block in self._shown), default=0)
        column = min(_LABEL, labelled + 2, self.inner * 2 // 5) if labelled else 0
        for block in self._shown:
            lines = self._wrapped(block, column)
            if block.value is not None:
                self._starts.append(len(self._lines))
                self._ends.append(len(self._lines) + len(lines))
                self._owner += [len(self._starts) - 1] * len(lines)
            else:
                self._owner += [None] * len(lines)
            self._lines += lines

    def _wrapped(self, block: Block, column: int) -> list[Text]:
        is_labelled = (bool(column) and block.value is not None) or bool(block.label)
        left = block.indent + (column if is_labelled else 0)
        right = [line for part in block.text.split("\n", allow_blank=True) for line in self._hung(part, left)]
        labels = (
            list(Text(block.label, block.label_style).wrap(self.app.console, max(column - 2, 1))) if block.label else []
        )
        lines = []
        for number in range(max(len(right), len(labels))):
            line = Text(" " * block.indent)
            if number < len(labels):
                labels[number].rstrip()
                line.append_text(labels[number])
            line.pad_right(left - line.cell_len)
            lines.append(line.append_text(right[number]) if number < len(right) else line)
        return lines

    def _hung(self, text: Text, left: int) -> list[Text]:
        """A line wrapped under its own beginning: what is set in stays set in."""
        blank = len(text.plain) - len(text.plain.lstrip(" "))
        blank = min(blank, self.inner // 3)
        lines = list(text[blank:].wrap(self.app.console, max(self.inner - left - blank, 8))) or [Text()]
        for line in lines:
            line.pad_left(blank)
        return lines

    def count(self) -> int:
        """How many blocks the cursor can stand on."""
        return len(self._starts)

    def height(self) -> int:
        """All lines."""
        return len(self._lines)

    def span(self, item: int) -> tuple[int, int]:
        """The lines of a block."""
        return self._starts[item], self._ends[item]

    def item_at(self, line: int, column: int = 0) -> int | None:  # noqa: ARG002
        """The block on a line."""
        return self._owner[line] if 0 <= line < len(self._owner) else None

    def line(self, number: int) -> Text:
        """A line."""
        return self._lines[number].copy()

    def reveal(self) -> None:
        """Show the heading over the block under the cursor too, where there is room."""
        super().reveal()
        if not self.can_reveal:
            return
        first, end = self.span(self.cursor)
        above = self._ends[self.cursor - 1] if self.cursor else 0
        if above < self.scroll_offset.y <= first and end - above <= self.page:
            self.scroll_to(y=above, animate=False)
