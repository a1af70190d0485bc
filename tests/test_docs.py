"""The guide: pages that are made are what the program makes of them, and what the others show works."""

import datetime
import json
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from guide.markdown import anchor
from guide.pages import PAGES, Page, page_text
from guide.pictures import DIAGRAM

from helpers import REGISTERS, SAMPLE, TODAY, workspace
from repository import git, needs_git, repository
from ropa.cli import main
from ropa.law import doubtful
from ropa.workspace import Workspace

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
MADE = {page.FILE for page in PAGES}
LINKING = (*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md")))
WRITTEN = [page for page in LINKING if page.name not in MADE and "```console" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.FILE)
def test_a_page_is_what_the_program_makes_of_it(page: Page) -> None:
    path = DOCS / page.FILE
    made = page_text(page)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == made, "make guide makes it anew"


@pytest.mark.parametrize("page", [DOCS / "own-law.md", DOCS / "settings.md"], ids=lambda path: path.name)
def test_settings_shown_in_the_documents_can_be_read(page: Path, tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    (settings,) = [block for block in blocks if "[[law.place]]" in block]
    found = Workspace(workspace(tmp_path, {**SAMPLE, "ropa.toml": settings}), TODAY)
    assert [item for item in found.portfolio.findings if item.rule != "R113"] == []
    assert found.law.own.count == settings.count("[[law.")


def test_the_choice_of_findings_shown_can_be_read(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", (DOCS / "settings.md").read_text(encoding="utf-8"), re.DOTALL)
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


@needs_git
def test_the_hook_and_the_run_of_the_evening_do_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (DOCS / "recipes" / "evening.md").read_text(encoding="utf-8")
    kept, run = (yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL))
    (hook,) = kept["repos"][0]["hooks"]
    monkeypatch.chdir(repository(tmp_path / "kept"))
    shutil.copytree(REGISTERS, "registers")
    for subject in ("Begin", "Change"):
        Path("registers/note.txt").write_text(subject, encoding="utf-8")
        git(Path(), "add", "--all")
        git(Path(), "commit", "--quiet", "--message", subject)
    lines = [step["run"] for step in run["jobs"]["check"]["steps"] if step.get("run", "").startswith("ropa ")]
    assert lines[-1] == hook["entry"]
    written = {}
    for line in lines:
        typed, _, target = line.partition(" >")
        assert main(shlex.split(typed)[1:]) == 0, line
        written[target.strip(' >"')] = capsys.readouterr().out
    assert json.loads(written["ropa.sarif"])["runs"][0]["results"]
    assert "What changed: HEAD^" in written["$GITHUB_STEP_SUMMARY"]
    record = Path("registers/alsjelieft/activiteiten.toml")
    assert re.search(hook["files"], record.as_posix())
    record.write_text(record.read_text("utf-8").replace('to = "platformhosting"', 'to = "nobody"'), "utf-8")
    assert main(shlex.split(hook["entry"])[1:]) == 1


def test_only_doubtful_rows_are_listed() -> None:
    assert {row.confidence for row in doubtful()} == {"medium", "low"}


@pytest.mark.parametrize("page", WRITTEN, ids=lambda path: path.name)
def test_what_is_typed_in_a_page_gives_what_the_page_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Day(datetime.date):
        @classmethod
        def today(cls) -> datetime.date:
            return TODAY

    monkeypatch.setattr("ropa.cli.datetime", SimpleNamespace(date=Day))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    if page != DOCS / "tutorial.md":
        shutil.copytree(REGISTERS, "registers")
    for line, shown in _typed(page.read_text(encoding="utf-8")):
        words = shlex.split(line, comments=True)
        assert words.pop(0) == "ropa", line
        status = main(words)
        found = "".join(capsys.readouterr())
        assert status in ((0, 1) if words[0] == "check" else (0,)), f"{line}\n{found}"
        _same(line, shown, found.splitlines())


def _typed(page: str) -> Iterator[tuple[str, list[str]]]:
    """Each line that is typed, and the lines that are shown below it."""
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        for typed in block.removeprefix("$ ").split("\n$ "):
            line, *shown = typed.rstrip("\n").split("\n")
            yield line, shown


def _same(line: str, shown: list[str], found: list[str]) -> None:
    """Whether a page shows what comes, in order and whole but for what `…` leaves out; nothing shown says nothing."""
    place = 0
    is_free = not shown
    for expected in shown:
        if expected == "…":
            is_free = True
            continue
        rest = found[place:] if is_free else found[place : place + 1]
        assert expected in rest, f"{line}\n{expected!r} is not in\n" + "\n".join(found[place:])
        place += rest.index(expected) + 1
        is_free = False
    assert is_free or place == len(found), f"{line}\nis not shown:\n" + "\n".join(found[place:])


@pytest.mark.parametrize("page", LINKING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    bare = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", bare):
        if ":" in target:
            continue
        path, _, heading = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{page.name}: {target}"
        if heading:
            headings = re.findall(r"^#+ (.*)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {anchor(text) for text in headings}, f"{page.name}: {target}"


def test_every_page_can_be_found() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8") + (DOCS / "recipes.md").read_text(encoding="utf-8")
    for page in DOCS.rglob("*.md"):
        name = page.relative_to(DOCS).as_posix()
        assert name in {"README.md", "decisions.md", "where.md"} or f"({name})" in index, name


def test_the_diagram_of_the_readme_is_what_the_program_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert main([*DIAGRAM.split(), str(tmp_path / "diagram.svg"), "--lang", "en"]) == 0
    assert (tmp_path / "diagram.svg").read_bytes() == (DOCS / "pictures" / "diagram.svg").read_bytes()
