"""Who may be made to hand data over by the law of a third country because it is controlled from there.

Control is no transfer (EDPB Guidelines 05/2021); it bears on the choice of processors (GDPR Art. 28(1)), on security
(Art. 32) and on orders of third countries (Art. 48), so it is reported apart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ropa.finding import Pointer
from ropa.law import Law
from ropa.model import Party
from ropa.register import Register
from ropa.transfers.hop import Hop
from ropa.transfers.receiver import seat_of
from ropa.transfers.verdict import position

LAW = "28(1), 32, 48"
"""The articles on which control from a third country bears."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """A party on the way of the data that is controlled from a third country, or of which that cannot be told.

    Attributes:
        party: Address of the party that receives data.
        chain: Addresses of its parents, nearest first, up to the one that sits there.
        country: Country, organisation or region outside the EEA where that one sits; None where it cannot be told.
        activities: Addresses of the activities whose data it is; empty where the record ties it to none.
        is_transfer: Whether the party itself already receives data in that country, which is a transfer.
        at: The field that names the parent's seat, or would.
    """

    party: str
    chain: tuple[str, ...]
    country: str | None
    activities: tuple[str, ...]
    is_transfer: bool
    at: Pointer


def parents(register: Register, address: str) -> tuple[str, ...]:
    """The addresses of those who control a party, nearest first; a circle is walked once.

    A parent that the record names and does not have ends the chain.
    """
    found: dict[str, None] = {}
    party = register.at(address)
    while isinstance(party, Party) and party.parent:
        home = register.home(address)
        above = home.find(party.parent)
        address = above[0] if above else home.address(party.parent)
        if address in found:
            break
        found[address] = None
        party = above[1] if above else None
    return tuple(found)


def exposures(register: Register, hops: Iterable[Hop], law: Law) -> tuple[Exposure, ...]:
    """Every party on the way that is, or may be, controlled from a third country at any depth; each country once."""
    met: dict[str, list[Hop]] = {}
    for hop in hops:
        if hop.has_importer:
            met.setdefault(hop.importer, []).append(hop)
    return tuple(item for party, received in met.items() for item in _exposed(register, party, received, law))


def _exposed(register: Register, party: str, hops: list[Hop], law: Law) -> Iterator[Exposure]:
    chain = parents(register, party)
    if not chain:
        return
    activities = tuple(dict.fromkeys(address for hop in hops for address in hop.activities))
    reached = {place.code for hop in hops for place in hop.places if place.how != "stored_in"}
    told: set[str | None] = set()
    for number, address in enumerate(chain, 1):
        parent = register.at(address)
        seat = seat_of(parent if isinstance(parent, Party) else None, address)
        where = position(seat, law)
        country = seat.code if where == "abroad" else None
        if address != party and where != "eea" and country not in told:
            told.add(country)
            is_transfer = country is not None and country in reached
            yield Exposure(party, chain[:number], country, activities, is_transfer, seat.at)
