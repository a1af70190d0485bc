"""The records that a register and its activities lead to, each as far as Art. 30 asks."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ropa.model import NONE, Activity, Document, Engagement, FieldPlan, Party, Record
from ropa.register import Register
from ropa.transfers.reach import joint_controllers
from ropa.view.filed import is_identity
from ropa.view.linked.describing import Describer
from ropa.view.linked.graph import Name, Statement
from ropa.view.linked.names import record_name
from ropa.view.recipients import recipients

_OF_RECIPIENT = frozenset(("name", "category", "named", "seat"))
_OF_ENGAGEMENT = frozenset(("party", "under", "service", "stored_in", "accessed_from", "transfer"))
_OF_DOCUMENT = frozenset(("title", "version", "date"))
_OF_TERM = frozenset(("name", "broader"))


def others(made: Describer, said: Iterable[Statement], activities: Iterable[Activity]) -> Iterator[Statement]:
    """Parties, engagements, documents and own terms: those that are named, and every recipient.

    Args:
        made: Describes the records.
        said: What is said of the register and its activities.
        activities: The activities.
    """
    register = made.register
    addresses = {record_name(address): address for address in _addresses(register)}
    received = _receiving(register)
    identified = _identified(register, activities)
    waiting = [*_named(said, addresses), *sorted(received), *sorted(identified)]
    seen: set[str] = set()
    while waiting:
        address = waiting.pop()
        record = register.at(address)
        if address in seen or record is None or isinstance(record, Activity):
            continue
        seen.add(address)
        asks = _asked(record, is_identified=address in identified, is_recipient=address in received)
        found = [*made.record(address, record, asks)]
        waiting += _named(found, addresses)
        yield from found


def _asked(record: Record, *, is_identified: bool, is_recipient: bool) -> Callable[[FieldPlan], bool]:
    def asks(field: FieldPlan) -> bool:
        if isinstance(record, Party):
            if is_recipient and field.key in _OF_RECIPIENT:
                return True
            # Contact details are asked for, not the seat: it is told where the record has it.
            is_seatless = field.key == "seat" and record.seat is None
            return (is_identified and is_identity(field) and not is_seatless) or field.key == "name"
        if isinstance(record, Engagement):
            return field.key in _OF_ENGAGEMENT
        return field.key in (_OF_DOCUMENT if isinstance(record, Document) else _OF_TERM)

    return asks


def _addresses(register: Register) -> Iterator[str]:
    yield from map(register.address, register.records)
    if register.shared:
        yield from map(register.shared.address, register.shared.records)


def _named(said: Iterable[Statement], addresses: Mapping[Name, str]) -> list[str]:
    return [addresses[item.object] for item in said if isinstance(item.object, Name) and item.object in addresses]


def _receiving(register: Register) -> frozenset[str]:
    """The addresses of all recipients: those named as such, and the parties that render the services named."""
    found = set(recipients(register))
    for address in tuple(found):
        record = register.at(address)
        party = register.home(address).find(record.party) if isinstance(record, Engagement) else None
        found |= {party[0]} if party else set()
    return frozenset(found)


def _identified(register: Register, activities: Iterable[Activity]) -> frozenset[str]:
    """The addresses of those whose names and contact details Art. 30 asks for, and of their representatives."""
    own = register.own
    words = [own.organisation, own.representative, own.dpo] if own else []
    for activity in activities:
        words += [*joint_controllers(activity), *(activity.on_behalf_of or ())]
    found = _found(register, words)
    agents = [record.representative for record in found.values() if isinstance(record, Party)]
    return frozenset(found) | frozenset(_found(register, agents))


def _found(register: Register, words: Iterable[str | None]) -> dict[str, Record]:
    return dict(found for word in words if word and word != NONE and (found := register.find(word)))
