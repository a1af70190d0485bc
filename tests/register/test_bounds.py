"""Texts nested too deeply, which the models alone keep from being read: they are refused whole, and nothing crashes."""

import datetime
from collections.abc import Iterator

import pytest

from helpers import FRAME, faults
from ropa.model import KINDS, Part, plan
from ropa.register import build
from ropa.source import MAX_DEPTH, Source, parse, parsed

OWN = "\n".join(FRAME.values())
BEFORE = '[party.before]\nname = "Before"\n'
AFTER = '[party.before]\nname = "Twice"\n'

FAR, VERY_FAR, FARTHEST = (".".join("k" * steps) for steps in (MAX_DEPTH, 5_000, 50_000))


def depths(model: type[Part], depth: int = 1) -> Iterator[int]:
    """How deep what a table may hold is nested, the table itself counted."""
    for field in plan(model):
        below = depth + 1 + field.many
        yield from depths(field.part, below) if field.part else (below,)


def test_models_read_nothing_that_is_nested_too_deeply():
    for model in KINDS.values():
        # The name of the kind and the id stand around the table.
        assert max(depths(model, 3)) < MAX_DEPTH
        leaves = {field.leaf for field in plan(model) if field.part is None}
        assert leaves <= {str, int, bool, datetime.date}


@pytest.mark.parametrize("far", [FAR, VERY_FAR, FARTHEST])
@pytest.mark.parametrize(
    "deep",
    [
        "strange.{}= 1\n",
        "[activity.Wrong_Id.{}]\n",
        "[activity.lost.{}]\n",
        '[party.more]\nname = "More"\n{} = 1\n',
        '[party.more]\nname = "More"\nevidence.{} = 1\n',
        '[activity.more]\nname = "More"\ntransfers.{} = 1\n',
        '[activity.more]\nname = "More"\n[[activity.more.disclosure]]\nto = "before"\ntransfer.{} = 1\n',
        '[party.controller]\nname = "Twice"\nnote.{} = 1\n',
        "[register]\nmeasures.{} = 1\n",
    ],
)
def test_a_text_nested_too_deeply_is_refused_whole_and_hides_nothing_else(far, deep):
    text = f"{BEFORE.replace('before', 'beside')}{deep.format(far)}{AFTER}"
    if "[register]" in deep or "strange" in deep:
        text = f"{deep.format(far)}{AFTER}"
    found = build("r", [parsed("r", "1.toml", OWN + BEFORE), parsed("r", "2.toml", text)])
    assert faults(found) == [("R104", "2.toml:1:1")]
    assert found.findings == build("r", [parse("r", "1.toml", OWN + BEFORE), parse("r", "2.toml", text)]).findings
    assert list(found.records) == ["controller", "before"]
    assert list(found.homes) == ["", "controller", "before"]
    assert not found.lost
    assert [bool(source.values) for source in found.sources] == [True, False]


def test_the_registers_own_record_is_refused_with_its_text():
    text = f"{OWN}{BEFORE}[strange.{FAR}]\n"
    found = build("r", [parsed("r", "1.toml", text)])
    assert faults(found) == [("R104", "1.toml:1:1"), ("R114", "1.toml:1:1")]
    assert (found.own, found.records, found.homes) == (None, {}, {})


def test_what_is_wrong_and_not_too_deep_is_told_as_it_is():
    texts = [OWN + BEFORE, f'[party.more]\nname = "More"\nevidence.{".".join("k" * 10)} = 1\n', AFTER]
    sides = [
        build("r", [read("r", f"{number}.toml", text) for number, text in enumerate(texts)]) for read in (parse, parsed)
    ]
    assert sides[0] == sides[1]
    assert [rule for rule, _ in faults(sides[1])] == ["R108", "R111"]


def test_a_text_without_faults_is_the_one_that_was_given():
    given = Source("1.toml", OWN, parse("r", "1.toml", OWN).values)
    (kept,) = build("r", [given]).sources
    assert kept is given


def test_a_circle_in_a_text_that_is_refused_is_not_looked_for():
    circle = '[party.a]\nname = "A"\nparent = "a"\n'
    texts = [OWN + BEFORE, f"{circle}strange.{FAR} = 1\n", circle]
    assert faults(build("r", [parsed("r", "1.toml", texts[0]), parsed("r", "2.toml", texts[1])])) == [
        ("R104", "2.toml:1:1")
    ]
    found = build("r", [parsed("r", f"{number}.toml", text) for number, text in enumerate(texts, 1)])
    assert faults(found) == [("R104", "2.toml:1:1"), ("R112", "3.toml:3:1")]
