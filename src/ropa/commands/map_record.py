"""`ropa map`: one record between what it comes from and what it goes to."""

import click

from ropa.commands.lookup import record_named
from ropa.commands.session import Session, as_command, formatted
from ropa.graph import Edge, edges, index
from ropa.i18n import text
from ropa.register import SHARED
from ropa.results import MapView, Neighbour
from ropa.view.record import column
from ropa.view.words import Words, place_words
from ropa.vocabulary import label

_FACTS = ("status", "purposes", "legal_basis", "retention", "service", "category", "seat", "stored_in")


@as_command("map")
@click.argument("address")
@formatted
def command(session: Session, address: str) -> MapView:
    """Show what the record at ADDRESS comes from and where it goes to, one step each way.

    Example: ropa map alsjelieft/nieuwsbrief
    """
    register, key, record = record_named(session, address)
    here = register.address(key)
    workspace = session.workspace
    # A shared record is used by every register; any other is seen within its own, whose paths never leave it.
    around = index(edges(workspace.portfolio)) if register.name == SHARED else workspace.case(register).index
    words = Words(register, session.language)
    known = type(record).model_fields
    facts = [entry.text for name in _FACTS if name in known and (entry := column(words, key, record, name)).text]
    return MapView(
        here,
        words.name(record, key),
        text(f"fields.kind.{type(record).KIND}", session.language),
        tuple(facts),
        tuple(_neighbour(session, edge, edge.source) for edge in around.reaching(here)),
        tuple(_neighbour(session, edge, edge.target) for edge in around.leaving(here)),
    )


def _neighbour(session: Session, edge: Edge, node: str) -> Neighbour:
    name, can_open = _named(session, node)
    data = sorted(_named(session, item)[0] for item in edge.data or () if item != node)
    return Neighbour(node, name, session.text(f"edge.{edge.kind}"), ", ".join(data), can_open)


def _named(session: Session, node: str) -> tuple[str, bool]:
    """What a node is called, and whether it is a record that can be opened."""
    if (found := session.workspace.portfolio.find(node)) is not None:
        register, key, record = found
        return Words(register, session.language).name(record, key), True
    prefix, _, word = node.partition(":")
    if prefix in ("country", "region", "org"):
        return place_words(word, session.language), False
    return (label(prefix, word, session.language) if word else node), False
