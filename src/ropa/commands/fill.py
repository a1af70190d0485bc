"""`ropa fill`: what a record still has to say."""

import click

from ropa.commands.lookup import record_named
from ropa.commands.session import Session, as_command, formatted
from ropa.model import Activity, Engagement
from ropa.questions.open_points import OpenPoint, required
from ropa.register import Register
from ropa.results import ToFill
from ropa.rules.common import party_of
from ropa.view.answers.open_questions import required_outline


@as_command("fill")
@click.argument("address")
@formatted
def command(session: Session, address: str) -> ToFill:
    """List what the record at ADDRESS still has to say: what Art. 30 asks, and what a check finds as an error.

    An engagement is asked together with its party, whose seat decides whether data leave the EEA; an activity, with
    the seats of those it gives data to.

    In the terminal, they are asked one after the other.

    Example: ropa fill alsjelieft/nieuwsbrief
    """
    register, key, record = record_named(session, address)
    here = register.address(key)
    workspace = session.workspace
    case, findings = workspace.case(register), workspace.findings(register)
    party = party_of(register, key) if isinstance(record, Engagement) else None
    points = [one for at in (here, *((party[0],) if party else ())) for one in required(case, at, findings)]
    if isinstance(record, Activity):
        points += (one for at in _recipients(register, record) for one in required(case, at, ()) if _is_seat(one))
    found = required_outline(register, here, points, session.language)
    return ToFill(found.title, found.branches, found.remarks, found.values)


def _recipients(register: Register, activity: Activity) -> tuple[str, ...]:
    """The parties that an activity itself names as recipients, each once."""
    named = activity.disclosure if isinstance(activity.disclosure, tuple) else ()
    found = (party_of(register, item.to) for item in named)
    return tuple(dict.fromkeys(party[0] for party in found if party))


def _is_seat(point: OpenPoint) -> bool:
    return point.at.field == ("seat",)
