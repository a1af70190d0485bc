"""The difference that a batch makes to the texts, file by file, as unified diff."""

import difflib
from dataclasses import dataclass

from ropa.changes.batch import Batch, FileChange

_NOTHING = "/dev/null"
"""What a diff calls a file that does not exist."""

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
    for line in difflib.unified_diff(before, after, *names, n=context, lineterm="\n"):
        found.append(line.removesuffix(end).removesuffix("\n"))
        if not line.endswith("\n"):
            found.append(_NO_END)
    return found


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
