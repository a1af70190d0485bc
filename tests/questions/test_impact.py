"""What a breach or a leaving reaches: upwards, with its data, within one register."""

import datetime

from helpers import TODAY, register
from ropa.law import law_at
from ropa.questions.impact import Impact, due, impact, latest
from ropa.questions.impact_routes import Duty, Time
from ropa.rules import case_of

CHAIN = """
[party.mailer]
name = "Mailer"
seat = "DE"
[party.desk]
name = "Desk"
seat = "IN"
parent = "group"
[party.group]
name = "Group"
seat = "US"
[engagement.mailing]
party = "mailer"
[engagement.support]
party = "desk"
under = "mailing"
stored_in = ["SG"]
[system.crm]
name = "CRM"
engagement = "support"
data = ["email-address"]
[activity.news]
name = "News"
capacity = "controller"
subjects = ["customer"]
data = ["name", "health"]
[[activity.news.disclosure]]
to = "mailing"
role = "processor"
data = ["name"]
[activity.sales]
name = "Sales"
capacity = "controller"
data = ["name", "email-address"]
systems = ["crm"]
disclosure = "none"
"""


def asked(text: str, node: str, shared: str = "", date: datetime.date = TODAY) -> Impact:
    return impact(case_of(register(text, shared=shared), law_at(date)), node)


def routes(found: Impact) -> list[tuple[str, ...]]:
    return [(item.activity, *route.nodes) for item in found.reached for route in item.routes]


def test_a_sub_processor_is_reached_through_the_chain_and_through_a_system():
    found = asked(CHAIN, "example/support")
    assert routes(found) == [
        ("example/news", "example/mailing", "example/support"),
        ("example/sales", "example/crm", "example/support"),
    ]
    assert [item.data for item in found.reached] == [{"data:name"}, {"data:email-address"}]
    assert found.reached[0].subjects == ("subject:customer",)
    assert found.reached[1].subjects is None
    assert found.reached[0].special == ()
    assert found.ending == ("example/support",)


def test_a_party_takes_its_engagements_and_what_is_under_them_along():
    found = asked(CHAIN, "example/mailer")
    assert routes(found) == [("example/news", "example/mailing", "example/mailer")]
    assert found.ending == ("example/mailing", "example/support")


def test_a_parent_is_reached_by_control_only():
    found = asked(CHAIN, "example/group")
    assert {route.by_control for item in found.reached for route in item.routes} == {True}
    assert not any(route.by_control for item in asked(CHAIN, "example/desk").reached for route in item.routes)


def test_a_place_is_reached_by_seat_and_by_storage():
    assert {steps[-1] for steps in routes(asked(CHAIN, "country:SG"))} == {"country:SG"}
    assert {steps[-2] for steps in routes(asked(CHAIN, "country:IN"))} == {"example/desk"}
    assert asked(CHAIN, "country:JP").is_empty


def test_a_silent_place_and_a_region_that_may_hold_it_are_named():
    text = CHAIN + '[party.vague]\nname = "Vague"\nseat = "EEA-OR-ADEQUATE"\n'
    text += '[[activity.news.disclosure]]\nto = "vague"\n'
    assert asked(text, "country:JP").open_places == ("example/mailing", "example/support", "example/vague")


def test_special_and_criminal_data_are_found_also_by_a_broader_word():
    text = """
[data.blood]
name = "Blood"
broader = "health"
[data.plain]
name = "Plain"
broader = "health"
special = false
[party.lab]
name = "Lab"
[activity.care]
name = "Care"
data = ["blood", "plain", "criminal-record"]
[[activity.care.disclosure]]
to = "lab"
"""
    item = asked(text, "example/lab").reached[0]
    assert item.special == ("example/blood",)
    assert item.criminal == ("data:criminal-record",)


def test_only_subjects_of_whom_the_data_are_held_are_concerned():
    text = """
[party.lab]
name = "Lab"
[activity.care]
name = "Care"
subject_data = [{ subject = "customer", data = ["name"] }, { subject = "employee", data = ["health"] }]
[[activity.care.disclosure]]
to = "lab"
data = ["name"]
"""
    assert asked(text, "example/lab").reached[0].subjects == ("subject:customer",)


def test_the_role_says_whose_breach_it_is():
    lines = '[party.p]\nname = "P"\n[activity.a]\nname = "A"\n[[activity.a.disclosure]]\nto = "p"\n'
    duties = {
        role: asked(f'{lines}role = "{role}"\n', "example/p").reached[0].duty for role in ("processor", "controller")
    }
    assert duties == {"processor": Duty.OWN, "controller": Duty.RECIPIENT}
    assert asked(lines, "example/p").reached[0].duty is Duty.OPEN
    joint = '[party.p]\nname = "P"\n[activity.a]\nname = "A"\njoint_controllers = ["p"]\n'
    assert asked(joint, "example/p").reached[0].duty is Duty.JOINT


def test_a_processor_names_its_controllers_or_says_nothing():
    lines = '[party.p]\nname = "P"\n[activity.a]\nname = "A"\ncapacity = "processor"\n{}'
    lines += '[[activity.a.disclosure]]\nto = "p"\n'
    assert asked(lines.format(""), "example/p").reached[0].controllers is None
    known = asked(lines.format('on_behalf_of = ["controller"]\n'), "example/p").reached[0]
    assert known.controllers == ("example/controller",)


def test_a_past_recipient_stays():
    text = '[party.p]\nname = "P"\n[activity.a]\nname = "A"\n[[activity.a.disclosure]]\nto = "p"\nuntil = 2020-01-01\n'
    assert asked(text, "example/p").reached[0].time is Time.PAST
    assert asked(text, "example/p", date=datetime.date(2019, 1, 1)).reached[0].time is Time.NOW


def test_what_is_tied_to_no_activity_is_kept_apart():
    text = '[register]\norganisation = "controller"\n[[register.disclosure]]\napplies = "not-attributed"\nto = "p"\n'
    text += '[party.p]\nname = "P"\n'
    found = asked(text, "example/p")
    assert not found.reached
    assert [route.nodes for route in found.unattributed] == [("example/p",)]
    assert not found.is_empty


def test_an_engagement_asked_for_is_possibly_reached_through_its_party():
    text = '[party.p]\nname = "P"\n[engagement.e]\nparty = "p"\n[activity.a]\nname = "A"\n'
    text += '[[activity.a.disclosure]]\nto = "p"\n'
    found = asked(text, "example/e")
    assert [route.service_open for route in found.reached[0].routes] == [True]


def test_an_engagement_that_nothing_leads_to_and_silence_are_not_nothing():
    text = '[party.p]\nname = "P"\n[engagement.e]\nparty = "p"\n[activity.a]\nname = "A"\n'
    found = asked(text, "example/p")
    assert found.unreached == ("example/e",)
    assert found.silent == ("example/a",)


def test_the_organisation_itself_is_reached_with_everything():
    assert [item.activity for item in asked(CHAIN, "example/controller").reached] == ["example/news", "example/sales"]


def test_a_circle_of_engagements_and_parents_ends():
    text = """
[party.p]
name = "P"
parent = "q"
[party.q]
name = "Q"
parent = "p"
[engagement.a]
party = "p"
under = "b"
[engagement.b]
party = "q"
under = "a"
"""
    assert asked(text, "example/p").unreached


def test_a_shared_vendor_is_reached_from_the_register_that_is_asked():
    shared = '[party.cloud]\nname = "Cloud"\n[engagement.hosting]\nparty = "cloud"\n'
    text = '[activity.a]\nname = "A"\n[[activity.a.disclosure]]\nto = "shared/hosting"\n'
    assert routes(asked(text, "shared/cloud", shared)) == [("example/a", "shared/hosting", "shared/cloud")]


def test_the_clock_runs_seventy_two_hours_of_real_time():
    zoned = datetime.datetime.fromisoformat("2026-03-28T10:00+01:00")
    assert due(zoned).isoformat() == "2026-03-31T10:00:00+01:00"


def test_the_hour_of_awareness_need_not_be_counted():
    zoned = datetime.datetime.fromisoformat("2026-11-22T09:10+01:00")
    assert latest(zoned).isoformat() == "2026-11-25T10:00:00+01:00"
    assert latest(zoned) > due(zoned)


def test_what_is_reached_is_not_also_called_silent():
    text = '[party.h]\nname = "H"\n[engagement.e]\nparty = "h"\n[system.s]\nname = "S"\nengagement = "e"\n'
    text += '[activity.a]\nname = "A"\nsystems = ["s"]\n[activity.b]\nname = "B"\n'
    found = asked(text, "example/h")
    assert [item.activity for item in found.reached] == ["example/a"]
    assert found.silent == ("example/b",)
