"""`ropa diagram transfers`: what leaves the EEA, or may leave it."""

import click

from ropa.commands.drawing import How, draw, drawn
from ropa.commands.drawings.scenes import activities_where, scene_of, told_where
from ropa.commands.session import Session, as_command
from ropa.diagrams.kinds import transfers
from ropa.results import Outline, Written


@as_command("transfers")
@click.argument("register")
@click.option("--where", metavar="QUERY", help="Follow the data of these activities only.")
@drawn
def command(session: Session, how: How, register: str, where: str | None) -> Written | Outline:
    """Draw what leaves the EEA from REGISTER, or may leave it: to whom, into which jurisdiction, by which tool.

    The line tells the verdict and the coverage, the box the risk, and words tell them all. Control from a third country
    is a line of its own. Importers inside the EEA are left out, unless data goes on from there.

    Example: ropa diagram transfers alsjelieft --to exports/alsjelieft-transfers.svg
    """
    scene = scene_of(session, register, how)
    picture = transfers.draw(scene, activities_where(session, scene.register, where))
    return draw(session, told_where(scene, picture, where), how, scene.register)
