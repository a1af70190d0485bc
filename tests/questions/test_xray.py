"""What a record uses and who uses it: both ways, to any depth, within one register."""

import datetime

import pytest

from helpers import SAMPLE, TODAY, register
from ropa.questions.uses import Tense
from ropa.questions.xray import Node, xray
from ropa.register import Portfolio, build
from ropa.source import parse


def portfolio(shared: str = "", **texts: str) -> Portfolio:
    common = build("shared", [parse("shared", "shared.toml", shared)])
    found = {name: build(name, [parse(name, "all.toml", text)], shared=common) for name, text in texts.items()}
    return Portfolio({**found, "shared": common})


def lines(node: Node, depth: int = 0) -> list[str]:
    """The tree as text: relation and address, `*` behind what is met again, `…` behind what is cut."""
    mark = ("*" if node.is_again else "") + ("…" if node.is_cut else "")
    own = f"{'.' * depth}{node.use.kind + ' ' if node.use else ''}{node.address}{mark}"
    return [own, *(line for item in node.branches for line in lines(item, depth + 1))]


def tree(found: Portfolio, address: str, **options) -> list[str]:
    return lines(xray(found, address, TODAY, **options).root)


def only(text: str) -> Portfolio:
    return Portfolio({"example": register(text)})


def test_what_an_activity_uses_reaches_its_places_and_their_words():
    example = register(
        SAMPLE["acme/register.toml"], SAMPLE["acme/activities.toml"], shared=SAMPLE["shared/vendors.toml"]
    )
    found = Portfolio({"example": example, "shared": example.shared})
    assert tree(found, "example/newsletter") == [
        "example/newsletter",
        ".concerns subject:customer",
        ".holds data:email-address",
        ".holds example/shoe-size",
        ".discloses example/support",
        "..renders example/helpdesk",
        "...seated country:IN",
        "..stored country:DE",
        "..accessed country:IN",
        ".discloses shared/cloud",
        "..seated country:US",
        ".activity.measures measure:access-control",
    ]
    assert tree(found, "country:IN", is_reverse=True) == [
        "country:IN",
        ".seated example/helpdesk",
        "..renders example/support*",
        ".accessed example/support",
        "..discloses example/newsletter",
    ]


TWO = """\
[register]
organisation = "me"
[party.me]
name = "Me"
[activity.{name}]
name = "A"
data = ["name"]
disclosure = [{{ to = "shared/service" }}]
"""
CLIENT_SUB = '[party.sub]\nname = "Sub"\n[engagement.sub-service]\nparty = "sub"\nunder = "shared/service"\n'
VENDOR = '[party.vendor]\nname = "V"\nseat = "US"\n[engagement.service]\nparty = "vendor"\n'


def test_a_shared_vendor_joins_no_two_registers():
    found = portfolio(VENDOR, a=TWO.format(name="x") + CLIENT_SUB, b=TWO.format(name="y"))
    assert not [line for line in tree(found, "b/y") if " a/" in line]
    assert ".." + "subcontracts a/sub-service" in tree(found, "a/x")
    below = tree(found, "shared/service", is_reverse=True)
    assert below == ["shared/service", ".discloses a/x", ".discloses b/y"]
    assert tree(found, "a/sub", is_reverse=True) == [
        "a/sub",
        ".renders a/sub-service",
        "..subcontracts shared/service",
        "...discloses a/x",
    ]


def test_a_word_is_followed_through_all_registers():
    found = portfolio(VENDOR, a=TWO.format(name="x"), b=TWO.format(name="y"))
    assert tree(found, "data:name", is_reverse=True) == ["data:name", ".holds a/x", ".holds b/y"]
    assert tree(found, "data:name") == ["data:name"]


CIRCLE = "".join(f'[party.{one}]\nname = "{one}"\nparent = "{other}"\n' for one, other in ("ab", "bc", "ca"))


@pytest.mark.parametrize("is_reverse", [False, True])
def test_a_circle_is_marked_and_ends(is_reverse):
    found = tree(only(CIRCLE), "example/a", is_reverse=is_reverse)
    assert len(found) == 4
    assert found[-1].endswith("example/a*")


def test_what_is_met_twice_is_expanded_where_it_is_nearest():
    text = """\
[activity.a]
name = "A"
disclosure = [{ to = "far" }, { to = "p" }]
[engagement.far]
party = "p"
[party.p]
name = "P"
seat = "IN"
"""
    assert tree(only(text), "example/a") == [
        "example/a",
        ".discloses example/far",
        "..renders example/p*",
        ".discloses example/p",
        "..seated country:IN",
    ]


def test_a_depth_cuts_and_says_so():
    found = only(CIRCLE)
    assert tree(found, "example/a", depth=1) == ["example/a", ".controls example/b…"]


def test_a_chain_of_any_length_is_cut_not_crashed():
    chain = "".join(f'[party.p{n}]\nname = "{n}"\nparent = "p{n + 1}"\n' for n in range(300))
    assert tree(only(chain), "example/p0", depth=5000)[-1].endswith("…")


DATED = """\
[activity.a]
name = "A"
disclosure = [
    {{ to = "p", until = 2020-01-01 }},
    {second}
]
[party.p]
name = "P"
"""


@pytest.mark.parametrize(
    ("second", "tense", "is_possible_only"),
    [
        ("", Tense.PAST, False),
        ('{ to = "p", from = 2030-01-01 }', Tense.PLANNED, False),
        ('{ to = "p", certainty = "may" }', Tense.CURRENT, True),
        ('{ to = "p", certainty = "may" }, { to = "p" }', Tense.CURRENT, False),
    ],
)
def test_past_planned_and_possible_disclosures_are_told_apart(second, tense, is_possible_only):
    root = xray(only(DATED.format(second=second)), "example/a", TODAY).root
    assert (root.branches[0].tense, root.branches[0].is_possible_only) == (tense, is_possible_only)


def test_the_day_decides_what_is_past():
    found = only(DATED.format(second=""))
    assert xray(found, "example/a", datetime.date(2019, 1, 1)).root.branches[0].tense is Tense.CURRENT


def test_what_a_retired_activity_used_is_past():
    found = only('[activity.a]\nname = "A"\nstatus = "retired"\ndata = ["name"]\n')
    assert xray(found, "data:name", TODAY, is_reverse=True).root.branches[0].tense is Tense.PAST


def test_a_disclosure_tied_to_no_activity_is_the_registers():
    text = """\
[register]
organisation = "me"
[party.me]
name = "Me"
[[register.disclosure]]
to = "p"
applies = "not-attributed"
[[register.disclosure]]
to = "q"
applies = "all"
[party.p]
name = "P"
[party.q]
name = "Q"
[activity.a]
name = "A"
"""
    found = only(text)
    assert tree(found, "example/p", is_reverse=True) == ["example/p", ".discloses example"]
    assert tree(found, "example/q", is_reverse=True) == ["example/q", ".discloses example/a"]
    use = xray(found, "example/p", TODAY, is_reverse=True).root.branches[0].use
    assert use
    assert use.is_unattributed


def test_references_that_are_no_edges_count_as_use():
    text = """\
[activity.a]
name = "A"
measures = ["locked-room"]
dpia = { document = "assessment" }
[document.assessment]
title = "Assessment"
[measure.locked-room]
name = "Locked room"
broader = "access-control"
"""
    found = only(text)
    assert tree(found, "example/assessment", is_reverse=True)[1:] == [".dpia.document example/a"]
    assert tree(found, "measure:access-control", is_reverse=True)[1:] == [
        ".measure.broader example/locked-room",
        "..activity.measures example/a",
    ]


def test_silence_is_shown_and_never_taken_for_none():
    text = """\
[activity.a]
name = "A"
[activity.b]
name = "B"
data = []
subjects = []
disclosure = []
[engagement.e]
party = "p"
stored_in = ["EEA"]
[party.p]
name = "P"
seat = "NL"
"""
    found = only(text)
    assert xray(found, "example/a", TODAY).root.silent == ("concerns", "holds", "discloses")
    assert xray(found, "example/b", TODAY).root.silent == ()
    assert xray(found, "example/e", TODAY).root.silent == ("accessed",)
    assert xray(found, "data:name", TODAY, is_reverse=True).silent == ("example/a",)
    assert xray(found, "country:US", TODAY, is_reverse=True).silent == ("example/e",)


def test_what_could_not_be_read_is_named():
    assert xray(only('[activity.a]\nname = "A"\ncolour = "red"\n'), "example/a", TODAY).unread == ("example",)
