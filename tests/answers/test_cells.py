"""Periods and days as people write them, in four languages; and what is none."""

import datetime

import pytest

from ropa.answers.cells import Term, day, term


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("7 jaar", "P7Y"),
        ("zeven jaar", "P7Y"),
        ("7 yrs", "P7Y"),
        ("dix ans", "P10Y"),
        ("drei Monate", "P3M"),
        ("30 Tage", "P30D"),
        ("2 weken.", "P2W"),
        ("P1Y6M", "P1Y6M"),
    ],
)
def test_periods(text: str, period: str) -> None:
    assert term(text) == Term(period)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("max. 2 jaar na einde contract", Term("P2Y", "maximum", "einde contract")),
        ("at least 5 years", Term("P5Y", "minimum")),
        ("10 ans après la fin du contrat", Term("P10Y", "", "la fin du contrat")),
        ("höchstens 30 Tage nach Kündigung", Term("P30D", "maximum", "Kündigung")),
    ],
)
def test_periods_with_what_they_run_from(text: str, found: Term) -> None:
    assert term(text) == found


@pytest.mark.parametrize(
    "text", ["", "zolang nodig", "7", "jaar", "7 jaar of langer", "5 of 7 jaar", "-3 days", "7 j" * 50]
)
def test_what_is_no_period_alone(text: str) -> None:
    assert term(text) is None


@pytest.mark.parametrize(
    "text",
    ["2021-05-12", "12-5-2021", "12.05.2021", "12/5/2021", "12 mei 2021", "12 May 2021", "12. Mai 2021", "12 mai 2021"],
)
def test_days_stand_before_months(text: str) -> None:
    assert day(text) == datetime.date(2021, 5, 12)


@pytest.mark.parametrize("text", ["31-2-2021", "2021", "mei 2021", "12-5-21", "soon", "2021-05-12T10:30:00"])
def test_what_is_no_day(text: str) -> None:
    assert day(text) is None
