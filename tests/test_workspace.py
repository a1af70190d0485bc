"""An open workspace: settings, registers read in the right order, everything worked out once."""

import datetime
import gc
from pathlib import Path

import pytest

from helpers import SAMPLE, TODAY, workspace
from ropa.finding import sentence
from ropa.workspace import Workspace


def opened(root: Path, files: dict[str, str]) -> Workspace:
    return Workspace(workspace(root, files), TODAY)


def test_registers_are_sorted_and_see_the_shared_records(tmp_path):
    portfolio = opened(tmp_path, SAMPLE).portfolio
    assert list(portfolio.registers) == ["acme", "beta", "shared"]
    assert portfolio.findings == ()
    assert [item.findings for item in portfolio.registers.values()] == [(), (), ()]
    assert portfolio.registers["acme"].find("shared/cloud") is not None
    found = portfolio.find("beta/newsletter")
    assert found is not None
    assert getattr(found[2], "name", "") == "Letter of Beta"


@pytest.mark.parametrize(
    ("settings", "code", "says"),
    [
        ("members = [", "R101", "Not valid TOML"),
        ('members = "client"', "R108", "a list"),
        ("members = [1]", "R108", "a text"),
        ("colour = 1", "R107", "Allowed: members"),
        ('members = ["gone"]', "R113", "gone is not a folder"),
    ],
)
def test_settings_that_cannot_be_used_are_reported_and_the_registers_are_read(tmp_path, settings, code, says):
    portfolio = opened(tmp_path, {**SAMPLE, "ropa.toml": settings}).portfolio
    (finding,) = portfolio.findings
    assert finding.rule == code
    assert says in sentence(finding, "en")
    assert str(finding.place).rpartition("/")[2].startswith("ropa.toml:")
    assert set(portfolio.registers) == {"acme", "beta", "shared"}


def test_a_slip_in_the_settings_hides_no_member(tmp_path):
    root = tmp_path / "registers"
    workspace(tmp_path, {"client/r.toml": SAMPLE["beta/register.toml"]})
    found = opened(root, {**SAMPLE, "ropa.toml": 'colour = 1\nmembers = ["../client", 3]\n'}).portfolio
    assert "client" in found.registers
    assert [(item.rule, item.place.line) for item in found.findings] == [("R108", 2), ("R107", 1)]


def test_a_member_is_read_like_a_folder_of_the_workspace(tmp_path):
    root = tmp_path / "registers"
    workspace(tmp_path, {"client/r.toml": SAMPLE["beta/register.toml"]})
    found = opened(root, {**SAMPLE, "ropa.toml": 'members = ["../client"]\n'})
    assert "client" in found.portfolio.registers


def test_there_is_no_such_folder(tmp_path):
    with pytest.raises(FileNotFoundError):
        Workspace(tmp_path / "gone", TODAY).portfolio  # noqa: B018


def test_loading_leaves_the_collector_as_it_was(tmp_path):
    assert gc.isenabled()
    opened(tmp_path, SAMPLE).portfolio  # noqa: B018
    assert gc.isenabled()


def test_everything_is_worked_out_once(tmp_path):
    found = opened(tmp_path, SAMPLE)
    acme = found.portfolio.registers["acme"]
    assert found.case(acme) is found.case(acme)
    assert found.findings(acme) is found.findings(acme)


def test_the_law_is_that_of_the_day(tmp_path):
    root = workspace(tmp_path, SAMPLE)
    for day, decision in (("2020-01-01", "2016/1250"), ("2026-01-01", "2023/1795")):
        law = Workspace(root, datetime.date.fromisoformat(day)).law
        found = law.jurisdiction("US")
        assert found is not None
        assert decision in found.decision


def test_a_finding_is_told_with_its_place_in_the_readers_language(tmp_path):
    root = workspace(tmp_path, {**SAMPLE, "beta/more.toml": '\n[partie.x]\nname = "X"\n'})
    told = {}
    for language in ("en", "nl"):
        found = Workspace(root, TODAY, language)
        told[language] = found.located(found.portfolio.registers["beta"].findings[0])
    assert str(told["en"].place).endswith("more.toml:2:1")
    assert told["en"].text != told["nl"].text
    assert "party" in told["nl"].text
    assert str(found.place("beta/newsletter")).endswith("register.toml:8:1")


def test_the_language_of_an_export(tmp_path):
    found = opened(tmp_path, SAMPLE)
    acme, beta = (found.portfolio.registers[name] for name in ("acme", "beta"))
    assert found.output_language(acme, None) == "nl"
    assert found.output_language(acme, "fr") == "fr"
    assert found.output_language(beta, None) == "en"
