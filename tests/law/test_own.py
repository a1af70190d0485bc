"""Rows of a workspace's own over the package's: which days they cover, and what they leave as it is."""

import datetime

import pytest

from ropa.law import Jurisdiction, Own, Status, ToolPeriod, law_at, places
from ropa.law.rows import rows

day = datetime.date.fromisoformat


def place(code: str, status: Status, begins: str = "0001-01-01", until: str | None = None) -> Jurisdiction:
    ends = day(until) if until else None
    return Jurisdiction(code, status, "an act", day(begins), until=ends, source="OJ", confidence="", own=True)


OWN = Own(
    (
        place("KE", Status.ADEQUATE, "2026-06-01", "2026-08-31"),
        place("US", Status.THIRD, "2026-11-01"),
        place("XK", Status.ADEQUATE, "2026-06-01"),
        place("org:red-cross", Status.ADEQUATE, "2026-06-01"),
    ),
    (ToolPeriod("scc", day("2021-06-27"), day("2026-12-31"), "Draft", own=True),),
)


@pytest.mark.parametrize(
    ("code", "date", "status", "is_own"),
    [
        ("KE", "2026-05-31", Status.THIRD, False),
        ("KE", "2026-06-01", Status.ADEQUATE, True),
        ("KE", "2026-08-31", Status.ADEQUATE, True),
        ("KE", "2026-09-01", Status.THIRD, False),
        ("US", "2026-10-31", Status.PARTIAL, False),
        ("US", "2026-11-01", Status.THIRD, True),
        ("XK", "2026-05-31", Status.THIRD, False),
        ("XK", "2026-06-01", Status.ADEQUATE, True),
        ("org:red-cross", "2026-06-01", Status.ADEQUATE, True),
        ("GB", "2026-06-01", Status.ADEQUATE, False),
    ],
)
def test_an_own_row_holds_on_the_days_it_covers_and_the_packages_on_all_others(code, date, status, is_own):
    found = law_at(day(date), OWN).jurisdiction(code)
    assert found is not None
    assert (found.status, found.own) == (status, is_own)


def test_own_rows_change_no_other_law():
    assert law_at(day("2026-07-01")).jurisdiction("XK") is None
    assert law_at(day("2026-07-01")).jurisdiction("KE").status is Status.THIRD
    assert law_at(day("2026-07-01")).own.count == 0
    assert law_at(day("2026-07-01"), OWN).places() - places() == {"XK", "org:red-cross"}
    assert not any(row.own for found in rows().values() for row in found)


def test_a_decision_of_an_own_row_can_fall():
    law = law_at(day("2026-07-01"), OWN)
    assert {"KE", "XK", "org:red-cross", "US"} <= set(law.decided())
    fallen = law.without("KE").jurisdiction("KE")
    assert fallen is not None
    assert (fallen.status, fallen.own) == (Status.THIRD, False)


@pytest.mark.parametrize(("date", "in_force"), [("2021-06-26", False), ("2026-12-31", True), ("2027-01-01", False)])
def test_an_own_row_ends_a_tool(date, in_force):
    assert law_at(day(date), OWN).in_force("scc") is in_force
    assert law_at(day(date), OWN).in_force("bcr-c")


def test_the_law_is_a_value():
    assert law_at(day("2026-07-01"), OWN) == law_at(day("2026-07-01"), OWN)
    assert hash(law_at(day("2026-07-01"), OWN)) == hash(law_at(day("2026-07-01"), OWN))


def test_rows_over_time_stand_in_the_order_of_their_days():
    law = law_at(day("2026-11-22"), OWN)
    assert [(row.begins.year, row.own) for row in law.rows_of("US")] == [(2016, False), (2023, False), (2026, True)]
    assert law.rows_of("IN") == ()


@pytest.mark.parametrize(
    ("date", "by", "ending"),
    [
        # The row of GB is prolonged by the next one, and a third country that gets a decision loses nothing.
        ("2025-12-20", "2026-06-01", []),
        ("2031-10-01", "2032-01-01", [("GB", "2031-12-27")]),
        ("2031-10-01", "2031-12-26", []),
        ("2020-06-01", "2020-12-01", [("US", "2020-07-15"), ("privacy-shield", "2020-07-15")]),
        # The United Kingdom did not stay in the EEA, although a row follows at once.
        ("2020-12-01", "2021-01-15", [("GB", "2020-12-31")]),
        ("2022-10-01", "2023-01-01", [("scc-pre-2021", "2022-12-27")]),
        ("9999-12-30", "9999-12-31", []),
    ],
)
def test_what_ends_without_going_on(date, by, ending):
    found = law_at(day(date)).ending(day(by))
    assert [(getattr(row, "code", "") or row.tool, str(row.until)) for row in found] == ending


def test_an_own_row_can_cut_a_decision_short():
    (row,) = law_at(day("2026-10-01"), OWN).ending(day("2026-11-30"))
    assert (row.code, str(row.until), row.own) == ("US", "2026-10-31", False)


def test_what_is_not_known_with_certainty():
    doubtful = law_at(day("2026-07-01"), OWN).doubtful()
    assert {"IL", "GI", "KE"} <= {row.code for row in doubtful}
    assert all(row.confidence != "high" for row in doubtful)
