"""Which table of a list is which table of the other: by what it is about, else by what it has in common."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from ropa.model import Part, plan

_ALIKE = 0.5
"""Share of fields in common from which two tables about different things are still taken for the same one."""

_KEYS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "disclosure": (("to", "applies"), ("to",)),
    "retention": (("data", "copy_", "applies"), ("data", "copy_"), ("copy_", "applies")),
    "legal-basis": (("basis", "for_", "applies"), ("basis",), ("for_", "applies")),
    "special-categories": (("condition",),),
    "subject-data": (("subject",),),
    "provision": (("data",), ("required",)),
    "evidence": (("field", "item"),),
    "alternative": (("field",),),
    "open": (("field",),),
    "accepted": (("rule", "field"), ("rule",)),
    "deferred": (("rule", "field"), ("rule",)),
    "review": (("on",),),
    "collected": (("applies", "data"), ("data",)),
    "right": (("rights",),),
}
"""The fields that tell the tables of a kind apart, the surest first."""

_DISTINCT = frozenset(
    ("disclosure", "evidence", "special-categories", "subject-data", "open", "accepted", "deferred", "review")
)
"""Kinds of which two with different keys are never the same table changed."""

Pair = tuple[Part | None, Part | None]


def canonical(value: Any) -> Hashable:
    """A value in a form in which two that say the same are equal: the order of a list and repetition say nothing."""
    if isinstance(value, Part):
        fields = plan(type(value))
        said = ((field.key, getattr(value, field.name)) for field in fields)
        return type(value).KIND, tuple((key, canonical(item)) for key, item in said if item is not None)
    if isinstance(value, tuple):
        return frozenset(map(canonical, value))
    return type(value).__name__, value


def paired(before: Iterable[Part], after: Iterable[Part]) -> list[Pair]:
    """The tables that differ: each with what it became, None beside one that is gone or new.

    They stand in the order of the later list, those that are gone behind them.
    """
    old, new = _unlike(before, after), _unlike(after, before)
    found: list[tuple[Part, Part]] = []
    kind = type((old + new)[0]).KIND if old + new else ""
    for names in _KEYS.get(kind, ()):
        _pair_off(old, new, found, _key(names))
    if kind not in _DISTINCT:
        _pair_alike(old, new, found)
    became = {id(later): earlier for earlier, later in found}
    kept = [item for item in after if id(item) in became or any(item is left for left in new)]
    return [*((became.get(id(item)), item) for item in kept), *((item, None) for item in old)]


def _unlike(items: Iterable[Part], others: Iterable[Part]) -> list[Part]:
    """The items that the other list lacks, each once."""
    seen = set(map(canonical, others))
    found = []
    for item in items:
        if (form := canonical(item)) not in seen:
            seen.add(form)
            found.append(item)
    return found


def _key(names: tuple[str, ...]) -> Callable[[Part], Hashable]:
    return lambda part: tuple(canonical(getattr(part, name, None)) for name in names)


def _pair_off(
    old: list[Part], new: list[Part], found: list[tuple[Part, Part]], key: Callable[[Part], Hashable]
) -> None:
    """Take out of both lists what has the same key and is the only one to have it."""
    for earlier in list(old):
        mine = key(earlier)
        same = [later for later in new if key(later) == mine]
        if len(same) == 1 and sum(key(item) == mine for item in old) == 1:
            found.append((earlier, same[0]))
            _take(old, earlier)
            _take(new, same[0])


def _pair_alike(old: list[Part], new: list[Part], found: list[tuple[Part, Part]]) -> None:
    """Take out of both lists what has most in common, as long as it is enough."""
    likeness = [
        (-_likeness(earlier, later), i, j, earlier, later)
        for i, earlier in enumerate(old)
        for j, later in enumerate(new)
    ]
    for less, _, _, earlier, later in sorted(likeness, key=lambda item: item[:3]):
        is_free = any(item is earlier for item in old) and any(item is later for item in new)
        if is_free and -less >= _ALIKE:
            found.append((earlier, later))
            _take(old, earlier)
            _take(new, later)


def _likeness(one: Part, other: Part) -> float:
    said = [
        (canonical(getattr(one, field.name)), canonical(getattr(other, field.name)))
        for field in plan(type(one))
        if getattr(one, field.name) is not None or getattr(other, field.name) is not None
    ]
    return sum(mine == theirs for mine, theirs in said) / len(said)


def _take(items: list[Part], gone: Part) -> None:
    items[:] = [item for item in items if item is not gone]
