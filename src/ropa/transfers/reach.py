"""Which data reaches whom: by the disclosures of activities and of the register, joint control, and systems."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ropa.finding import Path, Pointer, item_path
from ropa.law import Law
from ropa.model import Activity, Disclosure, Engagement, System
from ropa.register import Register, Statement, statements
from ropa.register.once import once
from ropa.register.statements import naming


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
    told: list[tuple[Disclosure, str, Path]] = field(default_factory=list)
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
        return next(iter((*(at for _, at in self.disclosures), *self.joint, *self.systems)))

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

    def arrive(disclosure: Any, record: str, path: Path, activity: str) -> None:
        try:
            arrival = arrivals[id(disclosure)]
        except KeyError:
            arrival = arrivals[id(disclosure)] = led_to(disclosure)
        if arrival is not None:
            arrival.told.append((disclosure, record, path))
            arrival.reach(activity)

    for here, activity, own, others in _disclosing(register, law):
        for position, item in enumerate(own):
            arrive(item, here, item_path("disclosure", position), here)
        for item, at in others:
            arrive(item, at.record, at.field, here)
        for position, word in enumerate(joint_controllers(activity)):
            if found := register.find(word):
                arrival = arrival_at(found[0])
                arrival.joint.append(Pointer(here, ("joint_controllers", position)))
                arrival.reach(here)
        for position, word in enumerate(activity.systems or ()):
            if address := host_of(register, word):
                arrival = arrival_at(address)
                arrival.systems.append(Pointer(here, ("systems", position)))
                arrival.reach(here)
    for position, shared in enumerate((register.own and register.own.disclosure) or ()):
        if shared.applies == "not-attributed":
            arrive(shared, register.address(), ("disclosure", position), "")
    return reach


def _disclosing(
    register: Register, law: Law
) -> Iterator[tuple[str, Activity, Sequence[Disclosure], Sequence[Statement]]]:
    """The activities of a day: address, record, the disclosures that are its own, and what else holds for it.

    No statements are made of its own where the register names it nowhere: there are tens of thousands, and nearly none
    is ever asked for. What the register states for all stands behind them and is the same for each.
    """
    named = naming(register, "disclosure")
    general: Sequence[Statement] | None = None
    for key, activity in register.of(Activity):
        if not is_current(activity, law):
            continue
        own = activity.disclosure
        if not isinstance(own, tuple) or key in named:
            yield register.address(key), activity, (), statements(register, key, activity, "disclosure")
            continue
        if general is None:
            general = statements(register, key, activity, "disclosure")[len(own) :]
        yield register.address(key), activity, own, general


def is_current(activity: Activity, law: Law) -> bool:
    """Whether an activity is carried out on the day of the law."""
    if activity.ended is not None and activity.ended < law.date:
        return False
    return activity.status != "retired" and (activity.started is None or activity.started <= law.date)


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
    systems = {word for _, activity in register.of(Activity) for word in activity.systems or ()}
    return disclosed(register).union(host for host in (host_of(register, word) for word in systems) if host)


@once
def disclosed(register: Register) -> frozenset[str]:
    """Addresses of all parties and engagements that some disclosure names, now or in the past."""
    named = {item.to for item in (register.own and register.own.disclosure) or ()}
    said = (activity.disclosure for _, activity in register.of(Activity) if isinstance(activity.disclosure, tuple))
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
    return replace(own, activities=list(activities), is_reached=is_reached)


_NOTHING = Arrival()
