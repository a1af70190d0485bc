"""Text of the program as Markdown that shows it as it is."""

import re
from collections.abc import Iterable, Iterator, Sequence


def cell(value: str) -> str:
    """A value in a table: one line, with nothing in it that the table would take for its own."""
    words = " ".join(value.split()).replace("|", "\\|")
    # Within backticks a sign stands for itself, and so would the name of one.
    return "`".join(part if number % 2 else part.replace("<", "&lt;") for number, part in enumerate(words.split("`")))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table, with an empty line behind it."""
    yield _row(head)
    yield _row(["---"] * len(head))
    for row in rows:
        yield _row([cell(value) for value in row])
    yield ""


def block(words: str, language: str = "text") -> Iterator[str]:
    """The lines of a block that is shown letter by letter."""
    yield from (f"```{language}", *words.rstrip("\n").splitlines(), "```", "")


def code(word: str) -> str:
    """A word as it is written in a file or a command line; nothing where there is none."""
    return f"`{word}`" if word else ""


def anchor(heading: str) -> str:
    """What a link to a heading is called, as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
