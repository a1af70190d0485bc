"""`ropa fill`: what a record still has to say."""

import click

from ropa.commands.lookup import record_named
from ropa.commands.session import Session, as_command, formatted
from ropa.model import Engagement
from ropa.questions.open_points import required
from ropa.results import ToFill
from ropa.view.questionnaire import required_outline


@as_command("fill")
@click.argument("address")
@formatted
def command(session: Session, address: str) -> ToFill:
    """List what the record at ADDRESS still has to say: what Art. 30 asks, and what a check finds as an error.

    An engagement is asked together with its party, whose seat decides whether data leave the EEA.

    In the terminal, they are asked one after the other.

    Example: ropa fill alsjelieft/nieuwsbrief
    """
    register, key, record = record_named(session, address)
    here = register.address(key)
    workspace = session.workspace
    party = register.find(record.party) if isinstance(record, Engagement) and record.party else None
    case, findings = workspace.case(register), workspace.findings(register)
    points = [one for at in (here, *((party[0],) if party else ())) for one in required(case, at, findings)]
    found = required_outline(register, here, points, session.language)
    return ToFill(found.title, found.branches, found.remarks, found.values)
