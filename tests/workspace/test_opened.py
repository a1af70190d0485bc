"""An open workspace: settings, registers read in the right order, everything worked out once."""

import datetime
import gc
from pathlib import Path

import pytest

from helpers import SAMPLE, TODAY, workspace
from ropa.finding import dotted, sentence
from ropa.source import positions
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


ROW = '[[law.place]]\ncode = "KE"\nstatus = "adequate"\ndecision = "(EU) 2026/1"\nsource = "OJ"\n'


def test_own_rows_of_the_law_are_read(tmp_path):
    tool = '[[law.tool]]\ntool = "scc-pre-2021"\nfrom = 2030-01-01\nsource = "OJ"\n'
    found = opened(tmp_path, {**SAMPLE, "ropa.toml": ROW + tool})
    assert found.portfolio.findings == ()
    kenya = found.law.jurisdiction("KE")
    assert kenya is not None
    assert (kenya.status, kenya.decision, kenya.source, kenya.confidence, kenya.own) == (
        "adequate",
        "(EU) 2026/1",
        "OJ",
        "",
        True,
    )
    (period,) = found.law.periods("scc-pre-2021")
    assert (str(period.begins), period.until) == ("2030-01-01", None), "an end before the beginning is none"


def test_a_slip_in_one_row_of_the_law_hides_neither_the_others_nor_a_register(tmp_path):
    root = tmp_path / "registers"
    workspace(tmp_path, {"client/r.toml": SAMPLE["beta/register.toml"]})
    wrong = '[[law.place]]\ncode = "US"\nstatus = "third"\n'
    found = opened(root, {**SAMPLE, "ropa.toml": f'members = ["../client"]\n{wrong}{ROW}'})
    assert "client" in found.portfolio.registers
    assert [row.code for row in found.law.own.places] == ["KE"]
    assert [(item.rule, item.severity, item.place.line) for item in found.portfolio.findings] == [
        ("R109", "error", 2),
        ("R120", "error", 2),
    ]
    assert found.law.jurisdiction("US").status == "partial"
    assert found.law_findings == found.portfolio.findings


@pytest.mark.parametrize(
    ("change", "rule", "field", "says"),
    [
        ('code = "UK"', "R110", "law.place[1].code", "Did you mean “GB”?"),
        ('code = "EL"', "R110", "law.place[1].code", "Did you mean “GR”?"),
        ('code = "EU"', "R110", "law.place[1].code", "two capital letters"),
        ('code = "ke"', "R110", "law.place[1].code", "Did you mean “KE”?"),
        ('code = "org:epo "', "R110", "law.place[1].code", "Did you mean “org:epo”?"),
        ('status = "adequat"', "R110", "law.place[1].status", "“adequate”? Allowed: eea, adequate, partial, third."),
        ('status = "partial"', "R120", "law.place[1].status", "scope_condition or scope"),
        ('from = "2026-01-01"', "R108", "law.place[1].from", "a date without quotation marks"),
        ("until = 2026-01-01\nfrom = 2026-01-02", "R120", "law.place[1].until", "(2026-01-01) lies before"),
        ('scope_condition = "dpg"', "R110", "law.place[1].scope_condition", "Did you mean “dpf”? Allowed: dpf,"),
        ('unsettled_for = ["NO", "UK"]', "R110", "law.place[1].unsettled_for[2]", "Did you mean “GB”?"),
        ('confidence = "sure"', "R110", "law.place[1].confidence", "Allowed: high, medium, low."),
        ('untill = "x"', "R107", "law.place[1].untill", "Did you mean “until”?"),
        ('source = " "', "R110", "law.place[1].source", "a text that says something"),
    ],
)
def test_a_wrong_row_of_the_law_is_an_error_and_is_left_out(tmp_path, change, rule, field, says):
    key = change.partition(" ")[0]
    kept = "".join(line for line in ROW.splitlines(keepends=True) if not line.startswith(f"{key} ="))
    found = opened(tmp_path, {**SAMPLE, "ropa.toml": f"{kept}{change}\n"})
    told = {(item.rule, dotted(item.at.field)): sentence(item, "en") for item in found.portfolio.findings}
    assert says in told[rule, field]
    assert any(code == "R120" for code, _ in told)
    assert {item.severity for item in found.portfolio.findings} == {"error"}
    assert found.law.own.count == 0
    assert set(found.portfolio.registers) == {"acme", "beta", "shared"}


@pytest.mark.parametrize(
    ("first", "second", "is_overlap"),
    [
        ("", "", True),
        ("until = 2026-06-30", "from = 2026-06-30", True),
        ("until = 2026-06-30", "from = 2026-07-01", False),
        ("from = 2026-07-01", "until = 2026-06-30", False),
    ],
)
def test_two_own_rows_may_not_share_a_day(tmp_path, first, second, is_overlap):
    found = opened(tmp_path, {**SAMPLE, "ropa.toml": f"{ROW}{first}\n{ROW}{second}\n"})
    assert found.law.own.count == (1 if is_overlap else 2)
    assert [item.message for item in found.portfolio.findings] == (["R120.overlap"] if is_overlap else [])
    if is_overlap:
        assert "ropa.toml:1:1" in sentence(found.portfolio.findings[0], "en")


@pytest.mark.parametrize(
    ("row", "rule", "says"),
    [
        ('tool = "sccs"\nuntil = 2027-01-01\nsource = "OJ"', "R110", "Did you mean “scc”?"),
        ('tool = "adequacy"\nuntil = 2027-01-01\nsource = "OJ"', "R110", "Allowed: scc,"),
        ('tool = "scc"\nsource = "OJ"', "R120", "changes nothing"),
        ('tool = "scc"\nuntil = 2020-01-01\nsource = "OJ"', "R120", "lies before the first day (2021-06-27)"),
        ('tool = "scc"\nuntil = 2027-01-01', "R109", "source"),
    ],
)
def test_a_wrong_row_of_a_tool_is_an_error_and_is_left_out(tmp_path, row, rule, says):
    found = opened(tmp_path, {**SAMPLE, "ropa.toml": f"[[law.tool]]\n{row}\n"})
    assert says in " ".join(sentence(item, "en") for item in found.portfolio.findings if item.rule == rule)
    assert found.law.own.count == 0


@pytest.mark.parametrize("settings", ["law = 1", "[law]\nplace = 1", "[law]\nplace = [1]", "[[law]]\nplace = []"])
def test_a_law_of_another_shape_is_reported(tmp_path, settings):
    found = opened(tmp_path, {**SAMPLE, "ropa.toml": settings})
    assert "R108" in {item.rule for item in found.portfolio.findings}
    assert found.law.own.count == 0
    assert found.law_findings


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
    frozen = gc.get_freeze_count()
    opened(tmp_path, SAMPLE).portfolio  # noqa: B018
    assert gc.isenabled()
    assert gc.get_freeze_count() > frozen


def test_everything_is_worked_out_once(tmp_path):
    found = opened(tmp_path, SAMPLE)
    acme = found.portfolio.registers["acme"]
    assert found.case(acme) is found.case(acme)
    assert found.findings(acme) is found.findings(acme)
    assert not acme.kept, "what the rules shared is let go of"


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


def test_each_text_is_parsed_once_for_all_findings_that_are_shown(tmp_path, monkeypatch):
    parsed = []

    class Counted(positions._Positions):
        def __init__(self, text: str) -> None:
            parsed.append(text)
            super().__init__(text)

    monkeypatch.setattr(positions, "_Positions", Counted)
    files = {f"beta/{number}.toml": f'[activity.a{number}]\nname = "A{number}"\n' for number in range(20)}
    found = opened(tmp_path, {**SAMPLE, **files})
    findings = found.findings(found.portfolio.registers["beta"])
    assert len({finding.at.record for finding in findings}) > 20
    positions._positions.cache_clear()
    located = found.all_located(findings)
    assert [item.finding for item in located] == list(findings)
    assert len(parsed) == len(set(parsed)) == 21
    assert list(located) == [found.located(finding) for finding in findings]


def test_the_language_of_an_export(tmp_path):
    found = opened(tmp_path, SAMPLE)
    acme, beta = (found.portfolio.registers[name] for name in ("acme", "beta"))
    assert found.output_language(acme, None) == "nl"
    assert found.output_language(acme, "fr") == "fr"
    assert found.output_language(beta, None) == "en"


def test_what_is_worked_out_beside_is_known_here_and_the_other_way_round(tmp_path):
    found = opened(tmp_path, SAMPLE)
    beside = found.beside()
    acme, beta = (found.portfolio.registers[name] for name in ("acme", "beta"))
    assert found.findings(acme) is beside.findings(acme)
    assert beside.findings(beta) is found.findings(beta)


def test_what_was_worked_out_beside_of_other_texts_is_not_taken(tmp_path):
    found = opened(tmp_path, SAMPLE)
    beside = found.beside()
    before = beside.findings(beside.portfolio.registers["beta"])
    file = tmp_path / "beta" / "register.toml"
    file.write_text(file.read_text().replace('name = "Letter of Beta"', 'name = ""'))
    found.reload()
    assert found.findings(found.portfolio.registers["beta"]) != before
    assert beside.findings(beside.portfolio.registers["beta"]) == before
