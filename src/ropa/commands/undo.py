"""`ropa undo`: take back what was done last in this session."""

from ropa.commands.changing import stepped
from ropa.commands.session import Session, as_command, formatted
from ropa.results import Changed


@as_command("undo")
@formatted
def command(session: Session) -> Changed:
    """Take back what was done last in the terminal's session, whichever record or screen it was done on, saved or not.

    A file that others have changed since is left alone. In the shell each command is a session of its own: there,
    Git takes back.
    """
    return stepped(session, "undo")
