"""The line at the bottom in which a command or a filter is typed."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, Static

from ropa.tui.keys import bindings


class _Line(Input):
    BINDINGS = bindings("prompt")
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))  # what is typed never changes how tall or wide the line is

    def action_complete(self) -> None:
        self._prompt.complete()

    def action_recall(self, step: int) -> None:
        self._prompt.recall(step)

    def action_cancel(self) -> None:
        self._prompt.cancel()

    @property
    def _prompt(self) -> "Prompt":
        assert isinstance(self.parent, Prompt)
        return self.parent


class Prompt(Horizontal):
    """An input behind a sign: `:` for commands, `/` for a filter.

    Attributes:
        moves: What the arrows do instead of recalling former lines; until it is closed.
    """

    class Typed(Message):
        """The text changed."""

        def __init__(self, sign: str, value: str) -> None:
            super().__init__()
            self.sign, self.value = sign, value

    class Entered(Typed):
        """The text is finished."""

    class Cancelled(Typed):
        """The text is given up."""

    class Turned(Message):
        """It is open now, or closed."""

    def __init__(self) -> None:
        super().__init__(id="prompt")
        self.sign = ""
        self._history: Sequence[str] = ()
        self._at = 0
        self._complete: Callable[[str], str] | None = None
        self.moves: Callable[[int], object] | None = None

    def compose(self) -> ComposeResult:
        """Sign and input."""
        yield Static("", id="sign", markup=False)
        yield _Line(id="line", compact=True, select_on_focus=False)

    @property
    def _line(self) -> _Line:
        return self.query_one(_Line)

    def open(self, sign: str, value: str, history: Sequence[str], complete: Callable[[str], str] | None) -> None:
        """Ask.

        Args:
            sign: `:` or `/`.
            value: Text to start from.
            history: Former lines, the latest last.
            complete: Gives a text with its last word completed.
        """
        self.sign, self._history, self._at, self._complete = sign, history, len(history), complete
        self.query_one("#sign", Static).update(sign)
        self.display = True
        with self._line.prevent(Input.Changed):
            self._line.value = value
        self._line.cursor_position = len(value)
        self.call_after_refresh(self._show_end)
        self.screen.set_focus(self._line)  # at once: what is typed next belongs here
        self.post_message(self.Turned())

    def _show_end(self) -> None:
        # Before it was shown, the line had no width to which its text could be moved.
        if self._line.cursor_position == len(self._line.value):
            self._line.scroll_to(x=self._line.max_scroll_x, animate=False, force=True)

    def close(self) -> None:
        """Stop asking."""
        self.display, self.moves = False, None
        self.post_message(self.Turned())

    def complete(self) -> None:
        """Complete the last word."""
        if self._complete:
            self._put(self._complete(self._line.value))

    def recall(self, step: int) -> None:
        """Go to a former line or back."""
        if self.moves:
            self.moves(step)
            return
        self._at = max(0, min(self._at + step, len(self._history)))
        if self._history:
            self._put(self._history[self._at] if self._at < len(self._history) else "")

    def cancel(self) -> None:
        """Give up."""
        self.post_message(self.Cancelled(self.sign, ""))

    def _put(self, value: str) -> None:
        self._line.value = value
        self._line.cursor_position = len(value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what is typed."""
        event.stop()
        if self.display:
            self.post_message(self.Typed(self.sign, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass on what was entered."""
        event.stop()
        self.post_message(self.Entered(self.sign, event.value))
