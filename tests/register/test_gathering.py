"""What is gathered of records once they are read is what they say, also where they are read or put together anew."""

from dataclasses import replace

import pytest

from helpers import REGISTERS, SAMPLE, TODAY, register
from ropa.model import Activity, Party
from ropa.register import build
from ropa.register.gathering import GATHERED, SILENT, Gathered
from ropa.register.records import gathered
from ropa.register.references import words
from ropa.source import MAX_DEPTH, parsed
from ropa.workspace import Workspace

ACME = register(SAMPLE["acme/register.toml"], SAMPLE["acme/activities.toml"], shared=SAMPLE["shared/vendors.toml"])
SHIPPED = tuple(Workspace(REGISTERS, TODAY).portfolio.registers.values())


def said(found: Gathered) -> tuple[object, ...]:
    return found.by_kind, found.by_activities, found.by_others, found.silent


@pytest.mark.parametrize("one", [ACME, *SHIPPED], ids=lambda one: one.name)
def test_everything_that_names_a_record_or_a_place_is_gathered(one):
    found = gathered(one)
    for item in words(one):
        if item.field.declared.place or GATHERED.intersection(item.field.declared.refs):
            key = item.record.partition("/")[2]
            by_word = found.by_activities if isinstance(one.records.get(key), Activity) else found.by_others
            assert key in by_word[item.word]


@pytest.mark.parametrize("one", [ACME, *SHIPPED], ids=lambda one: one.name)
def test_what_was_gathered_in_reading_is_what_the_records_say(one):
    assert gathered(one) is one.read
    anew = Gathered(one.own, one.records)
    assert anew.by_kind == one.read.by_kind
    assert anew.by_activities == one.read.by_activities
    # The register's own record is read wherever it stands.
    assert {word: sorted(keys) for word, keys in anew.by_others.items()} == {
        word: sorted(keys) for word, keys in one.read.by_others.items()
    }


def test_of_other_records_put_in_their_place_it_is_gathered_anew():
    key, vendor = next(ACME.of(Party))
    for changed in (replace(ACME, records={key: vendor}), replace(ACME, own=None)):
        assert gathered(changed) is gathered(changed) is not ACME.read
        assert said(gathered(changed)) == said(Gathered(changed.own, changed.records))
    assert list(replace(ACME, records={key: vendor}).of(Party)) == [(key, vendor)]
    assert gathered(replace(ACME, shared=None)) is ACME.read


def test_a_text_that_is_given_up_leaves_nothing_behind():
    deep = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    texts = '[party.a]\nname = "A"\nseat = "NL"\n', f'[party.b]\nname = "B"\nseat = "FR"\n\n[party.c]\nname = {deep}\n'
    found = build("example", [parsed("example", f"{number}.toml", text) for number, text in enumerate(texts)])
    assert [finding.rule for finding in found.findings if finding.rule == "R104"] == ["R104"]
    assert list(gathered(found).by_others) == ["NL"]
    assert [key for key, _ in found.of(Party)] == ["a"]


@pytest.mark.parametrize("one", [ACME, *SHIPPED], ids=lambda one: one.name)
def test_activities_that_say_nothing_of_what_is_asked_are_gathered(one):
    for name in SILENT:
        silent = [key for key, activity in one.of(Activity) if getattr(activity, name) is None]
        assert silent == gathered(one).silent[name]


def test_what_an_activity_cites_is_gathered_whatever_it_is():
    found = register('[activity.a]\nname = "A"\ncited = { document = "controller" }\n')
    assert gathered(found).by_activities == {"controller": ["a"]}
