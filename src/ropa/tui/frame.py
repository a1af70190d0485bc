"""What all screens have in common: the lines around the body, and the keys that work everywhere."""

from collections.abc import Callable, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from ropa.commands import Session, run_line
from ropa.finding import Finding
from ropa.i18n import one_line, text, visible
from ropa.results import Failure
from ropa.tui.commandline import drawing, next_kind, picture_file, turned_to
from ropa.tui.job import Beside, Job
from ropa.tui.keys import KeyTable
from ropa.tui.lasting import is_lasting
from ropa.tui.prompting import Prompting
from ropa.tui.sessions import with_options
from ropa.tui.widgets.bars import Choice, Crumbs, Keys, Status, Title
from ropa.tui.widgets.line_view import LineView
from ropa.tui.widgets.prompt import Prompt


class Frame(Prompting):
    """A screen that shows one Result.

    Attributes:
        result: What it shows.
        base: The command line that gave it; empty for what no command shows.
        session: What that line worked on.
        stamp: Which state of the texts it shows.
        remark: What the status line says behind the command line.
        first_query: What is to narrow it from the beginning.
        again: What works it out anew beside, where that takes long.
    """

    again: Beside | None = None

    def __init__(self, result: Any, line: str, session: Session) -> None:
        super().__init__()
        self.result = result
        self.base = line
        self.session = session
        self.stamp = 0
        self.remark = ""
        self.first_query = ""

    # What a screen says of itself.

    def body(self) -> ComposeResult:
        """Its widgets."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show the result in the widgets."""
        raise NotImplementedError

    def crumb(self) -> str:
        """Its name in the crumbs."""
        raise NotImplementedError

    def facts(self) -> Sequence[str]:
        """What its title says."""
        return ()

    def target(self) -> str:
        """Address of the record that the cursor stands on; empty text where it stands on none."""
        return ""

    def targets(self) -> Sequence[str]:
        """Addresses of the records that a question is asked of together: those marked, else the one in hand."""
        return [address] if (address := self.target()) else []

    def client(self) -> str:
        """Name of the register that the cursor stands on where it stands on none of its records."""
        return ""

    def opening(self) -> str:
        """The command line that Enter runs; empty text where there is nothing to open."""
        return f"show {address}" if (address := self.target()) else ""

    def first_list(self) -> LineView:
        """The list that keys go to at first."""
        return self.query(LineView).first()

    def lasts(self) -> bool:
        """Whether to show its line anew takes so long that nobody should have to wait for it."""
        return is_lasting(self.base, self.session)

    def prepare(self, result: Any) -> None:
        """Do beside the screen what is to be done before a result is shown in the place of the former."""

    def settled(self) -> None:
        """Do what could not be done before the result was shown."""

    def begin(self) -> None:
        """Do what is to be done before the first key."""
        if self.first_query:
            self.filter_by(self.first_query)

    def topic(self) -> str:
        """What is known of the field in hand, for the help screen."""
        return ""

    def state(self) -> tuple[Any, ...]:
        """What must be remembered to show it again as it was: filter, cursor."""
        return (self.query_text, self.list.cursor)

    def restore(self, state: tuple[Any, ...]) -> None:
        """Show it again as it was."""
        self.query_text = state[0]
        self.narrow(self.query_text)
        self.list.move_to(state[1])

    def scope(self) -> str:
        """The query that finds the activities in hand, where the screen shows some of them only."""
        return ""

    def idle(self) -> frozenset[str]:
        """Going back where there is nowhere to go back to, and drawing what is no graph."""
        is_first = len(self.app.screen_stack) == 1 and not self.query_text
        return frozenset([*(["back"] if is_first else []), *([] if self.drawing() else ["draw"])])

    def seek(self, finding: Finding) -> None:
        """Put the cursor on a finding, where the screen shows it."""

    # The frame.

    @property
    def list(self) -> LineView:
        """The list that keys go to."""
        return self.focused if isinstance(self.focused, LineView) else self.first_list()

    @property
    def line(self) -> str:
        """The command line that shows what is on the screen."""
        return with_options(self.base, self.session, self.terminal.opened)

    def compose(self) -> ComposeResult:
        """Title, crumbs, body, status, prompt, keys."""
        # From the beginning: what a narrow terminal has no room for would else be laid out first, and taken away again.
        widths = [name for least, name in self.app.HORIZONTAL_BREAKPOINTS or () if least <= self.app.size.width]
        self.add_class(*widths[-1:], update=False)
        yield Title(id="title")
        yield Crumbs(id="crumbs")
        with Container(id="body"):
            yield from self.body()
        yield Status(id="status")
        yield Prompt()
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Show the result, as it was when last seen."""
        self.fill()
        if self.base and (state := self.terminal.states.get(self.base)) is not None:
            self.restore(state)
        self.settled()
        self.set_focus(self.first_list())
        self.tell_where()
        self.begin()

    def on_screen_resume(self) -> None:
        """Show what has changed since it was left."""
        if self.stamp != self.session.workspace.version:
            self.renew()
        self.tell_where()

    def renew(self) -> None:
        """Run its line anew and show the result, filter and cursor kept."""
        self.stamp = self.session.workspace.version
        if not self.base:
            return
        if self.lasts():
            self.ask_again()
            return
        result = run_line(self.base, self.session)
        if isinstance(result, Failure):
            self.remark = result.message
            return
        self.take(result, self.session.latest)

    def ask_again(self, work: Callable[[Session], Any] | None = None) -> None:
        """Work out beside the screen what its line shows, or do other work; until then the former stays."""
        self.again = self.again or Beside(self, self._renewed, self.prepare)
        self.again.ask(self.base, self.session, work)

    def _renewed(self, job: Job) -> None:
        if isinstance(job.result, Failure):
            self.remark = job.result.message
        else:
            self.take(job.result, job.live, job.version)
        if self.is_current:
            self.tell_where()

    def take(self, result: Any, session: Session, stamp: int | None = None) -> None:
        """Show a result in the place of the former, filter and cursor kept; one of another kind has no place here.

        Args:
            result: The result.
            session: The session that its line asked for.
            stamp: Of which state of the texts it is; of what they are now where that is not said.
        """
        self.stamp = session.workspace.version if stamp is None else stamp
        if type(result) is not type(self.result):
            return
        state = self.state()
        self.result, self.session, self.remark = result, session, ""
        self.fill()
        self.restore(state)

    def tell_where(self) -> None:
        """Bring title, crumbs, status and keys up to date, once they are there."""
        if not self.is_composed:
            return
        self.tell_title()
        frames = [screen for screen in self.app.screen_stack if isinstance(screen, Frame)]
        self.query_one(Crumbs).tell([frame.crumb() for frame in frames])
        self.tell("   ".join(part for part in (f"ropa {self.line}" if self.base else "", self.remark) if part))
        self.tell_keys()

    @property
    def is_composed(self) -> bool:
        """Whether its lists are there: they come after title and status, and what is told counts their rows."""
        return bool(self.query(LineView))

    def tell_title(self) -> None:
        """Bring the title up to date."""
        law = self.text("law", date=self.session.as_of.isoformat())
        count = self.session.workspace.law.own.count
        own = self.text("law-own", count=count) if count else ""
        aside = " · ".join(part for part in (one_line(self.session.rev), law, own) if part)
        chip = f"/{self.query_text}" if self.query_text else ""
        job = self.terminal.jobs.current
        is_made = job is not None and job is not self.result and job.took is None
        made = job.said("title", count=job.seconds) if job and is_made else ""
        # Until it is there, what is shown is of before the change.
        anew = text("making.anew", self.language) if self.again and self.again.is_busy else ""
        compared = self.text("edit.comparing-title") if self.terminal.changing.comparing.is_busy else ""
        self.query_one(Title).tell((*self.facts(), *self._unsaved(), chip, made, anew, compared), aside)

    def _unsaved(self) -> Sequence[str]:
        workspace = self.session.workspace
        clashes = self.text("edit.clashes", count=len(workspace.clashes)) if workspace.clashes else ""
        unsaved = self.text("edit.unsaved", count=len(workspace.pending)) if workspace.pending else ""
        reading = self.text("read-only") if self.session.is_read_only else ""
        return (reading, unsaved, clashes)

    def tell(self, message: str, *, is_failure: bool = False) -> None:
        """Say something in the status line."""
        self.query_one(Status).tell(message, is_failure=is_failure)

    def retell(self, former: str, message: str, *, is_failure: bool = False) -> None:
        """Say something in the place of what was said before, or by itself where that stands there no more."""
        now = self.query_one(Status).message
        is_there = bool(former) and visible(former) in now
        self.tell(now.replace(visible(former), visible(message)) if is_there else message, is_failure=is_failure)

    # Keys.

    def action_move(self, how: str) -> None:
        """Move the cursor."""
        self.list.move(how)
        self.explain()  # at once, so that both are drawn together

    @on(LineView.Opened)
    def action_open(self) -> None:
        """Go where the cursor points."""
        if line := self.opening():
            self.terminal.go(line)

    def action_go(self, line: str) -> None:
        """Run a line and forget the way that led here."""
        self.terminal.go(line, from_home=True)

    def action_section(self, step: int) -> None:
        """List records: those last listed, or the next or previous kind."""
        self.terminal.kind = next_kind(self.terminal.kind, step)
        self.terminal.go(turned_to(self.base, self.terminal.kind), from_home=True)

    def drawing(self) -> str:
        """The command line that draws what is shown, but for the file; empty text where that is no graph."""
        return drawing(self.base)

    def action_draw(self) -> None:
        """Ask for the file of a picture of what is shown, by its command line."""
        # What draws is dear to load, and most of what is shown is only read.
        from ropa.commands.drawing import SUFFIXES  # noqa: PLC0415

        if line := self.drawing():
            self.query_one(Prompt).open(":", f"{line} --to {picture_file(line)}", self.terminal.typed, self._completed)
            self.tell(self.text("draw", formats=" ".join(SUFFIXES)))
        else:
            self.tell(self.text("no-draw"))

    def action_make(self) -> None:
        """Ask for a document or a diagram of the register in hand; while one is made, show how far that is."""
        if job := self.terminal.jobs.current:
            self.terminal.jobs.show(job)
        elif self.NAME != "making":
            from ropa.tui.making import MakingAt  # noqa: PLC0415 - formats are dear to load, and few screens need them

            self.terminal.show(MakingAt(self.target() or self.client(), self.scope()), "", self.session)

    def action_ask(self, name: str) -> None:
        """Ask for what a question needs beside the record in hand, and answer it."""
        # Who asks nothing need not wait for the questions to be loaded.
        from ropa.tui.wondering import Wondering  # noqa: PLC0415

        Wondering(self, self.target(), self.targets(), self.client()).begin(name)

    def action_back(self) -> None:
        """Close editor or prompt, else clear the filter, else go back."""
        if self.editor:
            self.editor.do("leave")
        elif self.query_one(Prompt).display:
            self.close_prompt()
        elif self.query_text:
            self.filter_by("")
        else:
            self.terminal.back()

    def action_last(self) -> None:
        """Go to the place before this one."""
        self.terminal.last()

    def action_finding(self, step: int) -> None:
        """Go to the next finding."""
        self.terminal.walk.step(step)

    def action_reload(self) -> None:
        """Read the workspace anew."""
        self.terminal.listening.reread()

    def action_help(self) -> None:
        """Show the keys of this screen."""
        if self.NAME != "help":
            self.terminal.show(KeyTable(self.NAME, self.topic()), "", self.session)

    def action_palette(self) -> None:
        """Ask for words that find one of the keys that work here, and do what it does."""
        if self.NAME != "help":
            self.terminal.show(KeyTable(self.NAME, is_palette=True), "", self.session)

    @on(Choice)
    async def _chosen(self, event: Choice) -> None:
        event.stop()
        if event.value.isdecimal():
            self.terminal.back_to(int(event.value))
        elif self.focused is not None and (self.editor or self.is_prompting):
            await self.app.run_action(event.value, self.focused)  # keys of what is typed in are its own
        else:
            await self.run_action(event.value)
