"""One file, whole or not at all: into a temporary file beside it, to disk, then in its place."""

import errno
import os
import stat
import time
from pathlib import Path

NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""Flags that make a file and never open one, nor follow a link, that is already there."""

_ATTEMPTS = 20 if os.name == "nt" else 1
_PAUSE = 0.05


def write(path: Path, content: bytes) -> None:
    """Write a whole file or nothing: into a temporary file beside it, to disk, then in its place.

    A symbolic link stays one: what it leads to is written.

    Raises:
        OSError: The folder is not there or cannot be written, or the disk is full; the former file is untouched.
    """
    path = Path(os.path.realpath(path))
    part = path.parent / part_name(os.urandom(8).hex())
    try:
        stage(path, part, content)
        swap(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def put_beside(path: Path, content: bytes) -> Path:
    """Write a text beside a file, under a name that is read as no register; never over another file.

    Returns:
        The file that was written: `x.toml.mine`, `x.toml.mine-2` …

    Raises:
        OSError: The folder is not there or cannot be written, or the disk is full.
    """
    number = 1
    while True:
        beside = path.with_name(f"{path.name}.mine" + (f"-{number}" if number > 1 else ""))
        try:
            stage(beside, beside, content)
        except FileExistsError:
            number += 1
        else:
            return beside


def part_name(key: str) -> str:
    """Name of a temporary file: hidden from reading and watching, and short whatever the file itself is called."""
    return f".{key}.part"


def stage(path: Path, part: Path, content: bytes, mode: int | None = None) -> None:
    """Write what is to take the place of a file beside it and to disk, with that file's rights.

    Args:
        path: The file.
        part: The temporary file.
        content: What the file is to hold.
        mode: The rights of a file that is not there any more.

    Raises:
        OSError: It cannot be written; nothing is left of it unless the folder forbids even that.
    """
    mode = rights(path) if mode is None else mode
    # Made with no more rights than the file has, so that nobody reads in between what only its owner may.
    handle = os.open(part, NEW_FILE, 0o666 if mode is None else mode & 0o666)
    try:
        try:
            if mode is not None:
                part.chmod(mode)
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def rights(path: Path) -> int | None:
    """The rights of a file; None where there is none."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return None


def swap(part: Path, path: Path) -> None:
    """Put a staged file in its place.

    Raises:
        OSError: The place cannot be taken.
    """
    for attempt in range(_ATTEMPTS):
        try:
            part.replace(path)
        except PermissionError:
            # On Windows whoever has the file open for a moment, such as a virus scanner, keeps it from being replaced.
            if attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_PAUSE)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk, where the system knows such a thing.

    Raises:
        OSError: The disk says no.
    """
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # file systems that keep no folders of their own
            raise
    finally:
        os.close(handle)


def exists(path: Path) -> bool:
    """Whether something lies at a path."""
    return path.exists()


def occupied(folder: Path) -> Path | None:
    """The first thing that stands in the way of a new folder: a file in its place, or a text already in it."""
    for path in (folder.parent, folder):
        if path.exists() and not path.is_dir():
            return path
    return next(iter(sorted(folder.glob("*.toml"))), None)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, unless they are there.

    Raises:
        OSError: The disk says no.
    """
    folder.mkdir(parents=True, exist_ok=True)


def is_folder(path: Path) -> bool:
    """Whether a path leads to a folder."""
    return path.is_dir()
