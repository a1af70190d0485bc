"""What holds for an activity: what it states itself, and what the register states for all or some activities."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from ropa.finding import Path, Pointer, item_path
from ropa.model import Activity, Disclosure, RegisterRecord, plan
from ropa.register.once import once
from ropa.register.records import Register


class Statement(NamedTuple):
    """A value that holds for an activity, and the field that states it: the activity's own, or the register's."""

    value: Any
    at: Pointer


INHERITED = frozenset(field.name for field in plan(RegisterRecord) if field.kind == RegisterRecord.KIND) & frozenset(
    field.name for field in plan(Activity)
)
"""The fields that a register states for all its activities at once."""


def statements(register: Register, key: str, activity: Activity, name: str) -> tuple[Statement, ...]:
    """What holds for an activity in one field: its own statement, and those of the register that apply to it.

    Lists are given item by item. A statement of the register that its source ties to nothing is never inherited,
    and a single value of the register only where the activity says nothing itself.

    Args:
        register: The register.
        key: The activity's id.
        activity: The activity.
        name: Name of the field in the text, the same in both models.
    """
    of = _of_field(register, name)
    stated = activity.__dict__[name]
    if stated is None and key not in of.named:
        return of.silent
    found = of.known.get(key)
    # Asked about an activity that is not the register's, what is known of its namesake does not count.
    if found is not None and found[0] is activity:
        return found[1]
    holding = _holding(of, key, stated, register.address(key), name)
    if register.records.get(key) is activity:
        of.known[key] = activity, holding
    return holding


def _holding(of: "_Field", key: str, stated: Any, address: str, name: str) -> tuple[Statement, ...]:
    own = () if stated is None else _items(stated, address, name)
    shared = of.shared(key, stated)
    return (*own, *shared) if shared else own


class DisclosuresTo:
    """Of what holds for activities, their disclosures to whom some words name: sooner told than all that holds."""

    def __init__(self, register: Register, words: Container[str]) -> None:
        """Look for some recipients.

        Args:
            register: The register.
            words: The words by which it names them.
        """
        self._register = register
        self._words = words

    @cached_property
    def _shared(self) -> "_Field":
        return _of_field(self._register, "disclosure")

    @cached_property
    def _general(self) -> list[tuple[Disclosure, Pointer]]:
        return self._among(self._shared.general)

    @cached_property
    def _silent(self) -> list[tuple[Disclosure, Pointer]]:
        return self._among(self._shared.silent)

    def of(self, key: str, activity: Activity) -> list[tuple[Disclosure, Pointer]]:
        """Those of an activity, by its id and itself, each with the field that states it."""
        stated, words = activity.disclosure, self._words
        found: list[tuple[Disclosure, Pointer]] = []
        for number, item in enumerate(stated if isinstance(stated, tuple) else ()):
            if item.to in words:
                found.append((item, Pointer(self._register.address(key), item_path("disclosure", number))))
        if key in self._shared.named:
            return found + self._among(self._shared.shared(key, stated))
        return found + (self._silent if stated is None else self._general)

    def _among(self, held: Iterable[Statement]) -> list[tuple[Disclosure, Pointer]]:
        said = [(item.value, item.at) for item in held if isinstance(item.value, Disclosure)]
        return [(item, at) for item, at in said if item.to in self._words]


def holding(register: Register, path: Path) -> Iterable[str]:
    """The ids of the activities for which what the register's own record states at a path may hold."""
    name = str(path[0])
    if register.own is None or name not in INHERITED:
        return ()
    stated = getattr(register.own, name)
    number = path[1] if len(path) > 1 else None
    applies = getattr(
        stated[number] if isinstance(stated, tuple) and isinstance(number, int) else stated, "applies", None
    )
    if isinstance(applies, tuple):
        return [key for key in applies if key in register.records]
    return () if applies == "not-attributed" else [key for key, _ in register.of(Activity)]


def naming(register: Register, name: str) -> Mapping[str, tuple[int, ...]]:
    """Which of the register's statements in a field name an activity as one of those they hold for, by its id."""
    return _of_field(register, name).named


@dataclass(frozen=True, slots=True)
class _Field:
    """What a register states in one field for its activities.

    Attributes:
        inheritable: Each statement, and for which activities it says that it holds.
        named: Which of them name an activity, by its id.
        general: Those that hold for all activities.
        silent: Those that hold for an activity that none of them names and that says nothing itself.
        known: What holds for each of the others, by id, filled as it is asked for.
    """

    inheritable: tuple[tuple[Statement, Any], ...]
    named: Mapping[str, tuple[int, ...]]
    general: tuple[Statement, ...]
    silent: tuple[Statement, ...]
    known: dict[str, tuple[Activity, tuple[Statement, ...]]] = field(default_factory=dict)

    def shared(self, key: str, stated: object) -> Sequence[Statement]:
        """Those that hold for an activity, by its id and by what it states itself."""
        if key not in self.named:
            return self.silent if stated is None else self.general
        return [
            item
            for item, applies in self.inheritable
            if (
                stated is None
                if applies is None
                else applies == "all" or (isinstance(applies, tuple) and key in applies)
            )
        ]


@once
def _of_field(register: Register, name: str) -> _Field:
    stated = getattr(register.own, name) if register.own and name in INHERITED else None
    found = () if stated is None else _items(stated, register.address(), name)
    inheritable = tuple([(item, getattr(item.value, "applies", None)) for item in found])
    named: dict[str, tuple[int, ...]] = {}
    for number, (_, applies) in enumerate(inheritable):
        for key in applies if isinstance(applies, tuple) else ():
            named[key] = (*named.get(key, ()), number)
    general = tuple([item for item, applies in inheritable if applies == "all"])
    silent = tuple([item for item, applies in inheritable if applies in (None, "all")])
    return _Field(inheritable, named, general, silent)


def _items(value: Any, address: str, name: str) -> tuple[Statement, ...]:
    if isinstance(value, tuple):
        return tuple([Statement(item, Pointer(address, item_path(name, number))) for number, item in enumerate(value)])
    return (Statement(value, Pointer(address, (name,))),)
