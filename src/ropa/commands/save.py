"""`ropa save`: write what is pending."""

import click

from ropa.commands.pending import overview
from ropa.commands.saving import saved
from ropa.commands.session import Session, as_command, formatted
from ropa.results import Changed, Conflicts


@as_command("save")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@formatted
def command(session: Session, files: tuple[str, ...]) -> Changed | Conflicts:
    """Write what is pending in the terminal's session: all of it or nothing, and never over what others wrote.

    With FILE, only these files are written, and the rest stays pending; the address of a record instead writes what is
    changed in that record.

    In the shell each command saves by itself.

    Example: ropa save
    """
    session.must_not_be_former()
    session.must_not_be_read_only()
    return saved(session, overview(session), files)
