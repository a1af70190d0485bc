"""A file that was changed here and by others: both versions, and what to do about it."""

import difflib
from collections.abc import Iterator

from rich.text import Text

from ropa.i18n import one_line, visible
from ropa.results import Clash, Conflicts
from ropa.tui.blocks import BlockScreen
from ropa.tui.keys import bindings
from ropa.tui.widgets.block_list import Block, BlockList
from ropa.tui.widgets.line_view import fit

SHOWS = Conflicts

_CONTEXT = 2
_SIDE_BY_SIDE = 90
"""Cells from which both versions stand beside each other."""


class ConflictsScreen(BlockScreen):
    """Both versions of one file at a time."""

    NAME = "conflicts"
    BINDINGS = bindings(NAME)
    result: Conflicts
    number = 0

    @property
    def clash(self) -> Clash | None:
        """The file in view."""
        found = self.result.clashes
        return found[self.number % len(found)] if found else None

    def fill(self) -> None:
        """Show what happened, what can be done, and where the versions differ."""
        clash = self.clash
        if clash is None:
            return
        blocks = [Block(Text(self.text("edit.clash", file=one_line(clash.path)), "bold"))]
        ways = [(sign, self.text(f"key.{key}")) for key, sign in _SIGNS.items()]
        ways.append(("Esc", self.text("edit.clash-later")))
        blocks += [Block(Text.assemble((sign.ljust(5), "bold"), words), indent=2) for sign, words in ways]
        blocks.append(Block(Text()))
        width = self.size.width or 80
        none = f"({self.text('edit.no-file')})"
        rows = _rows(_lines(clash.theirs, none), _lines(clash.mine, none))
        names = (self.text("edit.theirs"), self.text("edit.mine"))
        shown = _beside(rows, names, (width - 8) // 2) if width >= _SIDE_BY_SIDE else _under(rows, names)
        self.blocks.show([*blocks, *shown])

    def on_resize(self) -> None:
        """Lay out anew for the new width."""
        if self.query(BlockList):
            self.fill()

    def crumb(self) -> str:
        """Conflict."""
        return self.text("edit.conflict")

    def idle(self) -> frozenset[str]:
        """Lines lead nowhere, nothing is saved before it is decided, and there may be no other file."""
        return super().idle() | {"open", "save"} | ({"next-clash"} if len(self.result.clashes) == 1 else set())

    def facts(self) -> tuple[str, ...]:
        """Which of how many files."""
        total = len(self.result.clashes)
        return (self.text("edit.conflict"), self.text("of", shown=self.number % max(total, 1) + 1, total=total))

    def renew(self) -> None:
        """Show those that are still there; go back where none is."""
        self.stamp = self.session.workspace.version
        there = {clash.path: clash for clash in self.session.workspace.clashes}
        left = tuple(
            Clash(clash.path, now.read, now.mine, now.theirs)
            for clash in self.result.clashes
            if (now := there.get(clash.path))
        )
        self.result = Conflicts(self.result.message, left, self.result.files, self.result.lines)
        if left:
            self.fill()

    def action_clash(self, step: int) -> None:
        """Show the next file."""
        self.number += step
        self.fill()
        self.tell_where()

    def action_settle(self, choice: str) -> None:
        """Decide about the file in view."""
        if clash := self.clash:
            self.change(self.terminal.changing.line("changes", "--settle", clash.path, "--take", choice))


_SIGNS = {"theirs": "r", "beside": "b", "mine": "w"}

_Row = tuple[str, str, bool]
"""A line of theirs, the line of mine beside it, and whether they are the same."""


def _lines(text: str | None, none: str) -> list[str]:
    return [none] if text is None else [visible(line.rstrip("\r")) for line in text.split("\n")]


def _rows(theirs: list[str], mine: list[str]) -> Iterator[_Row]:
    groups = difflib.SequenceMatcher(None, theirs, mine, autojunk=False).get_grouped_opcodes(_CONTEXT)
    for at, group in enumerate(groups):
        if at:
            yield "…", "…", True
        for what, low, high, start, end in group:
            left, right = theirs[low:high], mine[start:end]
            for number in range(max(len(left), len(right))):
                one = left[number] if number < len(left) else ""
                other = right[number] if number < len(right) else ""
                yield one, other, what == "equal"


def _beside(rows: Iterator[_Row], names: tuple[str, str], width: int) -> Iterator[Block]:
    yield Block(Text(f"  {fit(names[0], width)} │ {names[1]}", "bold underline"))
    for one, other, is_same in rows:
        sign = " " if is_same else "≠"
        yield Block(
            Text(f"{sign} {fit(one, width)} │ {fit(other, width)}", "" if is_same else "bold"), value=(one, other)
        )


def _under(rows: Iterator[_Row], names: tuple[str, str]) -> Iterator[Block]:
    found = list(rows)
    for side, name in enumerate(names):
        yield Block(Text(name, "bold underline"))
        for row in found:
            if row[side] or row[2]:
                sign = " " if row[2] else "≠"
                yield Block(Text(f"{sign} {row[side]}", "" if row[2] else "bold"), value=(side, row[side]))
        yield Block(Text())


SCREEN = ConflictsScreen
