"""`ropa duplicate`: a new record that says what another says."""

import click

from ropa.changes import DuplicateRecord
from ropa.commands.changing import address_named, changed, dry_run, new_id
from ropa.commands.session import Session, as_command, formatted
from ropa.results import Changed


@as_command("duplicate")
@click.argument("address")
@click.argument("new", metavar="NEW")
@dry_run
@formatted
def command(session: Session, address: str, new: str, is_dry_run: bool) -> Changed:
    """Write a record with the id NEW that says what the one at ADDRESS says.

    Sources, reviews, open questions and decisions of the former record stay behind: they were about that one.

    Example: ropa duplicate alsjelieft/nieuwsbrief nieuwsbrief-zakelijk
    """
    here = address_named(session, address)
    wish = DuplicateRecord(here, new_id(session, here, new))
    return changed(session, lambda workspace: workspace.planned([wish]), is_dry_run=is_dry_run)
