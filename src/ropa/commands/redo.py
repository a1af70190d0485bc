"""`ropa redo`: do again what was taken back last."""

from ropa.commands.changing import stepped
from ropa.commands.session import Session, as_command, formatted
from ropa.results import Changed


@as_command("redo")
@formatted
def command(session: Session) -> Changed:
    """Do again what was taken back last in the terminal's session.

    Example: ropa redo
    """
    return stepped(session, "redo")
