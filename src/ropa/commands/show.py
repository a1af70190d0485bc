"""`ropa show`: one record, field by field."""

import click

from ropa.commands.lookup import record_named, values_of
from ropa.commands.session import Session, as_command, formatted
from ropa.results import RecordView
from ropa.view.record import page


@as_command("show")
@click.argument("address")
@formatted
def command(session: Session, address: str) -> RecordView:
    """Show the record at ADDRESS under the points of Art. 30(1), with evidence, silence and findings.

    An id alone is enough where only one register has it.

    Example: ropa show alsjelieft/nieuwsbrief
    """
    register, key, record = record_named(session, address)
    workspace = session.workspace
    here = register.address(key)
    hops = workspace.case(register).hops
    return RecordView(
        page(register, key, hops, session.language),
        tuple(workspace.located(finding) for finding in workspace.findings(register) if finding.at.record == here),
        workspace.place(here),
        values_of(register, key, record),
    )
