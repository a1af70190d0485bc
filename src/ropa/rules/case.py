"""What a rule is given, and what it gives back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from ropa.finding import LegalClass, Path, Pointer, Severity
from ropa.graph import Index, index, register_edges, shared_edges
from ropa.law import Law
from ropa.model import NONE, Activity
from ropa.register import Register
from ropa.register.columns import addresses, column
from ropa.register.once import once
from ropa.transfers import Hop, transfers
from ropa.transfers.reach import Arrival, current, reached


@dataclass(frozen=True)
class Case:
    """One register, and all that a rule may ask about it; what few ask for is worked out when it is asked.

    Attributes:
        register: The register.
        law: The law of the day by which the register is judged.
        classes: The legal class of each rule, by code.
        usual_cycle: Period after which records are to be reviewed where the register names none; empty for none.
        kept: What rules worked out from it that others ask too, see `once`.
    """

    register: Register
    law: Law
    classes: Mapping[str, LegalClass] = field(default_factory=dict)
    usual_cycle: str = ""
    kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def review_every(self) -> str:
        """The period after which records are to be reviewed, as ISO 8601: the register's own, else the usual one."""
        return (self.register.own and self.register.own.review_every) or self.usual_cycle

    @cached_property
    def index(self) -> Index:
        """Its edges and those of the shared records, by both ends."""
        shared = shared_edges(self.register.shared) if self.register.shared else ()
        return index([*register_edges(self.register), *shared])

    @property
    def reach(self) -> Mapping[str, Arrival]:
        """What reaches each recipient on the day of the law, by the recipient's address."""
        return _reach(self)

    @cached_property
    def hops(self) -> tuple[Hop, ...]:
        """Its hops between organisations, judged by the law."""
        return transfers(self.register, self.law, self.reach)

    def activities(self, capacity: str = "controller") -> Iterator[tuple[Pointer, str, Activity]]:
        """The activities of one capacity on the day of the law: pointer, id and record. Silence means controller."""
        return iter(_by_capacity(self).get(capacity, _NOBODY)[1])

    def said(self, name: str, capacity: str = "controller") -> Sequence[Any]:
        """What the activities of one capacity say themselves in a field, in their order; None where one is silent."""
        return _said(self, name, capacity)

    def stating(self, *fields: str) -> Iterator[tuple[Pointer, str, Activity]]:
        """Those of the controller's that say something themselves in one of some fields, in the same order.

        Args:
            fields: Names in the model. What is stated may still be that there is none.
        """
        numbers = {number for name in fields for number, said in enumerate(self.said(name)) if said is not None}
        return self._numbered(numbers)

    def denying(self, *fields: str) -> Iterator[tuple[Pointer, str, Activity]]:
        """Those of the controller's that state in one of some fields that there is none, in the same order.

        Args:
            fields: Names in the model.
        """
        numbers = {number for name in fields for number, said in enumerate(self.said(name)) if said == NONE}
        return self._numbered(numbers)

    def _numbered(self, numbers: Iterable[int]) -> Iterator[tuple[Pointer, str, Activity]]:
        activities = _by_capacity(self).get("controller", _NOBODY)[1]
        return iter([activities[number] for number in sorted(numbers)])

    def at(self, pointer: Pointer, *path: str | int) -> Pointer:
        """A field of the record that a pointer names."""
        return Pointer(pointer.record, pointer.field + path)


@once
def _reach(case: Case) -> Mapping[str, Arrival]:
    return reached(case.register, case.law)


def forget(*cases: Case) -> None:
    """Let go of what rules shared while they ran: it is far more than what they found, and nothing of it is shown."""
    for case in cases:
        case.kept.clear()
        case.register.kept.clear()


_Activities = tuple[Sequence[int], tuple[tuple[Pointer, str, Activity], ...]]
"""Some activities: their numbers among those of the register, and pointer, id and record of each."""

_NOBODY: _Activities = (), ()


@once
def _by_capacity(case: Case) -> Mapping[str, _Activities]:
    found: dict[str, tuple[list[int], list[tuple[Pointer, str, Activity]]]] = {}
    register = case.register
    activities = tuple(register.of(Activity))
    capacities, places = column(register, Activity, "capacity"), addresses(register, Activity)
    for number in current(register, case.law):
        key, activity = activities[number]
        numbers, items = found.setdefault(capacities[number] or "controller", ([], []))
        numbers.append(number)
        items.append((Pointer(places[number]), key, activity))
    return {capacity: (numbers, tuple(items)) for capacity, (numbers, items) in found.items()}


@once
def _said(case: Case, name: str, capacity: str) -> Sequence[Any]:
    numbers, _ = _by_capacity(case).get(capacity, _NOBODY)
    said = column(case.register, Activity, name)
    return said if len(numbers) == len(said) else [said[number] for number in numbers]


class Hit(NamedTuple):
    """One place where a rule's pattern is found.

    Attributes:
        at: The record and field.
        params: What the message's placeholders stand for.
        variant: Which of a rule's messages to use; empty for its only one.
        severity: How grave this one is, where that differs from its rule.
    """

    at: Pointer
    params: Mapping[str, str] = MappingProxyType({})
    variant: str = ""
    severity: Severity | None = None


class Rule(Protocol):
    """A module of this package. Its docstring is the rule's page: why, what is reported, what is not."""

    __name__: str
    __doc__: str | None

    @property
    def CODE(self) -> str:  # noqa: N802
        """Code, such as `A106`; never used again for another rule."""

    @property
    def SEVERITY(self) -> Severity:  # noqa: N802
        """How grave its findings are."""

    @property
    def LAW(self) -> str:  # noqa: N802
        """Articles, the leading one first."""

    @property
    def ADVICE(self) -> bool:  # noqa: N802
        """Whether it asks for more than the article does, so that its findings are good practice."""

    def check(self, case: Case) -> Iterator[Hit]:
        """The places where the pattern is found."""
        ...


__all__ = ["Case", "Hit", "Path", "Rule"]
