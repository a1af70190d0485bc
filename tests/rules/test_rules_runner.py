"""The runner: a rule that fails is a finding, and what could not be read is reported once."""

import datetime
import types
from collections import Counter

from ropa.finding import LegalClass, Pointer, Severity, sentence
from ropa.law import law_at
from ropa.rules import Hit, case_of, check, forget
from ropa.rules import case as shared

TODAY = datetime.date(2026, 11, 22)


def failing(case):
    yield from ()
    raise ZeroDivisionError("no reason")


def test_a_rule_that_fails_is_a_finding(read):
    rule = types.SimpleNamespace(
        __name__="failing", __doc__="", CODE="Z999", SEVERITY=Severity.INFO, LAW="", ADVICE=True, check=failing
    )
    [finding] = check(case_of(read(""), law_at(TODAY)), [rule])
    assert (finding.rule, finding.severity, finding.legal_class) == ("R199", Severity.ERROR, LegalClass.INTEGRITY)
    assert "Z999" in sentence(finding, "en")
    assert "ZeroDivisionError: no reason" in sentence(finding, "en")


def test_a_spoilt_field_raises_no_second_finding(found):
    text = '[activity.news]\nname = "News"\npurposes = 3\n'
    assert [item.rule for item in found(text, "A106", "A107")] == ["R108"]


def test_a_spoilt_item_raises_no_second_finding(found):
    text = '[activity.news]\nname = "News"\ndisclosure = [{ role = "processor" }]\n'
    assert [item.rule for item in found(text, "A111")] == ["R109"]


def test_a_mistyped_key_raises_no_second_finding(found):
    text = '[activity.news]\nname = "News"\npurpose = ["Sending news"]\n'
    assert [item.rule for item in found(text, "A106")] == ["R107"]


def test_a_spoilt_item_hides_no_finding_about_the_next(lines):
    text = """
[activity.news]
name = "News"

[[activity.news.disclosure]]
role = "processor"

[[activity.news.disclosure]]
to = "tax-office"
inquiry = true

[party.tax-office]
name = "Tax office"
kind = "authority"
"""
    assert lines(text, "R109") == [5]
    assert lines(text, "A123") == [10]


def test_a_spoilt_field_hides_no_finding_about_the_record_as_a_whole(found):
    text = '[engagement.mail]\nparty = "mailer"\nservice = 3\n[party.mailer]\nname = "Mailer"\n'
    assert [item.rule for item in found(text, "A112")] == ["R108", "A112"]


def test_a_lost_record_is_reported_once(found):
    text = '[activity.news]\nname = "News"\ndisclosure = [{ to = "mail" }]\n[engagement.mail]\nservice = "Mail"\n'
    assert [item.rule for item in found(text, "H103", "A112")] == ["R109"]


def test_a_register_without_a_record_of_its_own_crashes_no_rule(found):
    text = '[register]\n\n[activity.news]\nname = "News"\n'
    codes = {item.rule for item in found(text)}
    assert "R199" not in codes
    assert {"A106", "A121", "L101"} <= codes


def test_classes_follow_the_leading_article(found):
    classes = {item.rule: item.legal_class for item in found('[activity.news]\nname = "News"\n')}
    assert classes["A106"] is LegalClass.ART_30
    assert classes["A116"] is LegalClass.WHERE_POSSIBLE
    assert classes["L101"] is LegalClass.OTHER_ARTICLE


def test_a_gap_in_a_reconstructed_register_is_the_silence_of_its_source(found):
    own = '[activity.news]\nname = "News"\n'
    rebuilt = '[register]\norganisation = "controller"\norigin = "reconstructed-from-public-notice"\n\n' + own
    assert sentence(found(own, "A106")[0], "en") == "Purpose of the processing: not recorded."
    assert sentence(found(rebuilt, "A106")[0], "en") == "Purpose of the processing: not stated in the source."
    assert sentence(found(rebuilt, "A106")[0], "nl").endswith("niet vermeld in de bron.")


def test_a_hit_may_be_graver_or_lighter_than_its_rule(read):
    def light(case):
        at = Pointer(case.register.address())
        yield from (Hit(at), Hit(at, severity=Severity.INFO))

    rule = types.SimpleNamespace(
        __name__="light", __doc__="", CODE="Z999", SEVERITY=Severity.ERROR, LAW="46(1)", ADVICE=False, check=light
    )
    own, other = check(case_of(read(""), law_at(TODAY)), [rule])
    assert [item.severity for item in (own, other)] == [Severity.ERROR, Severity.INFO]
    assert [item.legal_class for item in (own, other)] == [LegalClass.OTHER_ARTICLE] * 2


def test_what_rules_share_is_worked_out_once_in_a_check(read, monkeypatch):
    asked = Counter()

    def counted(name):
        function = getattr(shared, name)

        def ask(*given):
            asked[name] += 1
            return function(*given)

        return ask

    for name in ("reached", "transfers", "current"):
        monkeypatch.setattr(shared, name, counted(name))
    text = '[activity.a]\nname = "A"\n[activity.b]\nname = "B"\n[engagement.e]\nparty = "controller"\n'
    case = case_of(read(text), law_at(TODAY))
    assert len(check(case)) > 10
    assert asked == {"reached": 1, "transfers": 1, "current": 1}


def test_what_is_forgotten_is_worked_out_anew(read):
    case = case_of(read('[activity.a]\nname = "A"\n'), law_at(TODAY))
    first = check(case)
    assert case.kept
    assert case.register.kept
    forget(case)
    assert not case.kept
    assert not case.register.kept
    assert check(case) == first
