"""What a register holds for the answer to an access request."""

from helpers import TODAY, register
from ropa.law import law_at
from ropa.questions.access import Access, Match, access
from ropa.questions.impact_routes import Time
from ropa.rules import case_of

FRAME = """
[party.mailer]
name = "Mailer"
seat = "DE"
[party.some-desk]
name = "Service desks"
named = false
seat = "IN"
[engagement.mailing]
party = "mailer"
[engagement.support]
party = "some-desk"
under = "mailing"
[system.crm]
name = "CRM"
engagement = "mailing"
"""


def asked(text: str, subject: str = "customer") -> Access:
    return access(case_of(register(text), law_at(TODAY)), subject)


def test_recipients_are_named_with_those_behind_them_and_with_the_past():
    found = asked(
        FRAME
        + """
[activity.a]
name = "A"
subjects = ["customer"]
systems = ["crm"]
[[activity.a.disclosure]]
to = "mailing"
[[activity.a.disclosure]]
to = "some-desk"
until = 2020-01-01
"""
    ).controlled[0]
    mailer, desk = found.recipients
    assert mailer is not None
    assert desk is not None
    assert (mailer.party, mailer.is_named, mailer.time) == ("example/mailer", True, Time.NOW)
    assert [(lower.party, lower.is_named) for lower in mailer.below] == [("example/some-desk", False)]
    assert (desk.is_named, desk.time) == (False, Time.PAST)
    assert found.by_systems == ()
    assert not found.has_no_transfer


def test_who_runs_a_system_has_the_data_too():
    found = asked(FRAME + '[activity.a]\nname = "A"\nsubjects = ["customer"]\nsystems = ["crm"]\n')
    assert [one.party for one in found.controlled[0].by_systems] == ["example/mailer"]


def test_narrower_and_wider_categories_count():
    text = """
[subject.regular]
name = "Regular"
broader = "customer"
[activity.a]
name = "A"
subjects = ["customer"]
[activity.b]
name = "B"
subjects = ["regular"]
[activity.c]
name = "C"
subjects = ["employee"]
[activity.d]
name = "D"
"""
    found = asked(text)
    assert [item.match for item in found.controlled] == [Match.NAMED, Match.NARROWER]
    assert found.silent == ("example/d",)
    assert [item.match for item in asked(text, "regular").controlled] == [Match.WIDER, Match.NAMED]


def test_data_tied_to_other_people_are_left_out():
    text = """
[activity.a]
name = "A"
subject_data = [{ subject = "employee", data = ["health"] }, { subject = "customer", data = ["name"] }]
"""
    assert asked(text).controlled[0].tied == (1,)


def test_no_transfer_is_said_only_where_every_recipient_is_known():
    base = '[party.p]\nname = "P"\n{}[activity.a]\nname = "A"\nsubjects = ["customer"]\n'
    base += '[[activity.a.disclosure]]\nto = "{}"\n'
    assert asked(base.format('seat = "DE"\n', "p")).controlled[0].has_no_transfer
    assert not asked(base.format("", "p")).controlled[0].has_no_transfer
    assert not asked(base.format('seat = "DE"\n', "nobody")).controlled[0].has_no_transfer
    assert not asked('[activity.a]\nname = "A"\nsubjects = ["customer"]\n').controlled[0].has_no_transfer


def test_what_is_tied_to_no_activity_is_kept_and_filtered_by_subject():
    text = """
[register]
organisation = "controller"
[[register.collected]]
applies = "not-attributed"
data = ["name"]
[[register.collected]]
applies = "not-attributed"
data = ["health"]
subjects = ["employee"]
[[register.disclosure]]
applies = "not-attributed"
to = "p"
[[register.retention]]
applies = "not-attributed"
keep = "P1Y"
[[register.right]]
rights = ["erasure", "access"]
via = "email"
[party.p]
name = "P"
"""
    found = asked(text)
    assert found.collected == (0,)
    assert list(found.recipients) == [0]
    assert found.retention == (0,)
    assert found.rights == {"erasure": (0,), "access": (0,)}


def test_a_processor_leaves_the_answer_to_the_controller():
    text = '[activity.a]\nname = "A"\ncapacity = "processor"\nsubjects = ["customer"]\non_behalf_of = ["controller"]\n'
    found = asked(text)
    assert not found.controlled
    assert [item.controllers for item in found.processed] == [("example/controller",)]


def test_a_circle_of_engagements_ends():
    text = """
[party.p]
name = "P"
[engagement.a]
party = "p"
under = "b"
[engagement.b]
party = "p"
under = "a"
[activity.x]
name = "X"
subjects = ["customer"]
[[activity.x.disclosure]]
to = "a"
"""
    assert asked(text).controlled[0].recipients
