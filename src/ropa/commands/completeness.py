"""`ropa completeness`: how much of what a layout of the register asks is answered."""

from collections.abc import Sequence

import click

from ropa.commands.answering import Question, answered, kept
from ropa.commands.lookup import one_by_one, registers_named
from ropa.commands.session import Session, as_command, formatted
from ropa.commands.writing import Target
from ropa.questions.completeness import completeness
from ropa.questions.layouts import LAYOUTS, layout
from ropa.register import SHARED, Register
from ropa.results import Outline, Written
from ropa.view.answers.completeness import completeness_outline


@as_command("completeness")
@click.argument("registers", nargs=-1)
@click.option("--layout", "key", type=click.Choice(LAYOUTS), default=LAYOUTS[0], help="Whose layout is asked.")
@click.option("--by", type=click.Choice(("point", "activity")), default="point", help="How what is missing is listed.")
@kept
@formatted
def command(
    session: Session, registers: tuple[str, ...], key: str, by: str, target: Target | None
) -> Outline | Written:
    """Show how much of what a layout asks REGISTERS answer, and what is missing.

    An explicit none and a recorded reason why a point is not applicable or cannot be stated are answers like a value;
    a question that was put is not one yet. What is only proposed is counted apart. A point that is asked where it
    applies counts only where the record tells that it does.

    Example: ropa completeness alsjelieft --layout cnil --by activity
    """
    workspace, chosen_layout = session.workspace, layout(key)
    asked = [register for register in registers_named(session, registers) if register.name != SHARED]
    found = {
        register.name: completeness(workspace.case(register), chosen_layout) for register in one_by_one(session, asked)
    }

    def answer(chosen: Sequence[Register], language: str) -> Outline:
        pairs = [(register, found[register.name]) for register in chosen]
        return completeness_outline(pairs, chosen_layout, workspace.law, language, by_activity=by == "activity")

    return answered(session, Question("completeness", asked, answer), target)
