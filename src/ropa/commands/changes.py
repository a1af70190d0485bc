"""`ropa changes`: what is pending, to be written, dropped or decided."""

from collections.abc import Sequence

import click

from ropa.commands.changing import done, told
from ropa.commands.pending import overview
from ropa.commands.saving import conflicts, records_pending, saved, settled
from ropa.commands.session import Session, as_command, formatted
from ropa.results import Changed, Conflicts


@as_command("changes")
@click.option("--write", is_flag=True, help="Write it, as ropa save does.")
@click.option(
    "--drop",
    metavar="FILE",
    multiple=True,
    help="Let go of it in a file, in a record by its address, or in all; undo brings it back.",
)
@click.option("--settle", metavar="FILE", help="Decide what becomes of a file that others have changed too.")
@click.option(
    "--take",
    type=click.Choice(("theirs", "beside", "mine")),
    default="theirs",
    show_default=True,
    help="With --settle: the disk's text; the same with yours put beside it; or yours over it by the next save.",
)
@formatted
def command(session: Session, write: bool, drop: tuple[str, ...], settle: str | None, take: str) -> Changed | Conflicts:
    """Show what is pending in the terminal's session: differences of texts, findings added and cured.

    Example: ropa changes
    """
    session.must_not_be_former()
    if write or drop or settle is not None:
        session.must_not_be_read_only()
    if settle is not None:
        return settled(session, settle, take)
    if drop:
        return _dropped(session, drop)
    if write:
        return saved(session, overview(session))
    return conflicts(session) if session.workspace.clashes else overview(session)


def _dropped(session: Session, asked: Sequence[str]) -> Changed:
    workspace = session.workspace
    before = workspace.portfolio
    if "all" in asked:
        batch = workspace.discard()
    elif records := records_pending(session, asked):
        batch = workspace.discard_records(*records)
    else:
        batch = workspace.discard(asked)
    return done(session, told(session, batch, before, workspace.portfolio))
