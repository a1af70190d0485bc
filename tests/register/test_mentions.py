"""Where a register names what: all of it by the word, and what it names at all."""

import pytest

from helpers import SAMPLE, register
from ropa.graph import Kind, record_edges
from ropa.model import Activity
from ropa.register.mentions import in_order, mentions, naming, words_for
from ropa.register.references import words

ACME = register(SAMPLE["acme/register.toml"], SAMPLE["acme/activities.toml"], shared=SAMPLE["shared/vendors.toml"])


def test_every_word_is_found_by_itself_in_the_order_of_the_records():
    found = mentions(ACME)
    assert sum(map(len, found.values())) == len(words(ACME))
    assert all(found[item.word].index(item) >= 0 for item in words(ACME))
    places = {item: number for number, item in enumerate(words(ACME))}
    assert all([places[item] for item in one] == sorted(places[item] for item in one) for one in found.values())


def test_what_the_edges_of_other_records_lead_to_is_named():
    for key, record in ACME.records.items():
        is_activity = isinstance(record, Activity)
        for edge in record_edges(ACME, key, record):
            other = edge.source if edge.target == ACME.address(key) else edge.target
            if edge.at.record == ACME.address(key) and edge.kind not in (Kind.CONCERNS, Kind.HOLDS):
                assert key in naming(ACME, words_for(ACME, other), by_activities=is_activity)


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ('systems = ["desk"]', "desk"),
        ('joint_controllers = ["other"]', "other"),
        ('stored_in = ["US"]', "US"),
        ('sources = ["other"]', "other"),
        ('[[activity.a.disclosure]]\nto = "other"', "other"),
        ('[[activity.a.disclosure]]\nto = "x"\n[activity.a.disclosure.transfer]\nto = ["JP"]', "JP"),
    ],
)
def test_activities_are_asked_apart_from_all_others(field, word):
    found = register(f'[activity.a]\nname = "A"\nstatus = "active"\n{field}\n')
    assert naming(found, (word,), by_activities=True) == {"a"}
    assert not naming(found, (word,), by_activities=False)


def test_a_stated_none_names_nothing():
    found = register('[activity.a]\nname = "A"\nstatus = "active"\ndisclosure = "none"\njoint_controllers = "none"\n')
    assert not naming(found, ("none",), by_activities=True)


def test_ids_are_put_in_the_order_of_their_records():
    keys = ["", *ACME.records]
    assert in_order(ACME, keys[::-1]) == keys
    assert in_order(ACME, {keys[1]}) == [keys[1]]
