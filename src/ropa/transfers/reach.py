"""Which data reaches whom: by the disclosures of activities and of the register, joint control, and systems."""

import datetime
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ropa.finding import Path, Pointer, item_path
from ropa.law import Law
from ropa.model import Activity, Disclosure, Engagement, System
from ropa.register import Register, statements
from ropa.register.columns import addresses, column
from ropa.register.once import once
from ropa.register.statements import naming

Told = tuple[Any, str, Path]
"""A disclosure, or the statement that there is none, with the record and the field that make it."""


@dataclass(slots=True)
class Arrival:
    """What reaches one recipient, and how.

    Attributes:
        activities: Addresses of the activities whose data it is.
        told: The disclosures to itself, the record and the field that make each.
        joint: Where an activity names it as joint controller.
        systems: Where an activity names a system that runs under it.
        is_reached: Whether anything reaches it, if only through those it works under.
        roles: The roles in which what is disclosed to itself reaches it; empty for one that is not stated.
        has_transfer: Whether a disclosure to itself declares a transfer.
    """

    activities: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    joint: list[Pointer] = field(default_factory=list)
    systems: list[Pointer] = field(default_factory=list)
    is_reached: bool = False
    roles: set[str] = field(default_factory=set)
    has_transfer: bool = False

    @property
    def disclosures(self) -> Iterator[tuple[Disclosure, Pointer]]:
        """The disclosures to itself, and where they stand."""
        # There is one for each activity and recipient, and nearly nobody asks for more than the first of each role.
        return ((item, Pointer(record, path)) for item, record, path in self.told)

    @property
    def role(self) -> str:
        """The recipient's role, where all that is said of it states the same one; a system states none."""
        roles = self.roles | {"joint-controller"} if self.joint else self.roles
        return next(iter(roles)) if len(roles) == 1 else ""

    @property
    def first(self) -> Pointer:
        """The first field that leads to it."""
        return next(itertools.chain((at for _, at in self.disclosures), self.joint, self.systems))

    def reach(self, activity: str) -> None:
        """Count an activity, if any, whose data reaches it."""
        # Activities are walked one after the other, so that one that is there already is the last.
        if activity and (not self.activities or self.activities[-1] != activity):
            self.activities.append(activity)

    def with_direct(self, direct: "Arrival") -> "Arrival":
        """The same, with what reaches the engaged party beside its engagement; neither of the two is changed."""
        return Arrival(
            list(dict.fromkeys((*self.activities, *direct.activities))),
            [*self.told, *direct.told],
            self.joint,
            self.systems,
            True,
            self.roles | direct.roles,
            self.has_transfer or direct.has_transfer,
        )


def reached(register: Register, law: Law) -> dict[str, Arrival]:
    """What reaches each recipient on a day, by the recipient's address."""
    reach: dict[str, Arrival] = {}

    def arrival_at(address: str) -> Arrival:
        # Asked for every disclosure there is: an arrival is made for each recipient only.
        arrival = reach.get(address)
        if arrival is None:
            arrival = reach[address] = Arrival(is_reached=True)
        return arrival

    def led_to(disclosure: object) -> Arrival | None:
        if not isinstance(disclosure, Disclosure) or not is_ongoing(disclosure, law):
            return None
        found = register.find(disclosure.to)
        if found is None:
            return None
        arrival = arrival_at(found[0])
        arrival.roles.add(disclosure.role or "")
        arrival.has_transfer |= disclosure.transfer is not None
        return arrival

    # A disclosure in the same words is mostly the same part, however many activities make it.
    arrivals: dict[int, Arrival | None] = {}
    for here, telling, joint, systems in _telling(register, law):
        for told in telling:
            try:
                arrival = arrivals[id(told[0])]
            except KeyError:
                arrival = arrivals[id(told[0])] = led_to(told[0])
            if arrival is not None:
                arrival.told.append(told)
                arrival.reach(here)
        for position, word in enumerate(joint if isinstance(joint, tuple) else ()):
            if found := register.find(word):
                arrival = arrival_at(found[0])
                arrival.joint.append(Pointer(here, ("joint_controllers", position)))
                arrival.reach(here)
        for position, word in enumerate(systems or ()):
            if address := host_of(register, word):
                arrival = arrival_at(address)
                arrival.systems.append(Pointer(here, ("systems", position)))
                arrival.reach(here)
    return reach


def _telling(register: Register, law: Law) -> Iterator[tuple[str, Iterable[Told], Any, Any]]:
    """The activities of a day: address, the disclosures that hold for it, its joint controllers and its systems.

    No statements are made of its own disclosures where the register names it nowhere: there are tens of thousands, and
    nearly none is ever asked for. What the register states for all stands behind them and is the same for each. What it
    ties to no activity comes last, under no address.
    """
    named, activities = naming(register, "disclosure"), tuple(register.of(Activity))
    own, joint, systems = (column(register, Activity, name) for name in ("disclosure", "joint_controllers", "systems"))
    longest = max((len(said) for said in own if isinstance(said, tuple)), default=0)
    paths = [item_path("disclosure", position) for position in range(longest)]
    places = addresses(register, Activity)
    general: Sequence[Told] | None = None
    for number in current(register, law):
        key, activity = activities[number]
        here, said = places[number], own[number]
        if not isinstance(said, tuple) or key in named:
            held = statements(register, key, activity, "disclosure")
            yield here, [(item, at.record, at.field) for item, at in held], joint[number], systems[number]
            continue
        if general is None:
            held = statements(register, key, activity, "disclosure")[len(said) :]
            general = [(item, at.record, at.field) for item, at in held]
        yield here, (*zip(said, itertools.repeat(here), paths, strict=False), *general), joint[number], systems[number]
    loose = enumerate((register.own and register.own.disclosure) or ())
    address = register.address()
    telling = [
        (item, address, ("disclosure", position)) for position, item in loose if item.applies == "not-attributed"
    ]
    yield "", telling, None, None


def is_current(activity: Activity, law: Law) -> bool:
    """Whether an activity is carried out on the day of the law."""
    return _is_carried_out(activity.status, activity.started, activity.ended, law.date)


def current(register: Register, law: Law) -> Sequence[int]:
    """The numbers of the activities of a register that are carried out on the day of the law."""
    states, starts, ends = (column(register, Activity, name) for name in ("status", "started", "ended"))
    said = enumerate(zip(states, starts, ends, strict=True))
    return [number for number, (status, started, ended) in said if _is_carried_out(status, started, ended, law.date)]


def _is_carried_out(
    status: str | None, started: datetime.date | None, ended: datetime.date | None, day: datetime.date
) -> bool:
    return status != "retired" and (started is None or started <= day) and (ended is None or day <= ended)


def is_ongoing(disclosure: Disclosure, law: Law) -> bool:
    """Whether a disclosure is made on the day of the law."""
    begins, ends = disclosure.from_, disclosure.until
    return (begins is None or begins <= law.date) and (ends is None or law.date <= ends)


def joint_controllers(activity: Activity) -> tuple[str, ...]:
    """The references to an activity's joint controllers; none where it says nothing, or that there are none."""
    return activity.joint_controllers if isinstance(activity.joint_controllers, tuple) else ()


def host_of(register: Register, system: str) -> str | None:
    """Address of the engagement under which a system runs; None where the record names none."""
    found = register.find(system)
    if found is None or not isinstance(found[1], System) or found[1].engagement is None:
        return None
    host = register.home(found[0]).find(found[1].engagement)
    return host[0] if host and isinstance(host[1], Engagement) else None


@once
def ever_named(register: Register) -> frozenset[str]:
    """The recipients to which a disclosure, or a system of an activity, leads, on whatever day that holds."""
    systems = {word for said in column(register, Activity, "systems") for word in said or ()}
    return disclosed(register).union(host for host in (host_of(register, word) for word in systems) if host)


@once
def disclosed(register: Register) -> frozenset[str]:
    """Addresses of all parties and engagements that some disclosure names, now or in the past."""
    named = {item.to for item in (register.own and register.own.disclosure) or ()}
    said = (found for found in column(register, Activity, "disclosure") if isinstance(found, tuple))
    # Equal ones are mostly one.
    named.update([item.to for item in {id(item): item for found in said for item in found}.values()])
    return frozenset(found[0] for found in map(register.find, named) if found)


def chain(home: Register, key: str, engagement: Engagement) -> tuple[str, ...]:
    """The addresses of an engagement and of those it works under, upwards; a circle is walked once.

    Args:
        home: The register that holds the engagement: the organisation's own, or the shared records.
        key: The engagement's id there.
        engagement: The engagement.
    """
    walked = [home.address(key)]
    while engagement.under:
        found = home.home(walked[-1]).find(engagement.under)
        if found is None or found[0] in walked or not isinstance(found[1], Engagement):
            break
        walked.append(found[0])
        engagement = found[1]
    return tuple(walked)


def arrival_of(home: Register, key: str, engagement: Engagement, reach: Mapping[str, Arrival]) -> Arrival:
    """What reaches an engagement of a register, by itself or through those it works under."""
    own, *above = [reach.get(address, _NOTHING) for address in chain(home, key, engagement)]
    if not above:
        return own
    activities = dict.fromkeys(own.activities)
    for upper in above:
        activities.update(dict.fromkeys(upper.activities))
    is_reached = own.is_reached or any(upper.is_reached for upper in above)
    return Arrival(list(activities), own.told, own.joint, own.systems, is_reached, own.roles, own.has_transfer)


_NOTHING = Arrival()
