"""The folder of journals: writing one down, and reading back, ending or keeping those of writers that died.

The contents lie in the folder `<key>/`, the plan beside it in `<key>.json`. Only with the plan, written last and whole,
is the transaction decided; without it nothing has been touched. A plan called `<key>.undo` is of a transaction that
failed and is to be taken back.
"""

import json
import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

from ropa.store.contents import Unreadable, content, digest, placed
from ropa.store.journal import Entry, Journal, plan
from ropa.store.writing import stage, sync_folder, write

_NAME = re.compile(r"(?P<key>[0-9a-f]{16})(?P<ending>\.json|\.undo|)")
_PART = re.compile(r"\.[0-9a-f]{16}\.part")
_VERSION = 1


class Broken(Exception):  # noqa: N818 - said of the journal
    """A journal that does not say what its transaction was, or says what no transaction does."""


def begin(journal: Journal) -> None:
    """Write a transaction down; once this returns, the transaction will be completed or taken back.

    Raises:
        OSError: It cannot be written; nothing is left of it.
    """
    folder = journal.home / journal.key
    try:
        folder.mkdir()
        for number, entry in enumerate(journal.entries):
            for held, ending in ((entry.before, "old"), (entry.after, "new")):
                if held is not None:
                    path = folder / f"{number}.{ending}"
                    stage(path, path, held)
        sync_folder(folder)
        write(journal.plan, json.dumps(_document(journal), indent=1).encode())
    except BaseException:
        with suppress(OSError):
            drop(journal.home, journal.key)
        raise


def waiting(home: Path) -> list[tuple[str, bool]]:
    """The transactions that were begun and not ended, and whether each is to be taken back."""
    found = [match for name in sorted(os.listdir(home)) if (match := _NAME.fullmatch(name))]
    return [(match["key"], match["ending"] == ".undo") for match in found if match["ending"]]


def sweep(home: Path) -> None:
    """Remove what is left of transactions that were ended, or never decided.

    Raises:
        OSError: The disk says no.
    """
    decided = {key for key, _ in waiting(home)}
    for name in sorted(os.listdir(home)):
        match = _NAME.fullmatch(name)
        if match and match["key"] not in decided:
            _remove(home / name)
        elif _PART.fullmatch(name):
            (home / name).unlink(missing_ok=True)


def drop(home: Path, key: str) -> None:
    """End a transaction: its plan goes first, and with it the obligation; then the contents.

    Raises:
        OSError: The disk says no.
    """
    for back in (False, True):
        plan(home, key, back).unlink(missing_ok=True)
    sync_folder(home)
    _remove(home / key)


def keep(home: Path, key: str, kept: Path) -> Path:
    """Move a transaction that can neither be completed nor taken back out of the way, with all it holds.

    Returns:
        The folder that holds it: the plan as `journal.json`, the contents as `<number>.old` and `<number>.new`.

    Raises:
        OSError: The disk says no.
    """
    folder = kept / key
    if (home / key).is_dir() and not (home / key).is_symlink() and not os.path.lexists(folder):
        (home / key).rename(folder)
    folder.mkdir(exist_ok=True)
    for back in (False, True):
        if os.path.lexists(plan(home, key, back)):
            plan(home, key, back).replace(folder / "journal.json")
    for changed in (folder, kept, home):
        sync_folder(changed)
    return folder


def load(home: Path, key: str, back: bool, folders: tuple[Path, ...]) -> Journal:
    """Read a journal back, trusting nothing in it.

    Args:
        home: The folder of all journals.
        key: Which.
        back: Whether it is to be taken back.
        folders: The folders that may be written.

    Raises:
        Broken: It cannot be read, its contents are not those it was written with, or it names other files.
        OSError: The disk says no.
    """
    written = plan(home, key, back)
    if written.is_symlink():
        raise Broken
    try:
        document = json.loads(content(written) or b"")
        if document["version"] != _VERSION:
            raise Broken
        entries = tuple(
            _entry(item, home / key / str(number), folders) for number, item in enumerate(document["entries"])
        )
        made = tuple(Path(folder) for folder in document["made"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Unreadable) as error:
        raise Broken from error
    paths = [entry.path for entry in entries]
    if not all(any(path.is_relative_to(folder) for path in paths) for folder in made):
        raise Broken
    if any(folder.is_relative_to(made_) for folder in folders for made_ in made):
        raise Broken
    return Journal(home, key, entries, made, back)


def _document(journal: Journal) -> dict[str, object]:
    entries = [
        {
            "path": str(entry.path),
            "before": digest(entry.before),
            "after": digest(entry.after),
            "mode": entry.mode,
            "link": entry.link,
        }
        for entry in journal.entries
    ]
    return {"version": _VERSION, "entries": entries, "made": [str(folder) for folder in journal.made]}


def _entry(item: dict[str, str | int | None], held: Path, folders: tuple[Path, ...]) -> Entry:
    path = Path(str(item["path"]))
    mode, link = item["mode"], item["link"]
    try:
        is_ours = placed(path, folders) == path
    except PermissionError as error:
        raise Broken from error
    # A link is only ever removed, so that no journal can make one that was not there.
    if not is_ours or (link is not None and item["after"] is not None):
        raise Broken
    return Entry(
        path,
        _held(item["before"], held.with_suffix(".old")),
        _held(item["after"], held.with_suffix(".new")),
        mode & 0o777 if isinstance(mode, int) else None,
        link if isinstance(link, str) else None,
    )


def _held(expected: object, path: Path) -> bytes | None:
    if expected is None:
        return None
    if path.is_symlink() or digest(held := content(path)) != expected:
        raise Broken
    return held


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
