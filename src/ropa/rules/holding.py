"""What holds for the controller's activities on the day of the law: statements, special data, data of Art. 10."""

from collections.abc import Callable, Iterable, Iterator, Set
from typing import Any

from ropa.finding import Pointer
from ropa.graph import term_node
from ropa.model import NONE, Activity, DataTerm, RegisterRecord
from ropa.model.activity import SpecialCategories
from ropa.register import Register, Statement
from ropa.register.once import once
from ropa.rules.alike import judged, likeness
from ropa.rules.case import Case
from ropa.rules.common import categories
from ropa.rules.wider import is_marked_data, wider_data
from ropa.vocabulary import Word, terms


def held(case: Case, name: str, is_wanted: Callable[[Any], object]) -> Iterator[Statement]:
    """The statements of a field that are wanted and hold for some activity, each once, however many share it."""
    seen: set[Pointer] = set()
    for _, record, first, found in judged(case, name, lambda held: [item for item in held if is_wanted(item.value)]):
        for value, place in found:
            at = Pointer(record, place.field) if place.record == first else place
            if at not in seen:
                seen.add(at)
                yield Statement(value, at)


_DATA = ("data", "subject_data")
"""The fields in which an activity names its data."""


def holding(case: Case, is_wanted: Callable[[str], bool]) -> Iterator[tuple[Pointer, str, Activity]]:
    """The controller's activities that hold data of a category that is wanted, in their order."""
    activities = tuple(case.activities())
    wanted = {word for word in _categories(case) if is_wanted(word)}
    numbers: set[int] = set()
    for name in _DATA if wanted else ():
        signs, first = likeness(case, name, "controller")
        having = {sign for sign, number in first.items() if not wanted.isdisjoint(_words(activities[number][2], name))}
        numbers.update([number for number, sign in enumerate(signs) if sign in having])
    return iter([activities[number] for number in sorted(numbers)])


@once
def _categories(case: Case) -> Set[str]:
    """The categories of data that some activity holds."""
    activities = tuple(case.activities())
    return {
        word
        for name in _DATA
        for number in likeness(case, name, "controller")[1].values()
        for word in _words(activities[number][2], name)
    }


def _words(activity: Activity, name: str) -> Iterable[str]:
    if name == "data":
        return activity.data or ()
    return (word for item in activity.subject_data or () for word in item.data)


def holding_marked(case: Case, mark: str) -> Iterator[tuple[Pointer, str, Activity]]:
    """Those that hold data that are `special` (Art. 9) or `criminal` (Art. 10)."""
    return holding(case, lambda word: is_marked_data(case.register, word, mark))


def marked_data(register: Register, activity: Activity, mark: str) -> tuple[str, ...]:
    """The data of an activity that are `special` (Art. 9) or `criminal` (Art. 10), sorted."""
    return tuple(sorted([word for word in categories(activity) if is_marked_data(register, word, mark)]))


def holding_data(case: Case, kinds: Iterable[str]) -> Iterator[tuple[Pointer, str, Activity]]:
    """The controller's activities that hold data of one of these categories of the closed list, or of a part of one."""
    nodes = {f"data:{kind}" for kind in kinds}
    return holding(case, lambda word: not nodes.isdisjoint(wider_data(case.register, word)))


def holds_data(register: Register, activity: Activity, kinds: Iterable[str]) -> bool:
    """Whether the data of an activity are of one of these categories of the closed list, or a part of one."""
    nodes = {f"data:{kind}" for kind in kinds}
    return any(not nodes.isdisjoint(wider_data(register, word)) for word in categories(activity))


def covers(register: Register, data: Iterable[str], word: str) -> bool:
    """Whether a category of data is one of these, or a part of one."""
    named = {term_node(register, "data", item) for item in data}
    return not named.isdisjoint(wider_data(register, word))


def data_name(register: Register, word: str) -> str:
    """A category of data as a parameter: the closed list's by its label, the register's own by its name."""
    found = register.find(word)
    if found and isinstance(found[1], DataTerm):
        return found[1].name
    return Word(f"data/{word}") if word in terms("data") else word


def conditions(activity: Activity) -> tuple[SpecialCategories, ...]:
    """The conditions of Art. 9(2) that an activity states."""
    stated = activity.special_categories
    return stated if isinstance(stated, tuple) else ()


def says_none(activity: Activity) -> bool:
    """Whether an activity states that it holds no special categories of data."""
    return activity.special_categories == NONE


def channelled(own: RegisterRecord | None, right: str) -> bool | None:
    """Whether the register says how a right is exercised; None where it does not name the right."""
    found = [item for item in (own and own.right) or () if right in item.rights]
    return any(item.via or item.at for item in found) if found else None
