"""The table `check` of the settings: what is read, and what is said of what cannot be."""

import pytest

from helpers import SAMPLE, TODAY, workspace
from ropa.checking import Choice
from ropa.finding import LegalClass, Severity, dotted, sentence
from ropa.workspace import Workspace

WHOLE = """\
[check]
select = ["a1", "L"]
ignore = ["A116"]
min_severity = "warning"
class = ["art-30", "other-article"]
review_every = "P2Y"

[check.register.acme]
ignore = ["A111"]
review_every = "P6M"
"""


def opened(root, settings: str) -> Workspace:
    return Workspace(workspace(root, {**SAMPLE, "ropa.toml": settings}), TODAY)


def test_a_register_is_heard_over_the_workspace(tmp_path):
    found = opened(tmp_path, WHOLE)
    assert found.portfolio.findings == ()
    classes = frozenset((LegalClass.ART_30, LegalClass.OTHER_ARTICLE))
    assert found.choice("beta") == Choice(("A1", "L"), ("A116",), Severity.WARNING, classes, "P2Y")
    assert found.choice("acme") == Choice(("A1", "L"), ("A111",), Severity.WARNING, classes, "P6M")


def test_a_case_knows_after_which_period_records_are_reviewed(tmp_path):
    found = opened(tmp_path, WHOLE)
    cycles = {name: found.case(register).review_every for name, register in found.portfolio.registers.items()}
    assert cycles == {"acme": "P6M", "beta": "P2Y", "shared": "P2Y"}
    own = {"acme/register.toml": SAMPLE["acme/register.toml"].replace("[register]", '[register]\nreview_every = "P3Y"')}
    found = Workspace(workspace(tmp_path, own), TODAY)
    assert found.case(found.portfolio.registers["acme"]).review_every == "P3Y"


def test_without_settings_everything_is_shown(tmp_path):
    found = Workspace(workspace(tmp_path, SAMPLE), TODAY)
    assert found.choice("acme") == Choice()
    assert found.case(found.portfolio.registers["acme"]).review_every == ""


@pytest.mark.parametrize(("line", "rule", "field", "says"), [
    ('check = "A1"', "R108", "check", "a table"),
    ('[check]\ncolour = "red"', "R107", "check.colour", "Allowed: register, select, ignore"),
    ('[check]\nselct = ["A1"]', "R107", "check.selct", "Did you mean “select”?"),
    ('[check]\nselect = "A1"', "R108", "check.select", "a list"),
    ("[check]\nselect = [1]", "R108", "check.select[1]", "a text"),
    ('[check]\nselect = ["A106", "A1066"]', "R110", "check.select[2]", "Did you mean “A106”?"),
    ('[check]\nignore = ["zzz"]', "R110", "check.ignore[1]", "such as A118 or A1"),
    ('[check]\nmin_severity = "eror"', "R110", "check.min_severity", "Did you mean “error”?"),
    ('[check]\nclass = ["art-31"]', "R110", "check.class[1]", "Did you mean “art-30”?"),
    ('[check]\nreview_every = "a year"', "R110", "check.review_every", "P"),
    ("[check]\nregister = 3", "R108", "check.register", ""),
    ("[check.register]\nacme = 3", "R108", "check.register.acme", "a table"),
    ('[check.register.acme]\nselct = ["A1"]', "R107", "check.register.acme.selct", "Did you mean “select”?"),
    ('[check.register.acme]\nselect = ["Z"]', "R110", "check.register.acme.select[1]", "the code of a rule"),
    ('[check.register.acme]\nmin_severity = 1', "R110", "check.register.acme.min_severity", "Allowed: error"),
    ('[check.register.acmee]\nselect = ["A1"]', "R110", "check.register.acmee", "Did you mean “acme”?"),
])  # fmt: skip
def test_what_cannot_be_used_is_reported_and_hides_nothing(tmp_path, line, rule, field, says):
    found = opened(tmp_path, line)
    (finding,) = found.portfolio.findings
    assert (finding.rule, dotted(finding.at.field)) == (rule, field)
    assert says in sentence(finding, "en")
    assert finding.place is not None
    assert finding.place.path.endswith("ropa.toml")
    assert found.choice("acme") == Choice(select=("A106",) if "A1066" in line else None)
    assert found.law_findings == (), "documents do not depend on which findings are shown"


def test_a_slip_in_one_value_keeps_the_others(tmp_path):
    found = opened(tmp_path, '[check]\nmin_severity = "eror"\nignore = ["A116", 3]\n')
    assert [item.rule for item in found.portfolio.findings] == ["R108", "R110"]
    assert found.choice("acme") == Choice(ignore=("A116",))
