"""`ropa check`: what the rules find."""

import click

from ropa.commands.lookup import registers_named
from ropa.commands.session import Session, as_command, formatted
from ropa.results import FindingList


@as_command("check")
@click.argument("registers", nargs=-1)
@formatted
def command(session: Session, registers: tuple[str, ...]) -> FindingList:
    """Check REGISTERS, or all of the workspace, against Art. 30 GDPR and its neighbours.

    Exit status 1 where a finding is an error. What could not be read is a finding too.

    Example: ropa check alsjelieft --as-of 2026-11-22
    """
    workspace = session.workspace
    chosen = registers_named(session, registers)
    found = [*workspace.portfolio.findings, *(item for register in chosen for item in workspace.findings(register))]
    located = sorted(map(workspace.located, found), key=lambda item: item.order)
    return FindingList(tuple(located), workspace.law.date.isoformat(), workspace.law.checked.isoformat(), len(chosen))
