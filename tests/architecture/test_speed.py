"""What keeps a large workspace fast, as counts that no machine can blur."""

import gc
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
import tomli

from helpers import REPOSITORY, SAMPLE, TODAY, framed, register, workspace
from ropa.finding import Severity
from ropa.graph import register_edges
from ropa.law import law_at
from ropa.model import Activity, Engagement
from ropa.rules import RULES, case_of, check
from ropa.rules.case import Case, Hit
from ropa.source import text as source_text
from ropa.workspace import Workspace, texts

FILES = {
    **SAMPLE,
    **{f"beta/more-{number}.toml": f'[party.more-{number}]\nname = "More {number}"\n' for number in range(5)},
}

COLLECTING = """\
import gc, sys
from pathlib import Path
import ropa.__main__, ropa.workspace, ropa.cli
ropa.cli.main = lambda: print(gc.isenabled()) or 0
ropa.__main__.main()
"""


@pytest.fixture
def parsed(monkeypatch) -> Counter[str]:
    """How often each text is parsed from now on."""
    found: Counter[str] = Counter()
    reading = tomli.loads

    def loads(text: str) -> object:
        found[text] += 1
        return reading(text)

    monkeypatch.setattr(source_text, "tomli", SimpleNamespace(loads=loads, TOMLDecodeError=tomli.TOMLDecodeError))
    return found


@pytest.fixture
def built(monkeypatch) -> list[str]:
    """The registers that a change builds anew from now on."""
    found: list[str] = []
    build = texts.build

    def counted(name, *args, **kwargs):
        found.append(name)
        return build(name, *args, **kwargs)

    monkeypatch.setattr(texts, "build", counted)
    return found


def test_a_command_runs_without_the_collector():
    command = [sys.executable, "-c", COLLECTING]
    done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, check=False)
    assert done.stdout.split() == ["False"], done.stderr


def test_nothing_that_was_loaded_is_looked_at_by_the_collector_again(tmp_path):
    found = Workspace(workspace(tmp_path, FILES), TODAY)
    record = next(iter(found.portfolio.registers["acme"].records.values()))
    assert not any(item is record for item in gc.get_objects())
    assert gc.get_freeze_count() > len(FILES)


def test_each_text_is_parsed_once(tmp_path, parsed):
    found = Workspace(workspace(tmp_path, FILES), TODAY)
    assert sum(len(found.findings(item)) for item in found.portfolio.registers.values())
    assert parsed == Counter(FILES.values())


def test_an_edit_of_one_file_parses_that_file_and_builds_its_register(tmp_path, parsed, built):
    root = workspace(tmp_path, FILES)
    found = Workspace(root, TODAY)
    before = dict(found.portfolio.registers)
    kept = {name: found.findings(item) for name, item in before.items()}
    parsed.clear()
    text = '[party.more-2]\nname = "Changed"\n'
    (root / "beta" / "more-2.toml").write_text(text, encoding="utf-8")
    found.reload([root / "beta" / "more-2.toml"])
    after = found.portfolio.registers
    assert parsed == Counter([text])
    assert built == ["beta"]
    assert {name for name in after if after[name] is not before[name]} == {"beta"}
    assert {name for name in after if found.findings(after[name]) is not kept[name]} == {"beta"}


class Steps:
    """How many calls and steps of generators Python takes while it is at work."""

    def __enter__(self) -> "Steps":
        self.count = 0
        sys.setprofile(self._count)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _count(self, _frame: object, event: str, _argument: object) -> None:
        self.count += event == "call"


def grown(activities: int) -> str:
    """A register with some activities, a tenth as many services and systems."""
    services = max(activities // 10, 1)
    text = framed('[party.vendor]\nname = "Vendor"\nseat = "US"\n')
    for number in range(services):
        text += (
            f'[engagement.service-{number}]\nparty = "vendor"\nstored_in = ["US"]\naccessed_from = ["IN", "DE"]\n'
            f'[system.system-{number}]\nname = "System {number}"\nengagement = "service-{number}"\n'
        )
    for number in range(activities):
        text += (
            f'[activity.a-{number}]\nname = "A {number}"\npurposes = ["Sending letters to people who ask for them"]\n'
            f'subjects = ["customer"]\ndata = ["name", "address"]\nsystems = ["system-{number % services}"]\n'
            f'[[activity.a-{number}.legal_basis]]\nbasis = "consent"\n'
            f'[[activity.a-{number}.disclosure]]\nto = "service-{number % services}"\nrole = "processor"\n'
        )
    return text


def steps_of(work, activities: int) -> int:
    """The steps that some work on a register of a size takes, once all that is read only once has been read."""
    work(register(grown(activities)))
    found = register(grown(activities))
    with Steps() as steps:
        work(found)
    return steps.count


WORK = {
    "edges": lambda found: list(register_edges(found)),
    "hops": lambda found: case_of(found, law_at(TODAY)).hops,
    "check": lambda found: check(case_of(found, law_at(TODAY))),
    **{rule.CODE: lambda found, rule=rule: check(case_of(found, law_at(TODAY)), (rule,)) for rule in RULES},
}


@pytest.mark.parametrize("name", WORK)
def test_work_grows_with_the_register_and_not_faster(name):
    small, middle, large = (steps_of(WORK[name], activities) for activities in (30, 60, 120))
    # From 60 to 120 it takes twice as many steps more as from 30 to 60; were it square, it would take four times.
    assert large - middle <= 2.4 * (middle - small) + 100


def test_work_that_is_square_would_be_seen():
    def is_same(one: str, other: str) -> bool:
        return one == other

    def square(found) -> list[str]:
        return [one for one in found.records for other in found.records if is_same(one, other)]

    small, middle, large = (steps_of(square, activities) for activities in (30, 60, 120))
    assert large - middle > 2.4 * (middle - small) + 100


def test_each_rule_looks_once_at_each_record_that_it_is_about():
    looked: Counter[str] = Counter()

    def looking(case: Case) -> Iterator[Hit]:
        for at, _, _ in case.activities():
            looked[at.record] += 1
            yield Hit(at)

    rule = SimpleNamespace(CODE="X100", SEVERITY=Severity.INFO, LAW="5(2)", ADVICE=True, check=looking)
    found = register(grown(20))
    assert len(check(case_of(found, law_at(TODAY)), (rule,))) == 20
    assert looked == Counter(found.address(key) for key, _ in found.of(Activity))


def test_a_hop_is_judged_once_for_all_activities_that_share_it():
    found = register(grown(60))
    hops = case_of(found, law_at(TODAY)).hops
    assert len(hops) == len(list(found.of(Engagement))) == 6
    assert {len(hop.activities) for hop in hops} == {10}
