"""`ropa history`: the commits that changed what a record says."""

import json

import pytest

from difference_sample import AFTER, BEFORE
from helpers import is_harmless, told
from repository import commit, needs_git, repository
from ropa.layout import as_json
from ropa.results import Failure

pytestmark = needs_git


@pytest.fixture
def repo(tmp_path):
    """Six commits on the sample: written, commented, moved to another file and changed, another record, renamed."""
    top = repository(tmp_path / "top")

    def put(files, day, subject):
        commit(top, {f"registers/{name}": text for name, text in files.items()}, day, subject)

    put(BEFORE, "2026-01-01", "Write it down")
    put({"shop/activities.toml": "# Note.\n" + BEFORE["shop/activities.toml"]}, "2026-01-02", "Comment")
    put({"shop/activities.toml": None, "shop/moved.toml": AFTER["shop/activities.toml"]}, "2026-02-01", "Move, change")
    put({"shop/register.toml": AFTER["shop/register.toml"]}, "2026-02-02", "Parties \x1b[31m")
    renamed = AFTER["shop/activities.toml"]
    put({"shop/moved.toml": renamed.replace("activity.payroll", "activity.wages")}, "2026-03-01", "Rename")
    return top / "registers"


def commits(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if " 2026: " in line]


def test_a_record_is_followed_from_file_to_file(repo):
    _, text = told(repo, "history shop/invoicing")
    assert commits(text) == ["1 February 2026: Move, change", "1 January 2026: Write it down"]
    assert "Time limits for erasure — Invoice data: At least 7 years → At least 10 years" in text
    assert "Recorded for the first time" in text
    assert "Author NAME, " in text
    assert "Comment" not in text


def test_a_record_is_followed_from_id_to_id(repo):
    _, text = told(repo, "history shop/wages")
    assert commits(text) == ["1 March 2026: Rename", "1 February 2026: Move, change"]
    assert "payroll to wages" in text


def test_what_is_not_committed_comes_first(repo):
    path = repo / "shop" / "moved.toml"
    path.write_text(path.read_text("utf-8").replace('name = "Invoicing"', 'name = "Invoices"'), "utf-8")
    _, text = told(repo, "history shop/invoicing")
    assert text.index("Not committed yet") < text.index("Invoicing → Invoices") < text.index("1 February 2026")
    assert "Not committed yet" not in told(repo, "history shop/invoicing --rev HEAD")[1]


def test_as_of_a_revision_it_ends_there(repo):
    _, text = told(repo, "history shop/invoicing --rev 2026-01-15")
    assert commits(text) == ["1 January 2026: Write it down"]


def test_a_limit_is_said(repo):
    _, text = told(repo, "history shop/invoicing --limit 1")
    assert commits(text) == ["1 February 2026: Move, change"]
    assert "Only the latest 1 changes are shown" in text
    assert "Only the latest" not in told(repo, "history shop/invoicing --limit 2")[1]


def test_the_registers_own_record_has_a_history_too(repo):
    _, text = told(repo, "history shop")
    assert commits(text)[0].startswith("2 February 2026: Parties")
    assert "Security measures: not stated → Access control" in text
    assert is_harmless(text)


def test_as_json(repo):
    result, _ = told(repo, "history shop/invoicing --format json")
    found = json.loads(as_json(result))
    assert found["id"] == "shop/invoicing"
    assert [item["change"] for item in found["changes"]] == ["changed", "new"]
    assert found["changes"][0]["date"] == "2026-02-01"
    assert "retention" in {field["field"] for field in found["changes"][0]["fields"]}


def test_a_record_that_was_never_committed_and_a_folder_outside_git(repo, tmp_path):
    (repo / "shop" / "new.toml").write_text('[party.new]\nname = "New"\n', "utf-8")
    assert "Not committed yet\n    Recorded for the first time" in told(repo, "history shop/new")[1]
    assert isinstance(told(repo, "history shop/nothing")[0], Failure)
