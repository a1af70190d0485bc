"""The ways on which data get from the activities of a register to a party, an engagement, a system or a place.

The walk goes against the way data moves, up through sub-processings, engagements and systems. Each route keeps the
data that it carries.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ropa.finding import Pointer
from ropa.graph import Frame, Kind, place_node, term_node
from ropa.model import NONE, Activity, Disclosure, Engagement, System
from ropa.register import Register, statements
from ropa.register.mentions import in_order, naming
from ropa.register.once import once
from ropa.register.references import reference
from ropa.register.statements import DisclosuresTo
from ropa.rules import Case
from ropa.rules.common import categories
from ropa.rules.wider import wider


class Time(StrEnum):
    """Where a route stands in time; a past recipient may still hold what it was given."""

    NOW = "now"
    PAST = "past"
    FUTURE = "future"

    @classmethod
    def of(cls, day: datetime.date, begins: datetime.date | None, ends: datetime.date | None) -> "Time":
        """Where a day stands to a span of time, either end of which may be open."""
        if ends is not None and ends < day:
            return cls.PAST
        return cls.FUTURE if begins is not None and begins > day else cls.NOW


class Duty(StrEnum):
    """Whose breach it is, as far as the roles say; the order of the members is from nearest to furthest."""

    OWN = "own"
    JOINT = "joint"
    OPEN = "open"
    RECIPIENT = "recipient"


_DUTIES = {
    "processor": Duty.OWN,
    "internal": Duty.OWN,
    "joint-controller": Duty.JOINT,
    "controller": Duty.RECIPIENT,
    "public": Duty.RECIPIENT,
}


class Route(NamedTuple):
    """One way on which data gets to the address.

    Attributes:
        nodes: Addresses from the first recipient or system to the address asked for.
        data: Categories of data it carries, as nodes; None where the record does not say.
        role: Role of the first recipient; empty where it is not stated.
        duty: Whose breach it is by that role.
        certainty: `does`, `may` or empty.
        when: Conditions of the disclosure.
        time: Whether it is in the past, now or to come.
        by_control: Whether it passes from a party to its parent, which control makes possible and nothing states.
        service_open: Whether the record names the party and not the engagement that the route goes on with.
        at: The field that says it.
    """

    nodes: tuple[str, ...]
    data: frozenset[str] | None
    role: str
    duty: Duty
    certainty: str
    when: tuple[str, ...]
    time: Time
    by_control: bool
    service_open: bool
    at: Pointer


def standing(day: datetime.date, activity: Activity) -> Time:
    """Where an activity stands in time on a day."""
    return Time.PAST if activity.status == "retired" else Time.of(day, activity.started, activity.ended)


@dataclass(frozen=True, slots=True)
class Way:
    """A way from a node, the first, to the address asked for, the last, and what of the data can pass on it."""

    nodes: tuple[str, ...]
    limit: frozenset[str] | None = None
    by_control: bool = False
    service_open: bool = False


Ways = Mapping[str, Sequence[Way]]
"""Ways by the node at which they start, or by the word for it."""

_UP = frozenset((Kind.SUBCONTRACTS, Kind.RENDERS, Kind.STORED, Kind.ACCESSED, Kind.SEATED, Kind.RUNS_ON))


def climb(case: Case, node: str) -> Iterator[Way]:
    """Every way from a system, an engagement or a party to the node; none passes the same node twice."""
    edges = Frame(case.register)
    waiting = [Way((node,))]
    for way in waiting:
        yield way
        here = way.nodes[0]
        touching = edges.touching(here)
        above = [(edge.source, way.by_control) for edge in touching if edge.target == here and edge.kind in _UP]
        above += [(edge.target, True) for edge in touching if edge.source == here and edge.kind is Kind.CONTROLS]
        for step, by_control in above:
            if step not in way.nodes:
                limit = _narrowed(case.register, step, way.limit)
                waiting.append(Way((step, *way.nodes), limit, by_control, way.service_open))
        record = case.register.at(here) if "/" in here else None
        if isinstance(record, Engagement) and not way.service_open:
            found = case.register.home(here).find(record.party)
            # A disclosure that names the party alone may be to this service as well as to another.
            if found and found[0] not in way.nodes:
                yield Way((found[0], *way.nodes), way.limit, way.by_control, True)


def _narrowed(register: Register, step: str, limit: frozenset[str] | None) -> frozenset[str] | None:
    record = register.at(step) if "/" in step else None
    if not isinstance(record, System) or record.data is None:
        return limit
    home = register.home(step)
    held = frozenset(term_node(home, "data", word) for word in record.data)
    return held if limit is None else held & limit


def leading(register: Register, by_node: Ways) -> Iterator[tuple[str, Activity]]:
    """The activities from which a route may lead on, in their order: others name nothing that a way starts at.

    Args:
        register: The register.
        by_node: Ways by the node at which they start.
    """
    words = {reference(register.name, step) for step in by_node}
    # A place is named by its code, an international organisation by its node.
    words |= {step.partition(":")[2] for step in by_node if "/" not in step}
    own = register.own
    held_by_all = own is not None and not words.isdisjoint(own.stored_in or ())
    chosen: set[str] = set()
    for shared in (own and own.disclosure) or ():
        if shared.to in words and isinstance(shared.applies, tuple):
            chosen.update(shared.applies)
        elif shared.to in words and shared.applies != "not-attributed":
            held_by_all = True
    if held_by_all:
        yield from register.of(Activity)
    else:
        keys = register.records.keys() & (chosen | naming(register, words, by_activities=True))
        for key in in_order(register, keys):
            record = register.records[key]
            if isinstance(record, Activity):
                yield key, record


def by_words(register: Register, by_node: Ways) -> Ways:
    """The ways by the word for the record at which they start; those from places are named by none."""
    return {reference(register.name, node): ways for node, ways in by_node.items() if "/" in node and register.at(node)}


class Routes:
    """The routes from the activities of a register to a node."""

    def __init__(self, case: Case, node: str, by_word: Ways) -> None:
        """Take the register, the node, and the ways to it by the word for where they start."""
        self._case = case
        self._node = node
        self._by_word = by_word
        self._disclosures = DisclosuresTo(case.register, by_word)
        self._shared: dict[tuple[Pointer, frozenset[str] | None], tuple[Route, ...]] = {}

    def of(self, key: str, activity: Activity) -> Iterator[Route]:
        """The routes from one activity: by disclosure, by use of a system, by joint control, by where it stores."""
        register, by_word = self._case.register, self._by_word
        here = register.address(key)
        everything = held_by(register, activity)
        # Of the recipients of an activity hardly one is on the way.
        for disclosure, at in self._disclosures.of(key, activity):
            if at.record == here:
                yield from _disclosed(self._case, disclosure, at, everything, by_word[disclosure.to])
            else:
                yield from self._inherited(disclosure, at, everything)
        for position_, word in enumerate(activity.systems or ()):
            for way in by_word.get(word, ()):
                # An activity that uses a system keeps data there, also where the two words for them do not meet.
                carried = _carried(register, everything, way.limit) or None
                yield _plain(way, carried, Pointer(here, ("systems", position_)))
        joint = activity.joint_controllers
        for position_, word in enumerate(joint if isinstance(joint, tuple) else ()):
            for way in by_word.get(word, ()):
                if not way.service_open:
                    yield _plain(way, everything, Pointer(here, ("joint_controllers", position_)), Duty.JOINT)
        # Only a place is one where an activity can be said to store.
        for held in statements(register, key, activity, "stored_in") if "/" not in self._node else ():
            if held.value != NONE and place_node(held.value) == self._node:
                yield _plain(Way((self._node,)), everything, held.at)

    def _inherited(self, disclosure: Disclosure, at: Pointer, everything: frozenset[str] | None) -> tuple[Route, ...]:
        """Those along a disclosure that the register states for many activities, of which many hold the same data."""
        known = self._shared.get((at, everything))
        if known is None:
            ways = self._by_word[disclosure.to]
            known = self._shared[at, everything] = tuple(_disclosed(self._case, disclosure, at, everything, ways))
        return known


def _plain(way: Way, data: frozenset[str] | None, at: Pointer, duty: Duty = Duty.OWN) -> Route:
    return Route(way.nodes, data, "", duty, "", (), Time.NOW, way.by_control, way.service_open, at)


def held_by(register: Register, activity: Activity) -> frozenset[str] | None:
    """The nodes of the categories of data that an activity names; None for none."""
    words = (activity.data or ()) if activity.subject_data is None else tuple(sorted(categories(activity)))
    return _nodes_of(register, words)


@once
def _nodes_of(register: Register, words: tuple[str, ...]) -> frozenset[str] | None:
    """The same of some words, made once for all that have the same."""
    return frozenset([term_node(register, "data", word) for word in words]) or None


def _disclosed(
    case: Case, disclosure: Disclosure, at: Pointer, everything: frozenset[str] | None, ways: Sequence[Way]
) -> Iterator[Route]:
    register = case.register
    data = everything
    if disclosure.data is not None:
        data = frozenset(term_node(register, "data", word) for word in disclosure.data)
    for way in ways:
        carried = _carried(register, data, way.limit)
        if carried is None or carried:
            role = disclosure.role or ""
            yield Route(
                way.nodes,
                carried,
                role,
                _DUTIES.get(role, Duty.OPEN),
                disclosure.certainty or "",
                disclosure.when or (),
                Time.of(case.law.date, disclosure.from_, disclosure.until),
                way.by_control,
                way.service_open,
                at,
            )


def _carried(register: Register, data: frozenset[str] | None, limit: frozenset[str] | None) -> frozenset[str] | None:
    if data is None or limit is None:
        return data if limit is None else limit
    return frozenset(item for item in data if limit.intersection(wider(register, "data", item)))


def unattributed_routes(case: Case, by_word: Ways) -> Iterator[Route]:
    """The routes from disclosures that the source ties to no activity."""
    register = case.register
    for number, shared in enumerate((register.own and register.own.disclosure) or ()):
        if shared.applies == "not-attributed":
            ways = by_word.get(shared.to, ())
            yield from _disclosed(case, shared, Pointer(register.address(), ("disclosure", number)), None, ways)
