"""`ropa impact` in words and as JSON."""

import json

import pytest

from helpers import SAMPLE, told, workspace
from ropa.layout import as_json
from ropa.results import Failure, Outline, Written


def data(root, line):
    return json.loads(as_json(told(root, f"{line} --format json")[0]))


def test_a_controller_sees_what_is_reached_and_by_when(sample):
    result, text = told(sample, "impact acme/helpdesk --aware 2026-05-25T10:00+02:00")
    assert isinstance(result, Outline)
    for shown in (
        "28 May 2026 10:00 UTC+02:00",
        "answering questions → Helpdesk Ltd",
        "Shoe size",
        "Processor",
        "unlikely to result in a risk",
        "Art. 34(1)",
        "▯ Number of data subjects: not stated",
        "capacity not stated",
        "[acme/support]",
    ):
        assert shown in text
    found = data(sample, "impact acme/helpdesk --aware 2026-05-25T10:00")["registers"]
    assert [item["register"] for item in found] == ["acme"]
    assert (found[0]["authority"], found[0]["due"]) == (None, "2026-05-28T10:00:00")
    assert found[0]["controller"][0]["data"] == ["acme/shoe-size", "data:email-address"]


def test_without_a_time_the_clock_has_not_started(sample):
    assert "clock not started" in told(sample, "impact acme/helpdesk")[1]
    assert data(sample, "impact acme/helpdesk")["registers"][0]["due"] is None
    assert "time zone not stated" in told(sample, "impact acme/helpdesk --aware 2026-05-25T10:00")[1]


def test_an_hour_alone_is_of_the_day_judged_by(sample):
    found = data(sample, "impact acme/helpdesk --aware 09:10 --as-of 2026-11-22")["registers"][0]
    assert (found["aware"], found["due"]) == ("2026-11-22T09:10:00", "2026-11-25T09:10:00")
    assert "25 November 2026 10:00 (Regulation 1182/71" in told(sample, "impact acme/helpdesk --aware 09:10")[1]


@pytest.mark.parametrize("hour", ["9:10", "9.10", "09h10", "9u10", "09:10:00"])
def test_an_hour_is_read_as_it_is_jotted_down(sample, hour):
    line = "impact acme/helpdesk --as-of 2026-11-22 --aware"
    assert told(sample, f"{line} {hour}")[1] == told(sample, f"{line} 09:10")[1]


def test_a_silent_authority_is_derived_from_the_country_and_not_called_stated(tmp_path):
    lines = '[register]\norganisation = "o"\n{}[party.o]\nname = "O"\nseat = "{}"\nemail = ["o@o.example"]\n'
    lines += '[activity.a]\nname = "A"\n'
    workspace(tmp_path, {"r/a.toml": lines.format("", "CZ")})
    text = told(tmp_path, "impact r")[1]
    assert "▯ not stated\n        ⇒ by the country of establishment: Úřad" in text
    assert "▯ Data protection officer: not stated" in text
    assert "o@o.example" in text
    other = '[[party.o.alternative]]\nfield = "email"\nvalue = ["p@o.example"]\n'
    workspace(tmp_path, {"r/a.toml": lines.format("", "CZ") + other})
    assert "≠ p@o.example" in told(tmp_path, "impact r")[1]
    found = data(tmp_path, "impact r")["registers"][0]
    assert (found["authority"], found["competent"]) == (None, ["cz-uoou"])
    workspace(tmp_path, {"r/a.toml": lines.format('authority = "nl-ap"\n', "CZ")})
    assert data(tmp_path, "impact r")["registers"][0]["competent"] == []
    workspace(tmp_path, {"r/a.toml": lines.format("", "US")})
    assert data(tmp_path, "impact r")["registers"][0]["competent"] == []


def test_a_notification_is_called_so_and_says_nothing_of_a_leaving(sample, tmp_path):
    assert "If it leaves" in told(sample, "impact acme/helpdesk")[1]
    assert isinstance(told(sample, f"impact acme/helpdesk --lang en --to {tmp_path / 'notice.txt'}")[0], Written)
    shown = (tmp_path / "notice.txt").read_text(encoding="utf-8")
    assert "For the notification of a personal data breach at Helpdesk Ltd" in shown
    assert "If it leaves" not in shown


def test_a_shared_vendor_and_a_place_are_looked_up_in_every_register_apart(sample):
    for address in ("shared/cloud", "country:us"):
        found = data(sample, f"impact {address}")["registers"]
        assert [(item["register"], len(item["controller"])) for item in found] == [("acme", 1), ("beta", 0)]
        assert "cannot be ruled out" in told(sample, f"impact {address}")[1]
    assert "Letter of Beta" not in told(sample, "impact acme/helpdesk")[1]


def test_a_party_of_the_same_name_elsewhere_is_pointed_at_and_not_looked_into(tmp_path):
    twin = SAMPLE["beta/register.toml"] + '\n[party.desk]\nname = "HELPDESK LTD"\n'
    workspace(tmp_path, SAMPLE | {"beta/register.toml": twin})
    assert "not looked at here\n    HELPDESK LTD  [beta/desk]" in told(tmp_path, "impact acme/helpdesk")[1]
    assert [item["register"] for item in data(tmp_path, "impact acme/helpdesk")["registers"]] == ["acme"]


def test_one_address_of_each_register_is_asked_about_at_once(tmp_path):
    twin = SAMPLE["beta/register.toml"] + '\n[party.desk]\nname = "HELPDESK LTD"\n'
    workspace(tmp_path, SAMPLE | {"beta/register.toml": twin})
    both = data(tmp_path, "impact acme/helpdesk beta/desk")["registers"]
    alone = [data(tmp_path, f"impact {address}")["registers"][0] for address in ("acme/helpdesk", "beta/desk")]
    assert both == alone
    assert "not looked at here" not in told(tmp_path, "impact acme/helpdesk beta/desk")[1]
    draft = told(tmp_path, f"impact acme/helpdesk beta/desk --register acme --to {tmp_path / 'x.md'}")[0]
    assert isinstance(draft, Written)
    assert "HELPDESK" not in (tmp_path / "x.md").read_text("utf-8")


def test_a_recipient_without_a_name_may_be_the_same_one_elsewhere(tmp_path):
    text = (
        '[register]\norganisation = "o"\n[party.o]\nname = "O"\n[party.h]\nname = "{}"\ncategory = "{}"\nnamed = {}\n'
    )
    text += '[engagement.e]\nparty = "h"\n'
    files = {"a/a.toml": text.format("Alpha", "hosting", "true"), "c/c.toml": text.format("Post", "delivery", "false")}
    workspace(tmp_path, files | {"b/b.toml": text.format("Hosts", "hosting", "false")})
    for asked in ("a/h", "a/e"):
        shown = told(tmp_path, f"impact {asked}")[1]
        assert "not looked at here\n    Hosts  [b/h]\n        O\n" in shown
        assert "category “Hosting provider”; that there is none, they do not say: c" in shown
    workspace(tmp_path, files | {"b/b.toml": text.format("Beta", "hosting", "true")})
    assert "b/h" not in told(tmp_path, "impact a/h")[1], "two names are two vendors"


def test_a_processor_is_given_no_seventy_two_hours(tmp_path):
    text = SAMPLE["acme/activities.toml"].replace(
        'status = "active"', 'status = "active"\ncapacity = "processor"\non_behalf_of = ["client"]'
    )
    client = '[party.client]\nname = "Client"\nemail = ["dpo@client.example"]\n'
    workspace(tmp_path, SAMPLE | {"acme/activities.toml": text + client})
    shown = told(tmp_path, "impact acme/helpdesk --aware 2026-05-25T10:00")[1]
    assert "To be told without undue delay" in shown
    assert "dpo@client.example" in shown
    assert "72 hours" not in shown
    assert data(tmp_path, "impact acme/helpdesk --aware 2026-05-25T10:00")["registers"][0]["due"] is None


def test_nothing_is_said_to_be_nothing_only_where_nothing_is_silent(tmp_path):
    lines = '[register]\norganisation = "o"\n[party.o]\nname = "O"\n[party.p]\nname = "P"\n[activity.a]\nname = "A"\n'
    workspace(tmp_path, {"r/a.toml": lines + 'disclosure = "none"\n'})
    assert "No activity found." in told(tmp_path, "impact p")[1]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("impact acme/helpdesc", "acme/helpdesk"),
        ("impact country:XX", "There is no place"),
        ("impact acme/shoe-size", "name a party"),
        ("impact acme/helpdesk country:US", "ask one after the other"),
        ("impact acme/helpdesk --aware yesterday", "is not a time"),
        ("impact acme/helpdesk --aware 2026-05-25", "is not a time"),
        ("impact acme/helpdesk --aware 25:10", "is not a time"),
        ("impact acme/helpdesk --aware 9:1", "is not a time"),
        ("impact acme/helpdesk --aware 123:00", "is not a time"),
        ("impact acme/helpdesk --aware 9999-12-31T10:00", "is not a time"),
    ],
)
def test_a_refusal_names_the_cure(sample, line, said):
    result, text = told(sample, line)
    assert isinstance(result, Failure)
    assert said in text


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_every_language_has_the_words(sample, language):
    for address in ("acme", "acme/helpdesk", "acme/newsletter", "region:THIRD"):
        assert isinstance(told(sample, f"impact {address} --lang {language}")[0], Outline)


def test_a_processor_sees_whose_data_each_activity_holds_and_tells_them_apart(tmp_path):
    lines = '[register]\norganisation = "o"\n[party.o]\nname = "O"\nseat = "NL"\n[party.host]\nname = "Host"\n'
    for client, activity in (("ann", "mailing"), ("bob", "printing")):
        lines += f'[party.{client}]\nname = "{client.title()} BV"\n[activity.{activity}]\nname = "{activity.title()}"\n'
        lines += f'capacity = "processor"\non_behalf_of = ["{client}"]\n'
        lines += f'[[activity.{activity}.disclosure]]\nto = "host"\nrole = "processor"\n'
    workspace(tmp_path, {"r/a.toml": lines})
    shown = told(tmp_path, "impact r/host")[1]
    assert "the others are not named to it\n        Ann BV  [r/ann]\n        Bob BV  [r/bob]" in shown
    for activity, client in (("Mailing  [r/mailing]", "Ann BV"), ("Printing  [r/printing]", "Bob BV")):
        assert f"{activity}\n        On behalf of\n          {client}" in shown
    alone = lines.replace('on_behalf_of = ["bob"]', 'on_behalf_of = ["ann"]')
    workspace(tmp_path, {"r/a.toml": alone})
    assert "not named to it" not in told(tmp_path, "impact r/host")[1]
