"""Locks between processes, held by the system: they end with the process that holds them, however it ends."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ropa.store.private import private

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_PAUSE = 0.01

if sys.platform == "win32":
    import msvcrt

    # A locked byte cannot be read there, so it lies far behind the text that names the holder.
    _BYTE = 1 << 30

    def _seize(handle: int) -> None:
        os.lseek(handle, _BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _free(handle: int) -> None:
        os.lseek(handle, _BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _seize(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _free(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


class Locked(TimeoutError):  # noqa: N818 - said of the file
    """Somebody else holds the lock.

    Attributes:
        path: The file that is locked.
        holder: Process number and machine of the holder; empty where they are not known.
    """

    def __init__(self, path: Path, holder: str) -> None:
        super().__init__(f"{path} is locked by {holder or 'an unknown process'}")
        self.path = path
        self.holder = holder


@contextmanager
def lock(root: Path, wait: float) -> Iterator[None]:
    """Hold the lock of a workspace: one writer at a time, in this process too.

    Args:
        root: The workspace.
        wait: For how many seconds to try.

    Raises:
        Locked: Another holds it for longer than that.
        OSError: The lock cannot be made.
    """
    path = private(root) / "lock"
    handle = seize(path, wait)
    try:
        yield
    finally:
        free(handle)


def seize(path: Path, wait: float = 0) -> int:
    """Take the lock of a file, which is made where it is not there, and write into it who holds it.

    Args:
        path: The file.
        wait: For how many seconds to try.

    Returns:
        What `free` needs to let go of it.

    Raises:
        Locked: Another holds it for longer than that.
        OSError: The file cannot be opened.
    """
    until = time.monotonic() + wait
    while (handle := _taken(path)) is None:
        if time.monotonic() >= until:
            raise Locked(path, _holder(path))
        time.sleep(_PAUSE)
    return handle


def _taken(path: Path) -> int | None:
    handle = os.open(path, _FLAGS, 0o666)
    try:
        if _seized(handle) and _is(handle, path):
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, f"{os.getpid()} {_machine()}\n".encode())
            return handle
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def free(handle: int) -> None:
    """Let go of a lock."""
    try:
        _free(handle)
    finally:
        os.close(handle)


def _holder(path: Path) -> str:
    """Process number and machine of who holds, or last held, the lock of a file; empty where they are not known."""
    try:
        with path.open("rb") as file:
            return file.read(300).decode(errors="replace").strip()
    except OSError:
        return ""


def _seized(handle: int) -> bool:
    try:
        _seize(handle)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _is(handle: int, path: Path) -> bool:
    """Whether the file that was opened still lies there: one that was deleted meanwhile locks nobody out."""
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


def _machine() -> str:
    import platform  # noqa: PLC0415 - only writers need it

    return platform.node() or "?"
