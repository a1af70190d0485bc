"""Automated decisions under Art. 22, and the hint on credit scoring."""

import pytest

from ropa.finding import LegalClass, Severity

ACTIVITY = '[activity.loans]\nname = "Loans"\n'
REGISTER = '[register]\norganisation = "controller"\n'
EXPLAINED = 'logic = "Income"\nconsequences = "No loan"\nhuman_review = "A clerk"\n'


def decision(more):
    return f'[[activity.loans.automated_decision]]\ndecision = "Refusal"\n{more}'


def messages(findings):
    return [item.message for item in findings]


@pytest.mark.parametrize(("more", "expected"), [
    ("significant = true\n", ["D101"]),
    ("significant = false\n", []),
    ("", []),
    ('significant = true\nground = "law"\n', []),
])  # fmt: skip
def test_grounds(found, more, expected):
    assert messages(found(ACTIVITY + decision(more), "D101")) == expected
    assert not found(ACTIVITY + 'status = "retired"\n' + decision(more), "D101", "D102", "D103")


@pytest.mark.parametrize(("head", "more", "expected"), [
    ('data = ["health"]\n', "significant = true\n", ["D102"]),
    ('data = ["name"]\n', "significant = true\n", []),
    ('data = ["health"]\n', "significant = false\n", []),
    ('special_categories = [{ condition = "legal-claims" }]\n', "significant = true\n", ["D102"]),
    ('special_categories = [{ condition = "explicit-consent" }]\n', "significant = true\n", ["D102.safeguards"]),
    ('special_categories = [{ condition = "substantial-public-interest" }]\n',
     'significant = true\nsafeguards = "An adviser"\n', []),
    ('special_categories = "none"\n', "significant = true\n", []),
])  # fmt: skip
def test_special_categories(found, head, more, expected):
    assert messages(found(ACTIVITY + head + decision(more), "D102")) == expected


@pytest.mark.parametrize(("more", "expected"), [
    ("", ["D103.effect"]),
    ("significant = false\n", []),
    ("significant = true\n", ["D103.logic", "D103.consequences"]),
    ('significant = true\nground = "contract"\n', ["D103.logic", "D103.consequences", "D103"]),
    ('significant = true\nground = "contract"\n' + EXPLAINED, []),
    ('significant = true\nground = "law"\nlogic = "Income"\nconsequences = "No loan"\n', []),
    ('significant = true\nground = "explicit-consent"\nlogic = "Income"\nconsequences = "No loan"\n', ["D103"]),
])  # fmt: skip
def test_explanations(found, more, expected):
    assert messages(found(ACTIVITY + decision(more), "D103")) == expected


@pytest.mark.parametrize(("head", "more", "reported"), [
    ("", 'data = ["creditworthiness"]\n', True),
    ("", 'data = ["score"]\n[data.score]\nname = "Score"\nbroader = "creditworthiness"\n', True),
    ("", 'purposes = ["Kredietcheck bij nieuwe klanten"]\n', True),
    ("", 'description = "Contrôle de solvabilité des clients"\n', True),
    ("", 'profiling = "Bonitätsprüfung bei Kauf auf Rechnung"\n', True),
    ("", 'purposes = ["Checking the credits of a film"]\n', False),
    ("", 'purposes = ["Orders without a credit check"]\n', False),
    ("", 'data = ["creditworthiness"]\nautomated_decisions = "none"\n', False),
    ("", 'data = ["creditworthiness"]\nautomated_decisions = "A limit is set by rule"\n', False),
    ('automated_decisions = "none"\n', 'data = ["creditworthiness"]\n', False),
    ("", 'data = ["creditworthiness"]\nstatus = "retired"\n', False),
    ("", 'data = ["creditworthiness"]\n' + decision("significant = true\n"), False),
])  # fmt: skip
def test_credit_scoring_is_a_hint(found, head, more, reported):
    findings = found(REGISTER + head + ACTIVITY + more, "D104")
    assert messages(findings) == ["D104"] * reported
    assert all((item.severity, item.legal_class) == (Severity.INFO, LegalClass.GOOD_PRACTICE) for item in findings)
