"""What is being made: the line, the step it is at, how long it takes so far; it can be stopped."""

from rich.text import Text

from ropa.i18n import one_line
from ropa.tui.blocks import BlockScreen
from ropa.tui.job import Job
from ropa.tui.keys import bindings
from ropa.tui.widgets.block_list import Block, BlockList

SHOWS = Job


class ProgressScreen(BlockScreen):
    """One job while it runs."""

    NAME = "progress"
    BINDINGS = bindings(NAME)
    result: Job

    def fill(self) -> None:
        """Show how far it is, once there is room for it."""
        if not self.query(BlockList):
            return
        job = self.result
        step = self._said("stopping") if job.is_stopping else one_line(job.step)
        rows = (
            ("line", f"ropa {one_line(job.line)}"),
            ("now", step),
            ("time", self._said("seconds", count=job.seconds)),
        )
        hint = Block(Text(self._said("meanwhile"), "dim"))
        blocks = [Block(Text(said), self._said(f"row.{name}"), name) for name, said in rows]
        cursor = self.blocks.cursor
        self.blocks.show([*blocks, Block(Text()), hint])
        self.blocks.move_to(cursor)

    def _said(self, key: str, **params: object) -> str:
        return self.result.said(key, **params)

    def settled(self) -> None:
        """Make way at once for what came of something that took no time."""
        if self.result.took is not None:
            self.call_later(self.terminal.jobs.conclude, self.result)

    def on_screen_resume(self) -> None:
        """Show how far it is by now; where it has ended, what came of it takes this place."""
        if self.result.took is None:
            self.fill()
        else:
            self.call_later(self.terminal.jobs.conclude, self.result)

    def idle(self) -> frozenset[str]:
        """Opening: there is nothing to open yet."""
        return super().idle() | {"open"}

    def crumb(self) -> str:
        """What is done here."""
        return self._said("crumb")

    def facts(self) -> tuple[str, ...]:
        """What is done here."""
        return (self._said("crumb"),)

    def action_stop(self) -> None:
        """Stop it, and go back."""
        self.terminal.jobs.stop(self.result)

    def action_open(self) -> None:
        """There is nothing to open yet."""


SCREEN = ProgressScreen
