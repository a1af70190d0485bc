"""What the screens ask of the terminal that shows them. They know no more of it, since it knows all of them."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from textual.screen import Screen

from ropa.commands import Session
from ropa.finding import Finding
from ropa.remembered import Lists
from ropa.tui.asking import Question
from ropa.tui.job import Job
from ropa.tui.keys import Key


class Reached(Protocol):
    """A screen that was gone to.

    Attributes:
        remark: What its status line says behind the command line.
    """

    remark: str

    def seek(self, finding: Finding) -> None:
        """Put the cursor on a finding."""


class Compares(Protocol):
    """What changes add and cure, where that is found out beside the screen."""

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be told."""


class Changes(Protocol):
    """What becomes of changes.

    Attributes:
        news: What came of the last one.
        kept: What was typed and neither accepted nor dropped, by what it was typed for.
    """

    @property
    def comparing(self) -> Compares:
        """What they add and cure, where that is found out beside the screen."""

    news: str
    kept: dict[str, tuple[str, ...]]

    @staticmethod
    def line(*words: str) -> str:
        """Words as a command line."""

    def run(self, line: str, *, is_shown: bool = True) -> str:
        """Run a line that changes something; returns why it could not be done, or nothing."""

    def run_with(self, line: str, then: Callable[[], str]) -> str:
        """Run a line that adds a record together with the one that names it."""

    def confirm(self, address: str, *fields: str) -> None:
        """Record that fields of a record are so, or all of it."""

    def sign(self, command: str, address: str, *fields: str) -> str:
        """Run a line that says by whom; returns why it could not be done, or nothing."""

    def duplicate(self, address: str) -> None:
        """Ask for the id of a record that says the same as another, and show it."""

    def outside(self, address: str, number: int = 0) -> None:
        """Open a record's text in the reader's own editor."""

    def leave(self) -> None:
        """Leave the program; with unsaved work, ask first."""


class Listens(Protocol):
    """What is heard of the disk."""

    def reread(self) -> None:
        """Take in all that others changed."""

    def stop(self) -> None:
        """Stop listening."""


class Rounds(Protocol):
    """The way along questions."""

    def begin(self, line: str, key: str = "") -> None:
        """Ask what a line finds open."""

    def stop(self) -> None:
        """Ask no more."""

    def is_at(self, screen: Screen[None]) -> bool:
        """Whether the question in hand is asked on a screen."""

    def dressed(self, screen: Screen[None], question: Question) -> Question:
        """A question as it is put in a round."""


class Made(Protocol):
    """What is made beside all else.

    Attributes:
        current: What is being made; None where nothing is.
    """

    current: Job | None

    def show(self, job: Job) -> None:
        """Go to where it is shown how far something is."""

    def stop(self, job: Job) -> None:
        """Stop a job whose screen is in view, and go back."""

    def conclude(self, job: Job) -> None:
        """Let what came of a job take the place of the screen that shows how far it is."""


class Steps(Protocol):
    """The way through the findings."""

    def step(self, by: int) -> None:
        """Open the record of the next finding."""


class Host(Protocol):
    """The terminal, as its screens see it.

    Attributes:
        by: Who confirms; empty until it is known.
        decider: Who decided about a finding last.
        kind: What was listed last.
    """

    by: str
    decider: str
    kind: str

    @property
    def opened(self) -> Session:
        """The session it was opened with."""

    @property
    def states(self) -> dict[str, tuple[Any, ...]]:
        """What each screen that was left looked like, by command line."""

    @property
    def typed(self) -> list[str]:
        """Lines typed at the prompt."""

    @property
    def ran(self) -> list[str]:
        """All lines that ran."""

    @property
    def every_key(self) -> Sequence[Key]:
        """All keys, as the user has them."""

    @property
    def keys(self) -> Sequence[Key]:
        """Those that do something here."""

    @property
    def lists(self) -> Lists:
        """The columns and orders that were chosen for kinds of lists."""

    @property
    def filters(self) -> dict[str, list[str]]:
        """Former filters of each kind of list."""

    @property
    def changing(self) -> Changes:
        """What becomes of changes."""

    @property
    def listening(self) -> Listens:
        """What is heard of the disk."""

    @property
    def round(self) -> Rounds:
        """The way along questions."""

    @property
    def jobs(self) -> Made:
        """What is made beside all else."""

    @property
    def walk(self) -> Steps:
        """The way through the findings."""

    def enter(self, line: str) -> None:
        """Run a typed line."""

    def go(self, line: str, *, from_home: bool = False) -> Reached | None:
        """Run a line and show its result; a failure is said on the screen in view."""

    def show(self, result: Any, line: str, session: Session) -> Reached:
        """Show a result on a screen of its own."""

    def choose_columns(self, kind: str, columns: Sequence[str], usual: Sequence[str]) -> None:
        """Remember the columns that are shown of a kind of list."""

    def back(self) -> None:
        """Go back one place."""

    def back_to(self, number: int) -> None:
        """Go back to a place on the way."""

    def last(self) -> None:
        """Go to the place that was left last."""
