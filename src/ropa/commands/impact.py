"""`ropa impact`: what a breach at, or the leaving of, somebody or some place reaches, and who has to be told."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import click

from ropa.commands.answering import Question, among, answered, kept, narrowed
from ropa.commands.lookup import record_named
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.graph import place_node
from ropa.i18n import text
from ropa.model import Activity, Engagement, Party, RegisterRecord, System
from ropa.questions.impact import due, impact
from ropa.register import SHARED, Register
from ropa.results import Outline, Written
from ropa.view.answers.impact import impact_outline, is_open
from ropa.view.answers.impact_values import Clock
from ropa.view.answers.voice import named
from ropa.vocabulary import nearest, terms

ASKABLE = (Party, Engagement, System, Activity)


@as_command("impact")
@click.argument("address")
@click.option("--aware", metavar="TIME", help="When the controller became aware, such as 2026-05-25T10:00+02:00.")
@narrowed
@kept
@formatted
def command(
    session: Session, address: str, aware: str | None, only: tuple[str, ...], target: Path | None
) -> Outline | Written:
    """Show what a breach at ADDRESS, or its leaving, reaches, who has to be told, and by when.

    ADDRESS is a party, an engagement, a system, an activity, or a place such as country:US. The 72 hours of
    Art. 33(1) run from --aware; without it the clock has not started. With --to it is the draft of what a notification
    needs, about one register; a folder takes a draft for each register that is, or may be, reached.

    Example: ropa impact alsjelieft/mailhosting --aware 2026-05-25T10:00+02:00
    """
    clock = clock_of(session, aware)
    node, registers = node_asked(session, address)
    asked = among(session, registers, only)
    workspace = session.workspace
    found = {register.name: impact(workspace.case(register), node) for register in asked}

    def answer(chosen: Sequence[Register], language: str) -> Outline:
        name = named(workspace.portfolio, node, language)[0]
        namesakes = _namesakes(session, node, asked) if target is None else ()
        reached = [(register, found[register.name]) for register in chosen]
        return impact_outline(node, name, reached, clock, workspace.law, language, namesakes)

    def concerns(register: Register) -> bool:
        return not found[register.name].is_empty or is_open(register, found[register.name])

    return answered(session, Question("impact", asked, answer, concerns, is_draft=True), target)


def clock_of(session: Session, aware: str | None) -> Clock:
    """The 72 hours from a moment of awareness; None where none is given.

    Raises:
        Refusal: It is no moment.
    """
    if aware is None:
        return None
    try:
        # A day alone leaves open from which hour to count.
        if len(aware) > len("2026-05-25"):
            moment = datetime.datetime.fromisoformat(aware)
            return moment, due(moment)
    except (ValueError, OverflowError):
        pass
    raise Refusal(text("questions.impact.no-time", session.language, value=aware))


def node_asked(session: Session, address: str) -> tuple[str, tuple[Register, ...]]:
    """The node that an address names, and the registers whose data may reach it."""
    portfolio = session.workspace.portfolio
    everyone = tuple(register for name, register in portfolio.registers.items() if name != SHARED)
    prefix, colon, code = address.partition(":")
    if colon and prefix in ("country", "region", "org"):
        word = address if prefix == "org" else code.upper()
        known = session.workspace.law.places() | frozenset(terms("region"))
        if word not in known:
            close = nearest(word, sorted(known))
            hint = session.text("did-you-mean", value=place_node(close)) if close else ""
            raise Refusal(text("questions.impact.no-place", session.language, name=address, hint=hint))
        return place_node(word), everyone
    register, key, record = record_named(session, address)
    if isinstance(record, RegisterRecord) and (found := register.find(record.organisation)):
        register, key, record = register.home(found[0]), found[0].partition("/")[2], found[1]
    node = register.address(key)
    if not isinstance(record, ASKABLE):
        kind = text(f"fields.kind.{type(record).KIND}", session.language)
        raise Refusal(text("questions.impact.no-subject", session.language, address=node, kind=kind.lower()))
    is_common = register.name == SHARED and not isinstance(record, Activity)
    return node, everyone if is_common else (register,)


def _namesakes(session: Session, node: str, asked: Sequence[Register]) -> tuple[str, ...]:
    """The parties of the same name in registers that were not asked: one vendor may be recorded by each client."""
    portfolio = session.workspace.portfolio
    found = portfolio.find(node)
    party = found[2] if found else None
    return tuple(
        register.address(key)
        for register in portfolio.registers.values()
        for key, other in register.of(Party)
        if isinstance(party, Party)
        and register.name not in {item.name for item in asked}
        and other.name.casefold() == party.name.casefold()
        and register.address(key) != node
    )
