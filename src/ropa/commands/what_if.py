"""`ropa what-if`: what would follow if the law, a party or a document changed."""

from collections.abc import Sequence
from pathlib import Path

import click

from ropa.commands.answering import Question, answered, kept
from ropa.commands.lookup import registers_named
from ropa.commands.session import Session, as_command, formatted
from ropa.commands.supposing import Supposed
from ropa.questions.changed import Change, within
from ropa.questions.shared_findings import told_once
from ropa.questions.what_if import what_if
from ropa.register import SHARED, Register
from ropa.results import Outline, Written
from ropa.view.answers.what_if import is_touched, what_if_outline


@as_command("what-if")
@click.argument("registers", nargs=-1)
@click.option("--revoke", multiple=True, metavar="CODE", help="The adequacy decision for a place falls.")
@click.option("--seat", multiple=True, metavar="PARTY=CODE", help="A party moves its seat.")
@click.option("--parent", multiple=True, metavar="PARTY=PARTY", help="A party comes under the control of another.")
@click.option("--remove", multiple=True, metavar="ADDRESS", help="A party or an engagement ends.")
@click.option("--expire", multiple=True, metavar="DOCUMENT", help="A contract, an assessment or the like lapses.")
@click.option("--replace", multiple=True, metavar="OLD=NEW", help="A party or engagement takes the place of another.")
@click.option("--sub", multiple=True, metavar="ENGAGEMENT=PARTY", help="A party is engaged under an engagement.")
@kept
@formatted
def command(
    session: Session, registers: tuple[str, ...], target: Path | None, **options: tuple[str, ...]
) -> Outline | Written:
    """Show what would follow in REGISTERS, or in all, if the law, a party or a document changed.

    Options can be repeated and combined. Shown are hops that lose or keep their tool or are judged differently, the
    worst paths out of the EEA that are new or get worse, assessments to make again, findings that appear or go, and
    the activities affected. Nothing is written.

    Example: ropa what-if alsjelieft --seat boekhouder=US
    """
    chosen = registers_named(session, registers)
    change = Supposed(session, frozenset(register.name for register in chosen), bool(registers)).change(options)
    workspace = session.workspace
    effects = told_once([what_if(workspace.case(register), change) for register in chosen])
    found = {effect.before.name: effect for effect in effects}

    def answer(some: Sequence[Register], language: str) -> Outline:
        is_one = target is not None and len(some) == 1
        told = [found[register.name] for register in some] if is_one else effects
        supposed = within(change, some[0]) if is_one else change
        return what_if_outline(workspace.portfolio, supposed, told, workspace.law, language)

    def concerns(register: Register) -> bool:
        return is_touched(found[register.name])

    asked = [item for item in chosen if item.name != SHARED and within(change, item) != Change()]
    return answered(session, Question("what-if", asked, answer, concerns), target)
