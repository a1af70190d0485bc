"""One recipient following another: nothing is lost, and on every day there is one of the two."""

import datetime

import pytest

from changing import changed, opened, refused, remarks, values
from ropa.changes import ReplaceRecipient, files_after
from ropa.law import law_at
from ropa.source.edit import Editing
from ropa.transfers.reach import reached

DAY = datetime.date(2026, 6, 30)
FILES = {
    "shared/vendors.toml": '[party.cloud]\nname = "Cloud"\n\n[party.sky]\nname = "Sky"\n',
    "acme/register.toml": """\
[register]
organisation = "acme"

[[register.disclosure]]
applies = ["news"]
to = "mailing"  # for all letters

[party.acme]
name = "Acme"

[party.old]
name = "Old"

[party.new]
name = "New"

[engagement.mailing]
party = "old"

[activity.news]
name = "News"

[[activity.news.disclosure]]
to = "acme"

[[activity.news.disclosure]]
to = "mailing"
role = "processor"
data = ["name"]
from = 2020-01-01
until = 2030-12-31
transfer = { tool = "scc" }
evidence = { document = "notice" }

[[activity.news.disclosure]]
to = "old"
until = 2026-06-30

[[activity.news.disclosure]]
to = "shared/cloud"

[[activity.news.evidence]]
field = "disclosure"
item = "mailing"
basis = "stated"

[[activity.news.evidence]]
field = "disclosure[4].role"
basis = "inferred"

[document.notice]
title = "Notice"
""",
    "beta/register.toml": """\
[register]
organisation = "beta"

[party.beta]
name = "Beta"

[activity.x]
name = "X"
disclosure = [{ to = "shared/cloud" }]
""",
}
REPLACED = ReplaceRecipient("acme/old", "acme/new", DAY)


def news(files):
    return values(files, "acme/register.toml")["activity"]["news"]


def test_the_former_ends_and_the_new_one_begins_the_day_after():
    after = changed(FILES, REPLACED)
    former, new = news(after)["disclosure"][1:3]
    assert former == {**news(FILES)["disclosure"][1], "until": DAY}
    assert new == {
        "to": "new",
        "role": "processor",
        "data": ["name"],
        "from": datetime.date(2026, 7, 1),
        "until": datetime.date(2030, 12, 31),
    }


def test_what_ended_before_and_what_goes_to_others_stays():
    after = changed(FILES, REPLACED)
    assert [item["to"] for item in news(after)["disclosure"]] == ["acme", "mailing", "new", "old", "shared/cloud"]
    assert news(after)["disclosure"][3] == news(FILES)["disclosure"][2]
    assert news(after)["evidence"][0] == news(FILES)["evidence"][0]
    assert news(after)["evidence"][1]["field"] == "disclosure[5].role"


def test_what_the_register_states_keeps_what_it_applies_to():
    after = changed(FILES, REPLACED)
    assert values(after, "acme/register.toml")["register"]["disclosure"] == [
        {"applies": ["news"], "to": "mailing", "until": DAY},
        {"applies": ["news"], "to": "new", "from": datetime.date(2026, 7, 1)},
    ]
    assert 'to = "mailing"  # for all letters' in after["acme/register.toml"]


@pytest.mark.parametrize(("date", "recipient"), [(DAY, "acme/mailing"), (datetime.date(2026, 7, 1), "acme/new")])
def test_on_every_day_one_of_the_two_is_reached(date, recipient):
    reach = reached(opened(changed(FILES, REPLACED)).registers["acme"], law_at(date))
    assert {address for address in reach if address in ("acme/mailing", "acme/new")} == {recipient}


def test_what_must_be_known_is_told():
    told = [(key, params["record"]) for key, params in remarks(FILES, REPLACED)]
    assert ("transfer-stays", "acme/news") in told
    assert ("engagement-stays", "acme/mailing") in told
    label = files_after(opened(FILES), [REPLACED]).label.words("en")
    assert label == "acme/new follows acme/old, whose last day is 2026-06-30"


def test_what_begins_later_is_left_and_told():
    text = FILES["acme/register.toml"].replace("until = 2026-06-30", "from = 2027-01-01")
    files = {**FILES, "acme/register.toml": text}
    assert news(changed(files, REPLACED))["disclosure"][3] == news(files)["disclosure"][2]
    later = [params for key, params in remarks(files, REPLACED) if key == "begins-later"]
    assert [(params["field"], params["since"]) for params in later] == [("disclosure[3]", "2027-01-01")]


def test_an_engagement_alone():
    after = changed(FILES, ReplaceRecipient("acme/mailing", "acme/new", DAY))
    assert [item["to"] for item in news(after)["disclosure"]] == ["acme", "mailing", "new", "old", "shared/cloud"]


def test_a_shared_recipient_in_every_register():
    after = changed(FILES, ReplaceRecipient("shared/cloud", "shared/sky", DAY))
    assert news(after)["disclosure"][-1] == {"to": "shared/sky", "from": datetime.date(2026, 7, 1)}
    assert [item["to"] for item in values(after, "beta/register.toml")["activity"]["x"]["disclosure"]] == [
        "shared/cloud",
        "shared/sky",
    ]


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("shared/cloud", "acme/new", "out-of-reach"),
        ("acme/old", "acme/old", "same-recipient"),
        ("acme/old", "acme/news", "no-recipient"),
        ("acme/notice", "acme/new", "no-recipient"),
        ("acme/new", "acme/old", "no-disclosure"),
        ("acme/old", "acme/nobody", "no-record"),
    ],
)
def test_what_cannot_be_replaced(old, new, name):
    assert refused(FILES, ReplaceRecipient(old, new, DAY)) == name


def test_the_same_again_finds_nothing_more_to_replace():
    assert refused(changed(FILES, REPLACED), REPLACED) == "no-disclosure"


def test_many_disclosures_in_a_text_are_ended_several_at_once(monkeypatch):
    many = "\n".join(
        f'[activity.a{number}]\nname = "A{number}"\n\n[[activity.a{number}.disclosure]]\nto = "old"\n'
        for number in range(30)
    )
    written = []
    source = Editing.source
    monkeypatch.setattr(Editing, "source", lambda self: written.append(self) or source(self))
    after = values(changed({**FILES, "acme/many.toml": many}, REPLACED), "acme/many.toml")
    assert [
        [(item["to"], item.get("until"), item.get("from")) for item in record["disclosure"]]
        for record in after["activity"].values()
    ] == [[("old", DAY, None), ("new", None, DAY + datetime.timedelta(days=1))]] * 30
    assert len(written) < 10
