"""Tables within records that say the same are one value, and each is still read as what it says."""

from helpers import framed, register
from ropa.model import Activity
from ropa.register import Sharing, build
from ropa.source import parse, parsed

TWO = """\
[activity.a]
name = "A"
disclosure = [{ to = "p", role = "processor" }]

[[activity.a.retention]]
keep = "P2Y"
after = ["end"]

[activity.b]
name = "B"
disclosure = [{ to = "p", role = "processor" }, { to = "p" }]

[[activity.b.retention]]
keep = "P2Y"
after = ["end"]
"""


def _activities(text: str) -> tuple[list[Activity], list[tuple[str, str]]]:
    found = register(framed(text))
    return [record for _, record in found.of(Activity)], [(item.rule, str(item.at)) for item in found.findings]


def test_tables_that_say_the_same_are_one_part_and_others_are_not():
    (one, other), findings = _activities(TWO)
    assert one.disclosure[0] is other.disclosure[0] is not other.disclosure[1]
    assert one.retention[0] is other.retention[0]
    assert [item.to for item in other.disclosure] == ["p", "p"]
    assert findings == []


def test_registers_that_are_read_together_share_their_tables():
    sharing = Sharing()
    kept = [build(name, [parse(name, "a.toml", TWO)], sharing=sharing).records["a"].disclosure[0] for name in "xy"]
    assert kept[0] is kept[1]


def test_two_registers_that_are_read_apart_share_nothing():
    (one, _), _ = _activities(TWO)
    (other, _), _ = _activities(TWO)
    assert one.disclosure == other.disclosure
    assert one.disclosure[0] is not other.disclosure[0]


def test_a_figure_is_not_taken_for_a_truth_value_that_equals_it():
    (one, other), findings = _activities(
        '[activity.a]\nname = "A"\ndpia = { required = true }\n[activity.b]\nname = "B"\ndpia = { required = 1 }\n'
    )
    assert one.dpia.required is True
    assert other.dpia.required is None
    assert findings == [("R108", "example/b#dpia.required")]


def test_a_table_that_cannot_be_read_is_reported_wherever_it_stands():
    wrong = "disclosure = [{ to = 1 }, { to = 'p' }]\n"
    (one, other), findings = _activities(f'[activity.a]\nname = "A"\n{wrong}[activity.b]\nname = "B"\n{wrong}')
    assert [[item.to for item in record.disclosure] for record in (one, other)] == [["p"], ["p"]]
    assert findings == [("R108", "example/a#disclosure[1].to"), ("R108", "example/b#disclosure[1].to")]


def test_records_beside_one_that_cannot_be_read_are_read_as_they_are_without_it():
    party = '[party.{}]\nname = "A"\nseat = "NL"\nparent = "a"\nreview = [{{ on = 2026-01-01, by = "B" }}]\n\n'
    good = party.format("a") + party.format("b") + party.format("c")
    faults = (
        '[party.d]\nname = "D"\nseat = 1\n',
        '[party.D]\nname = "D"\n',
        '[party]\nd = "D"\n',
        "[party.d]\nseat = 1\n",
    )
    whole = build("example", [parsed("example", "a.toml", good)])
    for fault in faults:
        found = build(
            "example", [parsed("example", "a.toml", fault + good if fault.startswith("[party]") else good + fault)]
        )
        assert {finding.rule for finding in found.findings} > {finding.rule for finding in whole.findings}
        assert {key: found.records[key] for key in "abc"} == whole.records
        assert {key: found.homes[key].table for key in "abc"} == {key: whole.homes[key].table for key in "abc"}
