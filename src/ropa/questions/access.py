"""What a register holds for the answer to a person of one category of data subjects (GDPR Art. 15(1) and (2)).

A register describes categories of people, never a person: the answer is a draft. Activities that do not say whose data
they are about cannot be ruled out and are named apart, and so is what the source ties to no activity.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from ropa.finding import Pointer
from ropa.graph import Index, Kind, index, record_edges, term_node
from ropa.model import Activity, Disclosure, Engagement, Party, System
from ropa.questions.impact_routes import Time, standing
from ropa.register import Register, statements
from ropa.register.once import once
from ropa.rules import Case
from ropa.rules.wider import wider
from ropa.transfers import Verdict

ASKED = ("rectification", "erasure", "restriction", "objection")
"""The rights that Art. 15(1)(e) wants named."""


class Match(StrEnum):
    """How a category of data subjects is among those of an activity."""

    NAMED = "named"
    NARROWER = "narrower"
    WIDER = "wider"


@dataclass(frozen=True, slots=True)
class Recipient:
    """One recipient, and those who have the data through it.

    Attributes:
        party: Address of the party; of the engagement or the reference where its party is unknown.
        engagement: Address of the engagement; empty for a direct disclosure.
        is_named: Whether the record names who it is, and not a category only; or the data are published.
        time: Whether the disclosure is in the past, now or to come.
        below: Sub-processors under the engagement.
        at: The field that says it.
    """

    party: str
    engagement: str
    is_named: bool
    time: Time
    below: tuple["Recipient", ...]
    at: Pointer


@dataclass(frozen=True, slots=True)
class Concerned:
    """One activity that concerns people of the category.

    Attributes:
        activity: Its address.
        match: How the category is among its data subjects.
        time: Whether the activity is in the past, now or to come.
        tied: Positions in `subject_data` that are about the category.
        recipients: Its recipients in the order of its statements; None stands for the statement that there is none.
        by_systems: Recipients that no disclosure names and that have the data because they run a system.
        has_no_transfer: Whether every recipient is recorded and no hop to one leaves, or may leave, the EEA.
        controllers: For a processor's activity, those on whose behalf it is done; None where not stated.
    """

    activity: str
    match: Match
    time: Time
    tied: tuple[int, ...]
    recipients: tuple[Recipient | None, ...]
    by_systems: tuple[Recipient, ...]
    has_no_transfer: bool
    controllers: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Access:
    """What one register holds for the answer.

    Attributes:
        register: The register.
        controlled: Activities as controller.
        processed: Activities as processor, for which the controller answers.
        silent: Activities that do not say whose data they are about.
        collected: Positions of the register's statements on data collected that the source ties to no activity.
        recipients: Recipients that the source ties to no activity, by their position in the register's disclosures.
        retention: Positions of the register's time limits that the source ties to no activity.
        rights: Positions of the register's statements on each right.
        others: Further categories of data subjects that its activities name: the same person may belong to them too.
    """

    register: str
    controlled: tuple[Concerned, ...]
    processed: tuple[Concerned, ...]
    silent: tuple[str, ...]
    collected: tuple[int, ...]
    recipients: Mapping[int, Recipient]
    retention: tuple[int, ...]
    rights: Mapping[str, tuple[int, ...]]
    others: tuple[str, ...]


def access(case: Case, subject: str) -> Access:
    """What a register holds on people of a category.

    Args:
        case: The register.
        subject: Key of a category of data subjects, of the closed list or of the register's own.
    """
    register = case.register
    sought = term_node(register, "subject", subject)
    found: dict[bool, list[Concerned]] = {True: [], False: []}
    abroad = {*chain.from_iterable(hop.activities for hop in case.hops if hop.verdict is not Verdict.NOT_A_TRANSFER)}
    silent = []
    others: dict[str, None] = {}
    for key, activity in register.of(Activity):
        nodes, match, further = _among(register, sought, tuple(_subjects(activity)))
        others |= further
        if not nodes:
            silent.append(register.address(key))
        elif match:
            found[activity.capacity == "processor"].append(
                _concerned(case, key, activity, sought, match, leaves=register.address(key) in abroad)
            )
    own = register.own
    rights: dict[str, list[int]] = {}
    for position, item in enumerate((own and own.right) or ()):
        for word in item.rights:
            rights.setdefault(word, []).append(position)
    return Access(
        register.name,
        tuple(found[False]),
        tuple(found[True]),
        tuple(silent),
        tuple(
            position
            for position, item in enumerate((own and own.collected) or ())
            if item.applies == "not-attributed"
            and (
                not item.subjects
                or _match(register, sought, {term_node(register, "subject", w) for w in item.subjects})
            )
        ),
        {
            position: _recipient(case, item, Pointer(register.address(), ("disclosure", position)))
            for position, item in enumerate((own and own.disclosure) or ())
            if item.applies == "not-attributed"
        },
        tuple(
            position
            for position, limit in enumerate((own and own.retention) or ())
            if limit.applies == "not-attributed"
        ),
        {word: tuple(positions) for word, positions in rights.items()},
        tuple(others),
    )


def _subjects(activity: Activity) -> Iterator[str]:
    yield from activity.subjects or ()
    yield from (item.subject for item in activity.subject_data or ())


@once
def _among(
    register: Register, sought: str, words: tuple[str, ...]
) -> tuple[frozenset[str], Match | None, Mapping[str, None]]:
    """The nodes of some data subjects, how a category is among them, and the others; many activities name the same."""
    nodes = frozenset(term_node(register, "subject", word) for word in words)
    further = dict.fromkeys(node for node in sorted(nodes) if not _match(register, sought, {node}))
    return nodes, _match(register, sought, nodes), further


def _match(register: Register, sought: str, nodes: Set[str]) -> Match | None:
    if sought in nodes:
        return Match.NAMED
    if any(sought in wider(register, "subject", node) for node in nodes):
        return Match.NARROWER
    return None if nodes.isdisjoint(wider(register, "subject", sought)) else Match.WIDER


def _concerned(case: Case, key: str, activity: Activity, sought: str, match: Match, *, leaves: bool) -> Concerned:
    register = case.register
    here = register.address(key)
    recipients = tuple(
        _recipient(case, held.value, held.at) if isinstance(held.value, Disclosure) else None
        for held in statements(register, key, activity, "disclosure")
    )
    known = {recipient.engagement for recipient in recipients if recipient}
    systems = tuple(item for item in _by_systems(case, here, activity) if item.engagement not in known)
    # Who has no record, or had the data before, is no hop that anybody judged.
    settled = all(one is None or (one.time is Time.NOW and register.at(one.party)) for one in recipients)
    behalf = activity.on_behalf_of
    return Concerned(
        here,
        match,
        standing(case.law.date, activity),
        tuple(
            position
            for position, item in enumerate(activity.subject_data or ())
            if _match(register, sought, {term_node(register, "subject", item.subject)})
        ),
        recipients,
        systems,
        bool(recipients)
        and settled
        and not systems
        and not activity.open
        and standing(case.law.date, activity) is Time.NOW
        and not leaves,
        None if behalf is None else tuple(found[0] for word in behalf if (found := register.find(word))),
    )


def _by_systems(case: Case, here: str, activity: Activity) -> Iterator[Recipient]:
    register = case.register
    for position, word in enumerate(activity.systems or ()):
        found = register.find(word)
        if found and isinstance(found[1], System) and found[1].engagement:
            engaged = register.home(found[0]).find(found[1].engagement)
            if engaged and isinstance(engaged[1], Engagement):
                yield _engaged(case, engaged[0], Time.NOW, Pointer(here, ("systems", position)), frozenset())


def _recipient(case: Case, disclosure: Disclosure, at: Pointer) -> Recipient:
    register = case.register
    time = Time.of(case.law.date, disclosure.from_, disclosure.until)
    found = register.find(disclosure.to)
    if found and isinstance(found[1], Engagement):
        return _engaged(case, found[0], time, at, frozenset())
    party = found[1] if found else None
    # Data that are published have no recipient whose name could be told.
    is_named = isinstance(party, Party) and (party.named is not False or disclosure.role == "public")
    return Recipient(found[0] if found else disclosure.to, "", is_named, time, (), at)


def _engaged(case: Case, address: str, time: Time, at: Pointer, above: frozenset[str]) -> Recipient:
    """An engagement as a recipient, with those under it; one that is under itself is taken once."""
    register = case.register
    engagement = register.at(address)
    assert isinstance(engagement, Engagement), "edges of that kind join engagements"
    found = register.home(address).find(engagement.party)
    party = found[1] if found else None
    below = _below(case, address, time, above | {address})
    is_named = isinstance(party, Party) and party.named is not False
    return Recipient(found[0] if found else address, address, is_named, time, below, at)


@once
def _below(case: Case, address: str, time: Time, above: frozenset[str]) -> tuple[Recipient, ...]:
    """Those under an engagement, which is asked of every disclosure to it."""
    return tuple(
        _engaged(case, edge.target, time, edge.at, above)
        for edge in _subcontracted(case.register).leaving(address)
        if edge.target not in above
    )


@once
def _subcontracted(register: Register) -> Index:
    """The edges to the engagements under others, those of the shared records among them: nearly all are asked for."""
    return index(
        edge
        for one in filter(None, (register, register.shared))
        for key, engagement in one.of(Engagement)
        if engagement.under
        for edge in record_edges(one, key, engagement)
        if edge.kind is Kind.SUBCONTRACTS
    )
