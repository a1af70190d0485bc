"""What others change: the texts of a workspace that appear, change or go while the program runs."""

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from ropa.store.contents import allowed

_INTERVAL = 0.7


def changes(
    root: Path, members: Iterable[str], stop: threading.Event, force_polling: bool | None = None
) -> Iterator[set[Path]]:
    """Tell of texts that were changed, by others or by the program itself, until asked to stop.

    Folders are watched and not files, since editors put a new file in the place of the old. Texts that change
    together are told of together. A text that a link leads to is not watched where it lies outside.

    Args:
        root: The workspace.
        members: Folders of further registers, as the settings name them.
        stop: Ends the watching when it is set.
        force_polling: Whether to look at the files time and again, for file systems that send no events, as those of
            other machines; None: where the system needs it, or ROPA_POLLING is set.

    Yields:
        Absolute paths, links in their folders resolved: texts, and folders that went with all that was in them.
    """
    folders = allowed(root, members)
    if force_polling is None:
        import platform  # noqa: PLC0415 - only watchers need it

        # The file systems of the machine below this one send no events there.
        force_polling = bool(os.environ.get("ROPA_POLLING")) or "microsoft" in platform.release().lower()
    if not folders:
        return
    if not force_polling:
        try:
            yield from _sent(folders, stop)
        except OSError:  # no more watches to be had, for example
            if not stop.is_set():
                force_polling = True
    if force_polling:
        yield from _polled(folders, stop)


def _sent(folders: tuple[Path, ...], stop: threading.Event) -> Iterator[set[Path]]:
    # Only a program that stays open watches; the others should not pay for it.
    from watchfiles import Change, watch  # noqa: PLC0415

    for found in watch(
        *folders,
        watch_filter=None,
        debounce=400,
        stop_event=stop,
        rust_timeout=1000,
        raise_interrupt=False,
        force_polling=False,
        ignore_permission_denied=True,
    ):
        texts = {text for kind, name in found for text in _texts(Path(name), folders, kind is Change.added)}
        if texts:
            yield texts


def _texts(path: Path, folders: tuple[Path, ...], is_new: bool) -> Iterator[Path]:
    """What a change at a path means for texts: itself, those in a folder that appeared, or a folder that went."""
    below = next((path.relative_to(folder).parts for folder in folders if path.is_relative_to(folder)), ())
    if any(part.startswith(".") for part in below):
        return
    if path.suffix.lower() == ".toml":
        yield path
    elif path.is_dir():
        if is_new:
            yield from _marks((path,))
    elif not path.exists() and not path.suffix:
        yield path


def _polled(folders: tuple[Path, ...], stop: threading.Event) -> Iterator[set[Path]]:
    # The library's own polling tells times apart by the second, and so misses the second of two quick changes.
    before = _marks(folders)
    while not stop.wait(_INTERVAL):
        now = _marks(folders)
        texts = {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
        before = now
        if texts:
            yield texts


def _marks(folders: Iterable[Path]) -> dict[Path, tuple[int, ...]]:
    """Every text below some folders, with what tells one state of it from another."""
    found: dict[Path, tuple[int, ...]] = {}
    for folder in folders:
        for here, below, names in os.walk(folder):
            below[:] = [name for name in below if not name.startswith(".")]
            for name in names:
                if name.lower().endswith(".toml") and not name.startswith("."):
                    path = Path(here, name)
                    with suppress(OSError):
                        mark = path.stat()
                        found[path] = (mark.st_mtime_ns, mark.st_size, mark.st_ino)
    return found
