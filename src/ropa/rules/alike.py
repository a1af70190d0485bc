"""What the controller's activities say alike, so that it is judged once and not activity by activity.

Most of what holds for an activity holds for hundreds of others in the same words: the same ground, the same period. Two
activities are alike in a field where the same statements hold for both and nobody proposed one of them.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from ropa.finding import Pointer, item_path
from ropa.model import Activity, Part, plan
from ropa.register import Statement, statements
from ropa.register.columns import addresses, column
from ropa.register.once import once
from ropa.register.statements import naming
from ropa.rules.case import Case, Hit
from ropa.rules.proposed import doubted

T = TypeVar("T")

_PARTS = frozenset(field.name for field in plan(Activity) if field.part)
"""The fields of tables."""


Stating = tuple[Pointer, str, Activity]
"""An activity: where it stands, its id and the record."""


def alike(
    case: Case, name: str, is_wanted: Callable[[tuple[Statement, ...]], object], capacity: str = "controller"
) -> Iterator[Stating]:
    """The activities of one capacity that are wanted for what holds for them in a field, in their order.

    Args:
        case: The register and the law.
        name: Name of the field, the same in both models.
        is_wanted: Asked of the statements of one activity, for all that are alike.
        capacity: The capacity.
    """
    return (activity for activity, _, _ in _judged(case, name, capacity, is_wanted))


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
    for (at, _, activity), first, result in _judged(case, name, "controller", judge):
        yield activity, at.record, first, result


def _judged(
    case: Case, name: str, capacity: str, judge: Callable[[tuple[Statement, ...]], T]
) -> Iterator[tuple[Stating, str, T]]:
    activities = tuple(case.activities(capacity))
    signs, first = likeness(case, name, capacity)
    found: dict[object, tuple[str, T]] = {}
    for sign, number in first.items():
        at, key, activity = activities[number]
        if result := judge(statements(case.register, key, activity, name)):
            found[sign] = at.record, result
    for item, sign in zip(activities, signs, strict=True) if found else ():
        if sign in found:
            yield item, *found[sign]


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
def likeness(case: Case, name: str, capacity: str) -> tuple[Sequence[object], Mapping[object, int]]:
    """A sign for each activity of one capacity, the same for all that are alike in a field; and the first with each."""
    activities = tuple(case.activities(capacity))
    named = naming(case.register, name)
    signs: Sequence[object] = case.said(name, capacity)
    if name in _PARTS:
        signs = [tuple(map(id, said)) if isinstance(said, tuple) else said and id(said) for said in signs]
    # What somebody proposed of one activity says nothing of another.
    if doubts := doubted(case.register, name):
        signs = [
            object() if at.record in doubts and said is not None else said
            for said, (at, _, _) in zip(signs, activities, strict=True)
        ]
    if named:
        signs = [(said, named.get(key)) for said, (_, key, _) in zip(signs, activities, strict=True)]
    # Put in from behind, so that the first with a sign is what stays.
    return signs, dict(zip(reversed(signs), range(len(signs) - 1, -1, -1), strict=True))


def stated(
    case: Case, name: str, is_wanted: Callable[[Any], object], *, of: str = "", by_all: bool = False
) -> Iterator[tuple[Pointer, Any]]:
    """The tables that are wanted in a field of the controller's activities, where they stand; equal ones asked once.

    Args:
        case: The register and the law.
        name: Name of the field.
        is_wanted: Asked of a table.
        of: Name of a field of the tables: it is asked of what that says, and not of those that are silent there.
        by_all: Whether activities of either capacity, also those that are over, count.
    """
    parts = _parts(case, name, by_all)
    if of:
        said = ((part, part.__dict__[of]) for part in parts)
        wanted = {id(part) for part, value in said if value is not None and is_wanted(value)}
    else:
        wanted = {id(part) for part in parts if is_wanted(part)}
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
    for record, said in zip(_addresses(case, by_all), _said(case, name, by_all), strict=True) if wanted else ():
        for position, part in enumerate(said) if isinstance(said, tuple) else ():
            if id(part) in wanted:
                yield record, position, part


@once
def _parts(case: Case, name: str, by_all: bool) -> Sequence[Part]:
    """The tables of a field, equal ones once."""
    said = [found for found in _said(case, name, by_all) if isinstance(found, tuple)]
    return tuple({id(part): part for found in said for part in found}.values())


def _said(case: Case, name: str, by_all: bool) -> Sequence[Any]:
    return column(case.register, Activity, name) if by_all else case.said(name)


@once
def _addresses(case: Case, by_all: bool) -> Sequence[str]:
    if not by_all:
        return [at.record for at, _, _ in case.activities()]
    return addresses(case.register, Activity)
