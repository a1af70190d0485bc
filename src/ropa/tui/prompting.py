"""What every screen can do with the line at its bottom: take a command, and a filter that narrows as it is typed."""

from collections.abc import Callable, MutableSequence, Sequence

from textual import on

from ropa.tui.commandline import aimed, completed
from ropa.tui.inhand import InHand
from ropa.tui.widgets.bars import Keys
from ropa.tui.widgets.prompt import Prompt


class Prompting(InHand):
    """A screen on which lines are typed.

    Attributes:
        query_text: What narrows what it shows.
    """

    query_text = ""

    # What a screen says of itself.

    def narrow(self, query: str) -> str:  # noqa: ARG002
        """Show only what meets a query; returns why it cannot be read, or nothing."""
        return ""

    def completed_line(self, line: str) -> str:
        """A typed line with what the screen adds to it: a change that names no record is of the one in hand."""
        return aimed(line, [self.target()])

    # The prompt.

    @property
    def is_prompting(self) -> bool:
        """Whether a command or a filter is being typed."""
        return bool(self.query_one(Prompt).display)

    def action_command(self) -> None:
        """Ask for a command line."""
        self.query_one(Prompt).open(":", "", self.terminal.typed, self._completed)

    def action_filter(self) -> None:
        """Ask for a filter."""
        self.query_one(Prompt).open("/", self.query_text, self.filters(), self.completion())

    def filters(self) -> MutableSequence[str]:
        """Former filters of such a screen, the latest last."""
        return self.terminal.filters.setdefault(self.NAME, [])

    def completion(self) -> Callable[[str], str] | None:
        """Completes what is typed as a filter; None where there is nothing to complete it by."""
        return None

    def _completed(self, line: str) -> str:
        line, found = completed(line, self.session, self.completed_line(line))
        self.tell_where()
        self.tell_choice(found)
        return line

    def tell_choice(self, found: Sequence[str]) -> None:
        """Say what the word that is typed may become, where that is more than one thing."""
        if len(found) > 1:
            self.tell("  ".join(found[:20]) + ("  …" if len(found) > 20 else ""))  # noqa: PLR2004

    def filter_by(self, query: str) -> None:
        """Show only what meets a query; a query that cannot be read leaves the list as it is and says why."""
        if fault := self.narrow(query):
            self.tell(fault, is_failure=True)
            return
        self.query_text = query.strip()
        self.tell_where()

    @on(Prompt.Typed)
    def _typed(self, event: Prompt.Typed) -> None:
        if event.sign == "/":
            self.filter_by(event.value)

    @on(Prompt.Entered)
    def _entered(self, event: Prompt.Entered) -> None:
        self.close_prompt()
        if event.sign == ":" and event.value.strip():
            self.terminal.enter(self.completed_line(event.value))
        else:
            if event.sign == "/" and self.query_text and self.query_text not in self.filters()[-1:]:
                self.filters().append(self.query_text)
            self.tell_where()

    @on(Prompt.Cancelled)
    def _cancelled(self, event: Prompt.Cancelled) -> None:
        self.close_prompt()
        if event.sign == "/":
            self.filter_by("")
        else:
            self.tell_where()

    def close_prompt(self) -> None:
        """Stop asking for a line."""
        self.query_one(Prompt).close()
        self.set_focus(self.first_list())

    @on(Prompt.Turned)
    def _turned(self) -> None:
        if self.query(Keys):
            self.tell_keys()
