"""Home: each figure is that of the list behind it; reviews, places and what changed lately."""

import datetime
import os
from pathlib import Path
from typing import Any

import pytest

from helpers import SAMPLE, TODAY, told, workspace
from repository import commit, needs_git, repository
from ropa.commands import Session, run_line
from ropa.results import FindingList, Home, Listing, Outline, TransferList

CYCLE = SAMPLE["acme/register.toml"].replace("[register]", '[register]\nreview_every = "P1Y"')
REVIEWED = '\n[[activity.newsletter.review]]\non = {}\nby = "DPO"\n'


def texts(reviewed: str = "2026-01-10", *, has_cycle: bool = True) -> dict[str, str]:
    own = {"acme/register.toml": CYCLE} if has_cycle else {}
    return SAMPLE | own | {"acme/activities.toml": SAMPLE["acme/activities.toml"] + REVIEWED.format(reviewed)}


def tiles(root: Path, register: str = "") -> dict[str, str]:
    """The tiles of a register, or of all, by their line."""
    home = run_line("home", Session(root, TODAY))
    assert isinstance(home, Home)
    found = next(item.tiles for item in home.registers if item.name == register) if register else home.tiles
    return {tile.line: tile.value for tile in found}


def values(root: Path, line: str) -> Any:
    result = told(root, line)[0]
    assert isinstance(result, Outline)
    return result.values


def listed(root: Path, line: str) -> int | None:
    """How many things a list has; None where its length is not what the tile counts."""
    result = told(root, line)[0]
    if isinstance(result, Listing | TransferList):
        return len(result.rows)
    if line.startswith(("reviews", "recent")):
        assert isinstance(result, Outline)
        return sum(
            len(register.get(group, ()))
            for register in result.values["registers"]
            for group in ("overdue", "coming", "commits", "files")
        )
    if line.startswith("obligations"):
        return sum(len(register["obligations"]) for register in result.values["registers"])  # type: ignore[union-attr]
    return None


@pytest.mark.parametrize("register", ["", "acme", "beta"])
def test_each_figure_is_that_of_the_list_behind_it(tmp_path: Path, register: str) -> None:
    root = workspace(tmp_path / "registers", texts())
    checked = []
    for line, value in tiles(root, register).items():
        if (count := listed(root, line)) is not None and value.isdecimal():
            assert value == str(count), line
            checked.append(line.split()[0])
        result = told(root, line)[0]
        if isinstance(result, FindingList):
            assert sum(int(word[1:]) for word in value.split()) == len(result.findings), line
            checked.append("check")
    wanted = {"list", "transfers", "check", "reviews", "recent", "obligations"}
    absent = {"": {"list", "recent"}, "acme": set(), "beta": {"transfers", "reviews"}}[register]
    assert set(checked) >= wanted - absent


def test_reviews_that_come_due_and_those_that_are_overdue_are_told_apart(tmp_path: Path) -> None:
    coming = workspace(tmp_path / "a", texts("2026-01-10"))
    assert tiles(coming, "acme")["reviews acme --coming"] == "1"
    assert "reviews acme --overdue" not in tiles(coming, "acme")
    overdue = workspace(tmp_path / "b", texts("2024-01-10"))
    assert tiles(overdue, "acme")["reviews acme --overdue"] == tiles(overdue)["reviews --overdue"] == "1"
    assert tiles(overdue, "acme")["reviews acme --coming"] == "0"
    [one] = values(overdue, "reviews acme")["registers"]
    assert one["overdue"] == [{"id": "acme/newsletter", "due": "2025-01-10", "last": "2024-01-10"}]
    assert "10 January 2025" in told(overdue, "reviews acme")[1]
    assert not values(overdue, "reviews acme --coming")["registers"][0]["overdue"]


def test_without_a_cycle_that_is_said_and_no_number(tmp_path: Path) -> None:
    root = workspace(tmp_path / "registers", texts(has_cycle=False))
    assert tiles(root, "acme")["reviews acme"] == "not stated"
    assert not any(line.startswith("reviews") for line in tiles(root))
    assert "nothing can be due" in told(root, "reviews acme")[1]


def test_a_register_without_activities_says_so_and_answers_nothing_of_art_30_yet(tmp_path: Path) -> None:
    text = '[register]\norganisation = "new"\ndpo = "none"\n\n[party.new]\nname = "New BV"\nemail = ["a@new.example"]\n'
    root = workspace(tmp_path / "registers", {"new/register.toml": text})
    found = tiles(root, "new")
    assert found["list activity --register new"] == "0"
    assert found["completeness new"] == "–"
    assert "no processing activity is recorded" in told(root, "completeness new")[1]
    (root / "new" / "activity.toml").write_text('[activity.pay]\nname = "Pay"\n', "utf-8")
    found = tiles(root, "new")
    assert found["list activity --register new"] == "1"
    assert found["completeness new"].endswith(" %")
    assert "no processing activity is recorded" not in told(root, "completeness new")[1]


def test_transfers_are_counted_by_the_place_they_lead_to(sample: Path) -> None:
    found = tiles(sample, "acme")
    assert found["transfers acme --verdict transfer --place IN"] == "1"
    assert found["transfers acme --verdict transfer --place US"] == "1"
    assert not any(line.endswith("--place DE") for line in found), "a place in the EEA is no place of a transfer"
    assert tiles(sample)["transfers --verdict transfer --place IN"] == "1"


def test_how_transfers_are_covered_is_told_of_all_registers_as_of_one(sample: Path) -> None:
    own, whole = tiles(sample, "acme"), tiles(sample)
    judged = {line: value for line, value in own.items() if "--coverage" in line or "--risk" in line}
    assert judged["transfers acme --verdict transfer --coverage condition-unconfirmed"] == "2"
    assert {
        line.replace("transfers acme", "transfers"): value for line, value in judged.items()
    }.items() <= whole.items()


def written(root: Path, day: datetime.date) -> None:
    for path in root.rglob("*.toml"):
        moment = datetime.datetime.combine(day, datetime.time(12)).timestamp()
        os.utime(path, (moment, moment))


def test_files_tell_what_changed_where_git_keeps_none(sample: Path) -> None:
    written(sample, TODAY - datetime.timedelta(30))
    assert tiles(sample, "acme")["recent acme --days 30"] == "2"
    assert int(tiles(sample)["recent --days 30"]) > 2, "the files of all registers together"
    assert [item["date"] for item in values(sample, "recent acme")["registers"][0]["files"]] == ["2026-10-23"] * 2
    assert values(sample, "recent acme --days 29")["registers"][0]["files"] == []
    assert "not kept in Git" in told(sample, "recent acme")[1]
    assert "What changed in the last 30 days" in told(sample, "recent acme")[1]
    assert "What changed in the last day" in told(sample, "recent acme --days 1")[1]
    assert "due within a day" in told(sample, "reviews acme --within 1")[1]
    written(sample, TODAY + datetime.timedelta(1))
    assert tiles(sample, "acme")["recent acme --days 30"] == "0", "what lies behind the day is not known on it"


@needs_git
def test_git_tells_what_changed_and_files_do_not(tmp_path: Path) -> None:
    top = repository(tmp_path / "registers")
    commit(top, SAMPLE, "2026-01-01", "Begin")
    commit(top, {"acme/activities.toml": texts()["acme/activities.toml"]}, "2026-11-20", "Review of the newsletter")
    found = tiles(top, "acme")
    assert found["recent acme --days 30"] == "1"
    assert "2026-11-20" in found.values()
    assert tiles(top, "beta")["recent beta --days 30"] == "0"
    shown = told(top, "recent acme --days 400")[1]
    assert shown.index("Review of the newsletter") < shown.index("Begin")
    assert "not committed" in shown
    assert values(top, "recent acme")["registers"][0]["by"] == "git"


@needs_git
def test_a_commit_that_changes_several_registers_is_one_of_all(tmp_path: Path) -> None:
    top = repository(tmp_path / "registers")
    commit(top, SAMPLE, "2026-01-01", "Begin")
    both = {name: f"{SAMPLE[name]}\n# Seen\n" for name in ("acme/register.toml", "beta/register.toml")}
    commit(top, both, "2026-11-20", "Both")
    assert tiles(top, "acme")["recent acme --days 30"] == tiles(top, "beta")["recent beta --days 30"] == "1"
    assert tiles(top)["recent --days 30"] == "1"
    (top / "beta" / "register.toml").write_text(SAMPLE["beta/register.toml"])
    assert tiles(top)["recent --days 30"] == "1", "what is not committed is no commit"


def test_a_missing_cycle_is_named_with_its_cure_and_the_cure_works(tmp_path: Path) -> None:
    root = workspace(tmp_path / "registers", texts(has_cycle=False))
    said = told(root, "reviews acme")[1]
    assert "No review cycle is recorded" in said
    session = Session(root, TODAY)
    line = said.partition("ropa ")[2].partition(";")[0]
    run_line(line, session)
    assert session.workspace.portfolio.registers["acme"].own.review_every == "P1Y"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("recent --days 0", "What changed today"),
        ("recent --days 1", "What changed in the last day"),
        ("recent --days 2", "What changed in the last 2 days"),
        ("reviews --within 0", "Reviews: overdue, and due today"),
        ("reviews --within 1", "Reviews: overdue, and due within a day"),
        ("reviews --within 30", "Reviews: overdue, and due within 30 days"),
    ],
)
def test_a_span_of_one_day_is_no_plural(sample: Path, line: str, title: str) -> None:
    assert told(sample, line)[1].startswith(f"{title}\n")
