"""`ropa fill`: what a record still has to say."""

import click

from ropa.commands.lookup import record_named
from ropa.commands.session import Session, as_command, formatted
from ropa.questions.open_points import required
from ropa.results import ToFill
from ropa.view.questionnaire import required_outline


@as_command("fill")
@click.argument("address")
@formatted
def command(session: Session, address: str) -> ToFill:
    """List what the record at ADDRESS still has to say: what Art. 30 asks, and what a check finds as an error.

    In the terminal, they are asked one after the other.

    Example: ropa fill alsjelieft/nieuwsbrief
    """
    register, key, _ = record_named(session, address)
    here = register.address(key)
    workspace = session.workspace
    points = required(workspace.case(register), here, workspace.findings(register))
    found = required_outline(register, here, points, session.language)
    return ToFill(found.title, found.branches, found.remarks, found.values)
