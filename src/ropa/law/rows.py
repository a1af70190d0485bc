"""The rows of the law's data: what a place is, and when a tool can be relied on, from one day to another."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import tomli

from ropa.vocabulary import terms

ALIASES: Mapping[str, str] = {"UK": "GB", "EL": "GR"}
"""Codes in common use that ISO 3166-1 does not have, and the code each stands for."""


class Status(StrEnum):
    """What a place is to an exporter under the GDPR."""

    EEA = "eea"
    ADEQUATE = "adequate"
    PARTIAL = "partial"
    THIRD = "third"

    @property
    def is_decided(self) -> bool:
        """Whether it rests on an adequacy decision, which can fall."""
        return self in (Status.ADEQUATE, Status.PARTIAL)


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """What one place is on one day.

    Attributes:
        code: ISO 3166-1 alpha-2, or `org:<slug>` for an international organisation.
        status: Inside the EEA, adequate, adequate for some recipients only, or a third country without a decision.
        decision: The adequacy decision or other act; empty where there is none.
        begins: First day in force.
        scope: Which recipients a partial decision covers, in words.
        scope_condition: The condition of a partial decision, by its key; empty where there is none.
        unsettled_for: Exporters' countries for which it is not settled that the decision holds yet.
        until: Last day in force, where one is known.
        source: Where the row comes from.
        confidence: `high`, `medium` or `low`; empty where an own row does not say.
        note: What else the workspace says of its own row.
        own: Whether the row is the workspace's own.
    """

    code: str
    status: Status
    decision: str = ""
    begins: datetime.date = datetime.date.min
    scope: str = ""
    scope_condition: str = ""
    unsettled_for: tuple[str, ...] = ()
    until: datetime.date | None = None
    source: str = ""
    confidence: str = "high"
    note: str = ""
    own: bool = False

    def holds(self, date: datetime.date) -> bool:
        """Whether the row speaks of this day."""
        return self.begins <= date <= (self.until or datetime.date.max)


@dataclass(frozen=True, slots=True)
class ToolPeriod:
    """From when until when a transfer tool of the closed list can be relied on.

    Attributes:
        tool: Its word.
        begins: First day in force.
        until: Last day in force, where one is known.
        source: Where an own row comes from; of the closed list, the article.
        note: What else the workspace says of its own row.
        own: Whether the row is the workspace's own.
    """

    tool: str
    begins: datetime.date = datetime.date.min
    until: datetime.date | None = None
    source: str = ""
    note: str = ""
    own: bool = False

    def holds(self, date: datetime.date) -> bool:
        """Whether the tool is in force on this day."""
        return self.begins <= date <= (self.until or datetime.date.max)


@dataclass(frozen=True, slots=True)
class Own:
    """Rows that a workspace sets over the package's; no two of one place, or of one tool, share a day."""

    places: tuple[Jurisdiction, ...] = ()
    tools: tuple[ToolPeriod, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.places) + len(self.tools)


def doubtful() -> tuple[Jurisdiction, ...]:
    """The rows that are not known with certainty, in the order of their file: whoever relies on one should check it."""
    return tuple(row for found in rows().values() for row in found if row.confidence != "high")


@cache
def places() -> frozenset[str]:
    """Every code of the package's data that a record may name as a place, regions aside."""
    return frozenset(rows()) | frozenset(_table()["third"])


def checked() -> datetime.date:
    """The day on which the rows were last held against their sources."""
    found: datetime.date = _table()["checked"]
    return found


@cache
def rows() -> Mapping[str, tuple[Jurisdiction, ...]]:
    """The package's rows by code, in the order of their file."""
    found: dict[str, tuple[Jurisdiction, ...]] = {}
    for table in _table()["place"]:
        row = dict(table)
        begins = row.pop("from", datetime.date.min)
        unsettled = tuple(row.pop("unsettled_for", ()))
        made = Jurisdiction(begins=begins, status=Status(row.pop("status")), unsettled_for=unsettled, **row)
        found[made.code] = (*found.get(made.code, ()), made)
    return found


def member_state_of(code: str) -> str:
    """The Member State to which a territory outside the GDPR belongs; empty for any other place."""
    found: str = _table()["territory_of"].get(code, "")
    return found


@cache
def tool_periods() -> Mapping[str, ToolPeriod]:
    """The package's period of each tool of the closed list."""
    return {
        key: ToolPeriod(key, term.marks.get("from", datetime.date.min), term.marks.get("until"), term.law)
        for key, term in terms("tool").items()
    }


@cache
def _table() -> Mapping[str, Any]:
    return tomli.loads(resources.files(__package__).joinpath("jurisdictions.toml").read_text("utf-8"))
