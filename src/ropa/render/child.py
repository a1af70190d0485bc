"""A child process that takes bytes and gives bytes, and never outlives who waits for it."""

import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from threading import Thread
from time import monotonic
from typing import IO

_PATIENCE = 0.05
"""Seconds after which it is asked again whether anybody still waits."""


def go_on() -> None:
    """Wait on: nobody asks for an end."""


def run(
    command: Sequence[str],
    given: bytes,
    seconds: float,
    waiting: Callable[[], None] = go_on,
    environment: Mapping[str, str] | None = None,
) -> tuple[int, bytes, bytes]:
    """Run a child to its end; whatever ends the wait ends the child.

    Args:
        command: Its program and arguments.
        given: What it reads.
        seconds: How long it may take.
        waiting: Asked again and again while it runs; what it raises ends the wait.
        environment: Its variables; those of this process where None.

    Returns:
        Its status, what it wrote and what it complained of.

    Raises:
        TimeoutExpired: It takes longer.
        OSError: It cannot be started.
    """
    pipe = subprocess.PIPE
    end = monotonic() + seconds
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as child:
        # Of what a child has not read when a wait is taken up again, `communicate` would give it nothing more.
        taking, child.stdin = child.stdin, None
        Thread(target=_give, args=(taking, given), daemon=True).start()
        try:
            while True:
                waiting()
                left = end - monotonic()
                try:
                    made, errors = child.communicate(timeout=max(min(left, _PATIENCE), 0))
                except subprocess.TimeoutExpired:
                    if left <= _PATIENCE:
                        raise
                else:
                    return child.returncode, made, errors
        except BaseException:
            child.kill()
            child.wait()
            raise


def _give(taking: IO[bytes], given: bytes) -> None:
    # A child that ends before it has read all says by its status why.
    with suppress(OSError), taking:
        taking.write(given)
