"""The law as dated data: what a country was to the GDPR on a given day, and which tools were in force.

Rows come from package data with their source and the date on which they were checked; several rows of one place are
told apart by their dates.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
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


_DECIDED = (Status.ADEQUATE, Status.PARTIAL)


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
        confidence: `high`, `medium` or `low`.
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


@dataclass(frozen=True, slots=True)
class Law:
    """The law on one day.

    Attributes:
        date: The day by which records are judged.
        checked: The day on which the rows were last held against their sources.
        revoked: Places whose adequacy decision is taken to have fallen, for questions of what would follow.
    """

    date: datetime.date
    checked: datetime.date
    revoked: frozenset[str] = frozenset()

    def jurisdiction(self, code: str) -> Jurisdiction | None:
        """What a place is on this day; None for a code that no list has."""
        for row in _rows().get(code, ()):
            if row.begins <= self.date <= (row.until or datetime.date.max):
                fallen = code in self.revoked and row.status in _DECIDED
                return Jurisdiction(code, Status.THIRD) if fallen else row
        return Jurisdiction(code, Status.THIRD) if code in places() else None

    def without(self, code: str) -> "Law":
        """The same law had the adequacy decision for a place fallen; membership of the EEA is not touched."""
        return replace(self, revoked=self.revoked | {code})

    def decided(self) -> tuple[str, ...]:
        """The places for which an adequacy decision is in force on this day, sorted."""
        known = ((code, self.jurisdiction(code)) for code in sorted(_rows()))
        return tuple(code for code, found in known if found and found.status in _DECIDED)

    def in_force(self, tool: str) -> bool:
        """Whether a transfer tool of the closed list can be relied on on this day."""
        term = terms("tool").get(tool)
        if term is None:
            return False
        begins: datetime.date = term.marks.get("from", datetime.date.min)
        ends: datetime.date = term.marks.get("until", datetime.date.max)
        return begins <= self.date <= ends


def law_at(date: datetime.date) -> Law:
    """The law on a day."""
    return Law(date, _table()["checked"])


def doubtful() -> tuple[Jurisdiction, ...]:
    """The rows that are not known with certainty, in the order of their file: whoever relies on one should check it."""
    return tuple(row for rows in _rows().values() for row in rows if row.confidence != "high")


@cache
def places() -> frozenset[str]:
    """Every code that a record may name as a place, regions aside."""
    return frozenset(_rows()) | frozenset(_table()["third"])


@cache
def _table() -> Mapping[str, Any]:
    return tomli.loads(resources.files(__name__).joinpath("jurisdictions.toml").read_text("utf-8"))


@cache
def _rows() -> Mapping[str, list[Jurisdiction]]:
    rows: dict[str, list[Jurisdiction]] = {}
    for row in _table()["place"]:
        begins = row.pop("from", datetime.date.min)
        unsettled = tuple(row.pop("unsettled_for", ()))
        found = Jurisdiction(begins=begins, status=Status(row.pop("status")), unsettled_for=unsettled, **row)
        rows.setdefault(found.code, []).append(found)
    return rows
