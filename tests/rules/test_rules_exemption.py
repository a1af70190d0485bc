"""The exemption of Art. 30(5): the law of the day decides, and a proposal never does."""

import datetime

import pytest

from ropa.finding import LegalClass, Severity, sentence
from ropa.law import law_at
from ropa.rules import case_of, check
from ropa.rules import exemption_by_proposal as a207
from ropa.rules import exemption_defeated as a206

HEAD = '[register]\norganisation = "controller"\n'
MET = "employees = 40\nrisk = false\noccasional = true\n"


def claim(facts, head=HEAD):
    return f"{head}[register.exemption]\nclaimed = true\n{facts}"


def messages(findings):
    return [item.message for item in findings]


@pytest.mark.parametrize(("facts", "expected"), [
    (MET, []),
    (MET.replace("40", "249"), []),
    (MET.replace("40", "250"), ["A206", "A207"]),
    (MET.replace("40", "999"), ["A206", "A207"]),
    (MET.replace("40", "1000"), ["A206"]),
    (MET.replace("risk = false", "risk = true"), ["A206.risk"]),
    (MET.replace("occasional = true", "occasional = false"), ["A206.occasional"]),
    ("employees = 40\noccasional = false\n", ["A206.occasional"]),
    ("", ["A206.employees-silent", "A206.risk-silent", "A206.occasional-silent"]),
    (MET + 'ground = "Omnibus IV, COM(2025) 501"\n', ["A207.ground"]),
    (MET + 'ground = "Art. 30(5)"\n', []),
])  # fmt: skip
def test_what_defeats_a_claim(found, facts, expected):
    assert messages(found(claim(facts), "A206", "A207")) == expected


def test_who_claims_nothing_is_asked_nothing(found):
    assert not found(HEAD, "A206", "A207")
    assert not found(f"{HEAD}exemption = {{ claimed = false, employees = 600, occasional = false }}\n", "A206", "A207")


@pytest.mark.parametrize(("line", "reported"), [
    ('data = ["health"]', True),
    ('data = ["criminal-record"]', True),
    ('criminal_data_law = "NL: Art. 33 UAVG"', True),
    ('special_categories = [{ condition = "explicit-consent" }]', True),
    ('special_categories = "none"\ndata = ["name"]', False),
    ('data = ["health"]\nstatus = "retired"', False),
    ('data = ["health"]\ncapacity = "processor"', True),
])  # fmt: skip
def test_data_that_the_exemption_does_not_reach(found, line, reported):
    activity = f'[activity.care]\nname = "Care"\n{line}\n'
    findings = found(claim(MET) + activity, "A206")
    assert messages(findings) == ["A206.data"] * reported
    assert all("Care" in sentence(item, "en") for item in findings)


def test_a_claim_meant_for_other_processing_says_so(found):
    reason = (
        '[[register.open]]\nfield = "exemption"\nstate = "not-applicable"\nreason = "Claimed for one-off raffles"\n'
    )
    care = '[activity.care]\nname = "Care"\ndata = ["health"]\n'
    assert not found(claim(MET) + reason + care, "A206")


def test_a_proposal_is_no_error_and_asks_for_nothing(found):
    [finding] = found(claim(MET.replace("40", "600")), "A207")
    assert (finding.severity, finding.legal_class) == (Severity.INFO, LegalClass.GOOD_PRACTICE)
    assert "not in force on 2026-11-22" in sentence(finding, "en")


@pytest.mark.parametrize(("date", "expected"), [
    ("2018-05-24", []),
    ("2018-05-25", ["A206"]),
    ("2025-05-20", ["A206"]),
    ("2025-05-21", ["A206", "A207"]),
])  # fmt: skip
def test_the_day_decides(read, date, expected):
    case = case_of(read(claim(MET.replace("40", "600"))), law_at(datetime.date.fromisoformat(date)))
    assert messages(check(case, [a206, a207])) == expected
