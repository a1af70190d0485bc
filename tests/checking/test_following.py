"""One text that cannot be read is one finding: what only follows from it waits, and is counted."""

import shutil
from collections import Counter

import pytest

from helpers import REGISTERS, TODAY, register, told, workspace
from ropa.checking import causes
from ropa.finding import Finding, sentence
from ropa.law import law_at
from ropa.register import Register
from ropa.rules import case_of, check

OWN = """\
[register]
organisation = "us"
origin = "reconstructed-from-public-notice"
[party.us]
name = "We"
seat = "NL"
"""
NEWS = """\
[activity.news]
name = "News"
disclosure = [{ to = "mail" }, { to = "male" }]
"""
PARTIES = '[party.mail]\nname = "Mail"\n[party.other]\nname = "Other"\nseat = = "NL"\n'


def found(read: Register) -> tuple[Finding, ...]:
    case = case_of(read, law_at(TODAY))
    return causes(case, check(case))


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings]


def test_a_reference_to_what_stands_in_an_unread_text_waits_and_a_slip_of_the_pen_does_not():
    findings = found(register(OWN, NEWS, PARTIES))
    wrong = [finding.params["word"] for finding in findings if finding.rule == "H103"]
    assert wrong == ["male"]
    cause = next(finding for finding in findings if finding.rule == "R101")
    assert sentence(cause, "en").endswith("Findings that only follow from it, held back until then: 1.")
    mended = found(register(OWN, NEWS, PARTIES.replace("= =", "=")))
    assert [finding.params["word"] for finding in mended if finding.rule == "H103"] == ["male"]
    assert "R101" not in codes(mended)


def test_the_register_itself_in_an_unread_text_is_not_missed():
    read = register(f"{OWN}mail = = 1\n", NEWS)
    assert "R114" in codes(read.findings)
    findings = found(read)
    assert "R114" not in codes(findings)
    assert {finding.reconstructed for finding in findings if not finding.rule.startswith("R")} == {True}
    assert "R114" in codes(found(register(OWN.partition("[party")[2].join(("[party", "")), NEWS)))


def test_a_shared_text_is_the_cause_in_each_register_that_needs_it():
    text = f"{OWN}{NEWS.replace('male', 'shared/host').replace('mail', 'shared/mail')}"
    findings = found(
        register(text, "", shared='[party.host]\nname = "Host"\n[party.mail]\nname = "Mail"\nseat = = 1\n')
    )
    (cause,) = [finding for finding in findings if finding.rule.startswith("R")]
    assert (cause.rule, cause.at.record, cause.place and cause.place.path) == ("R101", "example", "shared.toml")
    assert cause.params["held"] == "2"
    assert "H103" not in codes(findings)


@pytest.mark.parametrize("broken", ["= [[", '[party."x', 'x = """', "x = [1,"])
def test_what_swallows_the_rest_of_a_text_still_leaves_no_reference_dangling(broken):
    assert "H103" not in codes(found(register(OWN, NEWS.replace("male", "mail"), f"{broken}\n{PARTIES}")))


def test_nothing_is_touched_where_all_can_be_read():
    case = case_of(register(OWN, NEWS), law_at(TODAY))
    everything = check(case)
    assert causes(case, everything) is everything


@pytest.mark.parametrize("name", ["partijen", "register", "activiteiten", "te-bevestigen"])
def test_one_slip_in_a_real_register_adds_one_finding(name, tmp_path):
    shutil.copytree(REGISTERS, tmp_path / "registers")
    whole = Counter(item.finding.rule for item in told(tmp_path / "registers", "check alsjelieft")[0].findings)
    path = tmp_path / "registers" / "alsjelieft" / f"{name}.toml"
    path.write_text(path.read_text("utf-8") + "\nseat = = 1\n", "utf-8")
    broken = Counter(item.finding.rule for item in told(tmp_path / "registers", "check alsjelieft")[0].findings)
    assert broken - whole == {"R101": 1}


def test_a_text_in_another_encoding_holds_back_what_may_stand_in_it(tmp_path):
    files = {"example/register.toml": OWN + NEWS.replace("male", "mail"), "example/z.toml": PARTIES.encode("utf-16")}
    result, said = told(workspace(tmp_path / "registers", files), "check")
    assert [item.finding.rule for item in result.findings if item.finding.rule in ("R102", "H103")] == ["R102"]
    assert "held back until then: 2" in said
