"""What is typed while one program of the terminal follows another: it waits as it was typed, and does not show."""

import asyncio
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from textual.app import App
from textual.events import Event, Key
from textual.message import Message

from ropa.tui.ahead import Ahead

_LONGEST = 1.0
"""Seconds that are waited for the end of what reads keys; whatever it is at then, the next program has to begin."""


class Leading(App[Path]):
    """A program that leads to another: keys that come once it is over are for that one.

    Attributes:
        line: What the next is to begin with; empty for nothing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.line = ""
        self._queued: list[Key] = []
        self._late: list[Key] = []
        self._is_over = False
        self._reading: threading.Thread | None = None
        self._ahead = Ahead(self, super().on_event)

    async def on_event(self, event: Event) -> None:
        """Deal with one key after the other, so that fast typing answers the question it is meant for."""
        if isinstance(event, Key) and not event.is_forwarded:
            if self._is_over:
                self._queued.append(event)
            else:
                await self._ahead.take(event)
        else:
            await super().on_event(event)

    def post_message(self, message: Message) -> bool:
        """Keep the keys that come when nothing here looks at messages any more."""
        if self._is_over and isinstance(message, Key) and not message.is_forwarded:
            self._late.append(message)
            return True
        return super().post_message(message)

    async def on_unmount(self) -> None:
        """Wait until nothing here reads keys any more, and has told those it read."""
        if self._reading:
            await asyncio.to_thread(self._reading.join, _LONGEST)
            await asyncio.sleep(0)

    @property
    def typed(self) -> list[Key]:
        """Keys that came when all was answered, as they were typed; they are for the next."""
        return [*self._queued, *self._late]

    def end(self, root: Path, line: str = "") -> None:
        """End with the folder to open; what is typed from now on is for the next.

        Args:
            root: The folder.
            line: What the next is to begin with there.
        """
        self.line = line
        self._queued = self._ahead.rest()
        self._is_over = True
        self._reading = reads_no_more(self._driver)
        self.exit(root)


def reads_no_more(driver: object) -> threading.Thread | None:
    """Ask what reads keys for an application to end with those it has read.

    The toolkit's own way throws away all that was not read by then, and it has no other that it promises. Where what
    is asked here is not as it is known, and on systems that keep keys by themselves, its own way is gone: what is typed
    in that moment may be lost, and nothing else.

    Args:
        driver: The application's driver.

    Returns:
        What reads, to wait for; None where it could not be asked.
    """
    reading, over = getattr(driver, "_key_thread", None), getattr(driver, "exit_event", None)
    if not isinstance(reading, threading.Thread) or not isinstance(over, threading.Event):
        return None
    over.set()
    return reading


@contextmanager
def waiting() -> Iterator[None]:
    """Keep the terminal from showing what is typed, and from changing Enter, where nothing reads it yet.

    Windows keeps what is typed as it is; there this does nothing.
    """
    try:
        import termios  # noqa: PLC0415 - not on every system
    except ImportError:
        yield
        return
    try:
        before = termios.tcgetattr(sys.stdin)
    except (OSError, ValueError, termios.error):  # no terminal
        yield
        return
    changed = list(before)
    changed[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR)
    changed[3] &= ~(termios.ECHO | termios.ICANON)
    try:
        termios.tcsetattr(sys.stdin, termios.TCSANOW, changed)
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(sys.stdin, termios.TCSANOW, before)
