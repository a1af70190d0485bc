"""What is seen first: that a workspace is being read, while a thread of its own reads it."""

import threading
from contextlib import suppress
from typing import Any

from textual.app import ComposeResult
from textual.events import Key
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from ropa.commands import Session, run_line
from ropa.i18n import one_line, text

LEAVING = ("ctrl+q", "ctrl+c", "escape")
"""Keys that leave before there is anything to lose."""


class Opened(Message):
    """A workspace was read.

    Attributes:
        result: What home shows; why it cannot be opened; or `empty` where there is no register in it.
        session: The session that holds it; None where there is none.
    """

    def __init__(self, result: Any, session: Session | None) -> None:
        super().__init__()
        self.result = result
        self.session = session


class Opening(Screen[None]):
    """Says which workspace is being read, and keeps what is typed for the screen that follows."""

    def __init__(self, session: Session, typed: list[Key] | None = None) -> None:
        super().__init__()
        self.session = session
        self.typed = [] if typed is None else typed

    def compose(self) -> ComposeResult:
        """Title, and what is going on."""
        said = text("settings.opening", self.session.language, path=one_line(str(self.session.root)))
        yield Static(" ropa", id="title", markup=False)
        yield Static(f"\n  {said}", id="body", markup=False)

    def on_mount(self) -> None:
        """Read once this is seen; whoever leaves before the end does not have to wait for it."""
        reading = threading.Thread(target=self._read, daemon=True)
        self.call_after_refresh(reading.start)

    def keep(self, event: Key) -> None:
        """Keep a key for later, unless it leaves."""
        if event.key in LEAVING:
            self.app.exit()
        else:
            self.typed.append(event)

    def _read(self) -> None:
        opened = _opened(self.session)
        with suppress(RuntimeError):  # the program was left meanwhile
            self.app.post_message(opened)


def _opened(session: Session) -> Opened:
    from ropa import store  # noqa: PLC0415 - brings the records with it, which nothing needs until this is seen

    if not session.rev and not store.holds_registers(session.root):
        return Opened("empty", None)
    result = run_line("home --brief", session)
    # Loaded here, so that the first screen need not be waited for once more.
    import ropa.tui.changing  # noqa: PLC0415
    import ropa.tui.screens.home  # noqa: PLC0415, F401

    return Opened(result, session.latest)
