"""Workspaces that are generated to be measured: the same for the same seed, and made as real ones are."""

import datetime
from pathlib import Path

import pytest
from bench.generate import generate

from ropa.model import Activity, Engagement, Party
from ropa.register import SHARED, Register, statements
from ropa.transfers import Coverage, Risk, Verdict
from ropa.workspace import Workspace

DAY = datetime.date(2026, 11, 22)
SIZE = {"activities": 90, "parties": 60, "registers": 3}


def texts(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def made(root: Path, *, seed: int = 1, has_file_each: bool = False) -> Path:
    generate(root, **SIZE, seed=seed, has_file_each=has_file_each)
    return root


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(made(tmp_path_factory.mktemp("generated") / "there"), DAY)


def organisations(opened: Workspace) -> list[Register]:
    return [register for name, register in opened.portfolio.registers.items() if name != SHARED]


@pytest.mark.parametrize("has_file_each", [False, True])
def test_the_same_seed_makes_the_same_texts_and_another_seed_others(tmp_path: Path, has_file_each: bool) -> None:
    first, again = (made(tmp_path / name, has_file_each=has_file_each) for name in ("first", "again"))
    assert texts(first) == texts(again)
    assert texts(first) != texts(made(tmp_path / "other", seed=2, has_file_each=has_file_each))


def test_a_file_per_activity_and_one_per_register_say_the_same(tmp_path: Path, opened: Workspace) -> None:
    apart = Workspace(made(tmp_path / "apart", has_file_each=True), DAY)
    assert len(texts(opened.root)) == 1 + SIZE["registers"]
    assert len(texts(apart.root)) == 1 + SIZE["registers"] + SIZE["activities"]
    assert apart.portfolio.registers.keys() == opened.portfolio.registers.keys()
    for name, register in opened.portfolio.registers.items():
        assert apart.portfolio.registers[name].own == register.own
        assert apart.portfolio.registers[name].records == register.records


def test_all_of_it_can_be_read(opened: Workspace) -> None:
    for register in opened.portfolio.registers.values():
        assert not register.lost
        assert register.findings == ()
    count = sum(len(list(register.of(Activity))) for register in organisations(opened))
    assert count == SIZE["activities"]


def test_there_are_chains_of_sub_processors_and_shared_vendors(opened: Workspace) -> None:
    depths = []
    for register in organisations(opened):
        under = {key: item.under for key, item in register.of(Engagement)}
        for engagement in under.values():
            depth, above = 0, engagement
            while above:
                depth, above = depth + 1, under[above]
            depths.append(depth)
    assert 0 in depths
    assert max(depths) > 1
    engaged = [{item.party for _, item in register.of(Engagement)} for register in organisations(opened)]
    assert any(party.startswith(f"{SHARED}/") for party in set.intersection(*engaged))
    assert any(item.parent for register in organisations(opened) for _, item in register.of(Party))


def test_transfers_end_in_every_way(opened: Workspace) -> None:
    hops = [hop for register in organisations(opened) for hop in opened.case(register).hops]
    assert {hop.verdict for hop in hops} == set(Verdict)
    assert {hop.coverage for hop in hops} >= {Coverage.COVERED, Coverage.NO_TOOL_RECORDED}
    assert {hop.risk for hop in hops} >= {Risk.LOW, Risk.NOT_ASSESSED, Risk.HIGH}
    assert len({hop.tool for hop in hops}) > 3


@pytest.mark.parametrize("name", ["measures", "disclosure", "retention", "legal_basis", "stored_in", "transfers"])
def test_some_activities_inherit_and_some_say_it_themselves(opened: Workspace, name: str) -> None:
    origins = {
        statement.at.record == register.name
        for register in organisations(opened)
        for key, activity in register.of(Activity)
        for statement in statements(register, key, activity, name)
    }
    assert origins == {True, False}


def test_some_of_it_is_proven_and_some_not(opened: Workspace) -> None:
    proven = [bool(item.evidence) for register in organisations(opened) for _, item in register.of(Activity)]
    assert set(proven) == {True, False}
    assert all(register.own and register.own.evidence for register in organisations(opened))
