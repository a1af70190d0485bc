"""When a record changed: Enter on a change compares it with now, or with the one that was marked before."""

import shlex

from ropa.results import History
from ropa.tui.keys import bindings
from ropa.tui.screens.outline import OutlineScreen, Spot

SHOWS = History

_SHORT = 12
"""Letters of a commit that name it surely enough and can still be read."""


class HistoryScreen(OutlineScreen):
    """The changes of one record."""

    NAME = "history"
    BINDINGS = bindings(NAME)
    result: History
    marked = ""

    def commit(self, spot: Spot | None) -> str | None:
        """The commit of a line that stands for one, empty for what is not committed; None for any other line."""
        if spot is None or len(spot.path) > 1:
            return None
        number = next((at for at, branch in enumerate(self.result.branches) if branch is spot.branch), None)
        return None if number is None else self.result.commits[number]

    def mark(self, spot: Spot) -> str:
        """That a change is the one to compare with."""
        commit = self.commit(spot)
        return f"  * {self.text('compared-from')}" if commit and commit == self.marked else ""

    def action_mark(self) -> None:
        """Mark the change in hand as the one to compare with, or take its mark away."""
        if commit := self.commit(self.spot):
            self.marked = "" if commit == self.marked else commit
            self.fill()
            self.tell(self.text("compare-with") if self.marked else self.line)
        else:
            self.tell(self.text("no-commit"))

    def opening(self) -> str:
        """The line that compares two states of the record; of a line below a change, what it names."""
        commit = self.commit(self.spot)
        if commit is None:
            return super().opening()
        # What is not committed is the working state, which is compared with where nothing else is named.
        chosen = [one for one in self.result.commits if one in (commit, self.marked) and one]
        if not chosen:
            chosen = ["HEAD"]
        older, *newer = reversed(chosen)
        with_now = not commit or not self.marked or commit == self.marked
        words = [older[:_SHORT], *([] if with_now else [one[:_SHORT] for one in newer])]
        # It may have had another id then.
        address = self.result.address if with_now else self.result.former[self.result.commits.index(newer[0])]
        return shlex.join(("diff", *words, "--record", address))

    def target(self) -> str:
        """The record that the line in hand names, else the one whose history it is."""
        return super().target() or self.result.address


SCREEN = HistoryScreen
