"""One thing that is made or worked out beside everything else, in a thread of its own: what it is at, how it ends."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Protocol

from ropa.commands import Session, fault, run_line
from ropa.commands.session import Stopped
from ropa.i18n import has, text


class Pump(Protocol):
    """What has a thread in which others can ask it to do something, as screens and the terminal have."""

    def call_later(self, callback: Callable[..., None], *args: Any) -> bool:
        """Have it do something once all that is at work is done."""


class _Course:
    """How far something is, and whether it is to stop: known to the job and to what works on it.

    Were it the job itself, each would hold the other, and with it the texts of a state that is past.
    """

    def __init__(self, step: str) -> None:
        self.step = step
        self.stop = threading.Event()

    def tell(self, said: str) -> None:
        self.ask()
        self.step = said

    def ask(self) -> None:
        if self.stop.is_set():
            raise Stopped


@dataclass(eq=False)
class Job:
    """One thing that is made or worked out, and the screen's view of it.

    Attributes:
        line: The command line that makes it.
        session: What it is asked of, as it was when it began.
        is_answer: Whether it is an answer that a screen shows, and no file.
        is_from_home: Whether the answer forgets the way that led to it.
        work: What is done, where it is no command line that does it.
        began: When it began, by a clock that nobody sets.
        took: The seconds it took; None while it runs.
        result: What came of it; None while it runs, and where it was stopped.
    """

    line: str
    session: Session
    is_answer: bool = False
    is_from_home: bool = False
    work: Callable[[Session], Any] | None = None
    began: float = field(default=0, init=False)
    took: float | None = None
    result: Any = None

    def __post_init__(self) -> None:
        self.began = monotonic()
        self._asked_in = self.session
        self._course = _Course(text("making.step.begin", self.session.language))
        self.session = self.session.beside(self._course.tell, self._course.ask)

    @property
    def step(self) -> str:
        """What it is at, in the reader's language."""
        return self._course.step

    @property
    def seconds(self) -> int:
        """How long it takes so far, or took."""
        return int((monotonic() - self.began) if self.took is None else self.took)

    @property
    def live(self) -> Session:
        """What its line asked for by its options, on the texts as they are now and not as they were."""
        asked = self.session.latest
        # Only what an option asked for: the reader's own language would become that of the next document.
        return self._asked_in.turned(asked.root, asked.asked_day, asked.asked_language, asked.rev)

    @property
    def version(self) -> int:
        """Of which state of the texts it is."""
        return self.session.workspace.version

    def said(self, key: str, **params: object) -> str:
        """What is said of it, which of an answer may be something else than of files."""
        language = self.session.language
        own = f"making.{key}-answer"
        return text(own if self.is_answer and has(own) else f"making.{key}", language, **params)

    @property
    def is_stopping(self) -> bool:
        """Whether it was asked to stop, and has not ended yet."""
        return self._course.stop.is_set() and self.took is None

    def stop(self) -> None:
        """Ask it to stop: it leaves no file, and its children end."""
        self._course.stop.set()

    def run(self) -> None:
        """Run it to its end, in the thread that asks."""
        try:
            self.result = self.work(self.session) if self.work else run_line(self.line, self.session)
        except Stopped:
            self.result = None
        except Exception as error:
            self.result = fault(error, self.session)
        self.took = monotonic() - self.began


class Beside:
    """Answers that a screen fills in later: one line at a time, and what is asked last counts."""

    def __init__(
        self, screen: Pump, done: Callable[[Job], None], ready: Callable[[Any], None] = lambda _: None
    ) -> None:
        """Prepare to ask.

        Args:
            screen: In whose thread the answer is given; a screen, or the terminal for what concerns all of them.
            done: Gets the job that was asked for last, once it has ended.
            ready: Gets each answer in the thread that worked it out, to do there what the screen's need not.
        """
        self._screen = screen
        self._done = done
        self._ready = ready
        self._wanted: tuple[str, Session, Callable[[Session], Any] | None] | None = None
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def ask(self, line: str, session: Session, work: Callable[[Session], Any] | None = None) -> None:
        """Ask for what a line shows, or what work comes to, of everything as it is now."""
        self._wanted = line, session, work
        if self._job:
            self._job.stop()
        else:
            self._start(*self._wanted)

    def _start(self, line: str, session: Session, work: Callable[[Session], Any] | None) -> None:
        self._wanted = None
        self._job = Job(line, session, work=work)
        threading.Thread(target=self._run, args=(self._job,), daemon=True).start()

    def _run(self, job: Job) -> None:
        job.run()
        self._ready(job.result)
        self._screen.call_later(self._ended, job)

    def _ended(self, job: Job) -> None:
        self._job = None
        if self._wanted:
            self._start(*self._wanted)
        else:
            self._done(job)
