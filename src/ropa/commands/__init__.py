"""The commands: one per file, each a click command whose callback returns a Result and prints nothing.

A command line means the same in the shell, behind a key and after `:`. Modules are imported when their command runs,
so that help costs nothing.
"""

import shlex
from typing import TYPE_CHECKING, Any

import click

from ropa import __version__
from ropa.commands.grouping import CommandGroup
from ropa.commands.session import Refusal, Session, Shown, turning
from ropa.i18n import text
from ropa.preferences import THEMES
from ropa.telling import Failure, Text

if TYPE_CHECKING:
    from ropa.results import Result

__all__ = ["COMMANDS", "Refusal", "Session", "fault", "group", "overview", "ready", "run", "run_line"]

COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("home", "home", "The workspace at a glance: records, findings and transfers per register."),
    ("list", "list_records", "List the records of one kind."),
    ("show", "show", "Show one record under the points of Art. 30(1)."),
    ("map", "map_record", "Show what a record comes from and where it goes to."),
    ("check", "check", "Check the registers against Art. 30 GDPR and its neighbours."),
    ("accept", "accept", "Accept a finding of good practice: who decided, why, and until when."),
    ("defer", "defer", "Put a finding off: who decided, by which plan, on what advice, and until when."),
    ("review", "review", "Record that somebody reviewed a record in its present state."),
    ("rule", "rule", "Explain a rule: why, what is reported, what is not."),
    ("trace", "trace", "Show every hop by which data can get from one point to another, worst first."),
    ("transfers", "transfers", "List every hop out of the EEA, with verdict, coverage and risk."),
    ("xray", "xray", "Show what a record or a word uses, or who uses it, to any depth."),
    ("word", "word", "Show what a word of a closed list or a place is, its law, and where it is said."),
    ("law", "law", "Show what a place is to the law of a day and over time, or the law as a whole."),
    ("what-if", "what_if", "Show what would follow if the law, a party or a document changed."),
    ("diff", "diff", "Show what changed between two days, revisions or folders, in words."),
    ("history", "history", "Show when a record changed, who changed it, and what it said differently."),
    ("impact", "impact", "Show what a breach or a leaving reaches, who has to be told, and by when."),
    ("access", "access", "Draft the answer to an access request (Art. 15) by a category of data subjects."),
    ("concentration", "concentration", "Show on whom, or on which place or tool, most registers and activities hang."),
    ("obligations", "obligations", "List the documents and arrangements that the record makes due."),
    ("reviews", "reviews", "List the activities whose review is overdue or comes due."),
    ("recent", "recent", "List what changed lately: commits, or files by their time where Git keeps none."),
    ("completeness", "completeness", "Show how much of what a layout of the register asks is answered."),
    ("ask", "ask", "Put what a register leaves open as plain questions, grouped by who can answer them."),
    ("answers", "answers", "Take in the answers to questions from a file that people filled in."),
    ("confirm", "confirm", "Record that what a record says is so: who confirmed it, and when."),
    ("fill", "fill", "List what a record still has to say; in the terminal, it is asked step by step."),
    ("set", "set_fields", "Change fields of a record."),
    ("move", "move", "Bring an item of a list to another place in it."),
    ("add", "add", "Write a new record."),
    ("duplicate", "duplicate", "Write a new record that says what another says."),
    ("rename", "rename", "Give a record another id, there and wherever it is named."),
    ("remove", "remove", "Take a record away, alone or with every reference to it."),
    ("replace", "replace_recipient", "Let another recipient follow one that leaves."),
    ("import", "import_file", "Take in what a spreadsheet or another document says of processing."),
    ("source", "source", "Show what the text says of a record, with the line of a field."),
    ("edit", "edit", "Open the text of a record in your own editor."),
    ("fmt", "fmt", "Lay out texts as the program writes them."),
    ("changes", "changes", "Show, write or drop what is changed and not saved."),
    ("undo", "undo", "Take back what was done last in this session."),
    ("redo", "redo", "Do again what was taken back last."),
    ("save", "save", "Write what is changed."),
    ("drafts", "drafts", "List, take over or drop what sessions that died had not saved."),
    ("export", "export", "Write the Art. 30 register of one organisation to a file."),
    ("diagram", "diagram", "Draw a picture for an audit: transfers, an activity, a vendor, the whole portfolio."),
    ("settings", "settings", "Show or write your own settings: language, name, look, keys."),
    ("log", "log", "Show the command lines that ran in this terminal session."),
    ("schema", "schema", "Print or write the JSON Schema of the text format."),
    ("init", "init", "Make a new workspace with an empty register."),
)
"""Every command: its name, its module in this package, and what it does."""


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        raise Shown(f"ropa {__version__}")


def _only_first(ctx: click.Context, param: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        # The shell has taken it where it is started with it; behind `:` there is nothing left to start.
        raise click.UsageError(text("settings.only-first", ctx.obj.language, option=param.opts[0]), ctx)


def group() -> CommandGroup:
    """The `ropa` command with all its sub-commands; without one it returns None, and the terminal opens."""
    return CommandGroup(
        "ropa",
        COMMANDS,
        "ropa.commands",
        help="Records of processing activities (GDPR Art. 30) as text. Without a command, the terminal opens.",
        epilog="Exit status: 0 done; 1 check found errors; 2 the command line is wrong; "
        "3 it could not be done, and why stands on stderr; 130 interrupted.",
        params=[
            click.Option(
                ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show it."
            ),
            click.Option(
                ["--read-only"],
                is_flag=True,
                expose_value=False,
                callback=_only_first,
                help="Change and write nothing.",
            ),
            click.Option(
                ["--theme"],
                metavar="NAME",
                expose_value=False,
                callback=_only_first,
                help=f"Look of the terminal: {', '.join(THEMES)}.",
            ),
        ],
    )


def overview(arguments: list[str]) -> Text | None:
    """What help or the version says where nothing else is asked for, which takes no session; None for other lines."""
    if arguments not in (["--help"], ["-h"], ["--version"]):
        return None
    try:
        group().main(list(arguments), prog_name="ropa", standalone_mode=False)
    except Shown as shown:
        return Text("help", str(shown))
    return None


def run(arguments: list[str], session: Session) -> "Result":
    """Run a command line.

    Args:
        arguments: The words after `ropa`.
        session: What the command works on.

    Returns:
        What the command returns; a Failure for a wrong command line, a refusal or a fault of the program, a Text
        for help.

    Raises:
        Abort: It was interrupted.
    """
    result: Result = _outcome(group(), arguments, "ropa", session)
    return result


def ready(options: list[str], session: Session) -> Session | Failure:
    """The session that the options which all commands share ask for, its workspace not read yet.

    Args:
        options: The options; wrong ones are told as those of the first screen's command.
        session: What they turn.
    """
    turned: Session | Failure = _outcome(turning(), options, "ropa home", session)
    return turned


def _outcome(command: click.Command, arguments: list[str], name: str, session: Session) -> Any:
    """What a command returns, or why it could not."""
    try:
        return command.main(arguments, prog_name=name, standalone_mode=False, obj=session)
    except Shown as shown:
        return Text("help", str(shown))
    except click.UsageError as error:
        from ropa.commands.usage import told  # noqa: PLC0415 - only where a line is wrong

        return Failure(told(error, session.asked_in(arguments)), usage=True)
    except Refusal as refusal:
        return Failure(str(refusal).rstrip())
    except click.Abort:
        # What the parser makes of an interruption is no fault: the shell ends with the status for it.
        raise
    except Exception as error:
        return fault(error, session)


def fault(error: Exception, session: Session) -> Failure:
    """What is said of a fault of ours, which must neither end the terminal nor reach a reader as a page of code."""
    import traceback  # noqa: PLC0415 - only where there is one

    detail = f"{type(error).__name__}: {error}"
    return Failure(session.text("unexpected", detail=detail), trace="".join(traceback.format_exception(error)))


def run_line(line: str, session: Session) -> "Result":
    """Run a command line as typed after `:`, with or without `ropa` before it."""
    try:
        # No file name and no argument of a process can hold a NUL.
        words = shlex.split(line.replace("\0", "\N{REPLACEMENT CHARACTER}"))
    except ValueError as error:
        # The module for it tells in English words only which of the two it is.
        key = "quotes" if "quotation" in str(error) else "backslash"
        return Failure(session.text(key), usage=True)
    return run(words[1:] if words[:1] == ["ropa"] else words, session)
