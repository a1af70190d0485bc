"""`ropa remove`: take a record away."""

import shlex

import click

from ropa.changes import Batch, DeleteRecord, Refused
from ropa.commands.changing import address_named, changed, dry_run
from ropa.commands.session import Session, as_command, formatted
from ropa.results import Changed, NeedsConfirmation
from ropa.workspace import Workspace


@as_command("remove")
@click.argument("address")
@click.option("--with-references", is_flag=True, help="Also take away every reference to it.")
@dry_run
@formatted
def command(session: Session, address: str, with_references: bool, is_dry_run: bool) -> Changed | NeedsConfirmation:
    """Take the record at ADDRESS away; where it is used, only with every reference to it.

    A past recipient belongs in the record: to end a disclosure, set its until, or use ropa replace.

    Example: ropa remove alsjelieft/mailhosting --with-references --dry-run
    """
    here = address_named(session, address)

    def plan(workspace: Workspace) -> Batch:
        return workspace.planned([DeleteRecord(here, with_references)])

    session.must_not_be_former()
    try:
        plan(session.workspace)
    except Refused as refused:
        # What needs the record cannot be had without it, whatever is confirmed.
        if refused.uses and not with_references:
            line = f"remove {shlex.quote(here)} --with-references"
            return NeedsConfirmation(refused.message.words(session.language), line, tuple(map(str, refused.uses)))
    return changed(session, plan, is_dry_run=is_dry_run)
