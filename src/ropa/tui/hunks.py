"""A difference in a file, cut where it is about another record."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ropa.changes import FileDiff
from ropa.changes.apart import name_of
from ropa.finding import Path
from ropa.source.excerpt import owners
from ropa.workspace import Workspace

_HEAD = re.compile(r"@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@")


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that differ together.

    Attributes:
        path: The file.
        address: The first of the records that they are about; empty where they are about none.
        names: All of these, by address.
        lines: As a unified diff has them, the head first.
    """

    path: str
    address: str = ""
    names: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def hunks(file: FileDiff, workspace: Workspace) -> Iterator[Hunk]:
    """The difference in a file, piece by piece, each with the records that it changes."""
    texts = next(((one.before, one.after) for one in workspace.pending if one.path == file.path), None)
    now = workspace.desk.texts.text(file.path)
    before, after = (owners(text or "") for text in texts or (now, now))
    names = tuple(workspace.desk.texts.owners(file.path))
    pieces: list[list[str]] = []
    for line in file.lines[2:]:
        if _HEAD.match(line):
            pieces.append([])
        if pieces:
            pieces[-1].append(line)
    for lines in pieces:
        tables = dict.fromkeys(_changed(lines, before, after))
        found = tuple(
            f"{name}/{key}".rstrip("/") for key in map(name_of, tables) if key is not None for name in names[:1]
        )
        yield Hunk(file.path, found[0] if found else "", found, tuple(lines))


def _changed(lines: list[str], before: Sequence[Path], after: Sequence[Path]) -> Iterator[Path]:
    """The tables of the records whose lines come or go."""
    head = _HEAD.match(lines[0])
    former, latter = (int(head[1]) - 1, int(head[2]) - 1) if head else (0, 0)
    for line in lines[1:]:
        # A blank line between two records is of neither.
        tables, number = (before, former) if line[:1] == "-" else (after, latter)
        if line[:1] in ("+", "-") and line[1:].strip() and 0 <= number < len(tables):
            yield tables[number]
        former += line[:1] in ("-", " ")
        latter += line[:1] in ("+", " ")
