"""`ropa diagram impact`: what a breach at, or the leaving of, somebody or some place reaches."""

import click

from ropa.commands.answering import among, narrowed
from ropa.commands.drawing import How, draw, drawn
from ropa.commands.drawings.scenes import asked_of, language_of, only_one
from ropa.commands.impact import clock_of, node_asked
from ropa.commands.session import Session, as_command
from ropa.diagrams.kinds import impact as kind
from ropa.questions.impact import impact
from ropa.results import Outline, Written
from ropa.view.answers.impact import impact_outline
from ropa.view.answers.voice import named


@as_command("impact")
@click.argument("address")
@click.option("--aware", metavar="TIME", help="When the controller became aware, such as 2026-05-25T10:00+02:00.")
@narrowed
@drawn
def command(session: Session, how: How, address: str, aware: str | None, only: tuple[str, ...]) -> Written | Outline:
    """Draw what a breach at ADDRESS, or its leaving, reaches: activities, data, data subjects, and who is told.

    ADDRESS and --aware are those of ropa impact. What cannot be ruled out is drawn dashed.

    Example: ropa diagram impact alsjelieft/mailhosting --to impact.svg
    """
    clock = clock_of(session, aware)
    node, concerned = node_asked(session, address)
    registers = among(session, concerned, only)
    language, workspace = language_of(session, registers), session.workspace
    found = [(register, impact(workspace.case(register), node)) for register in registers]
    name = named(workspace.portfolio, node, language)[0]
    told = impact_outline(node, name, found, clock, workspace.law, language)
    picture = kind.draw(asked_of(session, how, registers, told.title, told.remarks), node, found, clock)
    return draw(session, picture, how, only_one(registers))
