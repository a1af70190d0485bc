"""What a rule is given, and what it gives back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from ropa.finding import LegalClass, Path, Pointer, Severity
from ropa.graph import Index, index, register_edges, shared_edges
from ropa.law import Law
from ropa.model import Activity
from ropa.register import Register
from ropa.register.once import once
from ropa.register.references import stating
from ropa.transfers import Hop, transfers
from ropa.transfers.reach import Arrival, is_current, reached


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
        return iter(_activities(self, capacity))

    def stating(self, *fields: str) -> Iterator[tuple[Pointer, str, Activity]]:
        """Those of the controller's that say something themselves in one of some fields, in the same order.

        Args:
            fields: Names in the model. What is stated may still be that there is none.
        """
        activities, stated = _activities(self, "controller"), stating(self.register)
        places = _numbers(self)
        numbers = {places[key] for name in fields for key, _ in stated.get(name, ()) if key in places}
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


_Activities = tuple[tuple[Pointer, str, Activity], ...]


@once
def _by_capacity(case: Case) -> Mapping[str, _Activities]:
    found: dict[str, list[tuple[Pointer, str, Activity]]] = {}
    register, law = case.register, case.law
    for key, activity in register.of(Activity):
        if is_current(activity, law):
            item = Pointer(register.address(key)), key, activity
            found.setdefault(activity.capacity or "controller", []).append(item)
    return {capacity: tuple(items) for capacity, items in found.items()}


def _activities(case: Case, capacity: str) -> _Activities:
    return _by_capacity(case).get(capacity, ())


@once
def _numbers(case: Case) -> Mapping[str, int]:
    """The place of each of the controller's activities among them, by its id."""
    return {key: number for number, (_, key, _) in enumerate(_activities(case, "controller"))}


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
