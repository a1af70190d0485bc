"""`ropa replace`: another recipient follows one that leaves."""

import datetime

import click

from ropa.changes import ReplaceRecipient
from ropa.commands.changing import address_named, changed, dry_run
from ropa.commands.session import Day, Session, as_command, formatted
from ropa.results import Changed


@as_command("replace")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--on", "day", type=Day(), required=True, metavar="DATE", help="The last day of the former recipient.")
@dry_run
@formatted
def command(session: Session, old: str, new: str, day: datetime.date, is_dry_run: bool) -> Changed:
    """Let the party or engagement NEW follow OLD as recipient, from the day after DATE.

    The former recipient stays in the record with its last day. Contract, tool and evidence do not pass on.

    Example: ropa replace alsjelieft/mailhosting alsjelieft/bezorging --on 2026-12-31
    """
    wish = ReplaceRecipient(address_named(session, old), address_named(session, new), day)
    return changed(session, lambda workspace: workspace.planned([wish]), is_dry_run=is_dry_run)
