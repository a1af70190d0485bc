"""Dated events in third countries: known places, sources, and the day from which and until which they count."""

import datetime

import pytest

from ropa.law import member_state_of, places
from ropa.law.events import events


@pytest.mark.parametrize(("kind", "day", "count"), [
    ("review", "2020-07-15", 0),
    ("review", "2020-07-16", 1),
    ("review", "2026-11-22", 2),
    ("contest", "2025-10-30", 0),
    ("contest", "2025-10-31", 1),
])  # fmt: skip
def test_events_count_from_their_day(kind: str, day: str, count: int) -> None:
    assert len(events("US", kind, datetime.date.fromisoformat(day))) == count


def test_every_event_is_of_a_known_place_and_has_a_source() -> None:
    last = datetime.date.max
    known = [event for code in places() for kind in ("review", "contest") for event in events(code, kind, last)]
    assert known
    assert all(event.source and event.confidence in ("high", "medium", "low") for event in known)
    assert not events("NL", "review", last)


def test_territories_and_their_member_states() -> None:
    assert (member_state_of("CW"), member_state_of("GL"), member_state_of("PF")) == ("NL", "DK", "FR")
    assert (member_state_of("GP"), member_state_of("FO"), member_state_of("IN")) == ("", "", "")
