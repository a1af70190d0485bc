"""Who receives data from an organisation: each engagement, and each party that is disclosed to without one."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ropa.finding import Pointer
from ropa.model import Activity, Engagement, Party, System, Transfer
from ropa.register import Register
from ropa.register.once import once
from ropa.transfers.hop import Declaration, PlaceUse
from ropa.transfers.reach import Arrival, arrival_of, chain, ever_named, joint_controllers


class Receiver(NamedTuple):
    """One recipient of an organisation's data, not yet judged.

    Attributes:
        exporter: Address of the party that passes the data on; of the register where its party is unknown.
        importer: Address of the party that receives it.
        engagement: Address of the engagement under which it does; empty for a direct disclosure.
        arrival: What reaches it.
        places: Where the importer sits, reaches the data from and keeps it.
        declarations: The transfers that the record declares here, that of the engagement first.
        at: The field that a finding about this hop points at.
    """

    exporter: str
    importer: str
    engagement: str
    arrival: Arrival
    places: tuple[PlaceUse, ...]
    declarations: tuple[Declaration, ...]
    at: Pointer

    @property
    def declared(self) -> Transfer | None:
        """The transfer that the record declares here, the one that decides where there are several."""
        return self.declarations[0].transfer if self.declarations else None


def receivers(register: Register, reach: Mapping[str, Arrival]) -> Iterator[Receiver]:
    """Every recipient: the register's own engagements, the shared ones that it uses, then parties without one."""
    hosted = _hosted(register)
    for key, engagement in register.of(Engagement):
        arrival = arrival_of(register, key, engagement, reach)
        # What is over, or has not begun, is no hop of this day; what no disclosure ever named may be one.
        if arrival.is_reached or ever_named(register).isdisjoint(chain(register, key, engagement)):
            yield _engaged(register, register, key, engagement, arrival, hosted)
    for key, engagement in register.shared.of(Engagement) if register.shared else ():
        assert register.shared is not None
        arrival = arrival_of(register.shared, key, engagement, reach)
        if arrival.is_reached:
            yield _engaged(register, register.shared, key, engagement, arrival, hosted)
    for home in (register, register.shared):
        for address, party in _parties(home, reach) if home else ():
            if (arrival := reach[address]).is_reached:
                seat, declared = seat_of(party, address), tuple(_declared(arrival))
                yield Receiver(organisation(register), address, "", arrival, (seat,), declared, arrival.first)


def _parties(home: Register, reach: Mapping[str, Arrival]) -> Iterator[tuple[str, Party]]:
    """The parties of a register that something reaches, by address and in their order."""
    # Of thousands of shared parties each register reaches a few, mostly through engagements.
    own = f"{home.address()}/"
    keys = {address.removeprefix(own) for address in reach if address.startswith(own)}
    if any(isinstance(home.records.get(key), Party) for key in keys):
        yield from ((home.address(key), party) for key, party in home.of(Party) if key in keys)


def _engaged(
    register: Register,
    home: Register,
    key: str,
    engagement: Engagement,
    arrival: Arrival,
    hosted: Mapping[str, list[PlaceUse]],
) -> Receiver:
    address = home.address(key)
    found = home.find(engagement.party)
    party = found[1] if found else None
    importer = found[0] if found else home.address(engagement.party)
    places = (
        seat_of(party if isinstance(party, Party) else None, importer),
        *_uses("accessed_from", engagement.accessed_from, address),
        *_uses("stored_in", engagement.stored_in, address),
        *hosted.get(address, ()),
    )
    own = (Declaration(Pointer(address, ("transfer",)), engagement.transfer),) if engagement.transfer else ()
    declared = (*own, *_declared(arrival))
    return Receiver(
        _exporter(register, home, engagement), importer, address, arrival, places, declared, Pointer(address)
    )


def _declared(arrival: Arrival) -> Iterator[Declaration]:
    for item, record, path in arrival.told if arrival.has_transfer else ():
        if item.transfer is not None:
            yield Declaration(Pointer(record, (*path, "transfer")), item.transfer)


def _hosted(register: Register) -> dict[str, list[PlaceUse]]:
    """Where systems stand, by the engagement they run under; one that says nothing stands where its engagement says."""
    found: dict[str, list[PlaceUse]] = {}
    for home in (register, register.shared):
        for key, system in home.of(System) if home else ():
            assert home is not None
            host = home.find(system.engagement) if system.engagement else None
            if host and system.stored_in:
                found.setdefault(host[0], []).extend(_uses("stored_in", system.stored_in, home.address(key)))
    return found


def role_pair(register: Register, receiver: Receiver) -> tuple[str, str]:
    """The roles in which data are passed on and received: those of two processors by a sub-engagement.

    Else the exporter's is what the activities state, empty where one does not state its capacity, where they differ and
    where no activity is known; the importer's is what leads to it, empty where that does not state it.
    """
    engaged = register.at(receiver.engagement) if receiver.engagement else None
    if isinstance(engaged, Engagement) and engaged.under:
        return "processor", receiver.arrival.role or "processor"
    by_activity = _roles(register)
    if by_activity.keys().isdisjoint(receiver.arrival.activities):
        return "", receiver.arrival.role
    roles = {by_activity.get(address, "") for address in receiver.arrival.activities}
    return roles.pop() if len(roles) == 1 else "", receiver.arrival.role


@once
def _roles(register: Register) -> Mapping[str, str]:
    """The role in which the organisation carries out activities, by their addresses; none for those that are silent."""
    found: dict[str, str] = {}
    for key, activity in register.of(Activity):
        if activity.capacity:
            is_joint = activity.capacity == "controller" and joint_controllers(activity)
            found[register.address(key)] = "joint-controller" if is_joint else activity.capacity
    return found


@once
def organisation(register: Register) -> str:
    """Address of the organisation whose register it is; of the register where its party is unknown."""
    found = register.find(register.own.organisation) if register.own else None
    return found[0] if found else register.address()


def _exporter(register: Register, home: Register, engagement: Engagement) -> str:
    found = home.find(engagement.under) if engagement.under else None
    if found is None or not isinstance(found[1], Engagement):
        return organisation(register)
    above = register.home(found[0])
    party = above.find(found[1].party)
    return party[0] if party else above.address(found[1].party)


def seat_of(party: Party | None, address: str) -> PlaceUse:
    """Where a party sits, as the use of a place; silent where there is no such party."""
    seat = party.seat if party else None
    # An international organisation is outside the EEA's law wherever it sits (Art. 44 GDPR).
    if party is not None and party.kind == "international-organisation" and not (seat or "").startswith("org:"):
        return PlaceUse("seat", f"org:{address.rpartition('/')[2]}", Pointer(address, ("kind",)))
    return PlaceUse("seat", seat, Pointer(address, ("seat",)))


def _uses(how: str, codes: tuple[str, ...] | None, address: str) -> Iterator[PlaceUse]:
    if codes is None:
        yield PlaceUse(how, None, Pointer(address, (how,)))
    for number, code in enumerate(codes or ()):
        yield PlaceUse(how, code, Pointer(address, (how, number)))
