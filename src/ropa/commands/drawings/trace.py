"""`ropa diagram trace`: every hop by which data can get from one place in the record to another."""

import click

from ropa.commands.answering import narrowed
from ropa.commands.drawing import How, draw, drawn
from ropa.commands.drawings.scenes import asked_of, language_of, only_one
from ropa.commands.session import Session, as_command
from ropa.commands.trace import ends, traced, within
from ropa.diagrams.kinds import trace
from ropa.diagrams.kinds.trace import Found
from ropa.i18n import text
from ropa.results import Outline, Written
from ropa.view.answers.voice import named


@as_command("trace")
@click.argument("start")
@click.argument("end")
@narrowed
@drawn
def command(session: Session, how: How, start: str, end: str, only: tuple[str, ...]) -> Written | Outline:
    """Draw every hop by which data can get from START to END: verdict, coverage, role, purpose, tool, place and risk.

    START and END are those of ropa trace. Each register stands in a frame of its own. What the record leaves open is
    drawn dashed. A client's picture names no other client where it is asked of that client's --register only.

    Example: ropa diagram trace data:email-address alsjelieft/mailhosting --to trace.svg
    """
    first, last, registers = ends(session, start, end, only)
    language = language_of(session, registers)
    names = [named(session.workspace.portfolio, node, language)[0] for node in (first, last)]
    question = text("questions.trace.title", language, start=names[0], end=names[1])
    found = [
        Found(register, traced(session, register, first, last, 0), within(register, first), within(register, last))
        for register in registers
    ]
    picture = trace.draw(asked_of(session, how, registers, question), found)
    return draw(session, picture, how, only_one(registers))
