"""The recipients of a register and their transfers, as tables of a document."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ropa.i18n import one_line
from ropa.model import Activity, Disclosure, Engagement, Party, Record
from ropa.register import Register, statements
from ropa.transfers import Hop, Verdict
from ropa.transfers.reach import joint_controllers
from ropa.view.document import Detail, Entry, Table
from ropa.view.filed import held_by
from ropa.view.hop import hop_entry, verdict_words
from ropa.view.marks import State
from ropa.view.record import column
from ropa.view.words import Words, place_words
from ropa.vocabulary import label

Row = tuple[tuple[Entry, ...], ...]


@dataclass(slots=True)
class _Recipient:
    roles: list[str] = field(default_factory=list)
    under: str = ""


def recipient_table(words: Words) -> Table:
    """Everyone to whom data is or may be disclosed, sub-processors included, each once."""
    columns = ("recipient", "category", "role", "named", "seat", "service")
    rows = tuple(_recipient_row(words, address, found) for address, found in _recipients(words.register).items())
    return Table(words.text("document.part.recipients"), _heads(words, columns), rows)


def transfer_table(words: Words, hops: tuple[Hop, ...]) -> Table:
    """Every hop that leaves the EEA, may leave it, or cannot be told, with the reasoning."""
    columns = ("from", "to", "places", "verdict", "tool", "activities")
    rows = tuple(_transfer_row(words, hop) for hop in hops if hop.verdict is not Verdict.NOT_A_TRANSFER)
    return Table(words.text("document.part.transfers"), _heads(words, columns), rows)


def recipients(register: Register) -> tuple[str, ...]:
    """The addresses of everyone to whom data is or may be disclosed, sub-processors included, each once."""
    return tuple(_recipients(register))


def name_at(words: Words, address: str) -> str:
    """What the record at an address is called; the organisation for the register's own address."""
    if address == words.register.name:
        return one_line(words.register.organisation)
    found = words.register.at(address)
    return words.name(found, address) if found else address


def _heads(words: Words, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(words.text(f"document.column.{key}") for key in columns)


def _recipients(register: Register) -> dict[str, _Recipient]:
    found: dict[str, _Recipient] = {}
    for disclosure in _disclosures(register):
        if target := register.find(disclosure.to):
            recipient = found.setdefault(target[0], _Recipient())
            if disclosure.role not in recipient.roles:
                recipient.roles.append(disclosure.role or "")
    for _, activity in register.of(Activity):
        for word in joint_controllers(activity) if activity.status != "retired" else ():
            if target := register.find(word):
                recipient = found.setdefault(target[0], _Recipient())
                if "joint-controller" not in recipient.roles:
                    recipient.roles.append("joint-controller")
    below: dict[str, list[str]] = {}
    for key, engagement in register.of(Engagement):
        if engagement.under and (above := register.find(engagement.under)):
            below.setdefault(above[0], []).append(register.address(key))
    ordered: dict[str, _Recipient] = {}
    waiting = list(reversed(found))
    while waiting:
        address = waiting.pop()
        ordered.setdefault(address, found.get(address, _Recipient()))
        for sub in reversed(below.get(address, [])):
            if sub not in ordered:
                ordered[sub] = found.get(sub, _Recipient(under=address))
                waiting.append(sub)
    return ordered


def _disclosures(register: Register) -> Iterator[Disclosure]:
    for key, activity in register.of(Activity):
        if activity.status != "retired":
            for held in statements(register, key, activity, "disclosure"):
                if isinstance(held.value, Disclosure):
                    yield held.value
    for shared in (register.own and register.own.disclosure) or ():
        if shared.applies == "not-attributed":
            yield shared


def _recipient_row(words: Words, address: str, recipient: _Recipient) -> Row:
    register = words.register
    record = register.at(address)
    service = _silent(words)
    party_address = address
    if isinstance(record, Engagement):
        service = _cell(words, address, record, "service")
        target = register.find(record.party)
        party_address = target[0] if target else register.address(record.party)
    else:
        service = Entry("", State.STATED)
    party = register.at(party_address)
    if not isinstance(party, Party):
        return ((Entry(party_address.rpartition("/")[2], State.STATED),), *((_silent(words),),) * 4, (service,))
    name = _cell(words, party_address, party, "name")
    named = "category-only" if party.named is False else "named"
    return (
        (name,),
        (_cell(words, party_address, party, "category"),),
        tuple(_roles(words, recipient)),
        (Entry(words.text(f"document.recipient.{named}"), State.STATED),),
        (_cell(words, party_address, party, "seat"),),
        (service,),
    )


def _cell(words: Words, address: str, record: Record, name: str) -> Entry:
    holder, key = held_by(words.register, address)
    return column(Words(holder, words.language), key, record, name)


def _roles(words: Words, recipient: _Recipient) -> Iterator[Entry]:
    if recipient.under:
        above = words.register.at(recipient.under)
        detail = Detail(words.text("fields.engagement.under"), words.name(above, recipient.under) if above else "")
        yield Entry(words.text("document.recipient.sub-processor"), State.STATED, (detail,))
    for role in recipient.roles:
        yield Entry(label("role", role, words.language), State.STATED) if role else _silent(words)
    if not recipient.roles and not recipient.under:
        yield _silent(words)


def _silent(words: Words) -> Entry:
    return Entry(words.text("document.silent"), State.SILENT)


def _transfer_row(words: Words, hop: Hop) -> Row:
    register, language = words.register, words.language
    service = register.at(hop.engagement) if hop.engagement else None
    details = (
        (Detail(words.text("document.column.service"), words.name(service, "")),)
        if isinstance(service, Engagement) and service.service
        else ()
    )
    return (
        (Entry(name_at(words, hop.exporter), State.STATED, link=hop.exporter),),
        (Entry(name_at(words, hop.importer), State.STATED, details, link=hop.importer),),
        tuple(places(words, hop)),
        (Entry(verdict_words(words, hop), State.DERIVED, hop_entry(words, hop).details),),
        (Entry(label("tool", hop.tool, language), State.STATED) if hop.tool else _silent(words),),
        tuple(Entry(name_at(words, address), State.STATED, link=address) for address in hop.activities)
        or (Entry(words.text("document.applies.not-attributed"), State.STATED),),
    )


def places(words: Words, hop: Hop) -> Iterator[Entry]:
    """Where the importer of a hop sits, reaches the data from and keeps it, each with its label."""
    for use in hop.places:
        how = words.text(f"transfers.how.{use.how}")
        if use.code is None:
            yield Entry(f"{how}: {words.text('document.silent')}", State.SILENT)
        else:
            yield Entry(f"{how}: {place_words(use.code, words.language)}", State.STATED)
