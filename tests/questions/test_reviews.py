"""Which reviews are overdue and which come due: by the register's cycle, in both directions."""

import datetime

import pytest

from helpers import TODAY, register
from ropa.law import law_at
from ropa.questions.reviews import Reviews, reviews
from ropa.rules import case_of

HEAD = '[register]\norganisation = "controller"\nreview_every = "P1Y"\n'


def asked(text: str, days: int = 90, today: datetime.date = TODAY, head: str = HEAD) -> Reviews:
    return reviews(case_of(register(head + text), law_at(today)), days)


def activity(name: str, reviewed: str = "", rest: str = "") -> str:
    review = f'[[activity.{name}.review]]\non = {reviewed}\nby = "DPO"\n' if reviewed else ""
    return f'[activity.{name}]\nname = "{name}"\n{rest}\n{review}'


@pytest.mark.parametrize(
    ("reviewed", "overdue", "coming"),
    [
        ("2025-11-21", True, False),  # the year ended yesterday
        ("2025-11-22", False, True),  # it ends today
        ("2026-02-20", False, True),  # on the ninetieth day from today
        ("2026-02-21", False, False),  # on the day behind that
        ("2027-01-01", True, False),  # what lies ahead has not taken place
    ],
)
def test_a_review_is_overdue_comes_due_or_is_far(reviewed: str, overdue: bool, coming: bool) -> None:
    found = asked(activity("a", reviewed))
    assert (bool(found.overdue), bool(found.coming)) == (overdue, coming)


def test_days_and_the_day_of_the_law_decide() -> None:
    text = activity("a", "2026-02-21")
    assert not asked(text, 90).coming
    assert asked(text, 91).coming
    assert asked(text, 90, datetime.date(2026, 11, 23)).coming
    assert asked(text, 90, datetime.date(2027, 2, 22)).overdue


def test_a_review_of_the_whole_register_counts_for_each_activity() -> None:
    whole = HEAD + '[[register.review]]\non = 2026-11-01\nby = "DPO"\n'
    assert asked(activity("a", "2020-01-01")).overdue
    assert not asked(activity("a", "2020-01-01"), head=whole).overdue


def test_what_was_never_reviewed_counts_from_its_beginning() -> None:
    begun = asked(activity("a", rest="started = 2025-12-01"))
    assert [(turn.last, str(turn.due)) for turn in begun.coming] == [(None, "2026-12-01")]
    assert [turn.due for turn in asked(activity("a")).overdue] == [None]


def test_without_a_cycle_nothing_is_due_and_that_is_known() -> None:
    found = asked(activity("a", "2001-01-01"), head='[register]\norganisation = "controller"\n')
    assert found == Reviews("", (), ())


def test_the_longest_overdue_and_the_next_to_come_stand_first() -> None:
    text = activity("c", "2025-12-24") + activity("b", "2024-01-01") + activity("a", "2025-12-01") + activity("d")
    found = asked(text)
    assert [turn.at.record for turn in found.overdue] == ["example/d", "example/b"]
    assert [turn.at.record for turn in found.coming] == ["example/a", "example/c"]


def test_more_days_than_there_are_end_with_the_calendar() -> None:
    assert asked(activity("a", "2026-11-01"), 10**9 - 1).coming
