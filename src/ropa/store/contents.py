"""Files as a transaction sees them: where one may lie, and what is in it now."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ropa.source import MAX_BYTES
from ropa.store.filling import READ, filled
from ropa.store.reading import real_folder


class Unreadable(OSError):  # noqa: N818 - what it says is said of the file
    """What stands at a path is no text: a folder, a pipe, a link that leads nowhere but to itself, or far too large."""


def allowed(root: Path, members: Iterable[str]) -> tuple[Path, ...]:
    """The folders below which a workspace may be written: its own and those of its members that are there."""
    folders = (real_folder(folder) for folder in (root, *(root / member for member in members)))
    return tuple(folder for folder in folders if folder is not None)


def placed(path: Path, folders: tuple[Path, ...]) -> Path:
    """A path with no link in its folder, if a text of the workspace may lie there.

    Raises:
        PermissionError: It is not below one of the folders, is hidden there, or is no `.toml`: nothing that a name or
            a journal says leads to any other file.
    """
    with suppress(ValueError):  # a name that cannot be one
        place = Path(os.path.realpath(path.parent)) / path.name
        if b"\0" not in os.fsencode(place) and any(_may_hold(folder, place) for folder in folders):
            return place
    raise PermissionError(errno.EACCES, "not a text of this workspace", str(path))


def _may_hold(folder: Path, place: Path) -> bool:
    if not place.is_relative_to(folder) or place.suffix.lower() != ".toml":
        return False
    return not any(part.startswith(".") for part in place.relative_to(folder).parts)


def target(place: Path) -> Path:
    """The file that is written: where a symbolic link at the place leads, else the place itself."""
    return Path(os.path.realpath(place)) if place.is_symlink() else place


def leads_out(place: Path, folders: tuple[Path, ...]) -> bool:
    """Whether a symbolic link at a place leads out of the folders that may be written."""
    return place.is_symlink() and not any(target(place).is_relative_to(folder) for folder in folders)


def content(path: Path, limit: int = MAX_BYTES) -> bytes | None:
    """What a file holds now; None where there is none.

    Args:
        path: The file.
        limit: Largest size that is read, in bytes.

    Raises:
        Unreadable: It is no ordinary file, or is larger than that.
        OSError: It cannot be read.
    """
    try:
        handle = os.open(path, READ)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Unreadable(error.errno, error.strerror, str(path)) from None
        raise
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        if found.st_size > limit:
            raise Unreadable(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        return filled(handle, found.st_size, limit)
    finally:
        os.close(handle)


def digest(found: bytes | None) -> str | None:
    """SHA-256 of a content in hexadecimal; None of none."""
    return None if found is None else hashlib.sha256(found).hexdigest()
