"""The answer to a question as indented lines, neutral of what shows or writes it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from ropa.i18n import joined, listed, one_line
from ropa.view.marks import SIGNS, State


class Branch(NamedTuple):
    """One line of an outline, and the lines under it; a tuple, since an answer about a large workspace has thousands.

    Attributes:
        text: What it says, in the reader's language; user text as it is.
        link: Address of the record it is about; empty where it is about none.
        detail: What else is known, shown dim beside or below it: one statement or several.
        state: How it is known.
        branches: The lines under it.
        in_line: Whether the lines under it are words that stand in one line where lines are dear.
        is_quoted: Whether its text is the user's own words and nothing else.
        asks: Key of the open point that it asks; empty where it is no question.
        opens: The command line that shows what is behind it; empty where there is none but for a record or words.
        words: Words of closed lists, and places, that it names, each with its list: `data:name`, `country:US`.
    """

    text: str
    link: str = ""
    detail: str | tuple[str, ...] = ""
    state: State = State.STATED
    branches: tuple["Branch", ...] = ()
    in_line: bool = False
    is_quoted: bool = False
    asks: str = ""
    opens: str = ""
    words: tuple[str, ...] = ()

    @property
    def details(self) -> tuple[str, ...]:
        """What else is known, statement by statement."""
        return tuple(filter(None, (self.detail,) if isinstance(self.detail, str) else self.detail))

    def aside(self, language: str) -> str:
        """What else is known, in one line of a language; what is a sentence already ends as one."""
        return "" if not self.detail else joined(map(one_line, self.details), language)

    def lower(self, language: str) -> tuple["Branch", ...]:
        """The lines under it where lines are dear: words that may stand in one line, of a language, do."""
        if not self.in_line or len(self.branches) < 2:  # noqa: PLR2004
            return self.branches
        words = dict.fromkeys(word for branch in self.branches for word in branch.words)
        return (Branch(listed((branch.line for branch in self.branches), language), words=tuple(words)),)

    @property
    def line(self) -> str:
        """What it says in one line, the sign of how it is known before it."""
        return f"{SIGNS[self.state]} {one_line(self.text)}".strip()


class Later:
    """Values that are worked out when they are first asked for, and equal to what they then are."""

    def __init__(self, work: Callable[[], Any]) -> None:
        """Take what works them out; it must give the same whenever it is asked."""
        self._work = work

    @cached_property
    def values(self) -> Any:
        """The values."""
        return self._work()

    def __eq__(self, other: object) -> bool:
        """Compare the values, also with some that are plain."""
        return bool(self.values == (other.values if isinstance(other, Later) else other))

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Outline:
    """The answer to a question as indented lines: a tree, paths hop by hop, or headed lists.

    Attributes:
        title: The question, in the reader's language.
        branches: The answer.
        remarks: What must be known to read it right: limits that cut it, what the record is silent on.
        told: The answer as plain values, for machines; or as such to be worked out, since who reads lines needs none.
        law_date: Day of the law it was judged by, as ISO 8601; empty where no law was asked.
        law_checked: Day on which the law's data were last checked; empty where no law was asked.
        law_own: How many rows of the law are the workspace's own.
        headings: How many levels of lines are headings where it is written as a document.
    """

    title: str
    branches: tuple[Branch, ...]
    remarks: tuple[str, ...]
    told: Any
    law_date: str = ""
    law_checked: str = ""
    law_own: int = 0
    headings: int = 0

    @cached_property
    def values(self) -> Any:
        """The answer as plain values."""
        return self.told.values if isinstance(self.told, Later) else self.told


def flattened(branches: tuple[Branch, ...], language: str, depth: int = 0) -> Iterator[tuple[int, str]]:
    """Branches as single lines, each with its depth; what else is known stands two levels deeper, below its line.

    Args:
        branches: The lines.
        language: Their language.
        depth: How deep the first of them is.
    """
    found: list[tuple[int, str]] = []
    _flatten(branches, language, depth, found)
    return iter(found)


def _flatten(branches: tuple[Branch, ...], language: str, depth: int, found: list[tuple[int, str]]) -> None:
    # Into a list, since each line would else be handed up through all the lines above it.
    for branch in branches:
        link = f"  [{branch.link}]" if branch.link else ""
        found.append((depth, f"{branch.line}{link}"))
        if aside := branch.aside(language):
            found.append((depth + 2, aside))
        if branch.branches:
            _flatten(branch.lower(language), language, depth + 1, found)


def states(branches: tuple[Branch, ...]) -> Iterator[State]:
    """How the lines are known, each as often as it occurs."""
    for branch in branches:
        yield branch.state
        yield from states(branch.branches)


def questions(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    """The lines that ask something, in their order."""
    for branch in branches:
        if branch.asks:
            yield branch
        yield from questions(branch.branches)


def without_head(outline: Outline) -> Outline:
    """An answer about one register without the line that names it, since a document names it at its head."""
    if len(outline.branches) != 1 or not outline.headings:
        return outline
    return replace(outline, branches=outline.branches[0].branches, headings=outline.headings - 1)
