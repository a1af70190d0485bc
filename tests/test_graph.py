"""Edges: one list, and the index and the network made of it."""

from collections import Counter

import pytest

from helpers import SAMPLE, register
from ropa.graph import Frame, Kind, edges, index, network, place_node, register_edges, term_node
from ropa.model import Activity
from ropa.register import Portfolio

ACME = register(SAMPLE["acme/register.toml"], SAMPLE["acme/activities.toml"], shared=SAMPLE["shared/vendors.toml"])

EXPECTED = {
    ("subject:customer", "concerns", "example/newsletter"),
    ("data:email-address", "holds", "example/newsletter"),
    ("example/shoe-size", "holds", "example/newsletter"),
    ("example/newsletter", "discloses", "example/support"),
    ("example/newsletter", "discloses", "shared/cloud"),
    ("example/support", "renders", "example/helpdesk"),
    ("example/support", "stored", "country:DE"),
    ("example/support", "accessed", "country:IN"),
    ("example/helpdesk", "seated", "country:IN"),
    ("example/acme", "seated", "country:NL"),
}


def test_every_statement_is_one_edge():
    found = [(edge.source, str(edge.kind), edge.target) for edge in register_edges(ACME)]
    assert Counter(found) == Counter(EXPECTED)


def test_an_edge_points_at_the_field_that_says_it():
    fields = {edge.kind: str(edge.at) for edge in register_edges(ACME)}
    assert fields[Kind.ACCESSED] == "example/support#accessed_from[1]"
    assert fields[Kind.DISCLOSES] == "example/newsletter#disclosure[2]"


def test_a_disclosure_carries_its_own_data_or_the_activitys():
    text = """\
[activity.a]
name = "A"
data = ["name"]
disclosure = [{ to = "controller", data = [] }, { to = "controller", data = ["iban"] }, { to = "controller" }]
[activity.b]
name = "B"
disclosure = [{ to = "controller" }]
"""
    carried = [edge.data for edge in register_edges(register(text)) if edge.kind is Kind.DISCLOSES]
    assert carried == [None, {"data:iban"}, {"data:name"}, None]


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ('[party.a]\nname = "A"\nparent = "b"\n', ("example/b", "controls", "example/a")),
        ('[engagement.a]\nparty = "p"\nunder = "b"\n', ("example/b", "subcontracts", "example/a")),
        ('[system.a]\nname = "A"\nengagement = "b"\n', ("example/a", "runs-on", "example/b")),
        ('[system.a]\nname = "A"\nstored_in = ["EEA"]\n', ("example/a", "stored", "region:EEA")),
        ('[activity.a]\nname = "A"\nsystems = ["b"]\n', ("example/a", "uses", "example/b")),
        ('[activity.a]\nname = "A"\nsources = ["controller"]\n', ("example/controller", "supplies", "example/a")),
        ('[activity.a]\nname = "A"\ncited = { document = "b" }\n', ("example/a", "cites", "example/b")),
    ],
)
def test_edges_point_the_way_data_moves(text, edge):
    assert edge in {(found.source, str(found.kind), found.target) for found in register_edges(register(text))}


def test_a_source_that_is_a_word_is_no_party():
    text = '[activity.a]\nname = "A"\nsources = ["data-subject"]\n'
    assert not [edge for edge in register_edges(register(text)) if edge.kind is Kind.SUPPLIES]


def test_index_and_network_hold_the_same_edges():
    listed = list(edges(Portfolio({"example": ACME})))
    found, graph = index(listed), network(listed)
    nodes = {end for edge in listed for end in (edge.source, edge.target)}
    assert set(graph.nodes) == nodes
    assert Counter(edge for _, _, edge in graph.edges(data="edge")) == Counter(listed)
    assert Counter(edge for node in nodes for edge in found.leaving(node)) == Counter(listed)
    assert Counter(edge for node in nodes for edge in found.reaching(node)) == Counter(listed)
    assert all(edge.source == node for node in nodes for edge in found.leaving(node))
    assert all(edge.target == node for node in nodes for edge in found.reaching(node))
    assert found.leaving("nowhere") == ()


def test_nodes_of_words():
    assert [place_node(code) for code in ("US", "EEA", "org:epo")] == ["country:US", "region:EEA", "org:epo"]
    assert term_node(ACME, "data", "shoe-size") == "example/shoe-size"
    assert term_node(ACME, "data", "name") == "data:name"
    assert term_node(ACME, "role", "newsletter") == "role:newsletter"


def test_the_frame_has_the_edges_that_no_activity_states():
    frame = Frame(ACME)
    found = [*register_edges(ACME), *register_edges(ACME.shared)]
    kept = [edge for edge in found if not isinstance(ACME.at(edge.at.record), Activity) and edge.at.record != "example"]
    for node in {node for edge in found for node in (edge.source, edge.target)}:
        assert list(frame.leaving(node)) == [edge for edge in kept if edge.source == node]
        assert list(frame.reaching(node)) == [edge for edge in kept if edge.target == node]
    assert len(kept) < len(found)
