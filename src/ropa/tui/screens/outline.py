"""The answer to a question as indented lines; the cursor follows them to records, left and right fold them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.text import Text

from ropa.i18n import one_line, visible
from ropa.layout import law_line
from ropa.results import Branch, Outline
from ropa.tui.blocks import BlockScreen
from ropa.tui.keys import bindings
from ropa.tui.widgets.block_list import Block

SHOWS = Outline

_DEEPEST = 10
"""Levels that are set in; what lies deeper stands under each other, so that there is room left for words."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What the cursor stands on: a branch, and the numbers of the branches on the way to it."""

    path: tuple[int, ...]
    branch: Branch


class OutlineScreen(BlockScreen):
    """Branches under each other."""

    NAME = "outline"
    BINDINGS = bindings(NAME)
    result: Outline
    folded: frozenset[tuple[int, ...]] = frozenset()
    sought: tuple[str, ...] = ()

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
        self.blocks.show([*blocks, *map(Block, ending)])

    def _spots(self, branches: Sequence[Branch], above: tuple[int, ...], *, is_found: bool) -> Iterator[Spot]:
        """The lines to show: those that hold what is sought, what is under them, and what leads to them."""
        for number, branch in enumerate(branches):
            path = (*above, number)
            is_here = is_found or self._holds(branch)
            lower = list(self._spots(branch.lower, path, is_found=is_here)) if path not in self.folded else []
            if is_here or lower or (self.sought and path in self.folded and self._leads(branch)):
                yield Spot(path, branch)
                yield from lower

    def _holds(self, branch: Branch) -> bool:
        plain = f"{branch.line} {branch.aside} {branch.link}".casefold()
        return all(word in plain for word in self.sought)

    def _leads(self, branch: Branch) -> bool:
        return any(self._holds(lower) or self._leads(lower) for lower in branch.lower)

    def _block(self, spot: Spot) -> Block:
        branch = spot.branch
        said = Text(branch.line)
        if branch.link:
            said.append(" →", "bold")
        if branch.branches and spot.path in self.folded:
            said.append(f" … +{len(branch.lower)}", "bold")
        if branch.aside:
            said.append(f"\n  {branch.aside}", "dim")
        return Block(said, value=spot, indent=2 * min(len(spot.path) - 1, _DEEPEST))

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

    def _refold(self, folded: frozenset[tuple[int, ...]]) -> None:
        # Lines above the cursor stay, so it stays on its line.
        self.folded = folded
        self.fill()

    def narrow(self, query: str) -> str:
        """Show only the lines that hold all words, with what is under them and what they are under."""
        former = self.spot
        self.sought = tuple(query.casefold().split())
        self.fill()
        shown = [item.path for item in self.blocks.values()]
        self.blocks.move_to(shown.index(former.path) if former and former.path in shown else 0)
        return ""

    def crumb(self) -> str:
        """The question."""
        return one_line(self.result.title)

    def facts(self) -> tuple[str, ...]:
        """The question."""
        return (one_line(self.result.title),)

    def target(self) -> str:
        """The record that the line in hand is about."""
        return self.spot.branch.link if self.spot else ""

    def state(self) -> tuple[Any, ...]:
        """What is folded, what narrows it, and where the cursor stands."""
        return (self.folded, self.query_text, self.blocks.cursor)

    def restore(self, state: tuple[Any, ...]) -> None:
        """Fold and narrow it again as it was."""
        self.folded, self.query_text, cursor = state
        self.narrow(self.query_text)
        self.blocks.move_to(cursor)


SCREEN = OutlineScreen
