"""Events in third countries that bear on transfers and are no change of an adequacy decision, as dated data."""

import datetime
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import tomli


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a place.

    Attributes:
        code: The place.
        on: The day on which it happened or began.
        kind: `review` where assessments made before are to be looked at again; `contest` for proceedings against the
            adequacy decision.
        source: The judgment, act or case.
        confidence: `high`, `medium` or `low`.
        until: The last day of proceedings that are over.
    """

    code: str
    on: datetime.date
    kind: Literal["review", "contest"]
    source: str
    confidence: str
    until: datetime.date | None = None


def events(code: str, kind: str, day: datetime.date) -> tuple[Event, ...]:
    """The events of one kind in a place that count on a day, the oldest first."""
    return tuple(
        event
        for event in _events()
        if event.code == code and event.kind == kind and event.on <= day <= (event.until or datetime.date.max)
    )


@cache
def _events() -> tuple[Event, ...]:
    text = resources.files(__package__).joinpath("events.toml").read_text("utf-8")
    return tuple(sorted((Event(**row) for row in tomli.loads(text)["event"]), key=lambda event: event.on))
