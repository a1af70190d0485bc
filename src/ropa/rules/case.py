"""What a rule is given, and what it gives back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ropa.finding import Path, Pointer, Severity
from ropa.graph import Index
from ropa.law import Law
from ropa.model import Activity
from ropa.register import Register
from ropa.transfers import Hop
from ropa.transfers.reach import is_current


@dataclass(frozen=True, slots=True)
class Case:
    """One register, and all that a rule may ask about it.

    Attributes:
        register: The register.
        index: Its edges, by both ends.
        hops: Its hops between organisations, judged by the law.
        law: The law of the day by which the register is judged.
    """

    register: Register
    index: Index
    hops: tuple[Hop, ...]
    law: Law

    def activities(self, capacity: str = "controller") -> Iterator[tuple[Pointer, str, Activity]]:
        """The activities of one capacity on the day of the law: pointer, id and record. Silence means controller."""
        for key, activity in self.register.of(Activity):
            if (activity.capacity or "controller") == capacity and is_current(activity, self.law):
                yield Pointer(self.register.address(key)), key, activity

    def at(self, pointer: Pointer, *path: str | int) -> Pointer:
        """A field of the record that a pointer names."""
        return Pointer(pointer.record, (*pointer.field, *path))


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule's pattern is found.

    Attributes:
        at: The record and field.
        params: What the message's placeholders stand for.
        variant: Which of a rule's messages to use; empty for its only one.
    """

    at: Pointer
    params: Mapping[str, str] = field(default_factory=dict)
    variant: str = ""


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
