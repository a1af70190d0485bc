"""What is made beside everything else, one job at a time: how far it is, on every screen, and what becomes of it."""

import threading

from ropa.commands import Session
from ropa.i18n import one_line, text
from ropa.layout import as_text
from ropa.results import Failure, Written
from ropa.tui.frame import Frame
from ropa.tui.job import Job
from ropa.tui.stage import Stage, when_composed

_TICK = 0.5
"""Seconds after which the time that something takes is told anew."""

_LEAVING = 3.0
"""Seconds that whoever leaves the program waits for a child to end."""


class Jobs:
    """The jobs of one terminal, one at a time, and how far they are on its screens.

    Attributes:
        current: What is being made; None where nothing is.
    """

    def __init__(self, terminal: Stage) -> None:
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
        if not frame.is_composed:
            return  # it is not composed yet, and tells it once it is
        if isinstance(frame.result, Job):
            frame.fill()
        frame.tell_title()

    def stop(self, job: Job) -> None:
        """Stop a job whose screen is in view, and go back at once: what is typed next is for what was there before."""
        job.stop()
        self._terminal.back()
        self._terminal.call_later(self._tell_stopping, job)

    def conclude(self, job: Job) -> None:
        """Let what came of a job take the place of the screen that shows how far it is."""
        terminal = self._terminal
        if terminal.frame.result is not job or not terminal.frame.is_composed:
            return  # it comes back here once that screen is in view
        self._concluded = job
        terminal.pop_screen()
        if isinstance(job.result, Failure) or job.result is None:
            terminal.call_later(when_composed, terminal, self._say, job)
        else:
            terminal.arrive(job.result, job.line, job.live, from_home=job.is_from_home, stamp=job.version)

    def _tell_stopping(self, job: Job) -> None:
        """Say that a job is being stopped, unless it has ended meanwhile, which is told by itself."""
        if job.is_stopping and self._terminal.screen_stack:
            self._terminal.frame.tell(job.said("stopping"))

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
            when_composed(self._terminal, self._say, job)

    def _say(self, job: Job) -> None:
        frame, result = self._terminal.frame, job.result
        frame.tell_title()
        if isinstance(result, Failure):
            frame.tell(result.message, is_failure=True)
        elif isinstance(result, Written):
            frame.tell(as_text(result, frame.language))
        else:
            frame.tell(job.said("stopped" if result is None else "worked-out", line=one_line(job.line)))
