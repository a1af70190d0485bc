"""Silence, `none`, open fields, and what holds for a whole organisation."""

import pytest

from ropa.finding import sentence

ACTIVITY = '[activity.news]\nname = "News"\n'
REGISTER = '[register]\norganisation = "controller"\n'


def codes(findings):
    return [item.rule for item in findings]


@pytest.mark.parametrize(("state", "reason", "reported"), [
    ("asked", "", True),
    ("asked", 'reason = "Busy"', True),
    ("not-possible", "", True),
    ("not-possible", 'reason = "Selected by hand"', False),
    ("not-applicable", 'reason = "Nothing is kept"', False),
])  # fmt: skip
@pytest.mark.parametrize(("field", "code"), [("retention", "A116"), ("measures", "A121")])
def test_open_fields(found, field, code, state, reason, reported):
    text = f'{ACTIVITY}[[activity.news.open]]\nfield = "{field}"\nstate = "{state}"\n{reason}\n'
    assert codes(found(text, code)) == [code] * reported


def test_measures_are_reported_once_for_the_register_or_for_the_silent_activity(found):
    second = '[activity.post]\nname = "Post"\n'
    [finding] = found(ACTIVITY + second, "A121")
    assert str(finding.at) == "example#measures"
    [finding] = found(ACTIVITY + 'measures = ["backup"]\n' + second, "A121")
    assert str(finding.at) == "example/post#measures"
    assert not found(REGISTER + 'measures = ["backup"]\n' + ACTIVITY + second, "A121")


@pytest.mark.parametrize(("applies", "message"), [
    ('"all"', []),
    ('["news"]', []),
    ('["post"]', ["A111"]),
    ('"not-attributed"', ["A111.not-attributed"]),
])  # fmt: skip
def test_recipients_of_the_register(found, applies, message):
    shared = f'[[register.disclosure]]\napplies = {applies}\nto = "controller"\n'
    findings = found(f"{REGISTER}{shared}{ACTIVITY}", "A111")
    assert [item.message for item in findings] == message


def test_none_answers_what_silence_does_not(found):
    seat = '[party.controller]\nname = "Shop"\nseat = "US"\nemail = ["a@example.org"]\n'
    assert not found(ACTIVITY + 'disclosure = "none"\n', "A111")
    assert codes(found(REGISTER + seat, "A104")) == ["A104"]
    assert not found(REGISTER + 'representative = "none"\n' + seat, "A104")


def test_backups_have_no_limit_of_the_data(found):
    shared = '[[register.retention]]\napplies = "all"\nkeep = "P1Y"\nafter = ["copying"]\n'
    assert not found(REGISTER + shared + ACTIVITY, "A116")
    assert codes(found(REGISTER + shared + 'copy = "backup"\n' + ACTIVITY, "A116")) == ["A116"]


def test_several_limits_that_name_no_data(found):
    limit = "[[activity.news.retention]]\n{}\nkeep = '{}'\nafter = ['sending']\n"
    head = ACTIVITY + 'data = ["name", "address"]\n'
    [finding] = found(head + limit.format("", "P1Y") + limit.format("", "P2Y"), "A117")
    assert finding.message == "A117.several"
    assert not found(head + limit.format("data = ['name']", "P1Y") + limit.format("", "P2Y"), "A117")
    assert not found(ACTIVITY + 'data = ["name"]\n' + limit.format("", "P1Y"), "A117")


@pytest.mark.parametrize(("line", "reported"), [
    ('while = "zolang als nodig"', True),
    ('while = "aussi longtemps que nécessaire à nos services"', True),
    ('while = "so lange wie nötig"', True),
    ('while = "Indefinitely."', True),
    ('after = ["when no longer necessary"]', True),
    ('while = "as long as necessary"\nkeep = "P2Y"', False),
    ('while = "the permanent contract runs"', False),
    ('while = "subscribed"', False),
])  # fmt: skip
def test_wordings_that_limit_nothing(found, line, reported):
    assert codes(found(f"{ACTIVITY}[[activity.news.retention]]\n{line}\n", "A119")) == ["A119"] * reported


@pytest.mark.parametrize(("purpose", "vague"), [
    ("Marketing", True),
    ("For our business purposes", True),
    ("Onze dienstverlening verbeteren", True),
    ("À des fins commerciales", True),
    ("Verbesserung unserer Dienstleistungen und Marketing", True),
    ("Various other purposes", True),
    ("Facturatie", False),
    ("Marketing of season tickets to members", False),
])  # fmt: skip
def test_purposes(found, purpose, vague):
    assert codes(found(f'{ACTIVITY}purposes = ["{purpose}"]\n', "A107")) == ["A107"] * vague


def test_retired_activities_and_those_of_a_processor_are_not_judged(found):
    assert not found(ACTIVITY + 'status = "retired"\n', "A106", "L101")
    assert not found(ACTIVITY + 'capacity = "processor"\n', "A106", "L101")


def test_a_claimed_balancing_test_is_reported_once(found):
    basis = 'legal_basis = [{ basis = "legitimate-interests", interest = "safety" }]\n'
    activities = ACTIVITY + basis + '[activity.post]\nname = "Post"\n' + basis
    findings = found(REGISTER + "balancing_test = { claimed = true }\n" + activities, "L104")
    assert [(str(item.at), item.message) for item in findings] == [("example#balancing_test", "L104.claimed")]
    assert codes(found(activities, "L104")) == ["L104", "L104"]


def test_a_joint_controller_role_counts_where_it_is_inherited(found):
    shared = '[[register.disclosure]]\napplies = "all"\nto = "controller"\nrole = "joint-controller"\n'
    [finding] = found(REGISTER + shared + ACTIVITY, "A103")
    assert (str(finding.at), finding.message) == ("example/news#joint_controllers", "A103.role")
    assert "Controller Ltd" in sentence(finding, "en")
    assert not found(REGISTER + shared + ACTIVITY + 'joint_controllers = "none"\n', "A103")
