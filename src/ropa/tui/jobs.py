"""What is made beside everything else: a line that writes files runs in a thread of its own and can be stopped."""

import shlex
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.message_pump import MessagePump

from ropa.commands import Session, run_line
from ropa.commands.session import Stopped
from ropa.i18n import text

if TYPE_CHECKING:
    from ropa.tui.app import Terminal

_TICK = 0.5
"""Seconds after which the time that something takes is told anew."""

_LEAVING = 3.0
"""Seconds that whoever leaves the program waits for a child to end."""


def is_long(line: str) -> bool:
    """Whether a line makes documents or pictures, which may take a while."""
    try:
        words = shlex.split(line)
    except ValueError:
        return False
    words = words[1:] if words[:1] == ["ropa"] else words
    if not words or {"--help", "-h", "--dry-run"}.intersection(words):
        return False
    is_written = any(word == "--to" or word.startswith("--to=") for word in words)
    return words[0] in ("export", "diagram") or (is_written and words[0] != "schema")


@dataclass(eq=False)
class Job:
    """One thing that is made, and the screen's view of it.

    Attributes:
        line: The command line that makes it.
        session: What it is asked of, as it was when it began.
        step: What it is at, in the reader's language.
        began: When it began, by a clock that nobody sets.
        took: The seconds it took; None while it runs.
        result: What came of it; None while it runs, and where it was stopped.
    """

    line: str
    session: Session
    step: str = ""
    began: float = field(default=0, init=False)
    took: float | None = None
    result: Any = None

    def __post_init__(self) -> None:
        self.began = monotonic()
        self._stop = threading.Event()
        self.session = self.session.beside(self._tell, self._ask)
        self.step = text("making.step.begin", self.session.language)

    @property
    def seconds(self) -> int:
        """How long it takes so far, or took."""
        return int((monotonic() - self.began) if self.took is None else self.took)

    @property
    def is_stopping(self) -> bool:
        """Whether it was asked to stop, and has not ended yet."""
        return self._stop.is_set() and self.took is None

    def stop(self) -> None:
        """Ask it to stop: it leaves no file, and its children end."""
        self._stop.set()

    def run(self) -> None:
        """Run it to its end, in the thread that asks."""
        try:
            self.result = run_line(self.line, self.session)
        except Stopped:
            self.result = None
        self.took = monotonic() - self.began

    def _tell(self, said: str) -> None:
        self._ask()
        self.step = said

    def _ask(self) -> None:
        if self._stop.is_set():
            raise Stopped


class Beside:
    """Answers that a screen fills in later: one line at a time, and what is asked last counts."""

    def __init__(self, screen: MessagePump, done: Callable[[Job], None]) -> None:
        """Prepare to ask.

        Args:
            screen: In whose thread the answer is given.
            done: Gets the job that was asked for last, once it has ended.
        """
        self._screen = screen
        self._done = done
        self._wanted: tuple[str, Session] | None = None
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def ask(self, line: str, session: Session) -> None:
        """Ask for what a line shows, of everything as it is now."""
        self._wanted = line, session
        if self._job:
            self._job.stop()
        else:
            self._start(*self._wanted)

    def _start(self, line: str, session: Session) -> None:
        self._wanted = None
        self._job = Job(line, session)
        threading.Thread(target=self._run, args=(self._job,), daemon=True).start()

    def _run(self, job: Job) -> None:
        job.run()
        self._screen.call_later(self._ended, job)

    def _ended(self, job: Job) -> None:
        self._job = None
        if self._wanted:
            self._start(*self._wanted)
        else:
            self._done(job)


class Jobs:
    """The jobs of one terminal, one at a time."""

    def __init__(self, terminal: "Terminal") -> None:
        self._terminal = terminal
        self._thread: threading.Thread | None = None
        self.current: Job | None = None

    def begin(self, line: str, session: Session) -> Job:
        """Begin to make something, beside whatever else is done."""
        job = self.current = Job(line, session)
        # Nobody waits at the end of the program for a thread that is in the middle of composing.
        self._thread = threading.Thread(target=self._run, args=(job,), daemon=True)
        self._thread.start()
        self._terminal.set_timer(_TICK, self._tick)
        return job

    def _run(self, job: Job) -> None:
        job.run()
        self._terminal.call_later(self._ended, job)

    def _tick(self) -> None:
        if self.current:
            self._terminal.making()
            self._terminal.set_timer(_TICK, self._tick)

    def _ended(self, job: Job) -> None:
        self.current = None
        self._terminal.made(job)

    def leave(self) -> None:
        """Stop what runs, since the program ends, and wait until its children have ended."""
        if self.current and self._thread:
            self.current.stop()
            self._thread.join(_LEAVING)
