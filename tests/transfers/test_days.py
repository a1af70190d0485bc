"""What is over, or has not begun, is no hop of the day; what no disclosure ever named is judged all the same."""

import datetime

import pytest

from helpers import hops, register
from ropa.law import law_at
from ropa.rules import RULES, case_of, check
from ropa.transfers import Verdict

VENDOR = """
[party.vendor]
name = "Vendor"
seat = "CN"
[engagement.service]
party = "vendor"
[engagement.support]
under = "service"
party = "vendor"
accessed_from = ["IN"]
"""
ACTIVITY = """
[activity.payroll]
name = "Payroll"
{dates}
disclosure = [{{ to = "service"{until} }}]
"""


@pytest.mark.parametrize(
    ("dates", "until", "day", "count"),
    [
        ("", "", "2026-11-22", 2),
        ("", ", until = 2018-01-01", "2026-11-22", 0),
        ("", ", until = 2018-01-01", "2018-01-01", 2),
        ("", ", from = 2030-01-01", "2026-11-22", 0),
        ("ended = 2019-01-01", "", "2026-11-22", 0),
        ("started = 2016-01-01", "", "2014-01-01", 0),
        ('status = "retired"', "", "2026-11-22", 0),
    ],
)
def test_an_engagement_is_a_hop_only_while_something_reaches_it(dates, until, day, count):
    found = hops(VENDOR + ACTIVITY.format(dates=dates, until=until), datetime.date.fromisoformat(day))
    assert len(found) == count


def test_an_engagement_that_nothing_ever_names_is_judged():
    assert len(hops(VENDOR)) == 2


@pytest.mark.parametrize("seat", ["", 'seat = "FR"'])
def test_an_international_organisation_is_abroad_wherever_it_sits(seat):
    party = f'[party.unicef]\nname = "UNICEF"\nkind = "international-organisation"\n{seat}\n'
    (hop,) = hops(party + '[activity.aid]\nname = "Aid"\ndisclosure = [{ to = "unicef" }]\n')
    assert hop.verdict is Verdict.TRANSFER


def test_an_activity_is_checked_only_on_days_it_is_carried_out():
    found = register(VENDOR + ACTIVITY.format(dates="started = 2016-01-01", until=""))

    def said(day: str) -> set[str]:
        case = case_of(found, law_at(datetime.date.fromisoformat(day)))
        return {item.rule for item in check(case, RULES) if item.at.record.endswith("/payroll")}

    assert "A106" in said("2026-11-22")
    assert "A106" not in said("2014-01-01")
