"""`ropa list` in an order, with chosen columns, and counted; hops and home asked for in parts."""

import json

import pytest

from helpers import TODAY, told, workspace
from ropa.commands import Session, run_line
from ropa.layout import as_json
from ropa.query import Order, in_order, key_of
from ropa.results import Counts, Failure, Listing
from ropa.workspace import Workspace

FILES = {
    "r/a.toml": """\
[register]
organisation = "o"
review_every = "P1Y"
[[register.legal_basis]]
applies = ["plain"]
basis = "contract"
[party.o]
name = "O"
seat = "NL"
[party.near]
name = "Near"
seat = "IN"
[activity.long]
name = "Élan"
disclosure = [{ to = "near" }]
[[activity.long.retention]]
keep = "P7Y"
[[activity.long.legal_basis]]
basis = "consent"
[[activity.long.legal_basis]]
basis = "contract"
[activity.short]
name = "zebra"
[[activity.short.retention]]
keep = "P18M"
[[activity.short.open]]
field = "legal_basis"
state = "not-determined"
[activity.plain]
name = "Egg and bread"
[system.box]
name = "Cloud storage"
""",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return workspace(tmp_path_factory.mktemp("arranged"), FILES)


def ran(root, line):
    return run_line(line, Session(root, TODAY))


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("retention", ["short", "long", "plain"]),
        ("-retention", ["long", "short", "plain"]),
        ("name", ["plain", "long", "short"]),
        ("-name", ["short", "long", "plain"]),
        ("status,-id", ["short", "plain", "long"]),
    ],
)
def test_amounts_are_ordered_by_size_words_by_the_alphabet_and_silence_comes_last(root, sort, ids):
    result = ran(root, f"list activity --sort {sort}")
    assert isinstance(result, Listing)
    assert [row.address for row in result.rows] == [f"r/{name}" for name in ids]


def test_the_worst_come_first_by_findings(root):
    result = ran(root, "list activity --sort -findings")
    counts = [[int(word[1:]) for word in row.marks.split() if word.startswith("E")] for row in result.rows]
    assert counts == sorted(counts, reverse=True)


def test_an_order_by_what_records_say_checks_nothing(root, monkeypatch):
    def checked(*_):
        raise AssertionError("findings are asked for")

    monkeypatch.setattr(Workspace, "findings", checked)
    assert isinstance(ran(root, "list activity --sort retention,-name"), Listing)


def test_items_that_an_order_does_not_tell_apart_stay():
    words = ["b1", "a2", "b2", "a1", ""]
    ordered = in_order(words, (Order("x", is_falling=True),), lambda word, _: key_of(word[:1]))
    assert ordered == ["b1", "b2", "a2", "a1", ""]


def test_columns_are_chosen_and_a_wrong_one_is_refused_with_the_nearest(root):
    result = ran(root, "list activity --columns retention,purposes")
    assert result.fields == ("id", "name", "retention", "purposes")
    assert len(result.columns) == len(result.rows[0].cells) == 4
    for option in ("--columns purpses", "--sort -purpses", "--count purpses"):
        refused = ran(root, f"list activity {option}")
        assert isinstance(refused, Failure)
        assert "Did you mean “purposes”?" in refused.message
    assert ran(root, "list activity --count status --sort name").usage


@pytest.mark.parametrize("field", ["legal_basis", "retention", "name", "id", "disclosure", "status"])
def test_every_count_lists_just_what_it_counts(root, field):
    counts = ran(root, f"list activity --count {field}")
    assert isinstance(counts, Counts)
    assert counts.counts
    for count in counts.counts:
        assert len(ran(root, count.line).rows) == count.count, count
    assert sum(count.count for count in counts.counts) >= counts.total == 3


def test_counts_know_what_is_inherited_and_what_is_open(root):
    counts = ran(root, "list activity --count legal_basis")
    assert [(count.value, count.count) for count in counts.counts] == [("contract", 2), ("consent", 1), ("", 1)]
    assert "left open" in counts.counts[-1].label
    assert json.loads(as_json(counts))["counts"][0]["line"] == "list activity --where legal_basis:=contract"
    assert "     2  Contract" in told(root, "list activity --count legal_basis")[1]


def test_a_phrase_can_be_all_that_a_field_says(root):
    assert len(ran(root, """list system --where 'name:="cloud storage"'""").rows) == 1
    assert not ran(root, """list system --where 'name:="cloud"'""").rows
    assert len(ran(root, """list system --where 'name:"cloud"'""").rows) == 1


def test_hops_are_asked_for_by_what_they_are(root):
    assert len(ran(root, "transfers --coverage no-tool-recorded --sort -risk,importer").rows) == 1
    assert not ran(root, "transfers --risk low").rows
    assert "importer" in ran(root, "transfers --sort importr").message
    assert ran(root, "transfers --risk low --to x.html").usage


def test_every_tile_of_home_leads_somewhere(root):
    home = ran(root, "home")
    tiles = [*home.tiles, *(tile for register in home.registers for tile in register.tiles)]
    assert {"transfers r --verdict transfer --coverage no-tool-recorded", "check r --class art-30"} <= {
        tile.line for tile in tiles
    }
    for tile in tiles:
        assert not isinstance(ran(root, tile.line), Failure), tile
    assert not home.tiles
    brief = ran(root, "home --brief")
    assert all(tile.line.startswith("list ") for tile in brief.registers[0].tiles)
