"""Numbers that the law sets: each country has one on each day, and a proposal is never one in force."""

import datetime

import pytest

from ropa.law import Status, law_at
from ropa.law.figures import LOWEST_AGE, age_of_consent, ages, checked, exemption, proposal, thresholds

day = datetime.date.fromisoformat


@pytest.mark.parametrize(("date", "below"), [("2018-05-24", None), ("2018-05-25", 250), ("2026-11-22", 250)])
def test_the_threshold_in_force(date, below):
    found = exemption(day(date))
    assert (found.below if found else None) == below
    assert found is None or (found.source, found.confidence) == ("GDPR Art. 30(5)", "high")


def test_a_proposal_is_known_from_its_day_and_says_what_it_is():
    assert proposal(day("2025-05-20")) is None
    found = proposal(day("2026-11-22"))
    assert found
    assert found.act
    assert found.wordings
    assert found.confidence == "low"
    assert found not in thresholds("exemption")


@pytest.mark.parametrize(("country", "date", "age"), [
    ("NL", "2026-11-22", 16),
    ("BE", "2026-11-22", 13),
    ("CZ", "2026-11-22", 15),
    ("DK", "2023-12-31", 13),
    ("DK", "2024-01-01", 15),
    ("US", "2026-11-22", None),
])  # fmt: skip
def test_ages_of_consent(country, date, age):
    found = age_of_consent(country, day(date))
    assert (found.age if found else None) == age


def test_every_state_of_the_eea_has_one_age_on_a_day_between_the_bounds():
    countries = {row.country for row in ages()}
    law = law_at(day("2026-11-22"))
    assert len(countries) == 30
    assert {law.jurisdiction(country).status for country in countries} == {Status.EEA}
    for date in ("2018-05-25", "2023-12-31", "2024-01-01", "2026-11-22"):
        holding = [row.country for row in ages() if row.begins <= day(date) <= (row.until or datetime.date.max)]
        assert sorted(holding) == sorted(countries)
    assert all(LOWEST_AGE <= row.age <= 16 and row.source for row in ages())
    assert {row.confidence for row in ages()} <= {"high", "medium", "low"}
    assert checked() <= day("2026-11-22")
