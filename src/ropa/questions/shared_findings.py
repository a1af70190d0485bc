"""Findings on shared records, which every register that uses the record reports as well."""

from dataclasses import replace
from typing import Protocol, TypeVar

from ropa.finding import Finding
from ropa.register import SHARED, Register


class Compared(Protocol):
    """Two states of a register, and the findings by which they differ."""

    @property
    def after(self) -> Register:
        """The register as it is or would be afterwards."""

    @property
    def appear(self) -> tuple[Finding, ...]:
        """Findings that the later state has and the former lacks."""

    @property
    def go(self) -> tuple[Finding, ...]:
        """Findings that only the former state has."""


ComparedType = TypeVar("ComparedType", bound=Compared)


def told_once(found: list[ComparedType]) -> list[ComparedType]:
    """The same, where a finding on a shared record is told by the register that uses it, if any does."""
    told = {(item.rule, item.at) for one in found if one.after.name != SHARED for item in (*one.appear, *one.go)}

    def without(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(item for item in findings if (item.rule, item.at) not in told)

    return [
        replace(one, appear=without(one.appear), go=without(one.go))  # type: ignore[type-var]
        if one.after.name == SHARED
        else one
        for one in found
    ]
