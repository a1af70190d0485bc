"""`ropa reviews`: which activities are to be reviewed, and since when or until when."""

from collections.abc import Sequence
from dataclasses import replace

import click

from ropa.commands.answering import Question, answered, kept
from ropa.commands.lookup import one_by_one, registers_named
from ropa.commands.session import Session, as_command, formatted
from ropa.commands.writing import Target
from ropa.questions.reviews import Reviews, reviews
from ropa.register import SHARED, Register
from ropa.results import Outline, Written
from ropa.view.answers.reviews import reviews_outline

DAYS = 90
"""How many days ahead are looked at where no other number is asked for."""


@as_command("reviews")
@click.argument("registers", nargs=-1)
@click.option("--within", "days", type=click.IntRange(min=0), default=DAYS, show_default=True, help="Days ahead.")
@click.option("--overdue", "only", flag_value="overdue", help="Only those that are overdue.")
@click.option("--coming", "only", flag_value="coming", help="Only those that come due.")
@kept
@formatted
def command(
    session: Session, registers: tuple[str, ...], days: int, only: str | None, target: Target | None
) -> Outline | Written:
    """List the activities of REGISTERS whose review is overdue, and those whose review comes due.

    The cycle is the register's own, else that of the workspace. Where none is recorded nothing can be due, and that
    is said. An activity that was never reviewed counts from the day it began.

    Example: ropa reviews alsjelieft --within 30
    """
    workspace = session.workspace
    asked = [register for register in registers_named(session, registers) if register.name != SHARED]
    found = {
        register.name: _only(reviews(workspace.case(register), days), only) for register in one_by_one(session, asked)
    }

    def answer(chosen: Sequence[Register], language: str) -> Outline:
        pairs = [(register, found[register.name]) for register in chosen]
        return reviews_outline(pairs, days, workspace.law, language)

    def concerns(register: Register) -> bool:
        return bool(found[register.name].overdue or found[register.name].coming)

    return answered(session, Question("reviews", asked, answer, concerns), target)


def _only(found: Reviews, group: str | None) -> Reviews:
    """The reviews without those that are not asked for."""
    match group:
        case "overdue":
            return replace(found, coming=())
        case "coming":
            return replace(found, overdue=())
        case _:
            return found
