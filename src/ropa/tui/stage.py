"""What those who work for the terminal ask of it: the screen in view, and what changes which one that is."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, Protocol

from textual.screen import Screen

from ropa.commands import Session
from ropa.preferences import Fault
from ropa.tui.frame import Frame
from ropa.tui.host import Host

_SOON = 0.02
"""Seconds in which a screen that is opened comes to be."""


class Stage(Host, Protocol):
    """The terminal, as its changes, jobs, rounds and walks see it."""

    @property
    def faults(self) -> Sequence[Fault]:
        """Which of the user's keys cannot be used."""

    @property
    def frame(self) -> Frame:
        """The screen in view."""

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        """The way that led to it."""

    def go(self, line: str, *, from_home: bool = False) -> Frame | None:
        """Run a line and show its result; a failure is said on the screen in view."""

    def show(self, result: Any, line: str, session: Session) -> Frame:
        """Show a result on a screen of its own."""

    def arrive(
        self, result: Any, line: str, session: Session, *, from_home: bool = False, stamp: int | None = None
    ) -> Frame:
        """Show what a line gave where it belongs."""

    # What the toolkit gives to every application.

    def call_later(self, callback: Callable[..., None], *args: Any) -> bool:
        """Call it once all that is at work is done."""

    def call_from_thread(self, callback: Callable[..., None], *args: Any) -> None:
        """Call it in the thread of the application, and wait for it."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> object:
        """Call it after some seconds."""

    def suspend(self) -> AbstractContextManager[None]:
        """Let another program have the screen."""

    def refresh(self) -> object:
        """Draw everything anew."""

    def pop_screen(self) -> object:
        """Leave the screen in view."""

    def exit(self) -> None:
        """Leave the program."""


def when_composed(terminal: Stage, say: Callable[..., None], *given: Any) -> None:
    """Say something on the screen in view, once that is composed; nothing where the program was left."""
    if not terminal.screen_stack:
        return
    if terminal.frame.is_composed:
        say(*given)
    else:
        terminal.set_timer(_SOON, partial(when_composed, terminal, say, *given))
