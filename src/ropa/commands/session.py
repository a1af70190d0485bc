"""What every command works on, and the options they all share."""

import datetime
import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from ropa.i18n import LANGUAGES, one_line, text
from ropa.preferences import Preferences

if TYPE_CHECKING:
    from pathlib import Path

    from ropa.workspace import Desk, Workspace


_LANGUAGE = "--lang"


def quiet(_said: str) -> None:
    """Tell nobody what a command is at."""


def go_on() -> None:
    """Let a command go on: nobody asks it to stop."""


def at_once(_records: int) -> bool:
    """Whether what a change adds and cures is told later: never, however many records are looked through for it."""
    return False


class Stopped(BaseException):
    """Who asked for a command waits no more; like an interruption, it is no fault that anything on the way handles."""


class Refusal(Exception):  # noqa: N818 - not a fault of the program but its answer
    """A command cannot do what was asked; the message, in the reader's language, names the cure."""


class Misused(click.UsageError):
    """A command line is wrong; what is said of it waits for the reader's language, which may stand behind the fault.

    Attributes:
        key: The key of the text among those of the interface.
        params: What its placeholders stand for; `near` is what was most likely meant.
    """

    def __init__(self, key: str, ctx: click.Context | None, **params: str) -> None:
        super().__init__(key, ctx)
        self.key, self.params = key, params


class Shown(Exception):  # noqa: N818 - carries help out of the parser
    """Help or the version was asked for; carries the text."""


@dataclass
class Session:
    """One command's view of the world.

    Attributes:
        root: Folder of the workspace.
        as_of: Day by which everything is judged.
        language: Language of the reader.
        asked_language: Language asked for by option; None where none was, so that exports take the register's own.
        asked_day: Day asked for by option; None where none was.
        output: `text`, `json` or `sarif`: what the shell makes of the result.
        rev: Revision or day whose record is taken; empty for what lies on disk.
        preferences: What the user has set for themselves.
        is_read_only: Whether nothing may be changed or written.
        log: The command lines of a terminal so far; None in the shell.
        has_terminal: Whether an editor could be opened where the reader sees it.
        desks: The texts that are worked on, by folder: one for all sessions that were turned from one another, so that
            none of them loses what another has pending.
        progress: Told what a long command is at, in the reader's language, whenever that changes.
        waiting: Asked now and then by a long command whether anybody waits for it still; raises Stopped where not.
        is_for_later: Told how many records are to be looked through for what a change adds and cures; whether whoever
            asked for the change is told of that later.
    """

    root: "Path"
    as_of: datetime.date
    language: str = "en"
    asked_language: str | None = None
    asked_day: datetime.date | None = None
    output: str = "text"
    rev: str = ""
    has_terminal: bool = False
    preferences: Preferences = field(default_factory=Preferences, repr=False)
    is_read_only: bool = False
    log: list[str] | None = field(default=None, repr=False)
    desks: "dict[Path, Desk]" = field(default_factory=dict, repr=False)
    progress: Callable[[str], None] = field(default=quiet, repr=False)
    waiting: Callable[[], None] = field(default=go_on, repr=False)
    is_for_later: Callable[[int], bool] = field(default=at_once, repr=False)
    _latest: "Session | None" = None

    @property
    def latest(self) -> "Session":
        """The session that the last command line asked for by its options; itself where it asked for none."""
        return self._latest or self

    @cached_property
    def workspace(self) -> "Workspace":
        """The open workspace, read when first asked for.

        Raises:
            Refusal: There is no such folder, or no such revision of it.
        """
        # Records and their models are the dearest import, and help needs none of it.
        from ropa.commands.opening import opened  # noqa: PLC0415

        return opened(self, self.root, self.rev)

    def let_go(self) -> None:
        """Let go of the open workspace, which is read anew when it is next asked for."""
        self.__dict__.pop("workspace", None)

    def beside(self, progress: Callable[[str], None] = quiet, waiting: Callable[[], None] = go_on) -> "Session":
        """A session for another thread: it sees everything as it is now, whatever is done here in the meantime.

        Args:
            progress: Told there what a long command is at.
            waiting: Asked there whether anybody still waits.
        """
        workspace = self.workspace.beside()
        desks = {
            home: workspace.desk if desk is self.workspace.desk else desk.still() for home, desk in self.desks.items()
        }
        found = replace(self, desks=desks, progress=progress, waiting=waiting, _latest=None)
        found.__dict__["workspace"] = workspace
        return found

    def must_not_be_former(self) -> None:
        """Refuse to write while the record of a revision is taken.

        Raises:
            Refusal: It is: what Git holds is read and never written.
        """
        if self.rev:
            raise Refusal(text("differences.reading-only", self.language))

    def must_not_be_read_only(self) -> None:
        """Refuse to change or write anything while the program is only to read.

        Raises:
            Refusal: It is, by its option or by the user's settings.
        """
        if self.is_read_only:
            raise Refusal(text("settings.read-only", self.language))

    def news(self) -> tuple[str, ...]:
        """What the disk had to say that nobody has been told yet; nothing where no workspace was opened."""
        return self.workspace.news() if "workspace" in self.__dict__ else ()

    def asked_in(self, words: Iterable[str]) -> "Session":
        """The session of the language that a command line asks for, also where it asks for what there is not.

        Args:
            words: The command line.
        """
        listed = tuple(words)
        found = [
            word.removeprefix(_LANGUAGE).removeprefix("=") if word.startswith(f"{_LANGUAGE}=") else following
            for word, following in zip(listed, (*listed[1:], ""), strict=False)
            if word == _LANGUAGE or word.startswith(f"{_LANGUAGE}=")
        ]
        known = [code for code in found if code in LANGUAGES]
        self._latest = self.turned(None, None, known[-1] if known else None)
        return self._latest

    def text(self, key: str, /, **params: object) -> str:
        """A text of the interface."""
        return text(f"interface.{key}", self.language, **params)

    def turned(
        self, root: "Path | None", as_of: datetime.date | None, language: str | None, rev: str | None = None
    ) -> "Session":
        """The session that these options ask for; itself, with its open workspace, where they change nothing."""
        changed = replace(
            self,
            root=root or self.root,
            as_of=as_of or self.as_of,
            language=language or self.language,
            asked_language=language or self.asked_language,
            asked_day=as_of or self.asked_day,
            rev=self.rev if rev is None else rev,
        )
        same = all(getattr(changed, name) == getattr(self, name) for name in ("root", "as_of", "language", "rev"))
        if same and "workspace" in self.__dict__:
            changed.__dict__["workspace"] = self.workspace
        return changed


class Day(click.ParamType[datetime.date]):
    """A day as an option takes it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The day that a text names.

        Raises:
            Misused: It names none.
        """
        try:
            return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)
        except ValueError:
            name = " / ".join(param.opts) if isinstance(param, click.Option) else self.name
            raise Misused("usage.date", ctx, name=name, value=one_line(str(value))) from None


DAY = Day()
"""A day, written as ISO 8601."""


def _show_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        raise Shown(ctx.get_help())


def help_option() -> click.Option:
    """The option that ends a command line by showing its help."""
    return click.Option(
        ["--help", "-h"], is_flag=True, is_eager=True, expose_value=False, callback=_show_help, help="Show this."
    )


class Command(click.Command):
    """A command whose help is a Result like any other."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:  # noqa: ARG002
        """The option that shows the command's help."""
        return help_option()


Callback = Callable[..., Any]


_SHARED = ("root", "as_of", "language", "rev")


def _shared(callback: Callback) -> Callback:
    """Add the options that all commands share."""
    from pathlib import Path  # noqa: PLC0415 - help needs none of it

    options = (
        click.option("--workspace", "root", type=click.Path(path_type=Path), help="Folder of the registers."),
        click.option("--as-of", type=DAY, metavar="DATE", help="Judge by the law and the dates of this day."),
        click.option(
            "--rev", metavar="REV", help="Take the record of this revision or day from Git; '' takes that on disk."
        ),
        click.option(_LANGUAGE, "language", type=click.Choice(LANGUAGES), help="Language of what is shown."),
    )
    for option in reversed(options):
        callback = option(callback)
    return callback


def turning() -> click.Command:
    """A command of nothing but the options that all share: it returns the session they ask for, and reads nothing."""

    @_shared
    @click.pass_obj
    def turned(session: Session, /, **params: Any) -> Session:
        return session.turned(*(params[name] for name in _SHARED))

    made: Command = click.command("home", cls=Command)(turned)
    return made


def as_command(name: str) -> Callable[[Callback], Command]:
    """Make a command of a callback that takes a session and returns a Result.

    The callback's docstring is the command's help. The options that all commands share are added, and the session
    that the callback is given is the one they ask for.
    """

    def decorate(callback: Callback) -> Command:
        @_shared
        @click.pass_obj
        @functools.wraps(callback)
        def wrapped(session: Session, /, *positional: Any, **params: Any) -> Any:
            session.output = params.pop("output", "text")
            turned = session.turned(*(params.pop(name) for name in _SHARED))
            session._latest = turned
            result = callback(turned, *positional, **params)
            # Said here for every result that names its law, so that no command can leave it out.
            own = turned.workspace.law.own.count if getattr(result, "law_date", "") else 0
            result = replace(result, law_own=own) if own else result
            if not turned.rev:
                return result
            from ropa.commands.opening import of_revision  # noqa: PLC0415 - asked of few command lines

            return of_revision(turned, result)

        made: Command = click.command(name, cls=Command)(wrapped)
        return made

    return decorate


def formatted_as(*formats: str) -> Callable[[Callback], Callback]:
    """Let a command's result be asked for in one of several formats, the first of them where none is named."""
    return click.option(
        "--format",
        "output",
        type=click.Choice(formats),
        default=formats[0],
        help="How the result is written.",
    )


formatted = formatted_as("text", "json")
"""Let a command's result be asked for as JSON."""
