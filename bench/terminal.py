"""The terminal in a real pseudo-terminal: until something is seen, and from a key to what it changes on the screen.

What is seen is what arrives in the stream of bytes, so that every cost on the way is in it.
"""

import asyncio
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
from itertools import count as numbers
from itertools import cycle
from math import inf
from pathlib import Path
from typing import Any, cast

from textual.pilot import Pilot

from bench.measure import Pair, environment
from bench.opened import DAY
from ropa.commands import Session
from ropa.tui.app import Terminal

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
_LISTS = {"activities": b":list activity\r", "findings": b":check\r", "transfers": b":transfers\r"}
_KEYS = {"cursor down": (b"j", 0.010), "page down": (b"\x1b[6~", 0.030)}
"""Keys that move, and the seconds that each may take however long a list is."""
_LETTER, _EDIT = 0.060, 0.100
"""The same for a letter of a filter, and for taking in a file that others changed."""
_IDLE = 0.1
"""Seconds of work in a second below which nothing is worked out beside any more."""
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
        """Wait until nothing more is written, and nothing is worked out any more."""
        worked = -1.0
        while worked != (worked := self._worked()):
            while self._read(_QUIET * 4):
                pass

    def _worked(self) -> float:
        """The processor's ticks that it took so far; none where the system does not tell."""
        told = Path(f"/proc/{self.process}/stat")
        return sum(map(float, told.read_text().rpartition(")")[2].split()[11:13])) if told.exists() else 0

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
    """From a key to the screen, on every long list: against what it may take, and against a trivial app's key."""
    # First, since the keys on all lists of twenty thousand rows take minutes, and who stops them has this then.
    yield from heard(size, root)
    trivial, terminal = Seen(("-c", _TRIVIAL)), Seen(("-m", "ropa", "--lang", "en", "--workspace", str(root)))
    try:
        trivial.until(_SEEN)
        terminal.until(b"Lists")
        terminal.settle()
        for kind, line in _LISTS.items():
            terminal.after(line)
            terminal.settle()
            name = f"terminal, {size} {kind}"
            for key, (pressed, longest) in _KEYS.items():
                yield from _against(f"{name}: {key}", partial(terminal.after, pressed), longest, trivial, count)
            yield Pair(f"{name}: order reversed / trivial app", partial(terminal.after, b"S"), _turns(trivial), count)
            terminal.settle()
            terminal.after(b"/")
            typed = partial(_typed, terminal, cycle(b"e\x7f"))
            yield from _against(f"{name}: a letter of a filter", typed, _LETTER, trivial, count)
            terminal.after(b"\x1b")
            terminal.settle()
    finally:
        trivial.end()
        terminal.end()


def _typed(terminal: Seen, letters: Iterator[int]) -> float:
    return terminal.after(bytes([next(letters)]))


def _against(name: str, done: Callable[[], float], longest: float, trivial: Seen, count: int) -> Iterator[Pair]:
    yield Pair(f"{name} / {longest * 1000:.0f} ms", done, lambda: longest, count)
    yield Pair(f"{name} / trivial app", done, _turns(trivial), count)


def heard(size: str, root: Path, count: int = 5) -> Iterator[Pair]:
    """From the watcher's word that a file has changed until the list of all activities shows it."""
    file = max(root.rglob("*.toml"))
    with asyncio.Runner() as runner:
        opened = Terminal(Session(root, DAY, "en")).run_test(size=(_COLUMNS, _ROWS))
        pilot = runner.run(opened.__aenter__())
        try:
            runner.run(_listed(pilot))
            told = partial(_told_of, runner, pilot, file)
            name = f"terminal, {size} activities: a file that others changed / {_EDIT * 1000:.0f} ms"
            yield Pair(name, told, lambda: _EDIT, count, partial(_changed, runner, file, numbers()))
        finally:
            runner.run(opened.__aexit__(None, None, None))


async def _listed(pilot: Pilot[Any]) -> None:
    await pilot.pause()
    cast(Terminal, pilot.app).go("list activity")
    await _idle()


async def _idle() -> None:
    """Wait until nothing is worked out beside any more."""
    busy = inf
    while busy > _IDLE:
        before = time.process_time()
        await asyncio.sleep(1)
        busy = time.process_time() - before


def _changed(runner: asyncio.Runner, file: Path, turns: Iterator[int]) -> None:
    """Change a file as others do, once what the last change set off is done."""
    runner.run(_idle())
    with file.open("a", encoding="utf-8") as text:
        text.write(f"# {next(turns)}\n")


def _told_of(runner: asyncio.Runner, pilot: Pilot[Any], file: Path) -> None:
    async def hear() -> None:
        seen = asyncio.Event()
        terminal = cast(Terminal, pilot.app)
        terminal.listening.heard([file])
        terminal.frame.call_after_refresh(seen.set)
        await seen.wait()

    runner.run(hear())


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
