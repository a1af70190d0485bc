"""A register as it would be: parties moved, engaged, replaced or gone, documents no longer in force.

The register itself is never touched. What was agreed with a party that leaves does not pass to the one that follows it:
its contract, its tool and its places would have to be recorded anew. A past disclosure is a fact and stays, and so does
the party that it went to.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from ropa.model import Disclosure, Engagement, Evidence, FieldPlan, ItemEvidence, Part, Party, Record, Transfer, plan
from ropa.register import SHARED, Register
from ropa.register.references import reference
from ropa.vocabulary import terms

Pairs = tuple[tuple[str, str], ...]
PartType = TypeVar("PartType", bound=Part)


@dataclass(frozen=True, slots=True)
class Change:
    """What is supposed to happen; records by their addresses.

    Attributes:
        revoked: Places whose adequacy decision falls.
        seats: Parties and the places to which they move.
        parents: Parties and those that come to control them.
        removed: Parties and engagements that end.
        expired: Documents that are no longer in force.
        replaced: Parties or engagements, and those of the same kind that take their place.
        subs: Engagements, and the parties that are engaged under them.
    """

    revoked: tuple[str, ...] = ()
    seats: Pairs = ()
    parents: Pairs = ()
    removed: tuple[str, ...] = ()
    expired: tuple[str, ...] = ()
    replaced: Pairs = ()
    subs: Pairs = ()


def within(change: Change, register: Register) -> Change:
    """The part of a change that bears on one register: what names no record, or names its own or a shared one."""

    def is_near(address: str) -> bool:
        return address.partition("/")[0] in (register.name, SHARED)

    def pairs(found: Pairs) -> Pairs:
        return tuple(pair for pair in found if is_near(pair[0]))

    return Change(
        change.revoked,
        pairs(change.seats),
        pairs(change.parents),
        tuple(filter(is_near, change.removed)),
        tuple(filter(is_near, change.expired)),
        pairs(change.replaced),
        pairs(change.subs),
    )


def changed(register: Register, change: Change, date: datetime.date) -> Register:
    """A register, and the shared records it refers to, after a change; disclosures that ended before a day stay.

    Returns:
        The register itself where the change touches nothing in it.
    """
    shared = changed(register.shared, change, date) if register.shared else None
    own = register.own
    records: dict[str, Record] = dict(register.records)
    if change.removed or change.expired or change.replaced:
        rewriting = _Rewriting(register, change, date, *_ended(register, change))
        rewritten = ((key, rewriting.record(register.address(key), record)) for key, record in records.items())
        records = {key: record for key, record in rewritten if record is not None}
        own = rewriting.part(own) if own else None
    _supplement(register, records, change)
    if own is register.own and shared is register.shared and _are_same(records, register.records):
        return register
    return replace(register, own=own, records=records, shared=shared)


def _are_same(records: Mapping[str, Record], others: Mapping[str, Record]) -> bool:
    return len(records) == len(others) and all(record is others.get(key) for key, record in records.items())


def address_of(register: Register, word: str | None) -> str:
    """The address of what a word of a register refers to; empty where it refers to nothing."""
    found = register.find(word) if word else None
    return found[0] if found else ""


def _ended(register: Register, change: Change) -> tuple[frozenset[str], frozenset[str]]:
    """What is gone, sub-engagements included; and the engagements that pass to another party."""
    gone = {*change.removed, *(old for old, _ in change.replaced)}
    followed = {old for old, _ in change.replaced}
    moved = {address for address, home, item in _engagements(register) if address_of(home, item.party) in followed}
    moved -= gone
    grows = True
    while grows:
        more = {
            address
            for address, home, item in _engagements(register)
            if address not in moved and address_of(home, item.party) in gone
        }
        more |= {
            address for address, home, item in _engagements(register) if address_of(home, item.under) in gone | moved
        }
        grows = not more <= gone
        gone |= more
    return frozenset(gone), frozenset(moved - gone)


def _engagements(register: Register) -> Iterator[tuple[str, Register, Engagement]]:
    for home in (register, register.shared):
        for key, item in home.of(Engagement) if home else ():
            assert home is not None
            yield home.address(key), home, item


@dataclass(frozen=True, slots=True)
class _Rewriting:
    register: Register
    change: Change
    date: datetime.date
    gone: frozenset[str]
    moved: frozenset[str]

    def record(self, address: str, record: Record) -> Record | None:
        """A record after the change; None where it is gone. A party stays, as what the past was told of."""
        if address in self.gone and isinstance(record, Engagement):
            return None
        if address in self.moved and isinstance(record, Engagement):
            return Engagement(party=self.word(record.party) or record.party, under=record.under, service=record.service)
        return self.part(record)

    def word(self, word: str) -> str | None:
        """What a reference becomes; None where nothing follows."""
        address = address_of(self.register, word)
        for old, new in self.change.replaced:
            if address == old:
                return reference(self.register.name, new)
        return None if address and address in (*self.gone, *self.change.expired) else word

    def part(self, part: PartType) -> PartType | None:
        """A table after the change; None where it was about something that is gone."""
        if isinstance(part, ItemEvidence):
            # What is said of an item goes with the item, and with nothing else.
            return None if part.item and self.word(part.item) != part.item else part
        if isinstance(part, Disclosure):
            if part.until and part.until < self.date:
                to = self.past(part.to)
                return part if to == part.to else part.model_copy(update={"to": to})
            if address_of(self.register, part.to) in self.moved or self.word(part.to) != part.to:
                part = part.model_copy(update={"transfer": None})
        update: dict[str, Any] = {}
        for field in _referring(type(part)):
            value = getattr(part, field.name)
            new = self.value(field, value)
            if new is None and field.required:
                return None
            if new != value:
                update[field.name] = new
        if isinstance(part, Transfer) and "document" in update and _is_safeguard(part):
            update["tool"] = None
        return part.model_copy(update=update) if update else part

    def value(self, field: FieldPlan, value: Any) -> Any:
        if isinstance(value, Part):
            return self.part(value)
        if isinstance(value, tuple) and value:
            kept = tuple(self.value(field, item) for item in value)
            return value if kept == value else tuple(dict.fromkeys(item for item in kept if item is not None)) or None
        return self.word(value) if field.declared.refs and isinstance(value, str) else value

    def past(self, word: str) -> str:
        """The recipient of a past disclosure: the party itself where its engagement ends or passes to another."""
        found = self.register.find(word)
        if found and found[0] in self.gone | self.moved and isinstance(found[1], Engagement):
            party = address_of(self.register.home(found[0]), found[1].party)
            return reference(self.register.name, party) if party else word
        return word


@cache
def _referring(model: type[Part]) -> tuple[FieldPlan, ...]:
    """The fields that name records or hold tables that may, as far as what they name ends with a contract."""
    # Where a statement comes from, and who controls whom, outlive a contract.
    return tuple(
        field
        for field in plan(model)
        if (field.part or field.declared.refs)
        and field.key not in ("parent", "based_on")
        and field.part is not Evidence
    )


def _is_safeguard(transfer: Transfer) -> bool:
    """Whether the tool is an agreement, so that it ends with its document; a derogation is only documented by one."""
    term = terms("tool").get(transfer.tool or "")
    return term is not None and term.marks.get("group") in ("safeguard", "annulled")


def _supplement(register: Register, records: dict[str, Record], change: Change) -> None:
    """Write the seats, parents and sub-engagements of a change into the records of the register that holds them."""
    held: list[tuple[str, str, Callable[[str], Any]]] = [
        *((address, code, lambda code: {"seat": code}) for address, code in change.seats),
        *((address, parent, lambda to: {"parent": reference(register.name, to)}) for address, parent in change.parents),
    ]
    for address, value, update in held:
        name, _, key = address.partition("/")
        if name == register.name and isinstance(record := records.get(key), Party):
            records[key] = record.model_copy(update=update(value))
    for upper, party in change.subs:
        name, _, key = upper.partition("/")
        if name == register.name and key in records:
            made = key_of_sub(register, upper, party, records)
            records[made] = Engagement(party=reference(register.name, party), under=key)


def key_of_sub(register: Register, upper: str, party: str, taken: Any) -> str:
    """An id for a new sub-engagement that no record has."""
    base = f"{party.partition('/')[2]}-under-{upper.partition('/')[2]}"
    shared = register.shared.records if register.shared else {}
    number, made = 1, base
    while made in taken or made in shared:
        number += 1
        made = f"{base}-{number}"
    return made
