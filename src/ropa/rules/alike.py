"""What the controller's activities say alike, so that it is judged once and not activity by activity.

Most of what holds for an activity holds for hundreds of others in the same words: the same ground, the same period. Two
activities are alike in a field where the same statements hold for both and nobody proposed one of them.
"""

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from ropa.finding import Pointer, item_path
from ropa.model import Activity, Part, plan
from ropa.register import Statement, statements
from ropa.register.once import once
from ropa.register.statements import naming
from ropa.rules.case import Case
from ropa.rules.proposed import ANY_FIELD, proposing

_PARTS = frozenset(field.name for field in plan(Activity) if field.part)
"""The fields of tables."""


def alike(
    case: Case, name: str, is_wanted: Callable[[tuple[Statement, ...]], object], capacity: str = "controller"
) -> Iterator[tuple[Pointer, str, Activity]]:
    """The activities of one capacity that are wanted for what holds for them in a field, in their order.

    Args:
        case: The register and the law.
        name: Name of the field, the same in both models.
        is_wanted: Asked of the statements of one activity, for all that are alike.
        capacity: The capacity.
    """
    activities = tuple(case.activities(capacity))
    numbers: list[int] = []
    for group in groups(case, name, capacity):
        _, key, activity = activities[group[0]]
        if is_wanted(statements(case.register, key, activity, name)):
            numbers += group
    return iter([activities[number] for number in sorted(numbers)])


def chosen(
    case: Case, name: str, choose: Callable[[tuple[Statement, ...]], Sequence[Statement]]
) -> Iterator[tuple[Pointer, str, Activity, Sequence[Statement]]]:
    """The controller's activities with those statements in a field that are chosen, if any are, in their order.

    Args:
        case: The register and the law.
        name: Name of the field, the same in both models.
        choose: Asked for some of the statements of one activity, for all that are alike.
    """
    activities = tuple(case.activities())
    found: list[tuple[int, Sequence[Statement], str]] = []
    for group in groups(case, name, "controller"):
        at, key, activity = activities[group[0]]
        if some := choose(statements(case.register, key, activity, name)):
            found += [(number, some, at.record) for number in group]
    found.sort(key=itemgetter(0))
    for number, some, first in found:
        at, key, activity = activities[number]
        # What one states itself stands at the same place of the others; what the register states is one for all.
        own = [
            Statement(item.value, Pointer(at.record, item.at.field)) if item.at.record == first else item
            for item in some
        ]
        yield at, key, activity, own


@once
def groups(case: Case, name: str, capacity: str) -> Sequence[Sequence[int]]:
    """The activities of one capacity that are alike in a field, by their numbers."""
    found: dict[object, list[int]] = {}
    named, has_parts = naming(case.register, name), name in _PARTS
    proposed = proposing(case.register).items()
    doubted = {record for record, fields in proposed if name in fields or ANY_FIELD in fields}
    silent: list[int] = []
    for number, (at, key, activity) in enumerate(case.activities(capacity)):
        said: object = activity.__dict__[name]
        if said is None and not named:
            silent.append(number)
            continue
        if said is not None and at.record in doubted:
            # What somebody proposed of one activity says nothing of another.
            found[number] = [number]
            continue
        if has_parts and said is not None:
            said = tuple(map(id, said)) if isinstance(said, tuple) else id(said)
        found.setdefault((said, named.get(key)) if named else (said,), []).append(number)
    return (*found.values(), silent) if silent else tuple(found.values())


def stated(
    case: Case, name: str, is_wanted: Callable[[Any], object], *, by_all: bool = False
) -> Iterator[tuple[Pointer, Any]]:
    """The tables that are wanted in a field of the controller's activities, where they stand; equal ones asked once.

    Args:
        case: The register and the law.
        name: Name of the field.
        is_wanted: Asked of a table.
        by_all: Whether activities of either capacity, also those that are over, count.
    """
    parts, holders = _parts(case, name, by_all), _holders(case, by_all)
    places = [place for part, found in parts if is_wanted(part) for place in found]
    for number, position in sorted(places):
        at, activity = holders[number]
        yield Pointer(at.record, item_path(name, position)), activity.__dict__[name][position]


@once
def _parts(case: Case, name: str, by_all: bool) -> Sequence[tuple[Part, list[tuple[int, int]]]]:
    """Each table of a field, with the numbers of the activities that have it and its positions there."""
    found: dict[int, tuple[Part, list[tuple[int, int]]]] = {}
    for number, (_, activity) in enumerate(_holders(case, by_all)):
        said = activity.__dict__[name]
        for position, part in enumerate(said) if isinstance(said, tuple) else ():
            known = found.get(id(part))
            if known is None:
                known = found[id(part)] = part, []
            known[1].append((number, position))
    return tuple(found.values())


@once
def _holders(case: Case, by_all: bool) -> Sequence[tuple[Pointer, Activity]]:
    if not by_all:
        return tuple([(at, activity) for at, _, activity in case.activities()])
    register = case.register
    return tuple([(Pointer(register.address(key)), activity) for key, activity in register.of(Activity)])
