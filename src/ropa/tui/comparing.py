"""What changes add and cure, where so many records are looked through for it that it is told later: beside the screen.

What was changed is seen at once. Whoever changes again before it is known is told of both changes together, from where
the first began; whoever saves, of all that is saved.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from ropa.commands import Session
from ropa.commands.changing import compared
from ropa.results import Changed, Comparison, Failure
from ropa.tui.frame import Frame
from ropa.tui.job import Beside, Job
from ropa.tui.stage import Stage, when_composed


class Telling(Protocol):
    """Says what there is to say of a change."""

    def __call__(self, result: Changed, is_together: bool = False) -> str:
        """What is said of it; with those just before it, where it was compared together with them."""


@dataclass(frozen=True, slots=True)
class _Awaited:
    """A change that is still to be told of.

    Attributes:
        comparison: What is compared for it.
        session: What it was made in.
        said: What was said of it so far.
        told: Says what there is to say once that is known.
    """

    comparison: Comparison
    session: Session
    said: str
    told: Callable[[Changed], str]


class Comparing:
    """The changes of one terminal that are still to be told of."""

    def __init__(self, terminal: Stage) -> None:
        self._terminal = terminal
        self._beside = Beside(terminal, self._compared)
        self._awaited: _Awaited | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be told."""
        return self._awaited is not None

    def begin(self, result: Changed, session: Session, told: Telling) -> None:
        """Find out what a change adds and cures, unless that is known; what was asked before goes on then.

        Args:
            result: The change.
            session: What it was made in.
            told: Says what there is to say of it.
        """
        if (comparison := result.comparison) is None:
            return
        former = self._awaited
        # A save tells of all that is written, so of what was to be told before too.
        is_together = (
            former is not None and not result.saved and former.session.workspace.desk is session.workspace.desk
        )
        if former and is_together:
            comparison = comparison.behind(former.comparison)
        asked = replace(result, comparison=comparison)
        self._awaited = _Awaited(comparison, session, told(result), partial(told, is_together=is_together))
        self._beside.ask("", session, lambda beside: compared(beside, asked))
        self._terminal.frame.tell_title()

    def _compared(self, job: Job) -> None:
        if self._awaited is not None:
            when_composed(self._terminal, self._tell, self._awaited, job.result)

    def _tell(self, awaited: _Awaited, result: Changed | Failure) -> None:
        """Tell of it on whatever screen is in view, unless something else is awaited by now."""
        if self._awaited is not awaited:
            return
        terminal, self._awaited = self._terminal, None
        news = result.message if isinstance(result, Failure) else awaited.told(result)
        if terminal.changing.news == awaited.said:
            terminal.changing.news = news
        for frame in terminal.screen_stack:
            if isinstance(frame, Frame) and frame.remark == awaited.said:
                frame.remark = news
        terminal.frame.tell_title()
        terminal.frame.retell(awaited.said, news, is_failure=isinstance(result, Failure))
