"""`ropa map`: one record between what it comes from and what it goes to."""

from collections.abc import Sequence

import click

from ropa.commands.answering import among, narrowed
from ropa.commands.lookup import record_named
from ropa.commands.session import Session, as_command, formatted
from ropa.graph import Edge, Kind, edges, index
from ropa.i18n import text
from ropa.model import Record
from ropa.questions.around import Around, around
from ropa.register import SHARED, Register
from ropa.results import MapView, Neighbour
from ropa.view.answers.voice import named
from ropa.view.document import Entry
from ropa.view.record import column
from ropa.view.words import Words

_FACTS = ("status", "purposes", "legal_basis", "retention", "service", "category", "seat", "stored_in")


@as_command("map")
@click.argument("address")
@narrowed
@formatted
def command(session: Session, address: str, only: tuple[str, ...]) -> MapView:
    """Show what the record at ADDRESS comes from and where it goes to, one step each way.

    Example: ropa map alsjelieft/nieuwsbrief
    """
    found, _ = surroundings(session, address, only)
    register, key, record = record_named(session, address)
    words = Words(register, session.language)
    came, goes = found.silent
    return MapView(
        found.node,
        words.name(record, key),
        text(f"fields.kind.{type(record).KIND}", session.language),
        tuple(entry.text for _, entry in facts_of(words, key, record)),
        (*(_neighbour(session, edge, edge.source) for edge in found.comes_from), *_unsaid(session, came)),
        (*(_neighbour(session, edge, edge.target) for edge in found.goes_to), *_unsaid(session, goes)),
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
    reach = session.workspace.case(register).index
    if register.name == SHARED:
        names = {SHARED, *(one.name for one in asked)}
        reach = index(edge for edge in edges(portfolio) if edge.register in names)
    return around(portfolio, reach, register.address(key)), asked


def facts_of(words: Words, key: str, record: Record) -> tuple[tuple[str, Entry], ...]:
    """What a record says of itself: some of its fields, each with its label."""
    known = type(record).model_fields
    fields = ((f"fields.{type(record).KIND}.{name}", name) for name in _FACTS if name in known)
    found = ((words.text(label), column(words, key, record, name)) for label, name in fields)
    return tuple((label, entry) for label, entry in found if entry.text)


def _neighbour(session: Session, edge: Edge, node: str) -> Neighbour:
    portfolio = session.workspace.portfolio
    name, link = named(portfolio, node, session.language)
    data = sorted(named(portfolio, item, session.language)[0] for item in edge.data or () if item != node)
    return Neighbour(node, name, session.text(f"edge.{edge.kind}"), ", ".join(data), bool(link))


def _unsaid(session: Session, kinds: Sequence[Kind]) -> tuple[Neighbour, ...]:
    """What the record does not say, so that its silence does not look like none."""
    silence = text("document.silent", session.language)
    return tuple(Neighbour("", silence, session.text(f"edge.{kind}"), "", can_open=False) for kind in kinds)
