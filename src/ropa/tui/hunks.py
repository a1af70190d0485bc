"""A difference in a file, cut where it is about another record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ropa.changes import FileDiff
from ropa.source import locate
from ropa.workspace import Workspace

_HEAD = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@")


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that differ together.

    Attributes:
        path: The file.
        address: The first of the records that they are about; empty where none of today is.
        names: All of these, by address.
        lines: As a unified diff has them, the head first.
    """

    path: str
    address: str = ""
    names: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def hunks(file: FileDiff, workspace: Workspace) -> Iterator[Hunk]:
    """The difference in a file, piece by piece, each with the records that it changes."""
    starts = sorted(_starts(file.path, workspace))
    pieces: list[list[str]] = []
    for line in file.lines[2:]:
        if _HEAD.match(line):
            pieces.append([])
        if pieces:
            pieces[-1].append(line)
    for lines in pieces:
        names = tuple(dict.fromkeys(_changed(lines, starts)))
        yield Hunk(file.path, names[0] if names else "", names, tuple(lines))


def _starts(path: str, workspace: Workspace) -> Iterator[tuple[int, str]]:
    """Where the records of a file begin in its text of now."""
    for register in workspace.portfolio.registers.values():
        for key, home in register.homes.items():
            if home.source.path == path:
                yield locate(home.source, home.table).line, register.address(key)


def _changed(lines: list[str], starts: list[tuple[int, str]]) -> Iterator[str]:
    head = _HEAD.match(lines[0])
    number = int(head[1]) if head else 1
    for line in lines[1:]:
        # A blank line between two records is of neither.
        if line[:1] in ("+", "-") and line[1:].strip():
            before = [address for start, address in starts if start <= number]
            yield from before[-1:]
        number += line[:1] in ("+", " ")
