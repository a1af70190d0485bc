"""What is typed while one program of the terminal follows another: it waits as it was typed, and does not show."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


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
