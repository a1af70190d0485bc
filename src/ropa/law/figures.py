"""Numbers that the law sets: who can be exempt from keeping a record, and from which age a child consents alone."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import tomli

LOWEST_AGE = 13
"""The age below which no State may go (Art. 8(1))."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """Below how many persons employed an organisation can be exempt from keeping a record.

    Attributes:
        below: The number that must not be reached.
        begins: First day in force; of a proposal, the day on which it was made.
        until: Last day in force, where one is known.
        act: The proposed act; empty for the law in force.
        wordings: How a claim may cite the proposed act.
        source: Where the row comes from.
        confidence: `high`, `medium` or `low`.
    """

    below: int
    begins: datetime.date
    until: datetime.date | None = None
    act: str = ""
    wordings: tuple[str, ...] = ()
    source: str = ""
    confidence: str = "high"


@dataclass(frozen=True, slots=True)
class AgeOfConsent:
    """From which age a child consents alone to a service of the information society, in one country.

    Attributes:
        country: ISO 3166-1 alpha-2.
        age: The age in years.
        begins: First day in force.
        until: Last day in force, where one is known.
        source: Where the row comes from.
        confidence: `high`, `medium` or `low`.
    """

    country: str
    age: int
    begins: datetime.date = datetime.date.min
    until: datetime.date | None = None
    source: str = ""
    confidence: str = "high"


def exemption(date: datetime.date) -> Threshold | None:
    """The threshold of Art. 30(5) in force on a day; None on a day before the GDPR applies."""
    return next((row for row in thresholds("exemption") if _holds(row, date)), None)


def proposal(date: datetime.date) -> Threshold | None:
    """The threshold proposed, and not in force, on a day."""
    return next((row for row in thresholds("proposal") if _holds(row, date)), None)


def age_of_consent(country: str, date: datetime.date) -> AgeOfConsent | None:
    """The age of consent of a country on a day; None for a country of which no row speaks."""
    return next((row for row in ages() if row.country == country and _holds(row, date)), None)


def checked() -> datetime.date:
    """The day on which the rows were last held against their sources."""
    found: datetime.date = _table()["checked"]
    return found


@cache
def thresholds(kind: str) -> tuple[Threshold, ...]:
    """The rows of a kind: `exemption` for what is in force, `proposal` for what is not."""
    return tuple(
        Threshold(begins=row.pop("from"), wordings=tuple(row.pop("wordings", ())), **row) for row in _rows(kind)
    )


@cache
def ages() -> tuple[AgeOfConsent, ...]:
    """The ages of consent, by country and in the order of their days."""
    return tuple(AgeOfConsent(begins=row.pop("from", datetime.date.min), **row) for row in _rows("age"))


def _holds(row: Threshold | AgeOfConsent, date: datetime.date) -> bool:
    return row.begins <= date <= (row.until or datetime.date.max)


def _rows(kind: str) -> list[dict[str, Any]]:
    return [dict(row) for row in _table()[kind]]


@cache
def _table() -> Mapping[str, Any]:
    return tomli.loads(resources.files(__package__).joinpath("figures.toml").read_text("utf-8"))
