"""`ropa save`: write what is pending."""

import click

from ropa.commands.pending import overview
from ropa.commands.saving import saved
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.results import Changed, Conflicts


@as_command("save")
@click.argument("files", nargs=-1)
@formatted
def command(session: Session, files: tuple[str, ...]) -> Changed | Conflicts:
    """Write what is pending in the terminal's session: all of it or nothing, and never over what others wrote.

    With FILES, only these are written, and the rest stays pending.

    In the shell each command saves by itself.

    Example: ropa save
    """
    session.must_not_be_former()
    session.must_not_be_read_only()
    known = [file.path for file in session.workspace.pending]
    if strange := next((path for path in files if path not in known), ""):
        raise Refusal(session.text("change.not-pending", path=strange, paths=", ".join(known) or "–"))
    return saved(session, overview(session), files)
