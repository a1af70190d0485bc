"""What is made beside everything else: what takes long runs in a thread of its own, says how far, can be stopped."""

import shlex
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.message_pump import MessagePump

from ropa.commands import Session, run_line
from ropa.commands.session import Refusal, Stopped
from ropa.i18n import has, one_line, text
from ropa.layout import as_text
from ropa.register import SHARED
from ropa.results import Failure, Written
from ropa.tui.frame import Frame
from ropa.tui.widgets.bars import Title
from ropa.tui.widgets.line_view import LineView

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


_LASTING = frozenset(
    (
        *("access", "ask", "check", "completeness", "concentration", "impact", "obligations", "reviews"),
        *("trace", "transfers", "what-if", "xray"),
    )
)
"""Commands that look through everything they are asked of."""

_MANY = 2000
"""Records that are looked through while a key is dealt with; of more it is said how far that is."""


def is_lasting(line: str, session: Session) -> bool:
    """Whether a line looks through so many records that nobody should have to wait for it before a frozen screen."""
    try:
        words = shlex.split(line)
    except ValueError:
        return False
    is_list = words[:1] == ["list"] and any(word.partition("=")[0] in ("--where", "--count") for word in words)
    if not (is_list or _LASTING.intersection(words[:1])) or {"--help", "-h"}.intersection(words):
        return False
    try:
        registers = session.workspace.portfolio.registers
    except Refusal:
        return False
    named = {name for word in words[1:] if (name := word.partition("/")[0]) in registers and name != SHARED}
    return sum(len(registers[name].records) for name in named or registers) > _MANY


@dataclass(eq=False)
class Job:
    """One thing that is made or worked out, and the screen's view of it.

    Attributes:
        line: The command line that makes it.
        session: What it is asked of, as it was when it began.
        is_answer: Whether it is an answer that a screen shows, and no file.
        is_from_home: Whether the answer forgets the way that led to it.
        step: What it is at, in the reader's language.
        began: When it began, by a clock that nobody sets.
        took: The seconds it took; None while it runs.
        result: What came of it; None while it runs, and where it was stopped.
    """

    line: str
    session: Session
    step: str = ""
    is_answer: bool = False
    is_from_home: bool = False
    began: float = field(default=0, init=False)
    took: float | None = None
    result: Any = None

    def __post_init__(self) -> None:
        self.began = monotonic()
        self._stop = threading.Event()
        self._asked_in = self.session
        self.session = self.session.beside(self._tell, self._ask)
        self.step = text("making.step.begin", self.session.language)

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
    """The jobs of one terminal, one at a time, and how far they are on its screens.

    Attributes:
        current: What is being made; None where nothing is.
    """

    def __init__(self, terminal: "Terminal") -> None:
        self._terminal = terminal
        self._thread: threading.Thread | None = None
        self._concluded: Job | None = None
        self.current: Job | None = None

    def make(self, line: str, session: Session) -> Frame | None:
        """Begin to make files and show how far that is; what is made already comes first."""
        if job := self.current:
            told = text("making.busy", session.language, line=one_line(job.line))
            self._terminal.frame.tell(told, is_failure=True)
            return None
        return self._terminal.show(self.begin(Job(line, session)), "", session)

    def answer(self, line: str, session: Session, *, from_home: bool) -> Frame:
        """Begin to work out what a screen is to show, and show how far that is until it does."""
        job = Job(line, session, is_answer=True, is_from_home=from_home)
        return self._terminal.show(self.begin(job), "", session)

    def renew(self, frame: Frame) -> bool:
        """Have a screen worked out anew beside, where that takes long; until then the former stays, and says so."""
        if not is_lasting(frame.base, frame.session):
            return False
        frame.again = frame.again or Beside(frame, partial(self._renewed, frame))
        frame.again.ask(frame.base, frame.session)
        return True

    def _renewed(self, frame: Frame, job: Job) -> None:
        if isinstance(job.result, Failure):
            frame.remark = job.result.message
        else:
            frame.take(job.result, job.live, job.version)
        if frame.is_current:
            frame.tell_where()

    def begin(self, job: Job) -> Job:
        """Begin to make something, beside whatever else is done."""
        self.current = job
        # Nobody waits at the end of the program for a thread that is in the middle of composing.
        self._thread = threading.Thread(target=self._run, args=(job,), daemon=True)
        self._thread.start()
        self._terminal.set_timer(_TICK, self._tick)
        return job

    def leave(self) -> None:
        """Stop what runs, since the program ends, and wait until its children have ended."""
        if self.current and self._thread:
            self.current.stop()
            self._thread.join(_LEAVING)

    def show(self, job: Job) -> None:
        """Go to where it is shown how far something is."""
        stack = [screen for screen in self._terminal.screen_stack if isinstance(screen, Frame)]
        at = next((number for number, frame in enumerate(stack) if frame.result is job), None)
        if at is None:
            self._terminal.show(job, "", self._terminal.frame.session)
        else:
            self._terminal.back_to(at)

    def tell(self) -> None:
        """Say how far it is, on whatever screen is in view."""
        if not self._terminal.screen_stack:
            return
        frame = self._terminal.frame
        if not frame.query(Title):
            return  # it is not composed yet, and tells it once it is
        if isinstance(frame.result, Job):
            frame.fill()
        frame.tell_title()

    def conclude(self, job: Job) -> None:
        """Let what came of a job take the place of the screen that shows how far it is."""
        terminal = self._terminal
        if terminal.frame.result is not job or not terminal.frame.query(LineView):
            return  # it comes back here once that screen is in view
        self._concluded = job
        terminal.pop_screen()
        if isinstance(job.result, Failure) or job.result is None:
            terminal.call_later(self._say, job)
        else:
            terminal.arrive(job.result, job.line, job.live, from_home=job.is_from_home, stamp=job.version)

    def _run(self, job: Job) -> None:
        job.run()
        self._terminal.call_later(self._ended, job)

    def _tick(self) -> None:
        if self.current:
            self.tell()
            self._terminal.set_timer(_TICK, self._tick)

    def _ended(self, job: Job) -> None:
        """Say what came of what was made; where somebody waited for it, show it."""
        self.current = None
        if not self._terminal.screen_stack:
            return  # the program was left
        if self._terminal.frame.result is job:
            self.conclude(job)
        elif job is not self._concluded:
            self._say(job)

    def _say(self, job: Job) -> None:
        frame, result = self._terminal.frame, job.result
        frame.tell_title()
        if isinstance(result, Failure):
            frame.tell(result.message, is_failure=True)
        elif isinstance(result, Written):
            frame.tell(as_text(result, frame.language))
        else:
            frame.tell(job.said("stopped" if result is None else "worked-out", line=one_line(job.line)))
