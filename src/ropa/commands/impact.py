"""`ropa impact`: what a breach at, or the leaving of, somebody or some place reaches, and who has to be told."""

import datetime
import re
from collections.abc import Sequence

import click

from ropa.commands.answering import Question, among, answered, kept, narrowed
from ropa.commands.lookup import record_named
from ropa.commands.session import Refusal, Session, as_command, formatted
from ropa.commands.writing import Target
from ropa.graph import place_node
from ropa.i18n import text
from ropa.model import Activity, Engagement, Party, RegisterRecord, System
from ropa.questions.impact import due, impact
from ropa.register import SHARED, Register
from ropa.results import Outline, Written
from ropa.view.answers.impact import impact_outline, is_open
from ropa.view.answers.impact_values import Clock
from ropa.view.answers.letter_head import CONTROLLERS, PEOPLE
from ropa.view.answers.voice import named
from ropa.view.outline import Branch
from ropa.vocabulary import label, nearest, terms

ASKABLE = (Party, Engagement, System, Activity)


@as_command("impact")
@click.argument("addresses", nargs=-1, required=True)
@click.option(
    "--aware",
    metavar="TIME",
    help="When the organisation became aware, such as 2026-05-25T10:00+02:00; 10:00 is of the day judged by.",
)
@click.option(
    "--letter",
    "to",
    type=click.Choice((CONTROLLERS, PEOPLE)),
    help="As letters, with what is missing to fill in: to each controller it processes for, or to the people.",
)
@narrowed
@kept
@formatted
def command(
    session: Session,
    addresses: tuple[str, ...],
    aware: str | None,
    to: str | None,
    only: tuple[str, ...],
    target: Target | None,
) -> Outline | Written:
    """Show what a breach at ADDRESSES, or their leaving, reaches, who has to be told, and by when.

    Each is a party, an engagement, a system, an activity, or a place such as country:US; a vendor that several clients
    record is named by an address of each register. The 72 hours of Art. 33(1) run from --aware; without it the clock
    has not started. With --to it is the draft of what a notification needs, about one register; a folder takes a draft
    for each register that is, or may be, reached. --letter drafts instead what a processor writes to each controller
    (Art. 33(2)), of whom none is told of another, or what people are written where a high risk is likely (Art. 34).

    Example: ropa impact alsjelieft/mailhosting --aware 2026-05-25T10:00+02:00
    """
    clock = clock_of(session, aware)
    nodes = nodes_asked(session, addresses)
    everyone = session.workspace.portfolio.registers
    asked = among(session, [everyone[name] for name in everyone if name in nodes], only)
    workspace = session.workspace
    found = {register.name: impact(workspace.case(register), nodes[register.name]) for register in asked}
    if to:
        from ropa.commands.breach_letters import letters  # noqa: PLC0415 - an answer alone needs none of it

        def name_in(register: Register, language: str) -> str:
            return named(workspace.portfolio, nodes[register.name], language)[0]

        reached_in = [(register, found[register.name]) for register in asked]
        return letters(session, reached_in, to, clock, name_in, target)

    def answer(chosen: Sequence[Register], language: str) -> Outline:
        here = list(dict.fromkeys(nodes[register.name] for register in chosen)) or list(addresses)
        names = list(dict.fromkeys(named(workspace.portfolio, node, language)[0] for node in here))
        # What goes to an authority names no other client.
        others = [_others(session, node, asked, language) for node in here if target is None]
        reached = [(register, found[register.name]) for register in chosen]
        return impact_outline(
            " ".join(here),
            ", ".join(names),
            reached,
            clock,
            workspace.law,
            language,
            tuple(dict.fromkeys(said for branches, _ in others for said in branches)),
            tuple(dict.fromkeys(said for _, remarks in others for said in remarks)),
            is_notice=target is not None,
        )

    def concerns(register: Register) -> bool:
        return not found[register.name].is_empty or is_open(register, found[register.name])

    return answered(session, Question("impact", asked, answer, concerns, is_draft=True), target)


def nodes_asked(session: Session, addresses: Sequence[str]) -> dict[str, str]:
    """The node that is asked about in each register.

    Raises:
        Refusal: An address names nothing of that kind, or two are of one register.
    """
    nodes: dict[str, str] = {}
    for address in addresses:
        node, registers = node_asked(session, address)
        for register in registers:
            other = nodes.setdefault(register.name, node)
            if other != node:
                params = {"one": other, "other": node, "register": register.name}
                raise Refusal(text("questions.impact.one-each", session.language, **params))
    return nodes


def clock_of(session: Session, aware: str | None) -> Clock:
    """The 72 hours from a moment of awareness; None where none is given.

    Raises:
        Refusal: It is no moment.
    """
    if aware is None:
        return None
    try:
        # A day alone leaves open from which hour to count; an hour alone is of the day in hand, however it is written.
        if hour := re.match(r"(\d{1,2})[:.hHuU](\d\d)(?!\d)", aware):
            time = datetime.time.fromisoformat(f"{hour[1]:0>2}:{hour[2]}{aware[hour.end() :]}")
            moment = datetime.datetime.combine(session.workspace.law.date, time)
            return moment, due(moment)
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


def _others(
    session: Session, node: str, asked: Sequence[Register], language: str
) -> tuple[tuple[Branch, ...], tuple[str, ...]]:
    """Where else the same vendor may be: each client may record it by its name, by its category, or not at all.

    Those that are recorded are lines, for each can be asked about in turn; that there is none is a remark.
    """
    portfolio = session.workspace.portfolio
    found = portfolio.find(node)
    party = found[2] if found else None
    if found and isinstance(party, Engagement):
        served = found[0].find(party.party)
        party = served[1] if served else None
    if not isinstance(party, Party) or not asked:
        return (), ()
    names = {register.name for register in asked}
    rest = [item for name, item in portfolio.registers.items() if name not in (*names, SHARED)]
    alike: dict[str, list[Branch]] = {"namesakes": [], "category": []}
    silent = []
    for register in rest:
        known = [(register.address(key), other) for key, other in register.of(Party)]
        same = [address for address, other in known if other.name.casefold() == party.name.casefold()]
        possible = [
            address
            for address, other in known
            if address not in same and party.category and other.category == party.category and _nameless(party, other)
        ]
        for key, addresses in (("namesakes", same), ("category", possible)):
            lines = (named(portfolio, address, language) for address in addresses)
            alike[key] += (Branch(*line, register.organisation, is_quoted=True) for line in lines)
        if party.category and not any(other.category == party.category for _, other in known):
            silent.append(register.name)
    category = label("party-category", party.category, language) if party.category else ""
    said = tuple(
        Branch(text(f"questions.impact.{key}", language), branches=tuple(branches))
        for key, branches in alike.items()
        if branches
    )
    lacking = text("questions.impact.no-such", language, category=category, registers=", ".join(silent))
    return said, (lacking,) if silent else ()


def _nameless(*parties: Party) -> bool:
    return any(party.named is False for party in parties)
