"""Which data reaches whom: the disclosures of activities and of the register, by recipient."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ropa.finding import Pointer
from ropa.law import Law
from ropa.model import Activity, Disclosure, Engagement
from ropa.register import Register, statements


@dataclass(slots=True)
class Arrival:
    """What reaches one recipient: from which activities, by which disclosures to itself, and whether anything does."""

    activities: list[str] = field(default_factory=list)
    disclosures: list[tuple[Disclosure, Pointer]] = field(default_factory=list)
    is_reached: bool = False

    @property
    def role(self) -> str:
        """The recipient's role, where every disclosure to it states the same one."""
        roles = {disclosure.role or "" for disclosure, _ in self.disclosures}
        return roles.pop() if len(roles) == 1 else ""


def reached(register: Register, law: Law) -> dict[str, Arrival]:
    """What reaches each recipient on a day, by the recipient's address."""
    reach: dict[str, Arrival] = {}

    def arrive(disclosure: object, at: Pointer, activity: str) -> None:
        if not isinstance(disclosure, Disclosure):
            return
        if (disclosure.until and disclosure.until < law.date) or (disclosure.from_ and disclosure.from_ > law.date):
            return
        found = register.find(disclosure.to)
        if found:
            arrival = reach.setdefault(found[0], Arrival())
            arrival.disclosures.append((disclosure, at))
            arrival.is_reached = True
            if activity and activity not in arrival.activities:
                arrival.activities.append(activity)

    for key, activity in register.of(Activity):
        if not is_current(activity, law):
            continue
        for held in statements(register, key, activity, "disclosure"):
            arrive(held.value, held.at, register.address(key))
    for position, shared in enumerate((register.own and register.own.disclosure) or ()):
        if shared.applies == "not-attributed":
            arrive(shared, Pointer(register.address(), ("disclosure", position)), "")
    return reach


def is_current(activity: Activity, law: Law) -> bool:
    """Whether an activity is carried out on the day of the law."""
    if activity.ended is not None and activity.ended < law.date:
        return False
    return activity.status != "retired" and (activity.started is None or activity.started <= law.date)


def ever_named(register: Register) -> frozenset[str]:
    """The recipients that some disclosure names, on whatever day it holds."""
    shared = (register.own.disclosure if register.own else None) or ()
    named = [disclosure.to for disclosure in shared]
    for _, activity in register.of(Activity):
        named += [item.to for item in activity.disclosure or () if isinstance(item, Disclosure)]
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
    own, *above = (reach.get(address, Arrival()) for address in chain(home, key, engagement))
    merged = Arrival(list(own.activities), list(own.disclosures), own.is_reached)
    for upper in above:
        merged.activities += [item for item in upper.activities if item not in merged.activities]
        merged.is_reached |= upper.is_reached
    return merged
