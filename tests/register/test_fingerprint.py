"""Fingerprints change with what a record says, and with nothing else."""

import pytest

from helpers import register
from ropa.register.fingerprint import changed, field_fingerprint, state

TEXT = """\
[register]
organisation = "controller"

[[register.disclosure]]
applies = "all"
to = "insurer"

[party.insurer]
name = "Insurer"

[party.host]
name = "Host"
parent = "group"

[party.group]
name = "Group"

[party.stranger]
name = "Stranger"

[engagement.hosting]
party = "host"

[engagement.backup]
party = "host"
under = "hosting"

[system.crm]
name = "CRM"
engagement = "backup"

[document.dpia]
title = "DPIA"

[data.shoe-size]
name = "Shoe size"

[activity.news]
name = "News"
purposes = ["Sending news", "Counting readers"]
data = ["name", "shoe-size"]
systems = ["crm"]
replaced_by = "other"
dpia = { document = "dpia" }
note = "Ask again"

[[activity.news.retention]]
keep = "P5Y"

[activity.other]
name = "Other"
"""


def seen(text: str = TEXT) -> str:
    return state(register(text, ""), "example/news")


def differs(old: str, new: str, was: str = "") -> tuple[str, ...]:
    """What a review of the text as it was says of the text after a change."""
    assert old in TEXT
    return changed(register(TEXT.replace(old, new), ""), "example/news", was or seen())


def test_a_state_names_all_that_a_record_depends_on():
    own, *others = seen().split()
    assert len(own) == 12
    assert [name.partition("=")[0] for name in others] == [
        "[register]", "backup", "crm", "dpia", "group", "host", "hosting", "insurer", "shoe-size",
    ]  # fmt: skip
    assert state(register(TEXT, ""), "example/nothing") == ""


@pytest.mark.parametrize(("old", "new", "names"), [
    ('"Sending news"', '"Selling news"', ("example/news",)),
    ('name = "Group"', 'name = "Group"\nseat = "US"', ("example/group",)),
    ('title = "DPIA"', 'title = "DPIA"\nversion = "2"', ("example/dpia",)),
    ('to = "insurer"', 'to = "insurer"\ncertainty = "may"', ("example",)),
    ('party = "host"\nunder', 'party = "stranger"\nunder', ("example/backup", "example/stranger")),
    ('systems = ["crm"]\n', "", ("example/news", "example/backup", "example/crm", "example/group", "example/host",
                                 "example/hosting")),
])  # fmt: skip
def test_what_changed_is_named(old, new, names):
    assert differs(old, new) == names


@pytest.mark.parametrize(("old", "new"), [
    ('["Sending news", "Counting readers"]', '[\n  "Counting readers",\n  "Sending news",\n]'),
    ('note = "Ask again"', 'note = "Asked"'),
    ('name = "Stranger"', 'name = "Somebody else"'),
    ('name = "Other"', 'name = "Another"'),
    ('dpia = { document = "dpia" }', 'dpia = { document = "dpia", evidence = { basis = "stated" } }'),
    ("[activity.other]", '[[activity.news.review]]\non = 2026-01-01\nby = "DPO"\n\n[activity.other]'),
    ("[activity.other]", '[[activity.news.accepted]]\nrule = "A118"\nreason = "x"\ndecided_by = "y"\n[activity.other]'),
    ("[activity.other]", '[[activity.news.evidence]]\nfield = "data"\nbasis = "stated"\n\n[activity.other]'),
])  # fmt: skip
def test_order_sources_and_decisions_change_nothing(old, new):
    assert differs(old, new) == ()


def test_a_state_that_cannot_be_read_is_another_one():
    assert differs("News", "News", was="reviewed by hand")[0] == "example/news"


def test_a_field_is_known_by_what_it_says():
    def of(text: str, *path: str | int) -> str:
        return field_fingerprint(register(text, "").records["news"], path)

    assert of(TEXT, "purposes") == of(TEXT.replace('name = "News"', 'name = "Newsletter"'), "purposes")
    assert of(TEXT, "purposes") != of(TEXT.replace("Sending", "Selling"), "purposes")
    assert of(TEXT) != of(TEXT.replace('name = "News"', 'name = "Newsletter"'))
    assert of(TEXT, "measures") == of(TEXT, "owner"), "silence is silence"
    assert of(TEXT, "measures") != of(TEXT, "data")


def test_a_silent_field_of_a_table_is_known_by_the_table():
    def of(text: str) -> str:
        return field_fingerprint(register(text, "").records["news"], ("retention", 0, "reason"))

    assert of(TEXT) != of(TEXT.replace("P5Y", "P10Y"))
    assert of(TEXT) == of(TEXT.replace("Sending", "Selling"))


def test_shared_records_are_depended_on_too():
    own = '[activity.news]\nname = "News"\ndisclosure = [{ to = "shared/cloud" }]\n'
    shared = '[party.cloud]\nname = "Cloud"\nparent = "top"\n\n[party.top]\nname = "Top"\n'
    kept = state(register(own, shared=shared), "example/news")
    assert [name.partition("=")[0] for name in kept.split()[1:]] == ["shared/cloud", "shared/top"]
    later = register(own, shared=shared.replace('"Top"', '"Top Inc."'))
    assert changed(later, "example/news", kept) == ("shared/top",)


def test_circles_of_references_end():
    text = '[party.a]\nname = "A"\nparent = "b"\n\n[party.b]\nname = "B"\nparent = "a"\n'
    assert state(register(text), "example/a").split()[1].startswith("b=")
