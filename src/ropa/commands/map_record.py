"""`ropa map`: one record between what it comes from and what it goes to."""

from collections.abc import Sequence

import click

from ropa.commands.answering import among, narrowed
from ropa.commands.lookup import record_named
from ropa.commands.session import Session, as_command, formatted
from ropa.commands.steps import Steps
from ropa.graph import Index, Kind, edges, index
from ropa.i18n import text
from ropa.model import Record
from ropa.questions.around import Around, around
from ropa.register import SHARED, Register
from ropa.results import MapView, Neighbour
from ropa.view.document import Entry
from ropa.view.record import column
from ropa.view.words import Words

DEEPEST = 4
"""Steps that are followed at most; what lies further away is what `xray` is for."""

_FACTS = ("status", "purposes", "legal_basis", "retention", "service", "category", "seat", "stored_in")


@as_command("map")
@click.argument("address")
@click.option("--depth", type=click.IntRange(1, DEEPEST), default=1, show_default=True, help="How many steps each way.")
@narrowed
@formatted
def command(session: Session, address: str, depth: int, only: tuple[str, ...]) -> MapView:
    """Show what the record at ADDRESS comes from and where it goes to, one step each way or more.

    Each neighbour is shown with why it is one: data, role, purpose, legal basis, place.

    Example: ropa map alsjelieft/nieuwsbrief --depth 2
    """
    found, asked = surroundings(session, address, only)
    register, key, record = record_named(session, address)
    words = Words(register, session.language)
    came, goes = found.silent
    steps = Steps(session.workspace.portfolio, reach(session, register, asked), session.language)
    before, behind = (
        tuple(steps.beyond(edge, depth, frozenset((found.node,)), is_forward=is_forward) for edge in edges_there)
        for edges_there, is_forward in ((found.comes_from, False), (found.goes_to, True))
    )
    return MapView(
        found.node,
        words.name(record, key),
        text(f"fields.kind.{type(record).KIND}", session.language),
        tuple(f"{label}: {entry.text}" for label, entry in facts_of(words, key, record)),
        (*before, *_unsaid(session, came)),
        (*behind, *_unsaid(session, goes)),
        depth,
    )


def surroundings(session: Session, address: str, only: Sequence[str]) -> tuple[Around, tuple[Register, ...]]:
    """What surrounds a record, and the registers that it was looked for in.

    Raises:
        Refusal: There is no such record, or one of the registers is not concerned.
    """
    register, key, _ = record_named(session, address)
    portfolio = session.workspace.portfolio
    # A shared record is used by every register; any other is seen within its own, whose paths never leave it.
    own = [one for name, one in portfolio.registers.items() if name != SHARED]
    asked = among(session, own if register.name == SHARED else [register], only)
    return around(portfolio, reach(session, register, asked), register.address(key)), asked


def reach(session: Session, register: Register, asked: Sequence[Register]) -> Index:
    """The edges within reach of a record of a register, looked for in some registers."""
    if register.name != SHARED:
        return session.workspace.case(register).index
    names = {SHARED, *(one.name for one in asked)}
    return index(edge for edge in edges(session.workspace.portfolio) if edge.register in names)


def facts_of(words: Words, key: str, record: Record) -> tuple[tuple[str, Entry], ...]:
    """What a record says of itself: some of its fields, each with its label."""
    known = type(record).model_fields
    fields = ((f"fields.{type(record).KIND}.{name}", name) for name in _FACTS if name in known)
    found = ((words.text(label), column(words, key, record, name)) for label, name in fields)
    return tuple((label, entry) for label, entry in found if entry.text)


def _unsaid(session: Session, kinds: Sequence[Kind]) -> tuple[Neighbour, ...]:
    """What the record does not say, so that its silence does not look like none."""
    silence = text("document.silent", session.language)
    return tuple(Neighbour("", silence, session.text(f"edge.{kind}"), "", can_open=False) for kind in kinds)
