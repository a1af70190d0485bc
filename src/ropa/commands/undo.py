"""`ropa undo`: take back what was done last in this session."""

import click

from ropa.commands.changing import stepped
from ropa.commands.session import Session, as_command, formatted
from ropa.results import Changed


@as_command("undo")
@click.argument("count", type=click.IntRange(min=1), default=1)
@formatted
def command(session: Session, count: int) -> Changed:
    """Take back what was done last in the terminal's session, whichever record or screen it was done on, saved or not.

    With COUNT, so many steps at once: all of them or none. A file that others have changed since is left alone. In the
    shell each command is a session of its own: there, Git takes back.

    Example: ropa undo
    """
    return stepped(session, "undo", count)
