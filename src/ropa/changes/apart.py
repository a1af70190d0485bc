"""A changed text taken apart: the changes of some records alone, and all others without them."""

import difflib
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any

import tomli

from ropa.changes.batch import FileChange
from ropa.changes.text_diff import text_lines
from ropa.finding import Path
from ropa.source.excerpt import owners

Apart = tuple[str | None, str | None]
"""A text with these changes only, and one with all but these; None for no file."""


def apart(file: FileChange, names: Collection[str]) -> Apart | None:
    """The changes of some records in a file, and the others.

    Args:
        file: The text before and after.
        names: The ids of the records; the empty id is the register's own.

    Returns:
        None where none of them changes in the file, or where the lines of their changes are others' too.
    """
    before, after = text_lines(file.before), text_lines(file.after)
    former, latter = owners(file.before or ""), owners(file.after or "")
    only: list[str] = []
    rest: list[str] = []
    is_any = False
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            only += before[i1:i2]
            rest += before[i1:i2]
            continue
        gone, come = _of(former, before, i1, i2), _of(latter, after, j1, j2)
        for table in dict.fromkeys((*gone, *come)):
            is_theirs = name_of(table) in names
            is_any = is_any or is_theirs
            only += (come if is_theirs else gone).get(table, ())
            rest += (gone if is_theirs else come).get(table, ())
    found = _laid_out(file, only), _laid_out(file, rest)
    if not is_any or not _is_clean(file, found, names):
        return None
    is_whole = file.before is not None and file.after is not None
    kept, left = (text if is_whole or text.strip() else None for text in found)
    return kept, left


def name_of(table: Path) -> str | None:
    """The id of the record that a table of a text is; None for what is no record."""
    if table[:1] == ("register",):
        return ""
    return str(table[1]) if len(table) > 1 else None


def _of(tables: Sequence[Path], lines: Sequence[str], first: int, end: int) -> dict[Path, list[str]]:
    """Lines by whose they are."""
    found: dict[Path, list[str]] = {}
    for table, line in zip(tables[first:end], lines[first:end], strict=True):
        found.setdefault(table, []).append(line)
    return found


def _laid_out(file: FileChange, lines: Sequence[str]) -> str:
    """A text with one blank line, and not none or two, where records meet that met in neither of the whole texts."""
    met = {pair for text in (file.before, file.after) for pair in pairwise(text_lines(text))}
    found: list[str] = []
    for line in lines:
        last = found[-1] if found else ""
        if (last, line) in met:
            found.append(line)
        elif line.startswith("[") and last.strip() and not last.startswith("#"):
            found += ["\n", line]
        elif line.strip() or last.strip():
            found.append(line)
    return "".join(found)


def _is_clean(file: FileChange, found: tuple[str, str], names: Collection[str]) -> bool:
    """Whether both texts say what they should: these records as the one text has them, all others as the other."""
    try:
        before, after, only, rest = (_records(text or "") for text in (file.before, file.after, *found))
    except (tomli.TOMLDecodeError, RecursionError):
        return False
    every = before.keys() | after.keys()
    return all(
        only.get(key) == (after if key[1] in names else before).get(key)
        and rest.get(key) == (before if key[1] in names else after).get(key)
        for key in every | only.keys() | rest.keys()
    )


def _records(text: str) -> Mapping[tuple[str, str | None], Any]:
    found: dict[tuple[str, str | None], Any] = {}
    for kind, tables in tomli.loads(text).items():
        if kind == "register" or not isinstance(tables, dict):
            found[kind, "" if kind == "register" else None] = tables
        else:
            found |= {(kind, key): table for key, table in tables.items()}
    return found
