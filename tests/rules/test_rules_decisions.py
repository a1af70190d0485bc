"""Acceptances that have no effect, and reviews of another state."""

import datetime

import pytest

from ropa.law import law_at
from ropa.register.fingerprint import state
from ropa.rules import CLASSES, case_of, check

ACTIVITY = '[activity.news]\nname = "News"\nsystems = ["crm"]\n\n[system.crm]\nname = "CRM"\n'
ACCEPTED = '\n[[activity.news.accepted]]\nrule = "{}"\nreason = "x"\ndecided_by = "y"\n'
REVIEW = '\n[[activity.news.review]]\non = {}\nby = "DPO"\n'


@pytest.mark.parametrize("code", CLASSES)
def test_only_good_practice_can_be_accepted(found, code):
    reported = found(ACTIVITY + ACCEPTED.format(code), "H110")
    assert bool(reported) is (CLASSES[code] != "good-practice")


def test_an_unknown_code_is_another_rules_matter(found):
    assert [item.rule for item in found(ACTIVITY + ACCEPTED.format("A999"), "H103", "H110")] == ["H103"]


def test_a_deferral_of_an_unknown_rule_or_field_is_reported(found):
    text = '\n[[activity.news.deferred]]\nrule = "A999"\nfield = "retentoin"\n'
    text += 'plan = "x"\ndecided_by = "y"\nadvice = "z"\nuntil = 2027-01-01\n'
    assert {item.message for item in found(ACTIVITY + text, "H103")} == {"H103.rule", "H103.field"}


def reviewed(read, text: str) -> str:
    return f'fingerprint = "{state(read(text), "example/news")}"\n'


def test_a_review_of_the_present_state_is_silent_and_one_of_another_names_what_changed(read, found):
    text = ACTIVITY + REVIEW.format("2026-03-01") + reviewed(read, ACTIVITY)
    assert not found(text, "H111")
    (item,) = found(text.replace('"CRM"', '"CRM 2"'), "H111")
    assert (str(item.at), item.params["changed"]) == ("example/news#review[1]", "example/crm")
    (item,) = found(text.replace('name = "News"', 'name = "Letters"'), "H111")
    assert item.params["changed"] == "example/news"


def test_another_review_clears_it(read, found):
    old = ACTIVITY + REVIEW.format("2026-03-01") + 'fingerprint = "0"\n'
    assert found(old, "H111")
    assert not found(old + REVIEW.format("2026-04-01") + reviewed(read, ACTIVITY), "H111")
    assert not found(old + REVIEW.format("2026-04-01"), "H111"), "a review without a fingerprint is not judged"
    assert found(old + REVIEW.format("2026-02-01") + reviewed(read, ACTIVITY), "H111"), "an older one clears nothing"
    assert not found(old + REVIEW.format("2026-03-01") + reviewed(read, ACTIVITY), "H111"), "of one day the last"


def test_a_review_to_come_is_none_yet(read):
    register = read(ACTIVITY + REVIEW.format("2026-12-01") + 'fingerprint = "0"\n')
    for day, count in ((datetime.date(2026, 11, 30), 0), (datetime.date(2026, 12, 1), 1)):
        assert sum(item.rule == "H111" for item in check(case_of(register, law_at(day)))) == count
