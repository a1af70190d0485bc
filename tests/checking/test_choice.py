"""Which findings are shown: by code, gravity and class; what is said over what is not."""

import pytest

from ropa.checking import Choice, known_codes, nearest_code
from ropa.finding import Finding, LegalClass, Pointer, Severity


def finding(code: str = "A106", severity: Severity = Severity.WARNING, kind: LegalClass = LegalClass.ART_30) -> Finding:
    return Finding(code, severity, kind, "30(1)(b)", Pointer("acme/x"), code)


@pytest.mark.parametrize(("choice", "shown"), [
    (Choice(), True),
    (Choice(select=("A106",)), True),
    (Choice(select=("A",)), True),
    (Choice(select=("L", "A10")), True),
    (Choice(select=("L",)), False),
    (Choice(select=("A107",)), False),
    (Choice(ignore=("A106",)), False),
    (Choice(ignore=("A",)), False),
    (Choice(ignore=("A107",)), True),
    (Choice(select=("A",), ignore=("A106",)), False),
    (Choice(select=("A106",), ignore=("A",)), True),
    (Choice(select=("A106",), ignore=("A106",)), False),
    (Choice(min_severity=Severity.INFO), True),
    (Choice(min_severity=Severity.WARNING), True),
    (Choice(min_severity=Severity.ERROR), False),
    (Choice(classes=frozenset((LegalClass.ART_30,))), True),
    (Choice(classes=frozenset((LegalClass.GOOD_PRACTICE,))), False),
])  # fmt: skip
def test_what_is_shown(choice, shown):
    assert choice.shows(finding()) is shown


def test_an_error_is_graver_than_a_warning():
    least = Choice(min_severity=Severity.WARNING)
    assert least.shows(finding(severity=Severity.ERROR))
    assert not least.shows(finding(severity=Severity.INFO))


def test_what_is_not_said_is_taken_from_the_other():
    over = Choice(select=("L",), ignore=()).over(Choice(("A",), ("A1",), Severity.ERROR, review_every="P1Y"))
    assert over == Choice(("L",), (), Severity.ERROR, None, "P1Y")


def test_known_codes_are_those_of_rules_and_of_reading_errors():
    assert {"R101", "R199", "A106", "H110", "H111"} <= set(known_codes())
    assert not [code for code in known_codes() if "." in code]
    assert nearest_code("a1066") == "A106"
    assert nearest_code("zzz") is None
