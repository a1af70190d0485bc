"""`ropa log`: the command lines of a terminal session."""

import shlex

from ropa.commands.session import Refusal, Session, as_command
from ropa.i18n import text
from ropa.results import Branch, Outline

_USUAL = "registers"
"""The folder that a command looks in where it is told none."""


@as_command("log")
def command(session: Session) -> Outline:
    """Show the command lines that ran in this terminal session, those behind keys among them, newest last.

    In the shell there is no such session; its history is the shell's own.

    Example: ropa log
    """
    language = session.language
    if session.log is None:
        raise Refusal(text("settings.log.none", language))
    lines = tuple(f"ropa {_quoted(line)}" for line in session.log)
    branches = tuple(Branch(line, is_quoted=True) for line in lines)
    root = session.root.as_posix()
    where = (text("settings.log.where", language, option=shlex.join(("--workspace", root))),) if root != _USUAL else ()
    about = (text("settings.log.about", language), *where)
    return Outline(text("settings.log.title", language), branches, about, list(lines))


def _quoted(line: str) -> str:
    """A line with its words quoted as every shell needs it: some read brackets as a pattern."""
    try:
        return shlex.join(shlex.split(line))
    except ValueError:
        return line
