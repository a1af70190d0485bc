"""The law as dated data: what a country was to the GDPR on a given day, and which tools were in force.

Rows come from package data with their source and the date on which they were checked; several rows of one place are
told apart by their dates.
"""

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
    """

    date: datetime.date
    checked: datetime.date

    def jurisdiction(self, code: str) -> Jurisdiction | None:
        """What a place is on this day; None for a code that no list has."""
        for row in _rows().get(code, ()):
            if row.begins <= self.date <= (row.until or datetime.date.max):
                return row
        return Jurisdiction(code, Status.THIRD) if code in places() else None

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
