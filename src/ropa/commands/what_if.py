"""`ropa what-if`: what would follow if the law, a party or a document changed."""

from collections.abc import Mapping, Sequence

import click

from ropa.commands.answering import Question, answered, kept
from ropa.commands.lookup import one_by_one, registers_named
from ropa.commands.session import Session, as_command, formatted
from ropa.commands.supposing import Supposed, supposing
from ropa.commands.writing import Target
from ropa.questions.changed import Change, within
from ropa.questions.shared_findings import told_once
from ropa.questions.what_if import Effect, what_if
from ropa.register import SHARED, Register
from ropa.results import Outline, Written
from ropa.view.answers.what_if import is_touched, what_if_outline


@as_command("what-if")
@click.argument("registers", nargs=-1)
@supposing
@kept
@formatted
def command(
    session: Session, registers: tuple[str, ...], target: Target | None, **options: tuple[str, ...]
) -> Outline | Written:
    """Show what would follow in REGISTERS, or in all, if the law, a party or a document changed.

    Options can be repeated and combined. Shown are hops that lose or keep their tool or are judged differently, the
    worst paths out of the EEA that are new or get worse, assessments to make again, findings that appear or go, and
    the activities affected. Nothing is written.

    Example: ropa what-if alsjelieft --seat boekhouder=US
    """
    change, effects = supposed(session, registers, options)
    workspace = session.workspace
    found = {effect.before.name: effect for effect in effects}

    def answer(some: Sequence[Register], language: str) -> Outline:
        is_one = target is not None and len(some) == 1
        told = [found[register.name] for register in some] if is_one else effects
        supposed = within(change, some[0]) if is_one else change
        return what_if_outline(workspace.portfolio, supposed, told, workspace.law, language)

    def concerns(register: Register) -> bool:
        return is_touched(found[register.name])

    asked = touchable(change, effects)
    return answered(session, Question("what-if", asked, answer, concerns), target)


def supposed(
    session: Session, registers: Sequence[str], options: Mapping[str, tuple[str, ...]]
) -> tuple[Change, list[Effect]]:
    """What is supposed, and what it does to each of some registers, or of all: where it does most harm first.

    Raises:
        Refusal: There is no such register, or what is supposed is not there, excludes itself or is out of reach.
    """
    chosen = registers_named(session, registers)
    change = Supposed(session, frozenset(register.name for register in chosen), bool(registers)).change(options)
    found = [what_if(session.workspace.case(register), change) for register in one_by_one(session, chosen)]
    return change, sorted(told_once(found), key=lambda effect: effect.rank)


def touchable(change: Change, effects: Sequence[Effect]) -> tuple[Register, ...]:
    """The organisations' registers on which a change may bear."""
    registers = (effect.before for effect in effects)
    return tuple(item for item in registers if item.name != SHARED and within(change, item) != Change())
