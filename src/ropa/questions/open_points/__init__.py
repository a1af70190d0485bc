"""What a register leaves open and somebody at the organisation can answer, each point under a key that stays.

Silent is what Art. 30 asks or a professional would, and nobody has said; doubtful what only a professional proposes,
what the source says in two ways, and what it ties to nothing; expired what was once true and has to be looked at again.
A point that the record says is not applicable, or cannot be stated, is not asked any more.
"""

from collections import Counter
from collections.abc import Iterator

from ropa.finding import dotted
from ropa.model import Activity, Engagement, Party
from ropa.questions.open_points.doubtful import doubtful, inferred
from ropa.questions.open_points.expired import expired
from ropa.questions.open_points.point import Kind, OpenPoint, Target, key_of, parse_key, target
from ropa.questions.open_points.required import required
from ropa.questions.open_points.silent import silent
from ropa.register import Register, statements
from ropa.register.names import same_name
from ropa.rules import Case
from ropa.rules.common import excused

__all__ = ["Kind", "OpenPoint", "Target", "inferred", "key_of", "open_points", "parse_key", "required", "target"]


def open_points(case: Case) -> tuple[OpenPoint, ...]:
    """Every open point of a register on the day of the law: the register's own first, then record by record."""
    register = case.register
    owners = _owners(case)
    order = {
        address: number for number, address in enumerate((register.name, *map(register.address, register.records)))
    }
    found: dict[str, OpenPoint] = {}
    listed = (*doubtful(case), *silent(case), *expired(case))
    # Which of several values is right is asked instead of whether one of them is, or what else.
    unclear = {one.at for one in listed if one.kind is Kind.WHICH}
    for kind, at, law, rank, item in listed:
        if at in unclear and kind is not Kind.WHICH:
            continue
        key = key_of(kind, at, item)
        of = target(register, key)
        # Records of others are asked of others.
        if of is None or at.record not in order or excused(case, of.record, _name(register, of)):
            continue
        found.setdefault(key, OpenPoint(key, kind, at, item, owners.get(at.record, ""), law, rank))
    return tuple(sorted(found.values(), key=lambda point: (order[point.at.record], point.rank)))


def _name(register: Register, of: Target) -> str:
    """The field as records name it: an item by its number, a part of a table by the table."""
    path = register.in_text(of.at)
    return dotted(path if isinstance(path[-1], int) else path[:1])


def _owners(case: Case) -> dict[str, str]:
    """Who answers for each record: an activity's owner; of a recipient the owner of all that disclose to it.

    Who is written in several ways is one, and called as most often written.
    """
    register = case.register
    written = Counter(activity.owner or "" for _, activity in register.of(Activity))
    called: dict[str, str] = {}
    for owner, _ in written.most_common():
        called.setdefault(_compared(owner), owner)
    found: dict[str, set[str]] = {}
    for key, activity in register.of(Activity):
        owner = called[_compared(activity.owner or "")]
        found[register.address(key)] = {owner}
        for address in _recipients(case, key, activity):
            found.setdefault(address, set()).add(owner)
    return {address: owners.pop() for address, owners in found.items() if len(owners) == 1}


def _compared(owner: str) -> str:
    return same_name(owner) or owner


def _recipients(case: Case, key: str, activity: Activity) -> Iterator[str]:
    for held in statements(case.register, key, activity, "disclosure"):
        found = case.register.find(getattr(held.value, "to", ""))
        if found is None:
            continue
        yield found[0]
        if isinstance(found[1], Engagement):
            party = case.register.find(found[1].party)
            if party and isinstance(party[1], Party):
                yield party[0]
