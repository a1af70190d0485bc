"""Renaming: wherever a record is named, and nowhere else."""

import pytest

from changing import changed, opened, problems, refusal, refused, values
from helpers import REGISTERS, SAMPLE
from ropa.changes import RenameRecord, files_after, mentions

WEB = {
    "shared/vendors.toml": '[party.cloud]\nname = "Cloud"\nparent = "holding"\n\n[party.holding]\nname = "Holding"\n',
    "acme/register.toml": """\
[register]
organisation = "acme"
based_on = "notice"

[[register.retention]]
applies = ["news", "sales"]
keep = "P1Y"

[party.acme]
name = "news"  # a name is no reference

[party.name]
name = "An odd id"

[engagement.mailing]
party = 'shared/cloud'

[engagement.sub]
party = "shared/cloud"
under = "mailing"

[document.notice]
title = "Notice"

[data.shoe-size]
name = "Shoe size"

[data.shoe-width]
name = "Shoe width"
broader = "shoe-size"
""",
    "acme/news.toml": """\
[activity.news]
name = "Newsletter"
data = ["name", "shoe-size"]
replaced_by = "sales"
cited = { document = "notice", section = "news" }

[[activity.news.subject_data]]
subject = "customer"
data = [ "shoe-size" ]

[[activity.news.evidence]]
field = "data"
item = "shoe-size"
document = 'notice'

[[activity.news.evidence]]
field = "disclosure"
item = "mailing"

[[activity.news.alternative]]
field = "data"
value = ["name", "shoe-size"]

[[activity.news.disclosure]]
to = "mailing"
data = ["shoe-size"]
evidence = { document = "notice" }

[activity.sales]
name = "Sales"
purposes = ["news"]
""",
    "beta/register.toml": """\
[register]
organisation = "beta"

[party.beta]
name = "Beta"

[party.cloud-user]
name = "cloud"
parent = "shared/cloud"

[data.shoe-size]
name = "Of beta"
""",
}


def renamed(address: str, key: str) -> dict[str, str]:
    return changed(WEB, RenameRecord(address, key))


def test_a_document_is_renamed_in_evidence_of_every_kind():
    after = renamed("acme/notice", "policy")
    assert after["acme/news.toml"] == (
        WEB["acme/news.toml"].replace('"notice"', '"policy"').replace("'notice'", "'policy'")
    )
    assert 'based_on = "policy"' in after["acme/register.toml"]
    assert "[document.policy]" in after["acme/register.toml"]


def test_an_own_term_is_renamed_in_lists_evidence_alternatives_and_broader_terms_of_its_register():
    after = renamed("acme/shoe-size", "foot-size")
    assert after["acme/news.toml"] == WEB["acme/news.toml"].replace("shoe-size", "foot-size")
    assert after["acme/register.toml"] == WEB["acme/register.toml"].replace("shoe-size", "foot-size")
    assert after["beta/register.toml"] == WEB["beta/register.toml"]


def test_an_engagement_is_renamed_where_it_is_named():
    after = renamed("acme/mailing", "post")
    assert after["acme/news.toml"] == WEB["acme/news.toml"].replace("mailing", "post")
    assert 'under = "post"' in after["acme/register.toml"]


def test_an_activity_is_renamed_in_what_applies_to_it_and_never_in_text():
    after = renamed("acme/news", "letters")
    assert 'applies = ["letters", "sales"]' in after["acme/register.toml"]
    assert 'name = "news"  # a name is no reference' in after["acme/register.toml"]
    assert 'section = "news"' in after["acme/news.toml"]
    assert 'purposes = ["news"]' in after["acme/news.toml"]
    assert "[[activity.letters.disclosure]]" in after["acme/news.toml"]


def test_a_shared_record_is_renamed_in_every_register():
    after = renamed("shared/cloud", "sky")
    assert "[party.sky]" in after["shared/vendors.toml"]
    assert "party = 'shared/sky'" in after["acme/register.toml"]
    assert 'parent = "shared/sky"' in after["beta/register.toml"]
    assert 'name = "cloud"' in after["beta/register.toml"]
    within = renamed("shared/holding", "group")["shared/vendors.toml"]
    assert 'parent = "group"' in within


def test_a_word_of_a_closed_list_is_no_record_of_the_same_id():
    after = renamed("acme/name", "odd")
    assert after["acme/news.toml"] == WEB["acme/news.toml"]


@pytest.mark.parametrize(
    "address",
    ["acme/news", "acme/sales", "acme/mailing", "acme/notice", "acme/shoe-size", "shared/cloud", "acme/acme"],
)
def test_there_and_back_gives_the_same_bytes(address):
    name, _, key = address.partition("/")
    there = renamed(address, "another-id")
    assert there != WEB
    assert changed(there, RenameRecord(f"{name}/another-id", key)) == WEB


def test_there_and_back_through_every_record_of_the_registers_that_ship():
    files = {
        f"{path.parent.name}/{path.name}": path.read_bytes().decode()
        for path in sorted(REGISTERS.glob("alutech/*.toml"))
    }
    portfolio = opened(files)
    for key in tuple(portfolio.registers["alutech"].records)[::7]:
        batch = files_after(portfolio, [RenameRecord(f"alutech/{key}", "another-id")])
        after = {**files, **{file.path: file.after or "" for file in batch.files}}
        assert problems(after) == []
        back = files_after(opened(after), [RenameRecord("alutech/another-id", key)])
        assert {file.path: file.after for file in back.files} == {file.path: file.before for file in batch.files}


@pytest.mark.parametrize(
    ("address", "key", "name"),
    [
        ("acme/news", "sales", "taken"),
        ("acme/news", "mailing", "taken"),
        ("acme/news", "cloud", "taken"),
        ("shared/cloud", "news", "taken"),
        ("acme/news", "News", "no-id"),
        ("acme/news", "", "no-id"),
        ("acme/news", "../x", "no-id"),
        ("acme/news", "all", "a-word"),
        ("acme/acme", "none", "a-word"),
        ("acme/shoe-size", "email-address", "a-term"),
        ("acme/acme", "data-subject", "a-term"),
        ("acme", "other", "the-register"),
        ("acme/nothing", "other", "no-record"),
    ],
)
def test_ids_that_cannot_be_given(address, key, name):
    assert refused(WEB, RenameRecord(address, key)) == name


def test_an_id_of_another_register_is_free():
    assert "[activity.beta]" in renamed("acme/news", "beta")["acme/news.toml"]


def test_the_former_id_is_no_change():
    assert files_after(opened(WEB), [RenameRecord("acme/news", "news")]).files == ()


def test_a_text_that_cannot_be_read_may_hide_a_reference():
    broken = {**WEB, "acme/broken.toml": "[activity\n"}
    message = refusal(lambda: files_after(opened(broken), [RenameRecord("acme/news", "x")]))
    assert message.key.endswith("text-unreadable")
    assert message.params["path"] == "acme/broken.toml:1:10"
    assert refused(broken, RenameRecord("shared/cloud", "x")) == "text-unreadable"
    assert changed(broken, RenameRecord("beta/beta", "x"))["beta/register.toml"].startswith(
        '[register]\norganisation = "x"'
    )


def test_a_reference_in_what_cannot_be_read_is_renamed_too():
    spoilt = {
        **SAMPLE,
        "acme/activities.toml": SAMPLE["acme/activities.toml"].replace('status = "active"', "status = 1"),
    }
    spoilt["acme/lost.toml"] = '[activity.lost]\ndata = ["shoe-size"]\ndisclosure = [{ to = "support", role = 1 }]\n'
    after = changed(spoilt, RenameRecord("acme/support", "desk"), RenameRecord("acme/shoe-size", "foot"))
    assert values(after, "acme/lost.toml")["activity"]["lost"] == {  # type: ignore[index]
        "data": ["foot"],
        "disclosure": [{"to": "desk", "role": 1}],
    }


def test_a_record_written_twice_is_ambiguous():
    twice = {**WEB, "acme/twice.toml": '[activity.news]\nname = "Again"\n'}
    assert refused(twice, RenameRecord("acme/news", "x")) == "twice"


def test_an_id_that_is_none_can_be_mended():
    files = {**WEB, "acme/odd.toml": '[party."Bad id"]\nname = "X"\n'}
    assert problems(files) == ["R110"]
    batch = files_after(opened(files), [RenameRecord("acme/Bad id", "good-id")])
    assert [file.after for file in batch.files] == ['[party.good-id]\nname = "X"\n']


def test_a_reference_spelled_with_escapes_is_found():
    files = {
        **WEB,
        "acme/more.toml": '[activity.more]\nname = "More"\nsystems = ["\\u0063rm"]\n[system.crm]\nname = "C"\n',
    }
    assert values(changed(files, RenameRecord("acme/crm", "erp")), "acme/more.toml")["activity"] == {
        "more": {"name": "More", "systems": ["erp"]}
    }


def test_texts_that_only_hold_longer_ids_are_not_looked_through(monkeypatch):
    files = {
        "shared/vendors.toml": '[party.cloud]\nname = "Cloud"\n\n[party.cloud-2]\nname = "Cloud 2"\n',
        "acme/a.toml": '[activity.a]\nname = "A"\n\n[[activity.a.disclosure]]\nto = "shared/cloud"\n',
        "acme/b.toml": '[activity.b]\nname = "B"\n\n[[activity.b.disclosure]]\nto = "shared/cloud-2"\n',
        "acme/c.toml": '[activity.c]\nname = "C"\n\n[[activity.c.disclosure]]\nto = "shared/my-cloud"\n',
    }
    looked_through = []
    records_in = mentions.records_in
    monkeypatch.setattr(
        mentions, "records_in", lambda name, source: looked_through.append(source.path) or records_in(name, source)
    )
    after = changed(files, RenameRecord("shared/cloud", "sky"))
    assert 'to = "shared/sky"' in after["acme/a.toml"]
    assert (after["acme/b.toml"], after["acme/c.toml"]) == (files["acme/b.toml"], files["acme/c.toml"])
    assert looked_through
    assert not [path for path in looked_through if path.endswith(("b.toml", "c.toml"))]
