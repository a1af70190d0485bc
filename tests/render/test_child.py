"""A child is given all of its input however late it reads, and never outlives who waits for it."""

import subprocess
import sys
from time import monotonic

import pytest

from ropa.render.child import run

COUNTING = "import sys, time; time.sleep({}); print(len(sys.stdin.buffer.read()), end='')"
MUCH = b"x" * 1_000_000
"""More than a pipe holds."""


def python(code: str, given: bytes = b"", seconds: float = 30.0) -> tuple[int, bytes, bytes]:
    return run([sys.executable, "-c", code], given, seconds)


@pytest.mark.parametrize("late", [0, 0.5])
@pytest.mark.parametrize("given", [b"", b"little", MUCH])
def test_a_child_that_reads_late_is_given_all_the_same(late: float, given: bytes) -> None:
    assert python(COUNTING.format(late), given) == (0, str(len(given)).encode(), b"")


def test_a_child_that_ends_before_it_has_read_all_says_why() -> None:
    assert python("import sys; sys.stderr.write('no'); sys.exit(3)", MUCH) == (3, b"", b"no")


def test_a_child_may_write_more_than_a_pipe_holds_while_it_reads() -> None:
    code = "import sys; [sys.stdout.buffer.write(part) for part in iter(lambda: sys.stdin.buffer.read(9999), b'')]"
    assert python(code, MUCH) == (0, MUCH, b"")


def test_a_child_that_reads_nothing_is_ended_when_its_time_is_over() -> None:
    begun = monotonic()
    with pytest.raises(subprocess.TimeoutExpired):
        python("import time; time.sleep(60)", MUCH, 0.3)
    assert monotonic() - begun < 30


def test_what_is_raised_while_it_is_waited_for_ends_the_child() -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    begun = monotonic()
    with pytest.raises(KeyboardInterrupt):
        run([sys.executable, "-c", "import time; time.sleep(60)"], MUCH, 60, stop)
    assert monotonic() - begun < 30
