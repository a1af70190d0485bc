"""The difference that a batch makes to the texts, file by file, as unified diff."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from ropa.changes.batch import Batch, FileChange

_NOTHING = "/dev/null"
"""What a diff calls a file that does not exist."""

_HUNK = re.compile(r"([-+])(\d+)")
"""Where a hunk begins in either text, as its head says."""

_NO_END = "\\ No newline at end of file"


@dataclass(frozen=True, slots=True)
class FileDiff:
    """The difference in one file.

    Attributes:
        path: The file as the reader knows it.
        lines: Lines of a unified diff without line ends: two of head, then hunks.
    """

    path: str
    lines: tuple[str, ...]


def text_diff(batch: Batch, context: int = 3) -> tuple[FileDiff, ...]:
    """The difference that a batch makes, file by file.

    Args:
        batch: The changes.
        context: How many lines around a changed one are shown.
    """
    return tuple(FileDiff(file.path, tuple(_lines(file, context))) for file in batch.files)


def _lines(file: FileChange, context: int) -> list[str]:
    before, after = (text_lines(text) for text in (file.before, file.after))
    names = (
        _NOTHING if file.before is None else file.path,
        _NOTHING if file.after is None else file.path,
    )
    # Where every line ends as on Windows, the end is no more a part of what is shown than a line feed is.
    end = "\r\n" if all(line[-2:] == "\r\n" for line in (*before, *after) if line[-1] == "\n") else "\n"
    found = []
    for line in _compared(before, after, names, context):
        found.append(line.removesuffix(end).removesuffix("\n"))
        if not line.endswith("\n"):
            found.append(_NO_END)
    return found


def _compared(before: list[str], after: list[str], names: tuple[str, str], context: int) -> Iterator[str]:
    """A unified diff of lines. What both begin and end with is not compared: it is nearly all of a long text."""
    first = max(_alike(before, after) - context, 0)
    same = _alike(reversed(before[first:]), reversed(after[first:]))
    end = max(same - context, 0)
    former, later = (lines[first : len(lines) - end] for lines in (before, after))
    for line in difflib.unified_diff(former, later, *names, n=context, lineterm="\n"):
        yield _HUNK.sub(lambda found: f"{found[1]}{int(found[2]) + first}", line) if line.startswith("@@") else line


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many lines two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def changed_lines(file: FileDiff) -> int:
    """How many lines of a file differ: of those that go and those that come the greater number."""
    hunks = file.lines[2:]
    return max(sum(line.startswith(sign) for line in hunks) for sign in "-+")


def text_lines(text: str | None) -> list[str]:
    """The lines of a text with their ends; none of no text."""
    # Only line feeds end lines: whatever else ends one in Unicode can stand within a text of a register.
    if not text:
        return []
    *whole, last = text.split("\n")
    return [f"{line}\n" for line in whole] + ([last] if last else [])
