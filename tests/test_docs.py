"""Pages in docs/ that are made from data are what the data make of them."""

import datetime
import os
import re
from pathlib import Path

import pytest

from helpers import SAMPLE, TODAY, workspace
from ropa.cli import main
from ropa.law import doubtful, law_at
from ropa.law.figures import ages, thresholds
from ropa.law.figures import checked as figures_checked
from ropa.workspace import Workspace

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "law-data.md"
OWN = "\n# Rows of your own\n"


def test_the_page_of_doubtful_rows_lists_each_of_them() -> None:
    made = _page()
    _, heading, own = PAGE.read_text(encoding="utf-8").partition(OWN)
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(made + heading + own, encoding="utf-8")
    assert heading
    assert PAGE.read_text(encoding="utf-8").partition(OWN)[0] == made


@pytest.mark.parametrize("page", [PAGE, ROOT / "README.md"], ids=lambda path: path.name)
def test_settings_shown_in_the_documents_can_be_read(page: Path, tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    (settings,) = [block for block in blocks if "[[law.place]]" in block]
    found = Workspace(workspace(tmp_path, {**SAMPLE, "ropa.toml": settings}), TODAY)
    assert [item for item in found.portfolio.findings if item.rule != "R113"] == []
    assert found.law.own.count == settings.count("[[law.")


def test_the_choice_of_findings_shown_in_the_readme_can_be_read(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    (settings,) = [block for block in blocks if "[check]" in block]
    register = SAMPLE["beta/register.toml"]
    found = Workspace(workspace(tmp_path, {"alsjelieft/register.toml": register, "ropa.toml": settings}), TODAY)
    assert found.portfolio.findings == ()
    assert found.choice("alsjelieft") != found.choice("another")


def test_the_hook_runs_a_check_that_can_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    facts = dict(line.removeprefix("- ").strip().split(": ", 1) for line in hook.splitlines())
    program, *words = facts["entry"].split()
    assert (program, facts["id"], facts["pass_filenames"]) == ("ropa", "ropa-check", "false")
    assert re.search(facts["files"], "registers/acme/register.toml")
    workspace(tmp_path / "registers", SAMPLE)
    monkeypatch.chdir(tmp_path)
    assert main(words) == 1
    assert main([*words, "--workspace", str(tmp_path / "registers"), "--exit-zero"]) == 0


def test_only_doubtful_rows_are_listed() -> None:
    assert {row.confidence for row in doubtful()} == {"medium", "low"}


def _page() -> str:
    checked = law_at(datetime.date.max).checked
    lines = [
        "# Rows of the law's data to check before relying on them",
        "",
        f"What a place is to an exporter stands in `src/ropa/law/jurisdictions.toml`, checked on {checked}.",
        "The rows below are not known with certainty; all others are, and give their source.",
        "",
        "| place | status | from | until | decision | scope | source | confidence |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.code} | {row.status} | {'' if row.begins == datetime.date.min else row.begins} | {row.until or ''} "
        f"| {row.decision} | {row.scope} | {row.source} | {row.confidence} |"
        for row in doubtful()
    ]
    lines += [
        "",
        "Numbers that the law sets stand in `src/ropa/law/figures.toml`, checked on "
        f"{figures_checked()}. Not known with certainty are the ages from which a child consents alone (Art. 8(1)) in:",
        "",
        "| country | age | from | until | source | confidence |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.country} | {row.age} | {'' if row.begins == datetime.date.min else row.begins} | {row.until or ''} "
        f"| {row.source} | {row.confidence} |"
        for row in ages()
        if row.confidence != "high"
    ]
    lines += [
        "",
        "Proposed, not in force, and deciding nothing: "
        + "; ".join(
            f"{row.act}, fewer than {row.below} persons (Art. 30(5); {row.source})" for row in thresholds("proposal")
        )
        + ".",
    ]
    return "\n".join(lines) + "\n"
