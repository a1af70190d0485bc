"""The recipients of a register and their transfers, as tables of a document."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ropa.finding import Pointer
from ropa.i18n import one_line
from ropa.model import Activity, Disclosure, Engagement, Party, Record, Transfer, plan
from ropa.register import Register, statements
from ropa.transfers import Hop, Verdict
from ropa.transfers.reach import joint_controllers
from ropa.view.absence import silent, without_hidden
from ropa.view.document import Detail, Entry, Table
from ropa.view.evidence import evidence_of, state_of
from ropa.view.filed import filed_entry, held_by
from ropa.view.hop import hop_entry, verdict_words
from ropa.view.marks import VOID, State
from ropa.view.record import cell
from ropa.view.words import Words, place_words
from ropa.vocabulary import label

Row = tuple[tuple[Entry, ...], ...]


@dataclass(slots=True)
class _Recipient:
    roles: dict[str, Pointer] = field(default_factory=dict)
    leads: list[Pointer] = field(default_factory=list)
    under: str = ""

    def reach(self, role: str, at: Pointer) -> None:
        self.roles.setdefault(role, at)
        self.leads.append(at)


def recipient_table(words: Words) -> Table:
    """Everyone to whom data is or may be disclosed, sub-processors included, each once."""
    columns = ("recipient", "category", "role", "named", "seat", "service")
    gone = unshown(words)
    rows = tuple(
        _recipient_row(words, address, found)
        for address, found in _recipients(words.register).items()
        if address not in gone
    )
    return Table(words.text("document.part.recipients"), _heads(words, columns), rows)


def transfer_table(words: Words, hops: tuple[Hop, ...]) -> Table:
    """Every hop that leaves the EEA, may leave it, or cannot be told, with the reasoning."""
    columns = ("from", "to", "places", "verdict", "tool", "activities")
    names = Names(words)
    rows = tuple(_transfer_row(words, names, hop) for hop in hops if hop.verdict is not Verdict.NOT_A_TRANSFER)
    return Table(words.text("document.part.transfers"), _heads(words, columns), rows)


def recipients(register: Register) -> tuple[str, ...]:
    """The addresses of everyone to whom data is or may be disclosed, sub-processors included, each once."""
    return tuple(_recipients(register))


def unshown(words: Words) -> frozenset[str]:
    """Recipients that a document leaves out, since nothing that it shows leads to them; by engagement, or by party."""
    if not words.hidden:
        return frozenset()
    gone: set[str] = set()
    for address, found in _recipients(words.register).items():
        is_engaged = isinstance(words.register.at(address), Engagement)
        ways = [state_at(words, at) for at in found.leads]
        if found.under and found.under not in gone:
            ways.append(state_at(words, Pointer(address, ("under",))))
        is_led_to = any(state not in words.hidden for state in ways)
        if not is_led_to or (is_engaged and state_at(words, Pointer(address, ("party",))) in words.hidden):
            gone.add(address)
    return frozenset(gone)


def shown_hops(words: Words, hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """The hops to recipients that a document shows."""
    gone = unshown(words)
    return tuple(hop for hop in hops if (hop.engagement or hop.importer) not in gone)


def rows_hidden(words: Words, count: int) -> tuple[str, ...]:
    """That rows are left out because nothing shown leads to them; nothing where none is."""
    return (words.text("document.remark.rows-hidden", count=count),) if count else ()


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
    for disclosure, at in _disclosures(register):
        if target := register.find(disclosure.to):
            found.setdefault(target[0], _Recipient()).reach(disclosure.role or "", at)
    for key, activity in register.of(Activity):
        at = Pointer(register.address(key), ("joint_controllers",))
        for word in joint_controllers(activity) if activity.status != "retired" else ():
            if target := register.find(word):
                found.setdefault(target[0], _Recipient()).reach("joint-controller", at)
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


def _disclosures(register: Register) -> Iterator[tuple[Disclosure, Pointer]]:
    for key, activity in register.of(Activity):
        if activity.status != "retired":
            for held in statements(register, key, activity, "disclosure"):
                if isinstance(held.value, Disclosure):
                    yield held.value, held.at
    for number, shared in enumerate((register.own and register.own.disclosure) or ()):
        if shared.applies == "not-attributed":
            yield shared, Pointer(register.address(), ("disclosure", number))


def _recipient_row(words: Words, address: str, recipient: _Recipient) -> Row:
    register = words.register
    record = register.at(address)
    party_address = address
    service: tuple[Entry, ...] = (Entry(VOID, State.STATED),)
    if isinstance(record, Engagement):
        service = cell_at(words, address, record, "service")
        target = register.find(record.party)
        party_address = target[0] if target else register.address(record.party)
    party = register.at(party_address)
    if not isinstance(party, Party):
        return ((Entry(party_address.rpartition("/")[2], State.STATED),), *((silent(words),),) * 4, service)
    named = "category-only" if party.named is False else "named"
    return (
        (name_entry(words, party_address),),
        cell_at(words, party_address, party, "category"),
        tuple(_roles(words, recipient)),
        (Entry(words.text(f"document.recipient.{named}"), State.STATED),),
        cell_at(words, party_address, party, "seat"),
        service,
    )


def cell_at(words: Words, address: str, record: Record, name: str) -> tuple[Entry, ...]:
    """One field of a record of the register, or of the shared ones, as a cell without working notes."""
    holder, key = held_by(words.register, address)
    return tuple(filed_entry(words, entry) for entry in cell(words.of(holder), key, record, name))


def name_entry(words: Words, address: str, details: tuple[Detail, ...] = ()) -> Entry:
    """The name of a record, by which a row is told from others: it is shown whatever is left out."""
    record = words.register.recorded(address)
    at = Pointer(address, ("name",))
    state = state_at(words, at) if isinstance(record, Party) else State.STATED
    if isinstance(record, Activity) and record.status == "to-confirm":
        # What the source only presupposes must not read like what it says.
        at, state = Pointer(address, ("status",)), State.INFERRED
    return Entry(name_at(words, address), state, details, link=address, is_quoted=True, at=at)


class Names(dict[tuple[str, ...], tuple[Entry, ...]]):
    """Cells with the names of records, by their addresses; where the same are named again, it is the same cell."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._known: dict[str, Entry] = {}

    def __missing__(self, addresses: tuple[str, ...]) -> tuple[Entry, ...]:
        made = self[addresses] = tuple(map(self._entry, addresses))
        return made

    def _entry(self, address: str) -> Entry:
        known = self._known.get(address)
        if known is None:
            known = self._known[address] = name_entry(self._words, address)
        return known


def state_at(words: Words, at: Pointer, item: object = None) -> State:
    """How the value at a field is known, or an item of it; what no record says is stated by none."""
    record = words.register.recorded(at.record)
    field = next((one for one in plan(type(record)) if one.key == at.field[0]), None) if record and at.field else None
    if record is None or field is None:
        return State.STATED
    if len(at.field) > 1 and isinstance(at.field[1], int) and item is None:
        item = getattr(record, field.name)[at.field[1]]
    return state_of(evidence_of(record, field, item))


def _roles(words: Words, recipient: _Recipient) -> Iterator[Entry]:
    if recipient.under:
        above = words.register.at(recipient.under)
        detail = Detail(words.text("fields.engagement.under"), words.name(above, recipient.under) if above else "")
        yield Entry(words.text("document.recipient.sub-processor"), State.STATED, (detail,))
    entries = [
        Entry(label("role", role, words.language), state_at(words, at), at=at) if role else silent(words, at)
        for role, at in recipient.roles.items()
    ]
    yield from without_hidden(words, entries, next(iter(recipient.roles.values()), Pointer(words.register.address())))
    if not recipient.roles and not recipient.under:
        yield silent(words)


def _transfer_row(words: Words, names: "Names", hop: Hop) -> Row:
    return (
        names[hop.exporter,],
        (importer_entry(words, hop),),
        places(words, hop),
        (verdict_entry(words, hop),),
        declared(words, hop, "tool"),
        activities(words, names, hop),
    )


def importer_entry(words: Words, hop: Hop) -> Entry:
    """Who receives the data of a hop, and for which service."""
    service = words.register.at(hop.engagement) if hop.engagement else None
    is_named = isinstance(service, Engagement) and service.service
    details = (Detail(words.text("document.column.service"), words.name(service, "")),) if service and is_named else ()
    return name_entry(words, hop.importer, details)


def verdict_entry(words: Words, hop: Hop) -> Entry:
    """What was worked out of a hop; the reasoning goes where the values are left out that it names."""
    steps = () if words.hidden else hop_entry(words, hop).details
    return Entry(verdict_words(words, hop), State.DERIVED, steps)


def activities(words: Words, names: "Names", hop: Hop) -> tuple[Entry, ...]:
    """The activities whose data a hop carries, or that the record ties it to none."""
    return names[hop.activities] or (Entry(words.text("document.applies.not-attributed"), State.STATED),)


def places(words: Words, hop: Hop) -> tuple[Entry, ...]:
    """Where the importer of a hop sits, reaches the data from and keeps it, each with its label."""
    entries = []
    for use in hop.places:
        how = words.text(f"transfers.how.{use.how}")
        if use.code is None:
            entries.append(Entry(words.pair(how, words.text("document.silent")), State.SILENT, at=use.at))
        else:
            state = state_at(words, use.at, use.code)
            entries.append(Entry(words.pair(how, place_words(use.code, words.language)), state, at=use.at))
    return without_hidden(words, entries, hop.at)


def declared(words: Words, hop: Hop, key: str) -> tuple[Entry, ...]:
    """One field of the transfers that the record itself declares for a hop, each value once; or silence."""
    field = next(item for item in plan(Transfer) if item.key == key)
    found: dict[str, Entry] = {}
    for item in hop.declarations:
        home = words.of(words.register.home(item.at.record))
        if (value := getattr(item.transfer, field.name)) is not None:
            said, link = home.value(field, value), home.link(field, value)
            entry = Entry(said, state_at(words, item.at), link=link, is_quoted=bool(link), at=item.at)
            found.setdefault(entry.text, entry)
    return without_hidden(words, tuple(found.values()) or (silent(words, hop.table(key)),), hop.table(key))
