"""`ropa diff` and `--rev` on workspaces and repositories: golden text, JSON, sides, refusals, hostile names."""

import json
import os
from pathlib import Path

import pytest

from difference_sample import AFTER, BEFORE
from helpers import SAMPLE, TODAY, is_harmless, told, workspace
from repository import commit, git, needs_git, repository
from ropa.commands import Session, run
from ropa.i18n import LANGUAGES
from ropa.layout import as_json, as_text
from ropa.results import Failure, Outline

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.fixture
def sides(tmp_path, monkeypatch) -> Path:
    """A folder with the two states of the sample as `before` and `after`, in which we stand."""
    workspace(tmp_path / "before", BEFORE)
    workspace(tmp_path / "after", AFTER)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def repo(tmp_path) -> Path:
    """A workspace in Git: the sample before on 1 January, after on 1 March."""
    top = repository(tmp_path / "top")
    commit(top, {f"registers/{name}": text for name, text in BEFORE.items()}, "2026-01-01", "First")
    commit(top, {f"registers/{name}": text for name, text in AFTER.items()}, "2026-03-01", "Second")
    return top / "registers"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_kind_of_difference_in_words(sides, language):
    _, text = told(Path("after"), f"diff before after --findings --lang {language}")
    golden = GOLDEN / f"difference.{language}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text + "\n", "utf-8")
    assert text + "\n" == golden.read_text("utf-8")


def test_written_as_a_page_for_each_register_that_changed(sides):
    told(Path("after"), "diff before after --to out.html")
    page = Path("out.html").read_text("utf-8")
    assert "Helpdesk Ltd" in page
    assert "<script" not in page
    Path("pages").mkdir()
    told(Path("after"), "diff before after --to pages")
    assert [path.name for path in sorted(Path("pages").iterdir())] == ["shop-diff.html"]


@needs_git
def test_what_is_unsaved_is_not_said_to_lie_on_disk(tmp_path):
    top = repository(tmp_path / "registers")
    commit(top, SAMPLE, "2026-01-01", "Begin")
    session = Session(top, TODAY)
    assert "as it lies on disk" in run(["diff"], session).title
    run(["set", "acme/helpdesk", "seat=NL"], session)
    result = run(["diff"], session)
    assert isinstance(result, Outline)
    assert result.title.endswith("registers with what is not saved yet")
    assert "Netherlands" in as_text(result, "en")
    run(["save"], session)
    assert "as it lies on disk" in run(["diff"], session).title


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_told_of_two_sides_that_are_the_same(sides, language):
    result, text = told(Path("after"), f"diff after after --lang {language}")
    assert isinstance(result, Outline)
    assert result.branches == ()
    assert "shop" in text


def test_back_again_tells_the_opposite(sides):
    _, text = told(Path("after"), "diff after before")
    for said in (
        "No longer recorded: transfer to India (IN) via Helpdesk Ltd",
        "Recipient no longer recorded: Mail service — sending newsletters (Processor)",
        "Party: Bookkeeper: renamed accountant to bookkeeper",
        "Legal basis: now Legitimate interests instead of Consent",
        "Automated decisions: not stated → none",
        "At least 10 years → At least 7 years",
        "Confirmed by the organisation, J. Jansen, 4 May 2026 → Stated by the source",
    ):
        assert said in text, said


def test_findings_are_counted_and_listed_when_asked_for(sides):
    result, counted = told(Path("after"), "diff before after")
    (shop,) = json.loads(as_json(result))["registers"]
    assert f"Findings that appear: {len(shop['findings_appear'])}" in counted
    assert "T101" not in counted
    assert "--findings" in counted
    _, listed = told(Path("after"), "diff before after --findings")
    assert "⇒ T101 Tool of Chapter V for the transfer to Helpdesk Ltd (IN): not recorded.  [shop/support]" in listed
    assert "A108 Categories of data subjects: not recorded. (Prize draw)" in listed


def test_the_same_as_json(sides):
    result, _ = told(Path("after"), "diff before after --format json")
    found = json.loads(as_json(result))
    (shop,) = found["registers"]
    assert shop["change"] == "changed"
    records = {item["id"]: item for item in shop["records"]}
    assert records["shop/accountant"]["former_id"] == "bookkeeper"
    assert records["shop/payroll"]["change"] == "new"
    assert {"field": "automated_decisions", "before": "none", "after": None} in records["shop/invoicing"]["fields"]
    (keep,) = (field for field in records["shop/invoicing"]["fields"] if field["field"] == "retention")
    assert keep["items"][0]["fields"] == [{"field": "keep", "before": "P7Y", "after": "P10Y"}]
    moves = {move["importer"]: move for move in shop["transfers"]}
    assert moves["shop/helpdesk"]["before"] is None
    assert moves["shop/cloud"]["after"]["tool"] == "scc"
    assert "T101" in {item["rule"] for item in shop["findings_appear"]}


def test_layout_alone_is_no_difference(sides):
    path = Path("after/shop/activities.toml")
    path.write_text("# A comment.\n" + path.read_text("utf-8"), "utf-8")
    workspace(Path("plain"), AFTER)
    _, text = told(Path("after"), "diff plain after")
    assert "No difference in content: shop." in text
    assert "Files that differ only in text: 1." in text


def test_what_cannot_be_read_is_owned_up_to(sides):
    Path("after/shop/more.toml").write_text("[", "utf-8")
    _, text = told(Path("after"), "diff before after")
    assert "Not everything in shop can be read on both sides" in text
    assert "Transfers:" not in text
    assert "No longer in the record" not in text
    assert "Prize draw  [shop/prize-draw]" in text


def test_registers_are_chosen_by_name(tmp_path):
    root = workspace(tmp_path / "a", SAMPLE)
    later = workspace(tmp_path / "b", {**SAMPLE, "acme/x.toml": '[party.x]\nname = "X"\n'})
    (later / "beta" / "register.toml").unlink()
    _, text = told(root, f"diff {root} {later}")
    assert "Beta: register no longer there" in text
    assert "Party: X  [acme/x]" in text
    result, text = told(root, f"diff {root} {later} --register acme")
    assert "Beta" not in text
    assert [item["id"] for item in result.values["registers"]] == ["acme"]
    assert "acme" in told(root, f"diff {root} {later} --register acmee")[1]
    assert isinstance(told(root, f"diff {root} {later} --register acmee")[0], Failure)


def test_a_shared_vendor_that_moves_is_told_by_the_register_that_uses_it(tmp_path):
    root = workspace(tmp_path / "a", SAMPLE)
    moved = SAMPLE["shared/vendors.toml"].replace('"US"', '"IN"')
    later = workspace(tmp_path / "b", {**SAMPLE, "shared/vendors.toml": moved})
    _, text = told(root, f"diff {root} {later}")
    assert "Cloud Inc.: transfer; condition unconfirmed → transfer; no tool recorded" in text
    assert "Seat: United States (US) → India (IN)" in text
    assert "No difference in content: beta." in text


def test_control_over_a_recipient_is_told_and_is_no_transfer(tmp_path):
    root = workspace(tmp_path / "a", SAMPLE)
    owned = SAMPLE["acme/register.toml"].replace('seat = "IN"\n', 'seat = "IN"\nparent = "big"\n', 1)
    later = workspace(
        tmp_path / "b", {**SAMPLE, "acme/register.toml": owned + '[party.big]\nname = "Big"\nseat = "US"\n'}
    )
    _, text = told(root, f"diff {root} {later}")
    assert "Control of Helpdesk Ltd: not stated → Big (United States (US))" in text


@needs_git
def test_days_revisions_and_the_working_state(repo):
    (repo / "shop" / "more.toml").write_text('[party.extra]\nname = "Extra"\n', "utf-8")
    _, working = told(repo, "diff")
    assert "Party: Extra" in working
    assert "Payroll" not in working
    _, one = told(repo, "diff 2026-02-01")
    assert "(commit " in one
    assert "1 February 2026 (commit" in one
    assert "Party: Extra" in one
    assert "Payroll" in one
    _, both = told(repo, "diff HEAD~1 HEAD")
    assert "Payroll" in both
    assert "Extra" not in both
    assert told(repo, "diff 2026-01-05 2026-02-05")[1].count("No difference in content: shop.") == 1


@needs_git
def test_a_revision_for_any_command_is_said_and_holds_for_one_line(repo):
    git(repo, "tag", "v1", "HEAD~1")
    session = Session(repo, TODAY)
    for line in (
        "list party",
        "show shop/newsletter",
        "check",
        "transfers",
        "map shop/newsletter",
        "home",
        "xray shop/mail",
    ):
        result = run([*line.split(), "--rev", "v1"], session)
        text = as_text(result, "en")
        assert "Record as of v1 (commit " in text, line
        assert "of 1 January 2026), not the working state." in text, line
        assert "Helpdesk" not in text
    assert "Record as of" not in as_text(run(["home"], session), "en")
    assert "Helpdesk" in as_text(run(["list", "party"], session), "en")


@needs_git
def test_a_revision_and_a_day_of_the_law_are_two_things(repo):
    _, text = told(repo, "transfers --rev 2026-01-31 --as-of 2020-01-01")
    assert "Law as of 2020-01-01" in text
    assert "31 January 2026 (commit" in text
    _, text = told(repo, "diff HEAD~1 --as-of 2020-01-01")
    assert "Law as of 2020-01-01" in text


@needs_git
def test_what_git_cannot_say_is_refused_with_the_cure(repo, tmp_path, monkeypatch):
    for line, said in (
        ("diff nope", "“nope” is neither a folder, nor a day such as 2026-05-25, nor a revision"),
        ("check --rev -x", "“-x” is neither"),
        ("diff 1999-01-01", "has no commit on or before 1999-01-01"),
        (f"init {tmp_path / 'new'} --rev HEAD", "Leave out --rev"),
    ):
        result, text = told(repo, line)
        assert isinstance(result, Failure), line
        assert said in text, line
    assert not (tmp_path / "new").exists()
    outside = workspace(tmp_path / "outside", BEFORE)
    assert "git init" in told(outside, "diff")[1]
    monkeypatch.setenv("PATH", "")
    result, text = told(repo, "diff")
    assert isinstance(result, Failure)
    assert "Git is not installed" in text


@needs_git
def test_a_member_kept_elsewhere_is_left_out_on_both_sides_and_said(repo, tmp_path):
    workspace(tmp_path / "gamma", {"register.toml": SAMPLE["beta/register.toml"]})
    commit(repo.parent, {"registers/ropa.toml": 'members = ["../../gamma"]\n'}, "2026-04-01")
    result, text = told(repo, "diff HEAD~2 HEAD")
    assert "left out: gamma." in text
    assert result.values["left_out"] == ["gamma"]
    assert "Letter of Beta" not in told(repo, "diff HEAD")[1]
    assert "left out: gamma." in told(repo, "home --rev HEAD")[1]


HOSTILE = "]]x[/b] \x1b[31m{count} \u202eevil <script> %s"


def test_hostile_names_stay_text(tmp_path):
    name = json.dumps(HOSTILE)
    after = {key: text.replace('"Helpdesk Ltd"', name).replace('"Paying wages"', name) for key, text in AFTER.items()}
    after["shop/activities.toml"] = after["shop/activities.toml"].replace('"Newsletter"', name)
    root = workspace(tmp_path / "a", BEFORE)
    later = workspace(tmp_path / "b", after)
    for one, two in ((root, later), (later, root)):
        result, text = told(root, f"diff {one} {two} --findings")
        assert is_harmless(text)
        assert "{count} ⟨U+202E⟩evil <script> %s" in text
        assert is_harmless(as_json(result))
