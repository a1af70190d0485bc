"""The two axes: every row of the tables is reached, and only for its reason; every reason has a row, law and words."""

import datetime
from itertools import product

import pytest

from helpers import TODAY, hops
from ropa.finding import worded
from ropa.i18n import LANGUAGES, catalogue, has
from ropa.transfers import Coverage, Hop, Risk
from ropa.transfers.tables import law_of, table

SCC = 'tool = "scc", module = 2'
ASSESSED = SCC + ', assessment = "tia"'
MEASURED = ASSESSED + ', supplementary = ["encryption-at-rest"]'
DATED = "date = 2026-03-01\n"


def hop(
    seat: str = "IN",
    transfer: str = "",
    document: str | None = None,
    said: str = "",
    exporter: str = "NL",
    date: datetime.date = TODAY,
) -> Hop:
    """The hop to a vendor; `document` is what its assessment says, None where the record has no such document."""
    lines = ['[register]\norganisation = "controller"', said, f'[party.controller]\nname = "C"\nseat = "{exporter}"']
    lines.append('[party.vendor]\nname = "V"' + (f'\nseat = "{seat}"' if seat else ""))
    lines.append('[engagement.service]\nparty = "vendor"\nstored_in = ["NL"]\naccessed_from = ["NL"]')
    if transfer:
        lines.append(f"transfer = {{ {transfer} }}")
    if document is not None:
        lines.append(f'[document.tia]\ntitle = "TIA"\n{document}')
    (found,) = [item for item in hops("\n".join(lines), date) if item.engagement]
    return found


def keys(found: Hop, axis: str) -> set[str]:
    return {step.key.partition(".")[2] for step in found.steps if step.key.startswith(f"{axis}.")}


ONLY_ADEQUATE = '[register.transfers]\nstatement = "only-adequate"'
YEARLY = 'review_every = "P1Y"'

COVERAGE = {
    # reason: what leads to it, and what is next to it and does not
    "adequate": ({"seat": "CH"}, {"seat": "IN"}),
    "partial-confirmed": ({"seat": "US", "transfer": "scope = { active = true }"}, {"seat": "US"}),
    "partial-unconfirmed": ({"seat": "US"}, {"seat": "US", "transfer": "scope = { active = false }"}),
    "partial-earlier": (
        {"seat": "US", "transfer": "scope = { active = true, checked = 2019-05-01 }"},
        {"seat": "US", "transfer": "scope = { active = true, checked = 2026-05-01 }"},
    ),
    "exporter-unsettled": ({"seat": "BR", "exporter": "NO"}, {"seat": "BR"}),
    "country-not-named": ({"seat": "ADEQUATE"}, {"seat": "THIRD"}),
    "only-adequate": ({"seat": "", "said": ONLY_ADEQUATE}, {"seat": ""}),
    "safeguard": ({"transfer": ASSESSED}, {"transfer": SCC}),
    "not-assessed": ({"transfer": SCC}, {"transfer": ASSESSED}),
    "derogation": ({"transfer": 'tool = "explicit-consent"'}, {"transfer": SCC}),
    "silent": ({"seat": ""}, {"seat": "IN"}),
    "unknown": ({"seat": "ZZ"}, {"seat": "IN"}),
    "no-decision": ({"transfer": 'tool = "adequacy"'}, {"transfer": 'tool = "privacy-shield"'}),
    "not-in-force": ({"transfer": 'tool = "privacy-shield"'}, {"transfer": 'tool = "adequacy"'}),
    "none": ({}, {"transfer": SCC}),
}
GOOD = {"transfer": ASSESSED, "document": DATED + 'outcome = "sufficient"'}
BAD = {"transfer": ASSESSED, "document": DATED + 'outcome = "insufficient"'}
BARE = {"transfer": ASSESSED, "document": DATED + 'outcome = "sufficient-with-measures"'}
FULL = {**BARE, "transfer": MEASURED}
OLD = {"transfer": ASSESSED, "document": 'date = 2025-11-21\noutcome = "sufficient"', "said": YEARLY}
FRESH = {**OLD, "document": 'date = 2025-11-22\noutcome = "sufficient"'}
RISK = {
    "adequacy": ({"seat": "CH"}, {"seat": "US"}),
    "decision-confirmed": COVERAGE["partial-confirmed"],
    "decision-unconfirmed": ({"seat": "US"}, {"seat": "IN"}),
    "derogation": COVERAGE["derogation"],
    "no-assessment": ({"transfer": SCC}, GOOD),
    "no-tool": ({}, {"transfer": SCC}),
    "undeterminable": ({"seat": ""}, {"seat": "IN"}),
    "assessment-sufficient": (GOOD, BAD),
    "assessment-measures-recorded": (FULL, BARE),
    "assessment-measures-missing": (BARE, FULL),
    "assessment-insufficient": (BAD, GOOD),
    "assessment-without-outcome": ({"transfer": ASSESSED, "document": DATED}, GOOD),
    "assessment-claimed": ({"transfer": ASSESSED}, GOOD),
    "assessment-inferred": ({**GOOD, "document": GOOD["document"] + '\ncited = { basis = "inferred" }'}, GOOD),
    "assessment-later": ({**GOOD, "date": datetime.date(2026, 2, 28)}, {**GOOD, "date": datetime.date(2026, 3, 1)}),
    "assessment-overdue": (OLD, FRESH),
    "assessment-undated": ({**OLD, "document": 'outcome = "sufficient"'}, FRESH),
}
AXES = {"coverage": (COVERAGE, Coverage), "risk": (RISK, Risk)}
ROWS = [(axis, reason, *pair) for axis, (cases, _) in AXES.items() for reason, pair in cases.items()]


@pytest.mark.parametrize("axis", AXES)
def test_every_row_has_a_case(axis):
    assert set(table(axis)) == set(AXES[axis][0])


@pytest.mark.parametrize(("axis", "reason", "with_it", "without"), ROWS)
def test_a_row_is_reached_for_its_reason_and_not_beside_it(axis, reason, with_it, without):
    found = hop(**with_it)
    assert reason in keys(found, axis)
    assert getattr(found, axis) == table(axis)[reason].outcome
    assert reason not in keys(hop(**without), axis)


@pytest.mark.parametrize("axis", AXES)
def test_every_row_leads_to_a_known_outcome_by_a_law_and_in_four_languages(axis):
    for reason, row in table(axis).items():
        assert AXES[axis][1](row.outcome)
        assert row.law
        assert not row.source or has(row.source)
        words = catalogue("transfers")[f"{axis}.{reason}"]
        assert all("{law}" in words[language] for language in LANGUAGES), reason
        assert all(("{source}" in words[language]) is bool(row.source) for language in LANGUAGES), reason


def test_every_reason_of_coverage_leads_to_one_risk_or_to_its_assessment():
    led = [covered for row in table("risk").values() for covered in row.of]
    assert len(led) == len(set(led))
    assert set(led) == set(table("coverage")) - {"safeguard"}
    assert all(row.of == () for reason, row in table("risk").items() if reason.startswith("assessment-"))


def test_whatever_is_recorded_each_axis_has_a_row_and_risk_never_changes_coverage():
    seats = ("", "CH", "US", "BR", "IN", "ZZ", "ADEQUATE", "THIRD", "EEA-OR-ADEQUATE", "org:elsewhere")
    tools = ("", ASSESSED, MEASURED, SCC, 'tool = "explicit-consent"', 'tool = "adequacy"', 'tool = "privacy-shield"')
    outcomes = (None, "", 'outcome = "sufficient"', 'outcome = "insufficient"', 'outcome = "sufficient-with-measures"')
    reached = {"coverage": set(), "risk": set()}
    for seat, tool in product(seats, tools):
        found = [hop(seat, tool, outcome) for outcome in outcomes]
        assert len({item.coverage for item in found}) == 1
        for item in found:
            for axis, reasons in reached.items():
                assert keys(item, axis)
                assert getattr(item, axis) in {table(axis)[reason].outcome for reason in keys(item, axis)}
                reasons.update(keys(item, axis))
    assert reached["coverage"] <= set(table("coverage"))
    assert reached["risk"] <= set(table("risk"))


@pytest.mark.parametrize(
    ("document", "risk"),
    [
        # Waiting makes no bad outcome good, and looking again makes an old one count.
        ('date = 2020-01-01\noutcome = "insufficient"', Risk.HIGH),
        ('date = 2020-01-01\noutcome = "sufficient-with-measures"', Risk.HIGH),
        ('date = 2020-01-01\noutcome = "sufficient"', Risk.NOT_ASSESSED),
        ('date = 2020-01-01\noutcome = "sufficient"\nreview = [{ on = 2026-01-01, by = "DPO" }]', Risk.LOW),
        ('date = 2020-01-01\noutcome = "sufficient"\nreview = [{ on = 2027-01-01, by = "DPO" }]', Risk.NOT_ASSESSED),
    ],
)
def test_age_spoils_a_good_outcome_only(document, risk):
    assert hop(transfer=ASSESSED, document=document, said=YEARLY).risk is risk


def test_an_undated_outcome_counts_where_the_record_has_no_review_cycle():
    assert hop(transfer=ASSESSED, document='outcome = "sufficient"').risk is Risk.LOW


def test_the_worst_of_several_places_is_the_risk():
    text = (
        '[party.v]\nname = "V"\nseat = "CH"\n[engagement.e]\nparty = "v"\nstored_in = ["NL"]\naccessed_from = ["IN"]\n'
    )
    (found,) = hops(text + f'transfer = {{ {ASSESSED} }}\n[document.tia]\ntitle = "T"\noutcome = "insufficient"\n')
    assert (found.coverage, found.risk) == (Coverage.COVERED, Risk.HIGH)
    assert {"adequacy", "assessment-insufficient"} == keys(found, "risk")


def test_a_step_names_its_law_in_every_language():
    found = hop(**GOOD)
    by_key = {step.key: step for step in found.steps}
    assert law_of(by_key["coverage.safeguard"]) == ("46(2)(c), 46(1)", "transfers.source.schrems-ii")
    assert law_of(by_key["place.third"])[0] == "44"
    assert law_of(by_key["place.eea"]) == ("", "")
    for language, told in zip(
        LANGUAGES, ("Recommendations", "aanbevelingen", "recommandations", "Empfehlungen"), strict=True
    ):
        words = worded("transfers.risk.assessment-sufficient", by_key["risk.assessment-sufficient"].params, language)
        assert told in words
        assert "46(1)" in words
        assert "TIA" in words


def test_every_step_to_a_verdict_that_has_a_row_has_a_text():
    assert set(table("verdict")) <= set(catalogue("transfers"))
