"""`ropa diagram`: a picture of what leaves the EEA."""

from pathlib import Path

import click

from ropa import render
from ropa.commands.lookup import readable
from ropa.commands.session import Refusal, Session, as_command
from ropa.commands.writing import written
from ropa.diagrams import DIAGRAMS
from ropa.results import Written


@as_command("diagram")
@click.argument("diagram", type=click.Choice([made.NAME for made in DIAGRAMS]))
@click.argument("register")
@click.option("--to", "target", type=click.Path(path_type=Path), required=True, help="File to write: .svg or .png.")
def command(session: Session, diagram: str, register: str, target: Path) -> Written:
    """Draw DIAGRAM of REGISTER to a file; the file's suffix is the format.

    Example: ropa diagram transfers alsjelieft --to exports/alsjelieft-transfers.svg
    """
    if target.suffix.lower() not in render.SUFFIXES:
        raise Refusal(session.text("wrong-suffix", path=str(target), allowed=", ".join(render.SUFFIXES)))
    chosen = readable(session, register)
    workspace = session.workspace
    language = workspace.output_language(chosen, session.asked_language)
    drawn = next(made for made in DIAGRAMS if diagram == made.NAME)
    dot = drawn.draw(chosen, workspace.case(chosen).hops, workspace.law, language)
    try:
        picture = render.render(dot, target.suffix.lower())
    except render.RenderError as error:
        raise Refusal(session.text("not-drawn", detail=str(error))) from error
    return written(session, {target: picture})
