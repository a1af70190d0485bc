"""`ropa diagram register`: one organisation as a whole."""

import click

from ropa.commands.drawing import How, as_overview, draw, drawn, is_whole
from ropa.commands.drawings.scenes import activities_where, scene_of, told_where
from ropa.commands.session import Session, as_command
from ropa.diagrams.kinds import register as kind
from ropa.results import Outline, Written


@as_command("register")
@click.argument("register")
@click.option(
    "--by",
    type=click.Choice([by.value for by in kind.By]),
    default=kind.By.SUBJECTS.value,
    show_default=True,
    help="By what activities are grouped.",
)
@click.option("--where", metavar="QUERY", help="Draw these activities only.")
@drawn
def command(session: Session, how: How, register: str, by: str, where: str | None) -> Written | Outline:
    """Draw the whole of REGISTER: activities in groups, systems, recipients by category and jurisdiction.

    Drawn as an overview, in which alike are one with their number; --detail full draws every one, on as many sheets as
    that takes. Activities that state no recipient, or that there is none, are shown as such.

    Example: ropa diagram register alsjelieft --to exports/alsjelieft-register.svg
    """
    scene = scene_of(session, register, how)
    chosen = activities_where(session, scene.register, where)
    picture = told_where(scene, kind.draw(scene, kind.By(by), chosen, is_whole=is_whole(how)), where)
    return draw(session, picture, as_overview(how, picture), scene.register)
