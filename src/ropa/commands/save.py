"""`ropa save`: write what is pending."""

from ropa.commands.pending import overview
from ropa.commands.saving import saved
from ropa.commands.session import Session, as_command, formatted
from ropa.results import Changed, Conflicts


@as_command("save")
@formatted
def command(session: Session) -> Changed | Conflicts:
    """Write what is pending in the terminal's session: all of it or nothing, and never over what others wrote.

    In the shell each command saves by itself.
    """
    session.must_not_be_former()
    session.must_not_be_read_only()
    return saved(session, overview(session))
