"""The filter language: words, phrases, fields, alternatives, comparisons, silence, not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import SAMPLE, register
from ropa.query import Haystack, QueryError, UnknownFieldError, fields, haystack, matches, parse
from ropa.query.amounts import compares

ACME = register(SAMPLE["acme/register.toml"], SAMPLE["acme/activities.toml"], shared=SAMPLE["shared/vendors.toml"])
STACK = haystack(ACME, "newsletter", ACME.records["newsletter"], "en")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "news",
        "NEWS sending",
        '"sending news"',
        "id:newsletter",
        "kind:activity",
        "name:newsletter",
        "basis:consent",
        "legal_basis:consent",
        "status:active",
        "subjects:customer",
        "data:email-address",
        "data:e-mail",
        "data:shoe",
        '"shoe size"',
        "to:support",
        'to:"answering questions"',
        "role:processor",
        "disclosure:processor",
        "cloud",
        "!retention:p1y",
        "!zebra",
        "!status:retired news",
        '"sending n',
        "zebra|news",
        "zebra | news",
        "zebra||news|",
        "basis:contract|consent",
        "basis:contract|status:active",
        "basis:contract | status:retired|active",
        "!basis:contract|legal-obligation",
        "status:=active",
        "retention:silent",
        "owner:silent purposes:sending",
        "certainty:silent",
        "state:silent state:stated",
        "basis:",
        "basis: news",
        '!purposes:"none"',
    ],
)
def test_what_the_newsletter_meets(query):
    assert matches(parse(query), STACK)


@pytest.mark.parametrize(
    "query",
    [
        "zebra",
        "news zebra",
        '"news sending"',
        "!news",
        "basis:contract",
        "purposes:newsletter",
        "!basis:consent",
        "note:x",
        "zebra|horse",
        "!basis:contract|consent",
        "status:=activ",
        "disclosure:none",
        "disclosure:silent",
        "data:silent",
        "seat:silent",
        '"zebra|news"',
        'status:"=active"',
        'retention:"silent"',
        "news|zebra horse",
        "state:inferred",
        "finding:a101",
    ],
)
def test_what_the_newsletter_does_not_meet(query):
    assert not matches(parse(query), STACK)


def test_labels_match_in_the_readers_language():
    dutch = haystack(ACME, "newsletter", ACME.records["newsletter"], "nl")
    assert matches(parse("basis:toestemming"), dutch)
    assert not matches(parse("basis:toestemming"), STACK)


def test_yes_and_no_are_words():
    named = register('[party.a]\nname = "A"\nnamed = false\n')
    assert matches(parse("named:false"), haystack(named, "a", named.records["a"], "en"))


def test_an_unknown_field_is_refused_with_the_nearest():
    with pytest.raises(UnknownFieldError) as refused:
        parse("purpsoes:x")
    assert (refused.value.word, refused.value.suggestion) == ("purpsoes", "purposes")


def test_fields_are_the_keys_of_all_records_and_tables():
    assert {"id", "kind", "purposes", "basis", "for", "to", "tool", "claimed"} <= fields()
    assert "for_" not in fields()


@given(st.text(st.characters() | st.sampled_from('!:|<>="/ abc_on7P')))
def test_no_text_breaks_the_reader(query):
    try:
        clauses = parse(query)
    except QueryError:
        # The only way out; what it says is tested below.
        assert ":" in query or "|" in query
        return
    assert isinstance(matches(clauses, STACK), bool)
    assert all(clause.word == clause.word.casefold() and clause.word for clause in clauses)


@given(st.text(st.sampled_from("abc "), min_size=1))
def test_a_word_finds_what_holds_it(words):
    stack = Haystack(words)
    assert all(matches(parse(word), stack) and not matches(parse(f"!{word}"), stack) for word in words.split())


KEPT = register(
    """
[register]
organisation = "controller"

[[register.retention]]
applies = ["backed-up"]
copy = "backup"
keep = "P30D"

[register.transfers]
statement = "none"

[activity.seven]
name = "Seven"
purposes = ["x"]
disclosure = "none"
cited = { basis = "linked" }

[[activity.seven.retention]]
keep = "P7Y"

[activity.months]
name = "Months"
status = "to-confirm"
started = 2025-06-30

[[activity.months.retention]]
keep = "P1M"

[[activity.months.retention]]
while = "subscribed"

[activity.backed-up]
name = "Backed up"

[activity.asked]
name = "Asked"

[activity.asked.volume]
subjects = 1500

[[activity.asked.open]]
field = "retention"
state = "asked"
"""
)


def kept(query):
    clauses = parse(query)
    return [
        key
        for key, record in KEPT.records.items()
        if record.KIND == "activity" and matches(clauses, haystack(KEPT, key, record, "en"))
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("keep:>=P7Y", ["seven"]),
        ("keep:=P84M", ["seven"]),
        ("keep:P7Y", ["seven"]),
        ("keep:>P6Y364D", ["seven"]),
        ("keep:<P7Y", ["months", "backed-up"]),
        # A month has 28 to 31 days, and a year 365 or 366.
        ("keep:>P30D", ["seven"]),
        ("keep:<=P30D", ["backed-up"]),
        ("keep:>=P28D", ["seven", "months", "backed-up"]),
        ("keep:<P1M|>P1M", ["seven"]),
        ("keep:<=P31D", ["months", "backed-up"]),
        ("keep:=P30D", ["backed-up"]),
        ("keep:>=P1W", ["seven", "months", "backed-up"]),
        ("keep:>PT719H", ["seven", "backed-up"]),
        ("started:<2026-01-01", ["months"]),
        ("started:>=2025", ["months"]),
        ("started:>2025", []),
        ("started:<=2025-06", ["months"]),
        ("started:=2025-06", ["months"]),
        ("subjects:>=1500 subjects:<2000", ["asked"]),
        ("disclosure:none", ["seven"]),
        # What the register states for an activity is not silent, nor what was asked.
        ("retention:silent", []),
        ("retention:backup", ["backed-up"]),
        ("keep:silent", ["months"]),
        ("transfers:none", ["seven", "months", "backed-up", "asked"]),
        ("transfers:silent", []),
        ("state:linked", ["seven"]),
        ("state:inferred", ["months"]),
        ("state:open", ["asked"]),
        ("state:none", ["seven"]),
        # A word that all activities inherit tells none from another.
        ("backup", []),
    ],
)
def test_amounts_and_silence(query, found):
    assert kept(query) == found


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("keep:>=seven", "keep:>=seven"),
        ("keep:>=7", "keep:>=7"),
        ("keep:>", "keep:>"),
        ("name:>5", "name:>5"),
        ("started:<P7Y", "started:<P7Y"),
        ("status:=", "status:="),
        ("keep:>=P1Y|<x", "keep:<x"),
        ("keep:>=P" + "9" * 5000 + "Y", "keep:>=P" + "9" * 5000 + "Y"),
    ],
)
def test_what_cannot_be_compared_is_refused(query, word):
    with pytest.raises(QueryError) as refused:
        parse(query)
    assert (refused.value.word, refused.value.reason) == (word, "amount")


def test_not_stands_before_all_alternatives():
    with pytest.raises(QueryError) as refused:
        parse("news|!letter")
    assert (refused.value.word, refused.value.reason) == ("!letter", "not")
    assert parse('news|"!letter"')


def test_only_a_category_is_named():
    found = register('[party.a]\nname = "A"\nnamed = false\n\n[party.b]\nname = "B"\n')
    shown = [
        key for key, item in found.records.items() if matches(parse("named:false"), haystack(found, key, item, "en"))
    ]
    assert shown == ["a"]


def test_what_is_worked_out_is_asked_for_only_by_its_name():
    asked = []

    def derived(name):
        asked.append(name)
        return "third-country"

    stack = Haystack("x", {"to": "support"}, derived=derived)
    assert matches(parse("x"), stack)
    assert not matches(parse("basis:third-country"), stack)
    assert not asked
    assert matches(parse("to:support to:=third-country !uses:support"), stack)
    assert asked == ["to", "to", "uses"]


def test_of_twenty_thousand_each_amount_is_compared_once():
    stacks = [
        Haystack(f"record {n}", {"keep": f"p{n % 90}y\np{n % 7}m", "basis": "consent"}, frozenset(("retention",)))
        for n in range(20_000)
    ]
    clauses = parse("record keep:>=P80Y|=P3M basis:contract|consent retention:silent")
    before = compares.cache_info().misses
    assert sum(matches(clauses, stack) for stack in stacks) > 2000
    assert compares.cache_info().misses - before <= 2 * (90 + 7)


@pytest.mark.parametrize(
    ("period", "order", "sought", "is_certain"),
    [
        ("P1M", ">=", "P28D", True),
        ("P1M", ">=", "P29D", False),
        ("P1M", "<=", "P31D", True),
        ("P1M", "<=", "P30D", False),
        ("P2M", ">=", "P58D", True),
        ("P1Y", ">=", "P365D", True),
        ("P1Y", ">", "P365D", False),
        ("P1Y", "<=", "P366D", True),
        ("P28D", "<=", "P1M", True),
        ("P29D", "<=", "P1M", False),
        ("P12M", "=", "P1Y", True),
        ("P30D", "=", "P1M", False),
    ],
)
def test_a_period_is_more_than_another_only_by_every_calendar(period: str, order: str, sought: str, is_certain: bool):
    assert compares(order, sought, period) is is_certain
