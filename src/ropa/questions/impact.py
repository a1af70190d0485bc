"""What a breach at, or the leaving of, a party, an engagement, a system or a place reaches in one register.

Who has to tell whom follows from the capacity in which the organisation acts (GDPR Art. 33(1) and (2)) and from the
role of the recipient at the start of each route.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ropa.finding import Pointer
from ropa.graph import Frame, Kind, place_node, term_node
from ropa.model import Activity, Engagement, Record, System
from ropa.questions.impact_routes import (
    Duty,
    Route,
    Routes,
    Time,
    Way,
    by_words,
    climb,
    held_by,
    leading,
    standing,
    unattributed_routes,
)
from ropa.register import Register, statements
from ropa.register.mentions import in_order, naming
from ropa.register.once import listed_once, once
from ropa.register.records import gathered
from ropa.register.references import reference
from ropa.rules import Case
from ropa.rules.common import established, supervises
from ropa.rules.wider import is_marked
from ropa.transfers import PlaceUse
from ropa.transfers.receiver import organisation
from ropa.transfers.verdict import position
from ropa.vocabulary import terms

HOURS = 72
"""The hours that Art. 33(1) gives a controller from the moment it is aware."""


class Reached(NamedTuple):
    """One activity that the event reaches.

    Attributes:
        activity: Its address.
        capacity: As stated; empty where it is not.
        time: Whether the activity or all its routes are in the past or to come.
        routes: The ways on which its data get to the address; empty where the address is the activity itself or
            the organisation.
        duty: The nearest of the routes' duties.
        data: Categories of data reached; None where not stated for some route.
        subjects: Categories of data subjects concerned; None where not stated.
        special: Those of the data that are special categories.
        criminal: Those of the data that concern convictions and offences.
        controllers: For a processor's activity, the parties on whose behalf it is done; None where not stated.
    """

    activity: str
    capacity: str
    time: Time
    routes: tuple[Route, ...]
    duty: Duty
    data: frozenset[str] | None
    subjects: tuple[str, ...] | None
    special: tuple[str, ...]
    criminal: tuple[str, ...]
    controllers: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Impact:
    """What an event at an address means for one register.

    Attributes:
        register: The register.
        reached: The activities it reaches.
        unattributed: Routes from disclosures that the source ties to no activity.
        unreached: Engagements on the way that no disclosure and no system leads to.
        ending: Engagements that fall with it when it leaves: its own and the sub-processings under them.
        supplied: Activities that have data from it.
        silent: Activities that say nothing of recipients (of systems, where one was asked for).
        open_places: Recipients of which a place is silent, or named as a region that the place may lie in.
        competent: Authorities of the country where the organisation is established (Art. 55 and 56), by their word;
            none where the record names the authority itself, or no country.
    """

    register: str
    reached: tuple[Reached, ...]
    unattributed: tuple[Route, ...]
    unreached: tuple[str, ...]
    ending: tuple[str, ...]
    supplied: tuple[str, ...]
    silent: tuple[str, ...]
    open_places: tuple[str, ...]
    competent: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is found in the register; silence is not nothing."""
        return not (self.reached or self.unattributed or self.unreached or self.supplied or self.ending)


def due(aware: datetime.datetime) -> datetime.datetime:
    """The end of the 72 hours that begin at a moment.

    Raises:
        OverflowError: The moment is at the end of the calendar.
    """
    return aware + datetime.timedelta(hours=HOURS)


def latest(aware: datetime.datetime) -> datetime.datetime:
    """The end of the 72 hours where the hour in which a moment lies is not counted (Regulation 1182/71, Art. 3(1)).

    Raises:
        OverflowError: The moment is at the end of the calendar.
    """
    return due(aware.replace(minute=0, second=0, microsecond=0) + datetime.timedelta(hours=1))


def impact(case: Case, node: str) -> Impact:
    """What an event at a node reaches in a register, on the day by which the case is judged.

    Args:
        case: The register.
        node: Address of a party, an engagement, a system or an activity; or a place such as `country:US`.
    """
    register = case.register
    ways = tuple(dict.fromkeys(climb(case, node)))
    direct = {way.nodes[0] for way in ways if not way.service_open}
    by_node: dict[str, list[Way]] = {}
    for way in ways:
        if not (way.service_open and way.nodes[0] in direct):
            by_node.setdefault(way.nodes[0], []).append(way)
    is_whole = node == organisation(register)
    by_word = by_words(register, by_node)
    asked = reference(register.name, node)
    leads = {} if is_whole else dict(leading(register, by_node))
    reached = []
    to_node = Routes(case, node, by_word)
    is_every = is_whole or isinstance(register.records.get(asked), Activity)
    for key, activity in register.of(Activity) if is_every else leads.items():
        routes = tuple(to_node.of(key, activity)) if key in leads else ()
        if routes or is_whole or key == asked:
            reached.append(_reached(case, key, activity, routes))
    concerned = {item.activity for item in reached}
    unattributed = tuple(unattributed_routes(case, by_word))
    passed = {step for item in reached for route in item.routes for step in route.nodes}
    passed |= {step for route in unattributed for step in route.nodes}
    engagements = dict.fromkeys(step for way in ways for step in way.nodes if _is(register, step, Engagement))
    return Impact(
        register.name,
        tuple(reached),
        unattributed,
        tuple(step for step in engagements if step not in passed),
        tuple(_ending(case, node)),
        tuple(_supplied(register, node)),
        tuple(one for one in _silent(case, node) if one not in concerned),
        tuple(_open_places(case, node)),
        tuple(_competent(case)),
    )


def _reached(case: Case, key: str, activity: Activity, routes: tuple[Route, ...]) -> Reached:
    register = case.register
    if routes:
        first = routes[0]
        data, duty, time = first.data, first.duty, first.time
    else:
        data, duty, time = held_by(register, activity), Duty.OWN, Time.NOW
    if len(routes) > 1:
        known = [route.data for route in routes]
        data = None if None in known else frozenset().union(*(item for item in known if item))
        duty = min([route.duty for route in routes], key=_NEAREST.index)
        time = time if all(route.time is time for route in routes) else Time.NOW
    own = standing(case.law.date, activity)
    behalf = activity.on_behalf_of
    return Reached(
        register.address(key),
        activity.capacity or "",
        time if own is Time.NOW else own,
        routes,
        duty,
        data,
        _subjects(register, activity, data),
        special_data(register, activity, data),
        _marked(register, data, "criminal"),
        None if behalf is None else tuple(found[0] for word in behalf if (found := register.find(word))),
    )


_NEAREST = tuple(Duty)


def special_data(register: Register, activity: Activity, data: frozenset[str] | None) -> tuple[str, ...]:
    """The special categories among the data: by the closed list, and those that the activity itself calls so."""
    found = activity.special_categories
    marked = _marked(register, data, "special")
    if not isinstance(found, tuple):
        return marked
    called = {term_node(register, "data", word) for item in found for word in item.data or ()}
    return tuple(sorted(called if data is None else {*marked, *(called & data)}))


@once
def _marked(register: Register, data: frozenset[str] | None, mark: str) -> tuple[str, ...]:
    """Those of some categories that are marked: most activities have the same few."""
    return tuple(sorted(item for item in data or () if is_marked(register, item, mark)))


def _subjects(register: Register, activity: Activity, data: frozenset[str] | None) -> tuple[str, ...] | None:
    """Whose data it is: where the record ties data to subjects, only those of whom some of the data are held."""
    if activity.subject_data is None:
        return _subjects_of(register, activity.subjects or ())
    tied: dict[str, bool] = {}
    for item in activity.subject_data:
        held = {term_node(register, "data", word) for word in item.data}
        tied[item.subject] = tied.get(item.subject, False) or data is None or bool(held & data)
    words = dict.fromkeys((*(activity.subjects or ()), *tied))
    return _subjects_of(register, tuple(word for word in words if tied.get(word, True)))


@once
def _subjects_of(register: Register, words: tuple[str, ...]) -> tuple[str, ...] | None:
    return tuple(term_node(register, "subject", word) for word in dict.fromkeys(words)) or None


def _is(register: Register, step: str, model: type[Record]) -> bool:
    return "/" in step and isinstance(register.at(step), model)


def _ending(case: Case, node: str) -> Iterator[str]:
    """The engagements of a party, or the one asked for, and what is sub-contracted under them."""
    register = case.register
    edges = Frame(register)
    if _is(register, node, Engagement):
        waiting = [node]
    else:
        waiting = [edge.source for edge in edges.reaching(node) if edge.kind is Kind.RENDERS]
    for step in waiting:
        yield step
        for edge in edges.leaving(step):
            if edge.kind is Kind.SUBCONTRACTS and edge.target not in waiting:
                waiting.append(edge.target)


def _supplied(register: Register, node: str) -> Iterator[str]:
    """Activities that have data from a party."""
    word = reference(register.name, node)
    if register.find(word) is None:
        return
    is_for_all = bool(register.own and word in (register.own.sources or ()))
    named = in_order(register, naming(register, (word,), by_activities=True))
    for key in register.records if is_for_all else named:
        activity = register.records[key]
        if isinstance(activity, Activity) and any(
            held.value == word for held in statements(register, key, activity, "sources")
        ):
            yield register.address(key)


def _silent(case: Case, node: str) -> Sequence[str]:
    """Activities of which the record does not say whether the address has their data."""
    register = case.register
    if _is(register, node, Activity) or node == organisation(register):
        return ()
    return _without(register, _is(register, node, System))


@listed_once
def _without(register: Register, about_system: bool) -> Iterator[str]:
    """Activities that say nothing of their recipients, or of their systems, whatever is asked about."""
    for key in gathered(register).silent["systems" if about_system else "disclosure"]:
        activity = register.records[key]
        assert isinstance(activity, Activity), "of no other record it is gathered"
        is_silent = activity.systems is None if about_system else not statements(register, key, activity, "disclosure")
        if is_silent and activity.status != "retired":
            yield register.address(key)


def _competent(case: Case) -> Iterator[str]:
    own, party = case.register.own, established(case)
    if own and own.authority is None and party and party.seat:
        yield from (word for word, term in terms("authority").items() if supervises(term, party.seat))


def _open_places(case: Case, node: str) -> Iterator[str]:
    prefix, _, code = node.partition(":")
    if prefix not in ("country", "region") or "/" in node:
        return
    sought = position(PlaceUse("seat", code, Pointer("")), case.law)
    found: dict[str, None] = {}
    for hop in case.hops:
        for place in hop.places:
            if place.code is None or (
                place_node(place.code).startswith("region:")
                and place.code != code
                and (sought == "open" or position(place, case.law) in ("open", sought))
            ):
                found[hop.engagement or hop.importer] = None
    yield from found
