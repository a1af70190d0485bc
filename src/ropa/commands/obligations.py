"""`ropa obligations`: which documents and arrangements the record makes due, and how each stands."""

from collections.abc import Sequence
from dataclasses import replace

import click

from ropa.commands.answering import Question, answered, kept
from ropa.commands.counting import narrowed_line
from ropa.commands.lookup import one_by_one, registers_named
from ropa.commands.obligation_sheet import ObligationSheet
from ropa.commands.session import Session, as_command, formatted
from ropa.commands.sheets import arranging
from ropa.commands.writing import Target
from ropa.query import in_order
from ropa.questions.obligations import Obligation, Obligations, Untold, obligations
from ropa.register import SHARED, Register
from ropa.results import Counts, ObligationList, Outline, Written
from ropa.view.answers.obligations import ObligationLine, obligation_lines, obligations_outline


@as_command("obligations")
@click.argument("registers", nargs=-1)
@click.option("--open", "only_open", is_flag=True, help="Only what is still to be done or decided.")
@arranging
@kept
@formatted
def command(
    session: Session,
    registers: tuple[str, ...],
    only_open: bool,
    target: Target | None,
    where: str,
    sort: str,
    count: str | None,
) -> ObligationList | Counts | Written:
    """List which documents and arrangements the records of REGISTERS make due, why, and how each stands.

    Contracts with processors, arrangements, balancing tests, impact assessments, notices and the like. A document that
    the record only claims is not counted as seen, and what is deferred still counts as open. Where the record does not
    tell whether something is due, that is listed apart.

    A query holds words and column:value. Columns are standing, duty, about, law, reason, until, record, field and
    register. --sort puts those of one duty in order.

    Example: ropa obligations alsjelieft --open
    """
    if target is not None and count is not None:
        raise click.UsageError(session.text("options-together", one="--count", other="--to"))
    workspace = session.workspace
    asked = [register for register in registers_named(session, registers) if register.name != SHARED]
    sheet = ObligationSheet(session)
    orders, is_sought = sheet.orders(sort), sheet.test(where)
    found: dict[str, Obligations] = {}
    lines: list[ObligationLine] = []
    for register in one_by_one(session, asked):
        every = obligations(workspace.case(register))
        listed = obligation_lines(register, every, session.language, only_open=only_open)
        met = in_order(list(filter(is_sought, listed)), orders, sheet.weight)
        lines += met
        found[register.name] = _only(every, met) if where or orders else every
    if count is not None:
        line = narrowed_line(("obligations", *registers), {"open": only_open}, where)
        return sheet.counts(lines, sheet.named(count), line)

    def answer(chosen: Sequence[Register], language: str) -> Outline:
        pairs = [(register, found[register.name]) for register in chosen]
        return obligations_outline(pairs, workspace.law, language, only_open=only_open)

    def concerns(register: Register) -> bool:
        answer = found[register.name]
        return bool(answer.open if only_open else answer.due or answer.untold)

    told = answered(session, Question("obligations", asked, answer, concerns), target)
    if isinstance(told, Written):
        return told
    return ObligationList(**vars(told), lines=tuple(lines), orders=orders)


def _only(found: Obligations, lines: Sequence[ObligationLine]) -> Obligations:
    """What a register makes due as far as it is listed, in that order."""
    items = [line.item for line in lines]
    due = tuple(item for item in items if isinstance(item, Obligation))
    return replace(found, due=due, untold=tuple(item for item in items if isinstance(item, Untold)))
