"""What a register is called: as its folder, in the letters that people type."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ropa.finding import Finding, Place, Severity
from ropa.source import unreadable


def register_names(folders: Iterable[str]) -> Mapping[str, str]:
    """The name of the register in each folder, by the folder's name.

    Some systems keep an accent as a character behind its letter, and hand it over so; two folders that differ in
    nothing else keep their names as they are.
    """
    kept = tuple(folders)
    composed = {name: unicodedata.normalize("NFC", name) for name in kept}
    return {name: new if new == name or new not in composed else name for name, new in composed.items()}


def alike(workspace: str, folders: Mapping[str, Path]) -> Iterator[Finding]:
    """A finding for each register whose name differs from another's in nothing but case.

    Where the system keeps no case apart, as Windows and macOS do, one of the two folders takes the place of the other.

    Args:
        workspace: What the workspace is called.
        folders: The folder of each register, by the register's name.
    """
    seen: dict[str, str] = {}
    for name in sorted(folders):
        other = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name:
            found = unreadable("R116", workspace, Place(str(folders[name])), name=name, other=other)
            yield found._replace(severity=Severity.WARNING)
