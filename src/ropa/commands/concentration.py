"""`ropa concentration`: on which party, place, tool or category most registers and activities hang."""

from collections.abc import Sequence

import click

from ropa.commands.answering import Question, answered, kept
from ropa.commands.lookup import registers_named
from ropa.commands.session import Session, as_command, formatted
from ropa.commands.writing import Target
from ropa.questions.concentration import By, concentration
from ropa.register import SHARED, Register
from ropa.results import Outline, Written
from ropa.view.answers.concentration import concentration_outline


@as_command("concentration")
@click.argument("registers", nargs=-1)
@click.option("--by", type=click.Choice([by.value for by in By]), default=By.PARTY.value, help="What to count.")
@kept
@formatted
def command(session: Session, registers: tuple[str, ...], by: str, target: Target | None) -> Outline | Written:
    """Count on which party, place, transfer tool or category of recipients REGISTERS and their activities hang.

    Worst first. Engagements, sub-processors, systems and parents are followed. Parties without a name are listed by
    category, each register's for itself; what the record does not state is listed last, as such.

    Example: ropa concentration --by place
    """
    workspace = session.workspace
    counted = By(by)

    def answer(asked: Sequence[Register], language: str) -> Outline:
        found = concentration(asked, workspace.law, counted)
        return concentration_outline(workspace.portfolio, found, counted, workspace.law, language)

    asked = [register for register in registers_named(session, registers) if register.name != SHARED]
    return answered(session, Question("concentration", asked, answer), target)
