"""The terminal in a real pseudo-terminal: until something is seen, and from a key to what it changes on the screen.

What is seen is what arrives in the stream of bytes, so that every cost on the way is in it.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from bench.measure import Pair, environment

_TRIVIAL = """
from textual.app import App
from textual.widgets import Static
class Trivial(App):
    def compose(self): yield Static("Seen at last")
    def on_key(self, event): self.query_one(Static).update(f"Seen {event.key}")
Trivial().run()
"""
_SEEN = b"Seen at last"
_LONGEST = 120.0
"""Seconds after which something is not seen any more."""
_QUIET = 0.15
"""Seconds without a byte after which a screen is whole."""
_KEYS = {"cursor down": b"j", "page down": b"\x1b[6~"}
_ROWS, _COLUMNS = 40, 120


class Seen:
    """A program in a pseudo-terminal, and what it wrote there."""

    def __init__(self, arguments: Sequence[str]) -> None:
        """Start the interpreter with some arguments."""
        kept = {**environment(), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        self.begun = time.perf_counter()
        self.process, self.screen = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
            os.execve(sys.executable, [sys.executable, *arguments], kept)
        self.written = b""

    def until(self, mark: bytes) -> float:
        """The seconds from the start until a mark is written."""
        while mark not in self.written:
            if not self._read(_LONGEST):
                raise RuntimeError(f"{mark!r} is never seen: {self.written[-500:]!r}")
        return time.perf_counter() - self.begun

    def settle(self) -> None:
        """Wait until nothing more is written."""
        while self._read(_QUIET * 4):
            pass

    def after(self, keys: bytes) -> float:
        """The seconds from a key to the last byte of what it changes."""
        start = last = time.perf_counter()
        os.write(self.screen, keys)
        while self._read(_QUIET if last > start else _LONGEST):
            last = time.perf_counter()
        return last - start

    def end(self) -> None:
        """End it, whatever it is at."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.screen)

    def _read(self, longest: float) -> bool:
        if not select.select([self.screen], [], [], longest)[0]:
            return False
        try:
            found = os.read(self.screen, 65536)
        except OSError:
            return False
        self.written = (self.written + found)[-200_000:]
        return bool(found)


def first_paint(*sizes: tuple[str, Path], count: int = 5) -> Iterator[Pair]:
    """Until the first line is seen, and until home is, against a trivial app of the same toolkit."""
    trivial = partial(_painted, ("-c", _TRIVIAL), _SEEN)
    for size, root in sizes:
        line = ("-m", "ropa", "--lang", "en", "--workspace", str(root))
        yield Pair(f"terminal, {size}: first line / trivial app", partial(_painted, line, b"Reading"), trivial, count)
        yield Pair(f"terminal, {size}: home / trivial app", partial(_painted, line, b"Lists"), trivial, count)


def keys(size: str, root: Path, count: int = 9) -> Iterator[Pair]:
    """From a key to the screen, on a list of every activity, against a key that changes a word in a trivial app."""
    trivial, terminal = Seen(("-c", _TRIVIAL)), Seen(("-m", "ropa", "--lang", "en", "--workspace", str(root)))
    try:
        trivial.until(_SEEN)
        terminal.until(b"Lists")
        terminal.settle()
        terminal.after(b":list activity\r")
        terminal.settle()
        for name, key in _KEYS.items():
            yield Pair(f"terminal, {size}: {name} / trivial app", partial(terminal.after, key), _turns(trivial), count)
        terminal.after(b"/")
        letters = iter("processprocessprocess" * 9)
        typed: Callable[[], float] = lambda: terminal.after(next(letters).encode())  # noqa: E731
        yield Pair(f"terminal, {size}: a letter of a filter / trivial app", typed, _turns(trivial), count)
    finally:
        trivial.end()
        terminal.end()


def _painted(arguments: Sequence[str], mark: bytes) -> float:
    seen = Seen(arguments)
    try:
        return seen.until(mark)
    finally:
        seen.end()


def _turns(trivial: Seen) -> Callable[[], float]:
    """A key that changes something, each time another one."""
    turns = iter(b"ab" * 99)
    return lambda: trivial.after(bytes([next(turns)]))
