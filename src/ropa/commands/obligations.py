"""`ropa obligations`: which documents and arrangements the record makes due, and how each stands."""

from collections.abc import Sequence
from pathlib import Path

import click

from ropa.commands.answering import Question, answered, kept
from ropa.commands.lookup import registers_named
from ropa.commands.session import Session, as_command, formatted
from ropa.questions.obligations import obligations
from ropa.register import SHARED, Register
from ropa.results import Outline, Written
from ropa.view.answers.obligations import obligations_outline


@as_command("obligations")
@click.argument("registers", nargs=-1)
@click.option("--open", "only_open", is_flag=True, help="Only what is still to be done or decided.")
@kept
@formatted
def command(session: Session, registers: tuple[str, ...], only_open: bool, target: Path | None) -> Outline | Written:
    """List which documents and arrangements the records of REGISTERS make due, why, and how each stands.

    Contracts with processors, arrangements, balancing tests, impact assessments, notices and the like. A document that
    the record only claims is not counted as seen, and what is deferred still counts as open. Where the record does not
    tell whether something is due, that is listed apart.

    Example: ropa obligations alsjelieft --open
    """
    workspace = session.workspace
    asked = [register for register in registers_named(session, registers) if register.name != SHARED]
    found = {register.name: obligations(workspace.case(register)) for register in asked}

    def answer(chosen: Sequence[Register], language: str) -> Outline:
        pairs = [(register, found[register.name]) for register in chosen]
        return obligations_outline(pairs, workspace.law, language, only_open=only_open)

    def concerns(register: Register) -> bool:
        answer = found[register.name]
        return bool(answer.open if only_open else answer.due or answer.untold)

    return answered(session, Question("obligations", asked, answer, concerns), target)
