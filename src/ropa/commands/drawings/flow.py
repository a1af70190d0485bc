"""`ropa diagram flow`: one activity from data subject to place."""

import click

from ropa.commands.drawing import How, draw, drawn
from ropa.commands.drawings.scenes import scene_of
from ropa.commands.lookup import record_named
from ropa.commands.session import Refusal, Session, as_command
from ropa.diagrams.kinds import flow
from ropa.i18n import text
from ropa.model import Activity
from ropa.results import Outline, Written


@as_command("flow")
@click.argument("activity")
@drawn
def command(session: Session, how: How, activity: str) -> Written | Outline:
    """Draw the data of one ACTIVITY from left to right: subjects, data, activity, systems, recipients, places.

    Sources stand on the left too; legal basis and time limits stand in the activity's box. Special categories of data
    are boxes of their own, and so is what the record does not state.

    Example: ropa diagram flow alsjelieft/nieuwsbrief --to exports/alsjelieft-nieuwsbrief.svg
    """
    register, key, record = record_named(session, activity)
    if not isinstance(record, Activity):
        raise Refusal(text("diagrams.not-an-activity", session.language, name=activity))
    scene = scene_of(session, register.name, how)
    return draw(session, flow.draw(scene, register.address(key)), how, register)
