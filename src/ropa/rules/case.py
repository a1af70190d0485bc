"""What a rule is given, and what it gives back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from ropa.finding import LegalClass, Path, Pointer, Severity
from ropa.graph import Index, index, register_edges, shared_edges
from ropa.law import Law
from ropa.model import Activity
from ropa.register import Register
from ropa.register.once import listed_once, once
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
        activities, stating = _activities(self, "controller"), _stating(self)
        if len(fields) == 1:
            return iter([activities[number] for number in stating.get(fields[0], ())])
        numbers = {number for name in fields for number in stating.get(name, ())}
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


@listed_once
def _activities(case: Case, capacity: str) -> Iterator[tuple[Pointer, str, Activity]]:
    for key, activity in case.register.of(Activity):
        if (activity.capacity or "controller") == capacity and is_current(activity, case.law):
            yield Pointer(case.register.address(key)), key, activity


@once
def _stating(case: Case) -> Mapping[str, Sequence[int]]:
    """Which of the controller's activities say something in a field, by its name: most fields, few do."""
    found: dict[str, list[int]] = {}
    for number, (_, _, activity) in enumerate(_activities(case, "controller")):
        for name in activity.model_fields_set:
            found.setdefault(name, []).append(number)
    return found


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
