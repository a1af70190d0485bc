"""The law by day: what each place was, and which tools were in force."""

import datetime

import pytest
from babel import Locale

from ropa.law import ALIASES, Status, law_at, places
from ropa.law.rows import rows
from ropa.transfers.verdict import _REGIONS
from ropa.vocabulary import terms

day = datetime.date.fromisoformat

# Codes of CLDR that are not of ISO 3166-1: exceptional reservations, user-assigned codes and macro-regions.
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}

DECISIONS = {
    "AD": "2010/625/EU",
    "AR": "2003/490/EC",
    "CH": "2000/518/EC",
    "FO": "2010/146/EU",
    "GG": "2003/821/EC",
    "IM": "2004/411/EC",
    "JE": "2008/393/EC",
    "NZ": "2013/65/EU",
    "UY": "2012/484/EU",
}


@pytest.mark.parametrize(
    ("code", "date", "status", "decision"),
    [
        ("NL", "2018-05-25", Status.EEA, ""),
        ("NO", "2018-07-19", Status.THIRD, ""),
        ("NO", "2018-07-20", Status.EEA, "154/2018"),
        ("GB", "2020-12-31", Status.EEA, ""),
        ("GB", "2021-01-01", Status.ADEQUATE, "Trade and Cooperation"),
        ("GB", "2021-06-28", Status.ADEQUATE, "2021/1772"),
        ("GB", "2026-11-22", Status.ADEQUATE, "2025/2574"),
        ("GB", "2031-12-28", Status.THIRD, ""),
        ("US", "2016-07-11", Status.THIRD, ""),
        ("US", "2016-07-12", Status.PARTIAL, "2016/1250"),
        ("US", "2020-07-15", Status.PARTIAL, "2016/1250"),
        ("US", "2020-07-16", Status.THIRD, ""),
        ("US", "2023-07-09", Status.THIRD, ""),
        ("US", "2023-07-10", Status.PARTIAL, "2023/1795"),
        ("CA", "2026-11-22", Status.PARTIAL, "2002/2/EC"),
        ("IN", "2026-11-22", Status.THIRD, ""),
        ("org:epo", "2025-07-14", Status.THIRD, ""),
        ("org:epo", "2025-07-15", Status.ADEQUATE, "2025/1382"),
        ("GB", "2021-06-27", Status.ADEQUATE, "Trade and Cooperation"),
        ("GB", "2025-06-28", Status.ADEQUATE, "2025/1226"),
        ("GB", "2025-12-27", Status.ADEQUATE, "2025/1226"),
        ("GB", "2031-12-27", Status.ADEQUATE, "2025/2574"),
        ("BR", "2026-01-25", Status.THIRD, ""),
        ("BR", "2026-01-26", Status.PARTIAL, "2026/179"),
        ("JP", "2019-01-22", Status.THIRD, ""),
        ("JP", "2026-11-22", Status.PARTIAL, "2019/419"),
        ("KR", "2021-12-17", Status.PARTIAL, "2022/254"),
        ("IL", "2026-11-22", Status.PARTIAL, "2011/61/EU"),
        *((code, "2026-11-22", Status.EEA, "154/2018") for code in ("IS", "LI", "NO")),
        # Parts of Member States; of the same States' overseas countries and territories none is inside.
        *((code, "2026-11-22", Status.EEA, "") for code in ("AX", "GF", "GP", "MF", "MQ", "RE", "YT")),
        *((code, "2026-11-22", Status.THIRD, "") for code in ("PM", "BL", "WF", "PF", "NC", "TF")),
        *((code, "2026-11-22", Status.THIRD, "") for code in ("GL", "AW", "CW", "SX", "BQ", "SJ", "BV")),
        # Neither the decisions on the United Kingdom, on New Zealand nor on the United States reach further.
        *((code, "2026-11-22", Status.THIRD, "") for code in ("GI", "BM", "KY", "VG", "CK", "NU", "TK", "PR", "VI")),
        *((code, "2026-11-22", Status.ADEQUATE, act) for code, act in DECISIONS.items()),
        *((code, "2026-11-22", Status.THIRD, "") for code in ("MC", "SM", "VA", "HK", "TW", "KE", "TR", "AU")),
    ],
)
def test_what_a_place_is_on_a_day(code, date, status, decision):
    found = law_at(day(date)).jurisdiction(code)
    assert found is not None
    assert found.status is status
    assert decision in found.decision
    assert bool(decision) == bool(found.decision)


def test_seventeen_decisions_are_in_force():
    partial = {"BR", "CA", "IL", "JP", "KR", "US"}
    assert set(law_at(day("2026-11-22")).decided()) == {*DECISIONS, "GB", "org:epo", *partial}


@pytest.mark.parametrize(("exporter", "is_unsettled"), [("NO", True), ("IS", True), ("LI", True), ("NL", False)])
def test_a_decision_may_not_hold_yet_for_every_exporter(exporter, is_unsettled):
    assert (exporter in law_at(day("2026-11-22")).jurisdiction("BR").unsettled_for) is is_unsettled


@pytest.mark.parametrize("code", ["ZZ", "UK", "EL", "nl", "", "EEA"])
def test_a_code_of_no_list_is_not_judged(code):
    assert law_at(day("2026-11-22")).jurisdiction(code) is None


def test_codes_in_common_use_stand_for_codes_of_the_list():
    assert ALIASES == {"UK": "GB", "EL": "GR"}
    assert set(ALIASES.values()) <= places()


def test_every_country_of_the_standard_is_known():
    countries = {code for code in Locale.parse("en").territories if len(code) == 2 and code.isalpha()} - NOT_ISO
    assert len(countries) == 249
    assert countries <= places()
    assert {code for code in places() - countries if not code.startswith("org:")} <= {"XK"}


def test_every_region_has_a_position():
    assert set(_REGIONS) == set(terms("region"))


def test_a_day_has_one_row_at_most():
    for date in ("2018-05-25", "2020-12-31", "2021-06-27", "2021-06-28", "2023-07-10", "2025-12-28"):
        law = law_at(day(date))
        for code, found in rows().items():
            holding = [row for row in found if row.begins <= law.date <= (row.until or datetime.date.max)]
            assert len(holding) <= 1, (code, date)


@pytest.mark.parametrize(
    ("tool", "date", "in_force"),
    [
        ("scc", "2021-06-26", False),
        ("scc", "2021-06-27", True),
        ("privacy-shield", "2020-07-15", True),
        ("privacy-shield", "2020-07-16", False),
        ("scc-pre-2021", "2022-12-27", True),
        ("scc-pre-2021", "2022-12-28", False),
        ("no-such-tool", "2026-11-22", False),
    ],
)
def test_tools_hold_from_and_until_their_days(tool, date, in_force):
    assert law_at(day(date)).in_force(tool) is in_force


def test_a_law_without_a_decision_leaves_the_rest_as_it_is():
    law = law_at(day("2026-11-22"))
    fallen = law.without("US").without("GB").without("NL")
    assert [fallen.jurisdiction(code).status for code in ("US", "GB", "CH", "NL")] == [
        Status.THIRD,
        Status.THIRD,
        Status.ADEQUATE,
        Status.EEA,
    ]
    assert fallen.jurisdiction("US").decision == ""
    assert law.jurisdiction("US").status is Status.PARTIAL
    assert set(law.decided()) - set(fallen.decided()) == {"US", "GB"}


def test_who_is_in_the_eea_goes_with_the_day():
    now, then = law_at(day("2026-11-22")).inside(), law_at(day("2018-06-01")).inside()
    assert {"NL", "NO", "IS", "LI"} <= set(now)
    assert not {"GB", "CH", "US"} & set(now)
    assert set(then) - set(now) == {"GB"}
    assert set(now) - set(then) == {"NO", "IS", "LI"}
    assert list(now) == sorted(now)


def test_a_decision_can_fall_only_where_it_is_in_force():
    assert "US" not in law_at(day("2021-01-01")).decided()
    assert "NL" not in law_at(day("2026-11-22")).decided()


def test_every_partial_decision_says_whom_it_covers():
    conditions = {row.scope_condition for found in rows().values() for row in found if row.status is Status.PARTIAL}
    assert conditions == set(terms("scope-condition"))
