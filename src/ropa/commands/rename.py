"""`ropa rename`: another id for a record, there and wherever it is named."""

import click

from ropa.changes import RenameRecord
from ropa.commands.changing import address_named, changed, dry_run, new_id
from ropa.commands.session import Session, as_command, formatted
from ropa.results import Changed


@as_command("rename")
@click.argument("address")
@click.argument("new", metavar="NEW")
@dry_run
@formatted
def command(session: Session, address: str, new: str, is_dry_run: bool) -> Changed:
    """Give the record at ADDRESS the id NEW, there and wherever it is named. What it is called stays.

    Example: ropa rename alsjelieft/nieuwsbrief mailing
    """
    here = address_named(session, address)
    key = new_id(session, here, new)
    renamed = {here: f"{here.partition('/')[0]}/{key}"}
    wish = RenameRecord(here, key)
    return changed(session, lambda workspace: workspace.planned([wish]), is_dry_run=is_dry_run, renamed=renamed)
