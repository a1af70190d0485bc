"""Circles of references: each found once, by its field, from the record that was read first."""

import pytest

from helpers import faults, hops, register
from ropa.model import cycles


def party(key: str, parent: str) -> str:
    return f'[party.{key}]\nname = "{key}"\nparent = "{parent}"\n'


def test_a_circle_is_found_once_and_its_tail_is_not():
    found = register(party("tail", "b") + party("a", "c") + party("b", "a") + party("c", "b"))
    assert list(cycles(found.records, found.records)) == [("parent", ("a", "c", "b"))]


def test_chains_that_end_are_no_circles():
    found = register(party("a", "b") + party("b", "c") + party("c", "gone") + party("d", "c"))
    assert list(cycles(found.records, found.records)) == []
    assert found.findings == ()


CIRCLES = {
    "under": '[engagement.a]\nparty = "controller"\nunder = "b"\n[engagement.b]\nparty = "controller"\nunder = "a"\n',
    "parent": party("a", "b") + party("b", "a"),
    "replaced_by": '[activity.a]\nname = "A"\nreplaced_by = "b"\n[activity.b]\nname = "B"\nreplaced_by = "a"\n',
    "broader": '[data.a]\nname = "A"\nbroader = "b"\n[data.b]\nname = "B"\nbroader = "a"\n',
}


@pytest.mark.parametrize("field", CIRCLES)
def test_every_field_that_leads_upwards_is_looked_at(field):
    found = register(CIRCLES[field])
    (finding,) = found.findings
    assert (finding.rule, finding.at.record, finding.at.field) == ("R112", "example/a", (field,))
    assert finding.params == {"key": field, "cycle": "a → b → a"}
    line = 1 + CIRCLES[field].splitlines().index(f'{field} = "b"')
    assert faults(found) == [("R112", f"1.toml:{line}:1")]


def test_a_record_that_names_itself():
    assert [finding.params["cycle"] for finding in register(party("a", "a")).findings] == ["a → a"]


def test_a_word_of_another_kind_is_no_circle():
    assert register('[data.a]\nname = "A"\nbroader = "b"\n[subject.b]\nname = "B"\nbroader = "a"\n').findings == ()


def test_circles_do_not_stop_the_judgement_of_transfers():
    assert [hop.importer for hop in hops(CIRCLES["under"])] == ["example/controller"] * 2
