"""What the controller's activities say alike, so that it is judged once and not activity by activity.

Most of what holds for an activity holds for hundreds of others in the same words: the same ground, the same period. Two
activities are alike in a field where the same statements hold for both and nobody proposed one of them.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, TypeVar

from ropa.finding import Pointer, item_path
from ropa.model import Activity, Part, plan
from ropa.register import Statement, statements
from ropa.register.once import once
from ropa.register.references import stating
from ropa.register.statements import naming
from ropa.rules.case import Case, Hit
from ropa.rules.proposed import ANY_FIELD, proposing

T = TypeVar("T")

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


def judged(
    case: Case, name: str, judge: Callable[[tuple[Statement, ...]], Sequence[T]]
) -> Iterator[tuple[Activity, str, str, Sequence[T]]]:
    """The controller's activities with what comes of their statements in a field, if anything does, in their order.

    Args:
        case: The register and the law.
        name: Name of the field, the same in both models.
        judge: Asked of the statements of one activity, for all that are alike.

    Yields:
        The activity and its address, the address of the one that was judged, and what came of it: what an activity
        states itself stands at the same place of another, and what the register states is one for all.
    """
    activities = tuple(case.activities())
    found: list[tuple[int, str, Sequence[T]]] = []
    for group in groups(case, name, "controller"):
        at, key, activity = activities[group[0]]
        if result := judge(statements(case.register, key, activity, name)):
            found += [(number, at.record, result) for number in group]
    found.sort(key=itemgetter(0))
    for number, first, result in found:
        at, _, activity = activities[number]
        yield activity, at.record, first, result


def told(
    case: Case,
    name: str,
    tell: Callable[[tuple[Statement, ...]], Sequence[Hit]],
    is_concerned: Callable[[Activity], bool] = lambda _: True,
) -> Iterator[Hit]:
    """What is to be told of the statements in a field of the controller's activities, worked out once for all alike.

    Args:
        case: The register and the law.
        name: Name of the field, the same in both models.
        tell: Gives the hits about the statements of one activity.
        is_concerned: Whether it is to be told of an activity at all.

    Yields:
        The hits, each once: what the register states is told of once, however many activities share it.
    """
    shared: set[Pointer] = set()
    for activity, record, first, hits in judged(case, name, tell):
        for hit in hits if is_concerned(activity) else ():
            if hit.at.record == first:
                yield Hit(Pointer(record, hit.at.field), hit.params, hit.variant, hit.severity)
            elif hit.at not in shared:
                shared.add(hit.at)
                yield hit


@once
def groups(case: Case, name: str, capacity: str) -> Sequence[Sequence[int]]:
    """The activities of one capacity that are alike in a field, by their numbers."""
    activities = tuple(case.activities(capacity))
    named, has_parts = naming(case.register, name), name in _PARTS
    if not named and name not in stating(case.register):
        return (range(len(activities)),) if activities else ()
    found: defaultdict[object, list[int]] = defaultdict(list)
    proposed = proposing(case.register).items()
    doubted = {record for record, fields in proposed if name in fields or ANY_FIELD in fields}
    alone: list[list[int]] = []
    for number, (at, key, activity) in enumerate(activities):
        said: object = activity.__dict__[name]
        if said is not None:
            if doubted and at.record in doubted:
                # What somebody proposed of one activity says nothing of another.
                alone.append([number])
                continue
            if has_parts:
                said = tuple(map(id, said)) if isinstance(said, tuple) else id(said)
        found[(said, named.get(key)) if named else said].append(number)
    return (*found.values(), *alone)


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
    wanted = {id(part) for part in _parts(case, name, by_all) if is_wanted(part)}
    for record, position, part in _standing_in(case, name, by_all, wanted):
        yield Pointer(record, item_path(name, position)), part


def told_of_tables(
    case: Case, name: str, tell: Callable[[Pointer, Any], Iterable[Hit]], *, by_all: bool = False
) -> Iterator[Hit]:
    """What is to be told of the tables in a field of the controller's activities, worked out once for equal ones.

    Args:
        case: The register and the law.
        name: Name of the field.
        tell: Gives the hits about a table that stands somewhere.
        by_all: Whether activities of either capacity, also those that are over, count.
    """
    first = Pointer("", item_path(name, 0))
    hits = {id(part): found for part in _parts(case, name, by_all) if (found := tuple(tell(first, part)))}
    for record, position, part in _standing_in(case, name, by_all, hits):
        for hit in hits[id(part)]:
            path = (*item_path(name, position), *hit.at.field[2:]) if position else hit.at.field
            yield Hit(Pointer(record, path), hit.params, hit.variant, hit.severity)


def _standing_in(case: Case, name: str, by_all: bool, wanted: Container[int]) -> Iterator[tuple[str, int, Part]]:
    """Where those tables of a field stand that are wanted: the address of the activity, and the position."""
    for record, activity in _holders(case, by_all) if wanted else ():
        said = activity.__dict__[name]
        for position, part in enumerate(said) if isinstance(said, tuple) else ():
            if id(part) in wanted:
                yield record, position, part


@once
def _parts(case: Case, name: str, by_all: bool) -> Sequence[Part]:
    """The tables of a field, equal ones once."""
    said = (activity.__dict__[name] for _, activity in _holders(case, by_all))
    return tuple({id(part): part for found in said if isinstance(found, tuple) for part in found}.values())


@once
def _holders(case: Case, by_all: bool) -> Sequence[tuple[str, Activity]]:
    if not by_all:
        return tuple([(at.record, activity) for at, _, activity in case.activities()])
    register = case.register
    return tuple([(register.address(key), activity) for key, activity in register.of(Activity)])
