"""What most registers and activities hang on, counted without joining what is not the same."""

import pytest

from helpers import TODAY
from ropa.law import law_at
from ropa.questions.concentration import By, Concentration, concentration
from ropa.register import build
from ropa.source import parse


def asked(by: By, shared: str = "", **texts: str) -> Concentration:
    common = build("shared", [parse("shared", "shared.toml", shared)])
    frame = '[register]\norganisation = "me"\n[party.me]\nname = "Me"\nseat = "NL"\n'
    found = [build(name, [parse(name, "all.toml", frame + text)], shared=common) for name, text in texts.items()]
    # A circle of parents is a finding, and must not keep the question from an answer.
    assert not [fault for item in (*found, common) for fault in item.findings if fault.rule != "R112"]
    return concentration([*found, common], law_at(TODAY), by)


def rows(found: Concentration) -> list[tuple[str, str, int, int]]:
    return [(row.sort.value, row.key, len(row.registers), len(row.activities)) for row in found.rows]


ONE = '[activity.a]\nname = "A"\ndisclosure = [{ to = "p" }]\n[party.p]\nname = "Cloud  Inc."\nseat = "US"\n'
TWO = (
    '[activity.b]\nname = "B"\ndisclosure = [{ to = "e" }]\n'
    '[engagement.e]\nparty = "q"\n[party.q]\nname = "CLOUD Inc."\n'
)


def test_named_parties_of_one_name_count_as_one():
    found = asked(By.PARTY, one=ONE, two=TWO)
    assert rows(found) == [("party", "cloud inc.", 2, 2)]
    assert found.rows[0].records == ("one/p", "two/q")
    assert not found.rows[0].is_shared
    assert found.registers == ("one", "two")


def test_a_shared_party_is_one_record():
    text = '[activity.a]\nname = "A"\ndisclosure = [{ to = "shared/p" }]\n'
    row = asked(By.PARTY, '[party.p]\nname = "P"\n', one=text, two=text).rows[0]
    assert (row.records, row.registers, row.is_shared) == (("shared/p",), ("one", "two"), True)
    assert row.activities == ("one/a", "two/a")


def test_what_a_register_engages_under_a_shared_engagement_counts_beside_what_that_one_hangs_on():
    shared = '[party.p]\nname = "P"\n[engagement.base]\nparty = "p"\n'
    below = '[party.q]\nname = "Q"\n[engagement.mine]\nunder = "shared/base"\nparty = "q"\n'
    using = '[activity.a]\nname = "A"\ndisclosure = [{ to = "shared/base" }]\n'
    found = asked(By.PARTY, shared, one=using + below, two=using)
    assert {row.key: row.activities for row in found.rows} == {"p": ("one/a", "two/a"), "q": ("one/a",)}


UNNAMED = (
    '[activity.a]\nname = "A"\ndisclosure = [{ to = "p" }]\n'
    '[party.p]\nname = "Hosts"\nnamed = false\ncategory = "hosting"\n'
)


def test_unnamed_parties_are_never_merged_across_registers():
    found = asked(By.PARTY, one=UNNAMED, two=UNNAMED)
    assert [(row.sort, row.key, row.register) for row in found.rows] == [
        ("category", "hosting", "one"),
        ("category", "hosting", "two"),
    ]
    assert rows(asked(By.CATEGORY, one=UNNAMED, two=UNNAMED)) == [("category", "hosting", 2, 2)]


def test_a_shared_unnamed_party_is_not_merged_either():
    text = '[activity.a]\nname = "A"\ndisclosure = [{ to = "shared/p" }]\n'
    shared = '[party.p]\nname = "Hosts"\nnamed = false\ncategory = "hosting"\n'
    assert [row.register for row in asked(By.PARTY, shared, one=text, two=text).rows] == ["one", "two"]


def test_the_worst_comes_first():
    text = """\
[activity.a]
name = "A"
disclosure = [{ to = "often" }, { to = "once" }]
[activity.b]
name = "B"
disclosure = [{ to = "often" }]
[party.once]
name = "Also"
[party.often]
name = "Often"
"""
    assert rows(asked(By.PARTY, one=text)) == [("party", "often", 1, 2), ("party", "also", 1, 1)]


CHAIN = """\
[activity.a]
name = "A"
systems = ["crm"]
disclosure = []
[system.crm]
name = "CRM"
engagement = "hosting"
stored_in = ["IE"]
[engagement.hosting]
party = "host"
stored_in = ["EEA"]
accessed_from = ["IN"]
[engagement.below]
party = "sub"
under = "hosting"
stored_in = []
accessed_from = []
[party.host]
name = "Host"
seat = "DE"
parent = "top"
[party.sub]
name = "Sub"
seat = "US"
parent = "host"
[party.top]
name = "Top"
seat = "CN"
parent = "host"
"""


def test_systems_sub_processors_and_parents_are_followed_and_circles_end():
    found = {row.key: row for row in asked(By.PARTY, one=CHAIN).rows}
    assert {key: row.activities for key, row in found.items()} == dict.fromkeys(("host", "sub", "top"), ("one/a",))
    assert found["top"].exposed == ("one/a",)
    assert found["host"].exposed == ()


def test_places_are_those_of_the_data_and_regions_stay_regions():
    found = {row.key for row in asked(By.PLACE, one=CHAIN).rows}
    assert found == {"country:IE", "region:EEA", "country:IN", "country:DE", "country:US"}


@pytest.mark.parametrize("by", list(By))
def test_silence_is_a_row_of_its_own_at_the_end(by):
    text = '[activity.a]\nname = "A"\n[activity.b]\nname = "B"\ndisclosure = []\n'
    assert rows(asked(by, one=text)) == [("silent", "", 1, 1)]


@pytest.mark.parametrize(
    "more",
    ["until = 2020-01-01", "from = 2030-01-01", 'role = "internal"', 'role = "public"'],
)
def test_what_is_over_not_begun_internal_or_public_is_no_dependence(more):
    assert rows(asked(By.PARTY, one=ONE.replace('to = "p"', f'to = "p", {more}'))) == []


@pytest.mark.parametrize("more", ['status = "retired"', "ended = 2020-01-01", "started = 2030-01-01"])
def test_activities_out_of_operation_do_not_count(more):
    found = asked(By.PARTY, one=ONE.replace('name = "A"', f'name = "A"\n{more}'))
    assert (found.rows, found.activities) == ((), ())


def test_what_may_take_place_is_counted_as_such():
    found = asked(By.PARTY, one=ONE.replace('to = "p"', 'to = "p", certainty = "may"'))
    assert found.rows[0].possible == found.rows[0].activities == ("one/a",)


def test_what_is_tied_to_no_activity_counts_for_the_register():
    text = '[[register.disclosure]]\nto = "p"\napplies = "not-attributed"\n[party.p]\nname = "P"\n'
    idle = '[engagement.e]\nparty = "q"\n[party.q]\nname = "Q"\n'
    assert rows(asked(By.PARTY, one=text + idle)) == [("party", "p", 1, 0), ("party", "q", 1, 0)]


def test_the_organisation_itself_is_no_dependence():
    text = '[activity.a]\nname = "A"\ndisclosure = [{ to = "me" }]\n'
    assert rows(asked(By.PARTY, one=text)) == []


@pytest.mark.parametrize(
    ("seat", "transfer", "expected"),
    [
        ("IN", '{ tool = "scc" }', ("tool", "scc")),
        ("IN", "{}", ("no-tool", "")),
        ("CH", "{}", ("decision", "CH")),
        ("CH", '{ tool = "adequacy" }', ("decision", "CH")),
        ("US", "{ scope = { active = true } }", ("decision", "US")),
        ("US", "{}", ("unconfirmed-decision", "US")),
        ("THIRD", "{}", ("no-tool", "")),
    ],
)
def test_tools_are_what_the_transfers_rest_on(seat, transfer, expected):
    text = f"""\
[activity.a]
name = "A"
disclosure = [{{ to = "p", transfer = {transfer} }}]
[party.p]
name = "P"
seat = "{seat}"
"""
    assert rows(asked(By.TOOL, one=text)) == [(*expected, 1, 1)]


def test_a_tool_reaches_the_activities_behind_a_system():
    found = asked(By.TOOL, one=CHAIN)
    assert rows(found) == [("no-tool", "", 1, 1), ("unconfirmed-decision", "US", 1, 1)]
    assert [row.records for row in found.rows] == [("one/hosting",), ("one/below",)]
