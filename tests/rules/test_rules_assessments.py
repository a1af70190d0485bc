"""Impact assessments and joint control: what is due, what answers it, what ages it."""

import datetime

import pytest

from ropa.finding import Severity, sentence
from ropa.law import law_at
from ropa.rules import RULES, case_of, check

CARE = '[activity.care]\nname = "Care"\n'
PARTNER = '[party.partner]\nname = "Partner Ltd"\n'


def messages(findings):
    return [item.message for item in findings]


@pytest.mark.parametrize(("lines", "expected"), [
    ("dpia = { required = true }", ["I101"]),
    ("dpia = { required = true, on = 2026-01-01 }", []),
    ("dpia = { required = true, on = 2027-01-01 }", ["I101"]),
    ('dpia = { criteria = ["automated-decision", "evaluation-or-scoring"] }', ["I101.decisions"]),
    ('automated_decision = [{ decision = "d", significant = true }]', []),
    ('automated_decision = [{ decision = "d", significant = false }]\nprofiling = "p"', []),
    ('automated_decision = [{ decision = "d", significant = true }]\nprofiling = "none"', []),
    ('dpia = { criteria = ["sensitive-data", "large-scale"] }', ["I102"]),
    ('data = ["health"]\ndpia = { criteria = ["large-scale"] }', ["I101.large-scale"]),
    ('data = ["criminal-record"]\ndpia = { criteria = ["large-scale"] }', ["I101.large-scale"]),
    ('data = ["health"]\ndpia = { criteria = ["large-scale"], required = false, reason = "Art. 35(10)" }', []),
    ('data = ["ward"]\nsubjects = ["patient"]\n[data.ward]\nname = "Ward"\nbroader = "health"', ["I102"]),
    ('data = ["health"]\nsubjects = ["customer"]', []),
    ('data = ["health"]\nsubjects = ["boarder"]\n[subject.boarder]\nname = "Boarder"\nbroader = "child"', ["I102"]),
    ('data = ["health"]\nchildren = { directed_at = true }', ["I102"]),
    ('subjects = ["employee"]\nprofiling = "Ranking"', ["I102"]),
    ('dpia = { criteria = ["large-scale"] }', []),
    ('dpia = { criteria = ["large-scale", "new-technology"], outcome = "acceptable" }', []),
    ('dpia = { criteria = ["large-scale", "no-such-word"] }', []),
])  # fmt: skip
def test_when_an_assessment_is_due(found, lines, expected):
    assert messages(found(f"{CARE}{lines}\n", "I101", "I102")) == expected


def test_a_proposed_profiling_counts_for_nothing(found):
    text = CARE + 'subjects = ["employee"]\nprofiling = "Ranking"\n'
    inferred = '[[activity.care.evidence]]\nfield = "profiling"\nbasis = "inferred"\n'
    assert found(text, "I102")
    assert not found(text + inferred, "I102")


def test_criteria_are_told_by_their_labels(found):
    [finding] = found(CARE + 'data = ["health"]\nsubjects = ["patient"]\n', "I102")
    assert sentence(finding, "en").endswith("Sensitive or highly personal data, Vulnerable data subjects.")


def test_consultation_by_the_day_of_the_law(read):
    dpia = 'dpia = { on = 2026-01-01, outcome = "high-residual-risk", consulted = 2026-06-01 }\n'
    register = read(CARE + dpia)
    rules = [rule for rule in RULES if rule.CODE == "I103"]
    assert check(case_of(register, law_at(datetime.date(2026, 5, 31))), rules)
    assert not check(case_of(register, law_at(datetime.date(2026, 6, 1))), rules)
    assert not check(case_of(register, law_at(datetime.date(2025, 12, 31))), rules)


def test_advice_is_asked_only_where_there_is_an_officer(found):
    text = CARE + 'dpia = { on = 2026-01-01, outcome = "mitigated" }\n'
    head = '[register]\norganisation = "controller"\ndpo = {}\n'
    assert not found(text, "I104")
    assert not found(head.format('"none"') + text, "I104")
    assert found(head.format('"partner"') + text + PARTNER, "I104")


@pytest.mark.parametrize(("lines", "expected"), [
    ('disclosure = [{ to = "partner", from = 2026-02-01 }]', ["I105.recipient"]),
    ('disclosure = [{ to = "partner", from = 2025-12-31 }]', []),
    ('disclosure = [{ to = "partner", from = 2026-02-01, until = 2026-03-01 }]', []),
    ('disclosure = [{ to = "partner", from = 2027-02-01 }]', []),
    ('disclosure = [{ to = "partner" }]', []),
    ('disclosure = [{ to = "partner", transfer = { tool = "scc", signed = 2026-02-01 } }]', ["I105.transfer"]),
    ('breaches = ["breach"]', ["I105.breach"]),
    ('breaches = ["breach"]\nreview = [{ on = 2026-04-01, by = "J" }]', []),
    ('breaches = ["breach"]\nreview = [{ on = 2026-03-31, by = "J" }]', ["I105.breach"]),
])  # fmt: skip
def test_changes_after_an_assessment(found, lines, expected):
    dpia = "dpia = { on = 2026-01-01 }\n"
    breach = '[document.breach]\ntitle = "Breach 1"\ndate = 2026-04-01\n'
    findings = found(f"{CARE}{dpia}{lines}\n{PARTNER}{breach}", "I105")
    assert messages(findings) == expected
    assert not found(f"{CARE}{lines}\n{PARTNER}{breach}", "I105")


def test_a_new_recipient_alone_is_only_worth_a_look(found):
    text = CARE + 'dpia = { on = 2026-01-01 }\ndisclosure = [{ to = "partner", from = 2026-02-01 }]\n' + PARTNER
    [finding] = found(text, "I105")
    assert finding.severity is Severity.INFO
    assert "is for the organisation to judge" in sentence(finding, "en")


@pytest.mark.parametrize(("lines", "expected"), [
    ("", ["J101"]),
    ('joint_arrangement = { essence = "On our site" }', ["J101"]),
    ("joint_arrangement = { signed = 2025-01-01 }", ["J102"]),
    ("joint_arrangement = { signed = 2027-01-01 }", ["J101"]),
    ('joint_arrangement = { signed = 2025-01-01, essence = "On our site" }', []),
    ('[[activity.care.open]]\nfield = "joint_arrangement"\nstate = "not-applicable"\nreason = "Act 12"', []),
    ('[engagement.e]\nparty = "partner"\ncontract = { kind = "joint-controller-arrangement", claimed = true }',
     ["J101.claimed"]),
    ('[engagement.e]\nparty = "partner"\ncontract = { kind = "joint-controller-arrangement", signed = 2025-01-01 }',
     []),
    ('[engagement.e]\nparty = "partner"\ncontract = { kind = "processor-agreement", signed = 2025-01-01 }', ["J101"]),
])  # fmt: skip
def test_arrangements(found, lines, expected):
    assert messages(found(f'{CARE}joint_controllers = ["partner"]\n{lines}\n{PARTNER}', "J101", "J102")) == expected


def test_each_joint_controller_needs_the_arrangement(found):
    text = f"""{CARE}joint_controllers = ["partner", "other"]\n{PARTNER}[party.other]\nname = "Other Ltd"
[engagement.e]\nparty = "partner"\ncontract = {{ kind = "joint-controller-arrangement", signed = 2025-01-01 }}\n"""
    [finding] = found(text, "J101")
    assert sentence(finding, "en") == "Arrangement with the joint controllers Other Ltd: not recorded."
    assert not found(CARE + 'joint_controllers = "none"\n', "J101")
