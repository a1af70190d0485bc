"""A text while it is changed: what stands where, and taking out and putting in of whole lines."""

from collections.abc import Iterator, Mapping

from ropa.finding import Path
from ropa.source.scan import (
    Block,
    Statement,
    Value,
    Word,
    after_comments,
    blocks,
    is_blank,
    line_before,
    statements,
)


class Draft:
    """One text, and the index of its blocks and statements, read again after each change."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text and text.index("\r\n") < text.index("\n") else "\n"
        self._blocks: list[Block] = []

    @property
    def blocks(self) -> list[Block]:
        """The blocks in order, with their statements."""
        if not self._blocks:
            self._blocks = blocks(self.text)
            for block in self._blocks:
                block.statements = statements(self.text, block)
        return self._blocks

    def put(self, start: int, end: int, text: str) -> None:
        """Replace a stretch."""
        self.text = self.text[:start] + text + self.text[end:]
        self._blocks = []

    def insert_lines(self, position: int, lines: str) -> None:
        """Put whole lines where a line begins, or behind a last line that has no line ending; the text stays so."""
        if position and self.text[position - 1] != "\n":
            lines = self.newline + lines.removesuffix(self.newline)
        self.put(position, position, lines)

    def cut(self, start: int, end: int) -> str:
        """Take out whole lines, and one of the two runs of blank lines that would meet; gives what was taken out."""
        taken = self.text[start:end]
        if start == 0 or is_blank(self.text, line_before(self.text, start)):
            while is_blank(self.text, end):
                end = self.text.find("\n", end) + 1 or len(self.text)
        if end == len(self.text):
            while start and is_blank(self.text, above := line_before(self.text, start)):
                start = above
        self.put(start, end, "")
        return taken

    def tail(self, block: Block) -> int:
        """Offset behind what belongs to a block: its last key and the comments directly below that."""
        return after_comments(self.text, block.statements[-1].end if block.statements else block.body, block.end)

    def under(self, path: Path) -> list[Block]:
        """Blocks of a table and of everything in it."""
        return [block for block in self.blocks if block.words and block.path[: len(path)] == path]

    def own(self, path: Path) -> Block | None:
        """The block whose header opens a table; for the top of the text what stands above the first header."""
        if not path:
            return self.blocks[0]
        return next((block for block in self.blocks if block.words and block.path == path), None)

    def dotted(self, path: Path) -> list[tuple[Block, Statement]]:
        """Statements below headers outside a path whose keys lead to it, or into it."""
        return [
            (block, item)
            for block in self.blocks
            if block.path[: len(path)] != path or not block.words
            for item in block.statements
            if item.path[: len(path)] == path
        ]

    def statement(self, path: Path) -> Statement | None:
        """The statement that gives exactly this path its value."""
        return next((item for block in self.blocks for item in block.statements if item.path == path), None)

    def around(self, path: Path) -> Statement | None:
        """The statement whose value holds a path inside it, or would hold it."""
        return next(
            (
                item
                for block in self.blocks
                for item in block.statements
                if len(item.path) < len(path) and path[: len(item.path)] == item.path
            ),
            None,
        )

    def is_written(self, path: Path) -> bool:
        """Whether anything in the text makes the table or array at a path exist, empty as it may be."""
        if self.under(path) or self.dotted(path):
            return True
        around = self.around(path)
        return around is not None and next(within(around.value, path[len(around.path) :]), None) is not None

    def value(self, path: Path) -> Value | None:
        """The value at a path as written, on its own line or inside another."""
        found = self.statement(path)
        if found is not None:
            return found.value
        around = self.around(path)
        if around is None:
            return None
        rest = path[len(around.path) :]
        return next((value for depth, _, value in within(around.value, rest) if depth == len(rest) and value), None)

    def words(self, path: Path) -> list[Word]:
        """Everywhere the last step of a path is written."""
        # A header has a word for each key of its path, and none for a position in an array.
        at = sum(isinstance(step, str) for step in path) - 1
        found = [block.words[at] for block in self.under(path)]
        found += [item.words[len(path) - 1 - len(block.path)] for block, item in self.dotted(path)]
        around = self.around(path)
        if around is not None:
            rest = path[len(around.path) :]
            found += [word for depth, word, _ in within(around.value, rest) if depth == len(rest) and word]
        return found


def within(value: Value, path: Path) -> Iterator[tuple[int, Word | None, Value | None]]:
    """Where a path inside a value is written: how far it goes, the word of its last step, and its value.

    A dotted key that leads through the path gives it a word and no value.
    """
    step = path[0]
    if isinstance(step, int):
        if step < len(value.items):
            if len(path) == 1:
                yield 1, None, value.items[step]
            else:
                yield from ((1 + depth, word, found) for depth, word, found in within(value.items[step], path[1:]))
        return
    for words, item in value.pairs:
        keys = tuple(word.key for word in words)
        if keys[: len(path)] == path:
            yield len(path), words[len(path) - 1], item if len(keys) == len(path) else None
        elif path[: len(keys)] == keys:
            yield from ((len(keys) + depth, word, found) for depth, word, found in within(item, path[len(keys) :]))


def get(values: object, path: Path) -> object:
    """What plain values hold at a path.

    Raises:
        KeyError: They hold nothing there.
    """
    for step in path:
        is_key = isinstance(step, str) and isinstance(values, Mapping)
        is_position = isinstance(step, int) and isinstance(values, list) and 0 <= step < len(values)
        if not (is_key or is_position):
            raise KeyError(step)
        values = values[step]  # type: ignore[index]
    return values
