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


def arrival_of(home: Register, key: str, engagement: Engagement, reach: Mapping[str, Arrival]) -> Arrival:
    """What reaches an engagement of a register, by itself or through those it works under."""
    address = home.address(key)
    own = reach.get(address, Arrival())
    merged = Arrival(list(own.activities), list(own.disclosures), own.is_reached)
    seen = {address}
    while engagement.under:
        found = home.home(address).find(engagement.under)
        if found is None or found[0] in seen or not isinstance(found[1], Engagement):
            break
        address, engagement = found[0], found[1]
        seen.add(address)
        upper = reach.get(address, Arrival())
        merged.activities += [item for item in upper.activities if item not in merged.activities]
        merged.is_reached |= upper.is_reached
    return merged
