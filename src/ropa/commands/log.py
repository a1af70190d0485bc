"""`ropa log`: the command lines of a terminal session."""

from ropa.commands.session import Refusal, Session, as_command
from ropa.i18n import text
from ropa.results import Branch, Outline


@as_command("log")
def command(session: Session) -> Outline:
    """Show the command lines that ran in this terminal session, those behind keys among them, newest last.

    In the shell there is no such session; its history is the shell's own.

    Example: ropa log
    """
    language = session.language
    if session.log is None:
        raise Refusal(text("settings.log.none", language))
    lines = tuple(f"ropa {line}" for line in session.log)
    branches = tuple(Branch(line, is_quoted=True) for line in lines)
    return Outline(text("settings.log.title", language), branches, (text("settings.log.about", language),), list(lines))
