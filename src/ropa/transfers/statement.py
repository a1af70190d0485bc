"""What a record says of transfers as a whole, held against the hops that it is about."""

from collections.abc import Iterable, Iterator, Mapping

from ropa.finding import Pointer
from ropa.law import Law
from ropa.model import NONE, Activity, TransferStatement
from ropa.register import Register, statements
from ropa.register.columns import column
from ropa.register.once import listed_once, once
from ropa.transfers.hop import Hop, PlaceUse, Verdict
from ropa.transfers.reach import is_current
from ropa.transfers.regions import is_decided, may_be_one
from ropa.transfers.verdict import position
from ropa.vocabulary import terms

Said = tuple[Pointer, TransferStatement]
"""A statement on transfers, and where it stands."""


def importing_places(hop: Hop) -> Iterator[PlaceUse]:
    """From where the importer of a hop has the data in hand: its seat and where it reaches them from."""
    return (place for place in hop.places if place.how != "stored_in")


def abroad(hop: Hop, law: Law) -> tuple[str, ...]:
    """The places outside the EEA for certain where the importer of a hop has the data in hand; each once."""
    found = (place.code for place in importing_places(hop) if position(place, law) == "abroad")
    return tuple(dict.fromkeys(code for code in found if code))


def stated(register: Register, law: Law) -> Iterator[Said]:
    """Every statement on transfers that holds on a day: the register's, then those of activities."""
    if register.own and register.own.transfers:
        yield Pointer(register.address(), ("transfers",)), register.own.transfers
    for at, activity in _stating(register):
        if activity.transfers and is_current(activity, law):
            yield at, activity.transfers


@listed_once
def _stating(register: Register) -> Iterator[tuple[Pointer, Activity]]:
    """The activities that say something of transfers themselves, and where: a tenth of them at most."""
    for (key, activity), said in zip(register.of(Activity), column(register, Activity, "transfers"), strict=True):
        if said:
            yield Pointer(register.address(key), ("transfers",)), activity


def said_of(register: Register, hop: Hop) -> tuple[Said | None, ...]:
    """What each activity of a hop says of transfers, or else the register; None for silence."""
    if not hop.activities:
        own = register.own.transfers if register.own else None
        return ((Pointer(register.address(), ("transfers",)), own) if own else None,)
    return _said(register, hop.activities)


@once
def _said(register: Register, activities: tuple[str, ...]) -> tuple[Said | None, ...]:
    """The same of the activities at some addresses, asked of each hop by several rules."""
    own, by_activity = _by_activity(register)
    if by_activity.keys().isdisjoint(activities):
        return (own,)
    # What the register says is one for all activities that say nothing, and told apart from others by that.
    said = [by_activity.get(address, own) for address in activities]
    return tuple({id(item): item for item in said}.values())


@once
def _by_activity(register: Register) -> tuple[Said | None, Mapping[str, Said]]:
    """What the register says of transfers for the activities that say nothing, and what the others say, by address."""
    silent = next(((key, activity) for key, activity in register.of(Activity) if not activity.transfers), None)
    held = statements(register, *silent, "transfers") if silent else ()
    said = {at.record: (at, activity.transfers) for at, activity in _stating(register) if activity.transfers}
    return (held[0].at, held[0].value) if held else None, said


def contradiction(statement: TransferStatement, codes: Iterable[str], law: Law) -> str:
    """The word of a statement that a transfer to these places contradicts; empty where it contradicts none."""
    word = statement.statement or ""
    is_beyond = word == "only-adequate" and not all(is_decided(code, law) for code in codes)
    return word if word == NONE or is_beyond else ""


def is_announced(register: Register, hop: Hop, law: Law) -> bool:
    """Whether all that is said of transfers covers this one, by its word or by naming where the data go."""
    codes = abroad(hop, law)
    return all(said is not None and _announces(said[1], codes, law) for said in said_of(register, hop))


def _announces(statement: TransferStatement, codes: tuple[str, ...], law: Law) -> bool:
    if contradiction(statement, codes, law):
        return False
    if statement.statement in ("possible", "only-adequate"):
        return True
    return bool(statement.to) and all(is_among(code, statement.to or (), law) for code in codes)


def is_hidden(register: Register, hop: Hop, law: Law) -> bool:
    """Whether a transfer follows from the record and neither a `transfer` table nor a statement declares it."""
    return hop.verdict is Verdict.TRANSFER and not hop.declared and not is_announced(register, hop, law)


def is_among(code: str, places: Iterable[str], law: Law) -> bool:
    """Whether a place is, or may be, one of some places."""
    return any(may_be_one(code, place, law) for place in places)


def destinations(register: Register, hop: Hop) -> tuple[str, ...]:
    """The countries and organisations that the record itself names as destinations of a hop; a region names none."""
    tables = [code for declared in hop.declarations for code in declared.transfer.to or ()]
    spoken = [code for said in said_of(register, hop) if said for code in said[1].to or ()]
    return tuple(dict.fromkeys(code for code in (*tables, *spoken) if code not in terms("region")))
