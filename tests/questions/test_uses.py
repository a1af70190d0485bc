"""References looked for where they are asked: none is missing, none is twice, both ways tell the same."""

from collections import Counter
from collections.abc import Iterable

import pytest

from helpers import REGISTERS, SAMPLE, TODAY, register
from ropa.graph import record_edges, register_edges
from ropa.questions.uses import Use, Uses
from ropa.register import Register
from ropa.register.mentions import referring
from ropa.register.references import words
from ropa.register.statements import holding
from ropa.workspace import Workspace

ACME = register(SAMPLE["acme/register.toml"], SAMPLE["acme/activities.toml"], shared=SAMPLE["shared/vendors.toml"])
SHIPPED = tuple(Workspace(REGISTERS, TODAY).portfolio.registers.values())


def everything(registers: Iterable[Register]) -> tuple[Counter[Use], Counter[Use]]:
    """All uses by who uses, and all by what is used, from every node that any edge or use leads to."""
    registers = tuple(registers)
    found = Uses(registers)
    nodes = {one.address(key) for one in registers for key in ("", *one.records)}
    nodes |= {node for one in registers for edge in register_edges(one) for node in (edge.source, edge.target)}
    nodes |= {use.used for node in nodes for use in found.by(node)}
    sides = [[use for node in sorted(nodes) for use in side(node)] for side in (found.by, found.of)]
    return Counter(map(_shown, sides[0])), Counter(map(_shown, sides[1]))


def _shown(use: Use) -> tuple[object, ...]:
    return use.user, use.used, use.kind, use.register, use.at


@pytest.mark.parametrize("registers", [(ACME, ACME.shared), SHIPPED], ids=["sample", "shipped"])
def test_both_ways_tell_the_same_and_every_edge_is_told_once(registers):
    by, of = everything(registers)
    assert by == of
    assert sum(len(list(register_edges(one))) for one in registers) <= sum(by.values())
    told = {(user, used) for user, used, *_ in by}
    edges = {frozenset((edge.source, edge.target)) for one in registers for edge in register_edges(one)}
    assert edges <= {frozenset(pair) for pair in told}


def test_a_scope_leaves_out_other_registers():
    found = Uses(SHIPPED)
    all_told = list(found.of("country:NL"))
    name = next(use.register for use in all_told if use.register != "shared")
    assert {use.register for use in all_told} > {name}
    assert list(found.of("country:NL", name)) == [use for use in all_told if use.register in (name, "shared")]


def test_who_works_under_another_is_used_by_it_though_it_says_so_itself():
    text = (
        '[party.a]\nname = "A"\n\n[engagement.above]\nparty = "a"\n\n[engagement.below]\nparty = "a"\nunder = "above"\n'
    )
    found = Uses((register(text),))
    assert [use.used for use in found.by("example/above")] == ["example/a", "example/below"]
    assert [use.user for use in found.of("example/below")] == ["example/above"]


@pytest.mark.parametrize("registers", [(ACME, ACME.shared), SHIPPED], ids=["sample", "shipped"])
def test_edges_to_one_node_are_those_of_all_that_touch_it(registers):
    for one in registers:
        for key, record in one.records.items():
            every = list(record_edges(one, key, record))
            address = one.address(key)
            others = {edge.target if edge.source == address else edge.source for edge in every}
            for node in others:
                told = [edge for edge in every if node in (edge.source, edge.target)]
                assert list(record_edges(one, key, record, node)) == told
            assert not list(record_edges(one, key, record, "country:nowhere"))


@pytest.mark.parametrize("registers", [(ACME, ACME.shared), SHIPPED], ids=["sample", "shipped"])
def test_whoever_refers_to_a_record_is_known_by_the_word_for_it(registers):
    for one in registers:
        told = {(item.word, item.record.partition("/")[2]) for item in words(one) if item.field.declared.refs}
        known = referring(one)
        assert told <= {(word, key) for word, keys in known.items() for key in keys}


def test_what_is_stated_for_some_activities_is_held_by_those_alone():
    text = (
        '[register]\norganisation = "a"\nlanguage = "en"\n\n'
        '[[register.disclosure]]\napplies = ["one"]\nto = "a"\n\n'
        '[[register.disclosure]]\napplies = "not-attributed"\nto = "a"\n\n'
        '[[register.disclosure]]\napplies = "all"\nto = "a"\n\n'
        '[party.a]\nname = "A"\n\n[activity.one]\nname = "One"\n\n[activity.two]\nname = "Two"\n'
    )
    read = register(text)
    held = [list(holding(read, ("disclosure", number, "to"))) for number in range(3)]
    assert held == [["one"], [], ["one", "two"]]
    assert not holding(read, ("organisation",))
    assert sorted(use.user for use in Uses((read,)).of("example/a") if use.kind == "discloses") == [
        "example",
        "example/one",
        "example/one",
        "example/two",
    ]
