"""The program in a terminal of its own: keys go in as bytes, what comes out is drawn on a screen that can be read."""

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyte

PATIENCE = 30.0
"""Seconds until what does not come is given up; a busy machine needs some of them."""

_PIECE = 65536

_STARTER = """
import fcntl, os, signal, sys, termios
signal.signal(signal.SIGHUP, signal.SIG_IGN)
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "ropa", *sys.argv[1:]])
"""
"""Makes the terminal the program's own, which is told when it is closed, though a starter may not have it listen."""

KEYS: Mapping[str, bytes] = {
    "enter": b"\r",
    "escape": b"\x1b[27u",  # as newer terminals send it; older ones send the next, which only time tells from the rest
    "old-escape": b"\x1b",
    "backspace": b"\x7f",
    "tab": b"\t",
    "space": b" ",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f5": b"\x1b[15~",
    "f6": b"\x1b[17~",
    "f7": b"\x1b[18~",
    "f8": b"\x1b[19~",
    **{f"ctrl+{letter}": bytes([number]) for number, letter in enumerate("abcdefghijklmnopqrstuvwxyz", 1)},
}
"""What a terminal sends for a key that is no letter."""


class PseudoTerminal:
    """One program in one terminal; leave it by `with`, which ends the program in any case.

    Attributes:
        came: All bytes that the program sent.
        first_modes: The modes of the terminal before the program began.
        process: The program.
    """

    def __init__(
        self, words: list[str], folder: Path, environment: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        """Start the program.

        Args:
            words: Its command line behind `ropa`.
            folder: Where it is started.
            environment: All of its environment.
            size: Columns and rows.
        """
        self.came = b""
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._ours, theirs = os.openpty()
        self._sized(size)
        self.first_modes = self.modes
        self.process = subprocess.Popen(
            [sys.executable, "-c", _STARTER, *words],
            cwd=folder,
            env=dict(environment),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> "PseudoTerminal":
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.close_window()

    def close_window(self) -> None:
        """Close the window, as a person does who does not leave the program first."""
        if self._ours >= 0:
            os.close(self._ours)
        self._ours = -1

    # What goes in.

    def type(self, text: str) -> None:
        """Type letters, as they are."""
        os.write(self._ours, text.encode())

    def press(self, *keys: str) -> None:
        """Press keys by their names, one after the other; a letter is its own name."""
        os.write(self._ours, b"".join(KEYS.get(key) or key.encode() for key in keys))

    def walk_to(self, text: str) -> None:
        """Go down until the cursor stands on a line with a text."""
        before: str | None = None
        while text not in (here := self._at()):
            if here == before:
                raise AssertionError(f"the cursor does not come to {text!r}; the screen is\n{self.text}")
            before = here
            self.press("down")
            # The last line is the end of the way; it is left by nothing, so the wait for that must not fail.
            with contextlib.suppress(AssertionError):
                self.until(lambda: self._at() not in ("", here), "the cursor stays", patience=5)
            while self._drawn(0.1):  # a list that is scrolled is drawn line by line
                pass

    def _at(self) -> str:
        return next((line for line in self._screen.display if "▸" in line), "")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size, and tell the program so as a terminal does."""
        self._screen.resize(rows, columns)
        self._sized((columns, rows))
        os.killpg(self.process.pid, signal.SIGWINCH)

    def kill(self) -> None:
        """End the program as a crash of the machine would."""
        self.process.kill()
        self.process.wait()

    # What comes out.

    @property
    def text(self) -> str:
        """What stands on the screen, a line each."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def modes(self) -> list[Any]:
        """How the terminal treats what is typed: whether it is shown, whether it waits for the end of the line."""
        return termios.tcgetattr(self._ours)

    def has(self, *texts: str) -> bool:
        """Whether all texts stand on the screen; where a line ends is no matter."""
        return all(any(said in shown for shown in self._shown()) for said in texts)

    def see(self, *texts: str) -> str:
        """Wait until all texts stand on the screen, and return what it shows then."""
        return self.until(lambda: self.has(*texts), f"{texts} did not come")

    def gone(self, text: str) -> str:
        """Wait until a text stands on the screen no more."""
        return self.until(lambda: not self.has(text), f"{text!r} did not go")

    def ended(self) -> int:
        """Wait until the program ends by itself, and return its status."""
        self.until(lambda: self.process.poll() is not None, "it did not end")
        self._drawn(0)
        return self.process.returncode

    def _shown(self) -> Iterator[str]:
        yield self.text
        yield re.sub(r"\s+", " ", self.text)

    def until(self, is_so: Callable[[], bool], otherwise: str, patience: float = PATIENCE) -> str:
        """Wait until something is so while the program goes on, and return what the screen shows then."""
        end = time.monotonic() + patience
        while not is_so():
            is_over = self.process.poll() is not None or time.monotonic() > end
            came = self._drawn(0.05)
            if is_over and not came and not is_so():
                raise AssertionError(f"{otherwise}; the screen is\n{self.text}")
        return self.text

    def _drawn(self, seconds: float) -> bool:
        """Draw what comes, waiting so long for the first of it; whether anything came."""
        found = False
        while select.select([self._ours], [], [], 0 if found else seconds)[0]:
            try:
                piece = os.read(self._ours, _PIECE)
            except OSError:  # so says a terminal whose last program is gone
                break
            if not piece:
                break
            found = True
            self.came += piece
            self._stream.feed(piece)
        return found

    def _sized(self, size: tuple[int, int]) -> None:
        columns, rows = size
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
