"""The terminal application: runs command lines, shows their results, and remembers the way."""

import gc
import importlib
import shlex
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, cast

from textual.app import App
from textual.events import Event, Key
from textual.filter import LineFilter
from textual.screen import Screen

from ropa.commands import Session, run_line
from ropa.i18n import text
from ropa.telling import Failure
from ropa.tui.ahead import Ahead, settled
from ropa.tui.keymap import changed, remapped
from ropa.tui.looks import HIGH_CONTRAST, look
from ropa.tui.opening import Opened, Opening
from ropa.tui.screens import SCREENS

if TYPE_CHECKING:
    from ropa.remembered import Lists
    from ropa.tui.changing import Changing
    from ropa.tui.frame import Frame
    from ropa.tui.jobs import Jobs
    from ropa.tui.listening import Listening
    from ropa.tui.round import Round
    from ropa.tui.walk import Walk

# Records, and all that knows them, take longer to load than everything else that is needed until something is seen.
# So this module loads none of them: `begun` does, beside the first screen where there is one to wait behind.


_SELDOM = (50_000, 20, 100)
"""How many objects are made between two looks for garbage; the words of twenty thousand rows are none."""

_TURN = 0.0005
"""Seconds after which what is worked out beside lets a key have its turn; a key asks for a turn some thirty times."""


class Terminal(App["Failure | Literal['empty']"]):
    """The terminal.

    Attributes:
        opened: The session it was opened with.
        states: What each screen that was left looked like, by command line.
        typed: Lines typed at the prompt; `ran`: all lines that ran.
        look: How it looks.
        every_key: All keys, as the user has them; `faults`: which of the user's cannot be used.
        keys: Those that do something here: none that writes where ropa only reads.
        by: Who confirms; empty until it is known.
        kind: What was listed last.
        lists: The columns and orders that were chosen for kinds of lists.
        filters: Former filters of each kind of list.
        decider: Who decided about a finding last.
        walk: The way through the findings.
        changing: What becomes of changes.
        listening: What is heard of the disk.
        round: The way along questions.
        jobs: What is made beside all else.
    """

    CSS_PATH = "ropa.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as the toolkit declares it
    ENABLE_COMMAND_PALETTE = False

    lists: "Lists"
    walk: "Walk"
    changing: "Changing"
    listening: "Listening"
    round: "Round"
    jobs: "Jobs"

    def __init__(
        self,
        session: Session,
        *,
        theme: str = "",
        line: str = "",
        typed: Sequence[Key] = (),
        is_watching: bool = False,
        is_opening: bool = False,
    ) -> None:
        super().__init__()
        own = session.preferences
        self.animation_level = "full" if own.has_animations else "none"
        self.look = look(theme or own.theme)
        self.register_theme(HIGH_CONTRAST)
        self.theme = self.look.theme
        self.every_key, self.faults = remapped(own.keys)
        self.keys = tuple(key for key in self.every_key if not (session.is_read_only and key.writes))
        self.set_keymap(changed(self.keys))
        self.by = own.name
        session.has_terminal = True
        self.ran: list[str] = ["home"]
        session.log = self.ran
        self.opened = session
        self.is_watching = is_watching
        self.is_opening = is_opening
        self._first_line = line
        self._first_keys = list(typed)
        self.states: dict[str, tuple[Any, ...]] = {}
        self.typed: list[str] = []
        self.kind = "activity"
        self.filters: dict[str, list[str]] = {}
        self.decider = ""
        self._last = ""
        self._ahead = Ahead(self, self._deal)
        if not is_opening:
            self.begun()

    def begun(self) -> None:
        """Load all that a terminal on records needs."""
        from ropa.remembered import Lists  # noqa: PLC0415
        from ropa.tui.changing import Changing  # noqa: PLC0415
        from ropa.tui.jobs import Jobs  # noqa: PLC0415
        from ropa.tui.lasting import are_many  # noqa: PLC0415
        from ropa.tui.listening import Listening  # noqa: PLC0415
        from ropa.tui.round import Round  # noqa: PLC0415
        from ropa.tui.walk import Walk  # noqa: PLC0415

        # Who waits at the shell is told everything before the command ends; here it is told when it is known.
        self.opened.is_for_later = are_many
        self.lists = Lists(self.opened.preferences.path, is_kept=not self.opened.is_read_only)
        self.walk = Walk(self)
        self.changing = Changing(self)
        self.listening = Listening(self)
        self.round = Round(self)
        self.jobs = Jobs(self)

    def get_default_screen(self) -> Screen[None]:
        """Home is under everything; what takes work is put on it once it is seen."""
        if self.is_opening:
            return Opening(self.opened, self._first_keys)
        return self._screen(run_line("home --brief", self.opened), "home", self.opened)

    def _screen(self, result: Any, line: str, session: Session) -> "Frame":
        module = importlib.import_module(f"ropa.tui.screens.{dict(SCREENS)[type(result).__name__]}")
        made: Frame = module.SCREEN(result, line, session)
        made.stamp = session.workspace.version
        return made

    @property
    def frame(self) -> "Frame":
        """The screen in view."""
        return cast("Frame", self.screen)

    def enter(self, line: str) -> None:
        """Run a typed line."""
        from ropa.tui.commandline import added, expanded, given, meant, named_alone, sought  # noqa: PLC0415

        self.typed.append(line)
        match expanded(line):
            case whole if " " not in whole and len(found := meant(whole)) > 1 and whole not in found:
                self.frame.tell(text("terminal.which", self.frame.language, names="  ".join(found)), is_failure=True)
            case whole if query := sought(line):
                self.seek(given(whole, "--where", ""), query)
            case "q" | "quit":
                self.changing.leave()
            case whole if name := named_alone(whole):
                self.frame.action_ask(name)
            case whole:
                if self.go(whole) and (address := added(whole)):
                    self.go(f"fill {shlex.quote(address)}")

    def seek(self, line: str, query: str) -> None:
        """List records with a filter, which is cleared and changed like one that was typed there."""
        from ropa.tui.commandline import narrowed  # noqa: PLC0415

        if frame := self.go(line):
            frame.first_query = query
            self.ran[-1] = narrowed(line, query)

    def go(self, line: str, *, from_home: bool = False) -> "Frame | None":
        """Run a line and show its result; a failure is said on the screen in view."""
        from ropa.tui.commandline import with_columns  # noqa: PLC0415
        from ropa.tui.lasting import is_lasting, is_long  # noqa: PLC0415

        session = self.frame.session
        if line == "home":
            # It is there, and renews itself where something has changed; to work it out anew would take a while.
            self.ran.append(line)
            return self.show(None, line, session, from_home=True)
        if is_long(line):
            return self.jobs.make(line, session)
        self.lists.reread()
        line = with_columns(line, self.lists.columns)
        if not self.jobs.current and is_lasting(line, session):
            return self.jobs.answer(line, session, from_home=from_home)
        # What takes work on the home screen comes later, and is worked out beside.
        result = run_line(f"{line} --brief" if line.split()[:1] == ["home"] else line, session)
        if isinstance(result, Failure):
            self.frame.tell(result.message, is_failure=True)
            return None
        return self.arrive(result, line, session.latest, from_home=from_home)

    def arrive(
        self, result: Any, line: str, session: Session, *, from_home: bool = False, stamp: int | None = None
    ) -> "Frame":
        """Show what a line gave where it belongs: on the screen that shows that line, or on one of its own.

        Args:
            result: What it gave.
            line: The line.
            session: The session that it asked for.
            from_home: Whether the way that led here is forgotten.
            stamp: Of which state of the texts it is, where that may be past.
        """
        self.ran.append(line)
        if self.changing.takes(result, line):
            return self.frame
        if line == self.frame.base and not from_home and self.frame.NAME != "written":
            # The way that led here does not grow by going where one is.
            self.frame.take(result, session, stamp)
            self.frame.tell_where()
            return self.frame
        frame = self.show(result, line, session, from_home=from_home)
        frame.stamp = frame.stamp if stamp is None else stamp
        return frame

    def action_help_quit(self) -> None:
        """Say how the program is left: other programs end at once with the key that was pressed."""
        key = next(key for key in self.keys if key.id == "quit")
        self.frame.tell(text("making.how-to-quit", self.frame.language, keys=key.names))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What changes colours before they are drawn."""
        return [*super().get_line_filters(), *self.look.filters]

    def show(self, result: Any, line: str, session: Session, *, from_home: bool = False) -> "Frame":
        """Show a result on a screen of its own."""
        from ropa.commands.columns import COLUMNS  # noqa: PLC0415

        self._leave()
        while from_home and len(self.screen_stack) > 1:
            self.pop_screen()
        if from_home and line == "home":
            return self.frame
        screen = self._screen(result, line, session)
        if screen.NAME == "listing":
            self.kind = result.kind
            self.choose_columns(result.kind, result.fields[2:], COLUMNS[result.kind])
        self.push_screen(screen)
        return screen

    def choose_columns(self, kind: str, columns: Sequence[str], usual: Sequence[str]) -> None:
        """Remember the columns that are shown of a kind of list; the usual ones need not be remembered."""
        self.lists.choose("columns", kind, "" if tuple(columns) == tuple(usual) else ",".join(columns))

    def _leave(self) -> None:
        self.frame.keep_typed()
        if self.frame.base:
            self._last = self.frame.base
            self.states[self._last] = self.frame.state()

    def back(self) -> None:
        """Go back one place; home is where it ends."""
        self.back_to(len(self.screen_stack) - 2)

    def back_to(self, number: int) -> None:
        """Go back to a place on the way."""
        if 0 <= number < len(self.screen_stack) - 1:
            self._leave()
            while len(self.screen_stack) > number + 1:
                self.pop_screen()

    def last(self) -> None:
        """Go to the place that was left last."""
        below = self.screen_stack[-2:-1]
        if below and getattr(below[0], "base", None) == self._last:
            self.back()
        elif self._last:
            self.go(self._last, from_home=self._last == "home")

    async def on_event(self, event: Event) -> None:
        """Do what a key means before the next one is looked at, so that fast typing falls where it belongs."""
        if not isinstance(event, Key):
            await super().on_event(event)
        elif not self.screen_stack:
            self._first_keys.append(event)  # nothing is seen yet, or the program was left
        elif isinstance(self.screen, Opening):
            self.screen.keep(event)
        elif event.is_forwarded:
            await super().on_event(event)
        else:
            await self._ahead.take(event)

    async def _deal(self, key: Key) -> None:
        if action := await self.frame.meant(key):
            await self.run_action(action, self.frame)
        else:
            await super().on_event(key)

    async def action_quit(self) -> None:
        """Leave the program; with unsaved work, ask first."""
        self.changing.leave()

    def on_mount(self) -> None:
        """Read the workspace where it is not read yet; else begin to work."""
        if not self.is_opening:
            self._settle()

    async def on_opened(self, event: Opened) -> None:
        """Put home in the place of what was seen while the workspace was read; what was typed meanwhile is for it."""
        opening = cast("Opening", self.screen)
        if event.session is None or isinstance(event.result, Failure):
            self.exit(event.result)
            return
        self.is_opening = False
        self.opened = event.session
        self.begun()
        # Loading made objects by the hundred thousand and no garbage: from now on there may be some. To look through
        # all that was read for it again and again would stop the keys.
        gc.freeze()
        gc.set_threshold(*_SELDOM)
        gc.enable()
        sys.setswitchinterval(_TURN)
        # Home is to be under everything; the toolkit gives each mode such a screen of its own.
        self.add_mode("opened", lambda: self._screen(event.result, "home", self.opened))
        await self.switch_mode("opened")
        if is_ahead := bool(self._first_line and opening.typed):
            await settled(self)
            self._begin()  # what was typed is for what the line opens
        self._settle(is_begun=is_ahead)
        for key in opening.typed:
            await self._ahead.take(key)  # before those that were typed while home came to be, which wait in the queue

    def _settle(self, *, is_begun: bool = False) -> None:
        """Begin to keep drafts, and to listen to the disk."""
        if not is_begun:
            self.call_after_refresh(self._begin)
        if self.is_watching:
            self.run_worker(self.listening.watch, thread=True)

    def _begin(self) -> None:
        """Keep drafts from now on."""
        home = cast("Frame", self.screen_stack[0])
        home.tell_where()
        self.listening.start()
        if self._first_line:
            self.go(self._first_line)

    def on_unmount(self) -> None:
        """Stop listening, and what is made."""
        if not self.is_opening:
            self.listening.stop()
            self.jobs.leave()


def open_terminal(
    session: Session, theme: str = "", line: str = "", typed: Sequence[Key] = ()
) -> Failure | Literal["empty"] | None:
    """Open the terminal, read the workspace once something is seen, and stay until it is closed.

    Args:
        session: The session, its workspace not read yet.
        theme: How it is to look; as the user has set it where empty.
        line: What it begins with; home alone where empty.
        typed: Keys that were typed before it was there, for what it begins with.

    Returns:
        Why the workspace cannot be opened, or that there is no register in it; None where it was.
    """
    if hasattr(signal, "SIGHUP"):
        # Whoever started it may have it live on without its window: nobody could leave it then, and drafts are kept.
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    return Terminal(session, theme=theme, line=line, typed=typed, is_watching=True, is_opening=True).run()
