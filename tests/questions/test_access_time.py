"""By when a request for access is answered."""

import datetime

import pytest

from helpers import register
from ropa.questions.access_time import deadline

SILENT = '[register]\norganisation = "o"\n[party.o]\nname = "O"\n'


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("received", "ends", "last", "extended"),
    [
        ("2026-11-22", "2026-12-22", "2026-12-22", "2027-02-22"),
        ("2026-08-31", "2026-09-30", "2026-09-30", "2026-11-30"),
        ("2028-01-31", "2028-02-29", "2028-02-29", "2028-05-01"),  # 30 April 2028 is a Sunday
        ("2026-10-05", "2026-11-05", "2026-11-05", "2027-01-05"),
        ("2026-10-21", "2026-11-21", "2026-11-23", "2027-01-21"),  # a Saturday
        ("2026-10-22", "2026-11-22", "2026-11-23", "2027-01-22"),  # a Sunday
    ],
)
def test_a_month_ends_with_the_day_of_the_same_date_or_the_next_monday(received, ends, last, extended):
    found = deadline(register(SILENT), day(received))
    assert (found.law.ends, found.law.last) == (day(ends), day(last))
    assert found.extended.last == day(extended)
    assert found.own is None


def test_the_shortest_own_term_for_access_is_said_beside_that_of_the_law():
    text = SILENT.replace(
        "[party.o]",
        """
[[register.right]]
rights = ["access"]
within = "P1M"
[[register.right]]
rights = ["erasure", "access"]
within = "P14D"
[[register.right]]
rights = ["erasure"]
within = "P1D"
[party.o]""",
    )
    own = deadline(register(text), day("2026-11-22")).own
    assert own is not None
    assert (own.period, own.ends, own.last) == ("P14D", day("2026-12-06"), day("2026-12-06")), "a Sunday, as promised"
