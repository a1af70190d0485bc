"""The answer to a question as indented lines; the cursor follows them to records, left and right fold them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from ropa.commands import run_line
from ropa.i18n import one_line, visible
from ropa.layout import as_text, law_line
from ropa.results import Branch, Failure, Outline
from ropa.results import Text as Told
from ropa.tui.blocks import BlockScreen
from ropa.tui.commandline import called, turned_round
from ropa.tui.explaining import Explaining
from ropa.tui.keeping import Keeping
from ropa.tui.keys import bindings
from ropa.tui.widgets.block_list import Block

SHOWS = Outline

_LONGEST = 64
"""Cells of a title that leave room for what else the first line tells."""

_DEEPEST = 10
"""Levels that are set in; what lies deeper stands under each other, so that there is room left for words."""


Way = tuple[tuple[str, int], ...]
"""The way to a branch: at each level the record it is about, else its text, and which of several such it is.

It stays the same where other lines come and go, so that what is folded and where the cursor stands is kept.
"""


@dataclass(frozen=True, slots=True)
class Spot:
    """What the cursor stands on: a branch, and the way to it."""

    path: Way
    branch: Branch


class OutlineScreen(Keeping, Explaining, BlockScreen):
    """Branches under each other."""

    NAME = "outline"
    BINDINGS = bindings(NAME)
    result: Outline
    folded: frozenset[Way] = frozenset()
    sought: tuple[str, ...] = ()
    _copied = ""

    @property
    def spot(self) -> Spot | None:
        """What the cursor stands on."""
        value: Spot | None = self.blocks.value
        return value

    def fill(self) -> None:
        """Show the branches, what must be known to read them right, and the law they were judged by."""
        spots = self._spots(self.result.branches, (), is_found=not self.sought)
        blocks = [self._block(spot) for spot in spots]
        if self.sought and not blocks:
            blocks.append(Block(Text(self.text("nothing-shown"))))
        ending = [Text(visible(remark)) for remark in self.result.remarks]
        if self.result.law_date:
            ending.append(
                Text(law_line(self.result.law_date, self.result.law_checked, self.language, self.result.law_own), "dim")
            )
        if blocks and ending:
            blocks.append(Block(Text()))
        # A title too long for its line stands above the answer, where it can wrap.
        head = [Block(Text(one_line(self.result.title), "bold")), Block(Text())] if self._has_long_title else []
        self.blocks.show([*head, *blocks, *map(Block, ending)])

    def _spots(self, branches: Sequence[Branch], above: Way, *, is_found: bool) -> Iterator[Spot]:
        """The lines to show: those that hold what is sought, what is under them, and what leads to them."""
        counts = Counter[str]()
        for branch in branches:
            name = branch.link or branch.text
            path = (*above, (name, counts[name]))
            counts[name] += 1
            is_here = is_found or self._holds(branch)
            lower = (
                list(self._spots(_below(branch, self.language), path, is_found=is_here))
                if path not in self.folded
                else []
            )
            if is_here or lower or (self.sought and path in self.folded and self._leads(branch)):
                yield Spot(path, branch)
                yield from lower

    def _holds(self, branch: Branch) -> bool:
        plain = f"{branch.line} {branch.aside(self.language)} {branch.link}".casefold()
        return all(word in plain for word in self.sought)

    def _leads(self, branch: Branch) -> bool:
        return any(self._holds(lower) or self._leads(lower) for lower in _below(branch, self.language))

    def _block(self, spot: Spot) -> Block:
        branch = spot.branch
        said = Text(branch.line)
        if branch.link or branch.words or branch.opens:
            said.append(" →", "bold")
        said.append(self.mark(spot))
        if branch.branches and spot.path in self.folded:
            said.append(f" … +{len(_below(branch, self.language))}", "bold")
        if aside := branch.aside(self.language):
            said.append(f"\n  {aside}", "dim")
        return Block(said, value=spot, indent=2 * min(len(spot.path) - 1, _DEEPEST))

    def mark(self, spot: Spot) -> str:  # noqa: ARG002
        """What stands behind a line that is marked."""
        return ""

    def action_fold(self) -> None:
        """Hide what is under the line in hand; from a line with nothing under it, go up to the one it is under."""
        if (spot := self.spot) is None:
            return
        if spot.branch.branches and spot.path not in self.folded:
            self._refold(self.folded | {spot.path})
        elif above := spot.path[:-1]:
            self.blocks.move_to([item.path for item in self.blocks.values()].index(above))

    def action_unfold(self) -> None:
        """Show what is under the line in hand."""
        if (spot := self.spot) and spot.path in self.folded:
            self._refold(self.folded - {spot.path})

    def action_open(self) -> None:
        """Answer the question in hand and those behind it, each at its field; else open the record or the word."""
        if (spot := self.spot) and spot.branch.asks:
            self.terminal.round.begin(self.base, spot.branch.asks)
        elif spot and spot.branch.words and not spot.branch.link and not spot.branch.opens:
            self.action_explain()
        else:
            super().action_open()

    def opening(self) -> str:
        """The line behind the line in hand, else its record."""
        return (self.spot.branch.opens if self.spot else "") or super().opening()

    def words_in_hand(self) -> Sequence[str]:
        """The words that the line in hand names."""
        return self.spot.branch.words if self.spot else ()

    def _refold(self, folded: frozenset[Way]) -> None:
        # Lines above the cursor stay, so it stays on its line.
        self.folded = folded
        self.fill()

    def narrow(self, query: str) -> str:
        """Show only the lines that hold all words, with what is under them and what they are under."""
        former = self.spot
        self.sought = tuple(query.casefold().split())
        self.fill()
        self._go_to(former.path if former else (), 0)
        return ""

    def _go_to(self, path: Way, otherwise: int) -> None:
        """Put the cursor on a line, or on the nearest above it that is still there, else on a number of a line."""
        shown = [item.path for item in self.blocks.values()]
        while path and path not in shown:
            path = path[:-1]
        self.blocks.move_to(shown.index(path) if path else otherwise)

    def action_turn_round(self) -> None:
        """Ask the other way round, on this screen: who uses it, or from the end to the start."""
        line = turned_round(self.base)
        result = run_line(line, self.session) if line else None
        if isinstance(result, Failure):
            self.tell(result.message, is_failure=True)
        elif not isinstance(result, Outline):
            self.tell(self.text("no-turn"))
        else:
            self.terminal.ran.append(line)
            self.base, self.result, self.folded, self.query_text, self.sought = line, result, frozenset(), "", ()
            self.fill()
            self.blocks.move_to(0)
            self.tell_where()

    def action_copy(self) -> None:
        """Copy the answer as text; a second time shows it as such, for terminals that do not let programs copy."""
        said = as_text(self.result, self.language)
        if self._copied == said:
            self.terminal.show(Told(self.result.title, said), "", self.session)
        else:
            self._copied = said
            self.app.copy_to_clipboard(said)
            self.tell(self.text("copied-answer", count=said.count("\n") + 1))

    def idle(self) -> frozenset[str]:
        """What works on the record of a line, where no line is about one."""
        every = tuple(_every(self.result.branches, self.language))
        has_records = any(item.link or item.asks for item in every)
        has_words = any(item.words for item in every)
        can_open = has_words or any(item.opens for item in every)
        idle = set() if has_records else {"map", "xray", "used-by", *(() if can_open else ("open",))}
        return super().idle() | idle | (set() if has_words else {"word"})

    @property
    def _has_long_title(self) -> bool:
        return cell_len(one_line(self.result.title)) > _LONGEST

    def crumb(self) -> str:
        """The question; by its name alone where it is long."""
        word = self.base.partition(" ")[0]
        name = called(word, self.language) if self._has_long_title else word
        return name if name != word else one_line(self.result.title)

    def facts(self) -> tuple[str, ...]:
        """The question."""
        return (self.crumb(),)

    def target(self) -> str:
        """The record that the line in hand is about."""
        return self.spot.branch.link if self.spot else ""

    def state(self) -> tuple[Any, ...]:
        """What is folded, what narrows it, and where the cursor stands."""
        return (self.folded, self.query_text, self.blocks.cursor, self.spot.path if self.spot else ())

    def restore(self, state: tuple[Any, ...]) -> None:
        """Fold and narrow it again as it was."""
        self.folded, self.query_text, cursor, path = state
        self.narrow(self.query_text)
        self._go_to(path, cursor)


def _below(branch: Branch, language: str) -> tuple[Branch, ...]:
    """The lines under a line: words stand in one line, records each in one of its own, to be gone to."""
    return branch.branches if any(one.link for one in branch.branches) else branch.lower(language)


def _every(branches: Sequence[Branch], language: str) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from _every(branch.lower(language), language)


SCREEN = OutlineScreen
