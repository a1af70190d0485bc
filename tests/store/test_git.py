"""Workspaces as Git has them: the same texts as on disk, days and names resolved, nothing executed."""

import datetime
import os
from pathlib import Path

import pytest

from helpers import SAMPLE, workspace
from repository import commit, git, needs_git, repository
from ropa import store
from ropa.finding import Finding
from ropa.source import MAX_BYTES
from ropa.store import Folder
from ropa.store.git import GitError, repository_of
from ropa.store.revision import FolderHistory, Left, snapshot

pytestmark = needs_git


def folders(root: Path, asked: str | datetime.date, members: tuple[str, ...] = ()) -> dict[str, Folder]:
    return {item.name: item for item in snapshot(root, asked).read_folders(members) if isinstance(item, Folder)}


def left(root: Path, asked: str | datetime.date, members: tuple[str, ...] = ()) -> list[str]:
    return [item.name for item in snapshot(root, asked).read_folders(members) if isinstance(item, Left)]


def reason(root: Path, asked: str | datetime.date) -> str:
    with pytest.raises(GitError) as caught:
        snapshot(root, asked)
    return caught.value.reason


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sample below the top of a repository, committed once."""
    top = repository(tmp_path / "top")
    commit(top, {f"registers/{name}": text for name, text in SAMPLE.items()}, "2026-01-01")
    return top / "registers"


def test_a_revision_reads_as_the_disk_does(root):
    odd = {
        "acme/deep/mörk [1] *.TOML": '[party.b]\nname = "B"\n',
        "acme/.hidden.toml": "[",
        "acme/latin.toml": b"a = '\xff'",
        "acme/broken.toml": "[party",
        "acme/bom.toml": b'\xef\xbb\xbf[party.c]\nname = "C"\n',
        "acme/notes.txt": "no register",
        "ropa.toml": "members = []\n",
        "loose.toml": "",
    }
    commit(root.parent, {f"registers/{name}": text for name, text in odd.items()}, "2026-01-02")
    taken = snapshot(root, "HEAD")
    assert list(taken.read_folders(())) == list(store.read_folders(root, ()))
    assert taken.read_settings() == store.read_settings(root)


def test_a_former_state_is_read_and_the_present_one_is_left_alone(root):
    before = folders(root, "HEAD")
    (root / "acme" / "register.toml").write_text("[", "utf-8")
    assert folders(root, "HEAD") == before
    commit(root.parent, {"registers/beta/register.toml": None}, "2026-02-01")
    assert set(folders(root, "HEAD")) == {"acme", "shared"}
    assert set(folders(root, "HEAD~1")) == {"acme", "beta", "shared"}


def test_a_folder_that_is_no_longer_there_has_a_past(root):
    for path in sorted(root.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    root.rmdir()
    assert set(folders(root, "HEAD")) == {"acme", "beta", "shared"}


def test_a_day_means_the_last_commit_on_or_before_it(root):
    second = commit(root.parent, {"registers/acme/a.toml": "# 2"}, "2026-02-01")
    third = commit(root.parent, {"registers/acme/a.toml": "# 3"}, "2026-02-01")
    commit(root.parent, {"registers/acme/a.toml": "# 4"}, "2026-03-01")
    on = {day: snapshot(root, datetime.date.fromisoformat(day)).commit for day in ("2026-02-01", "2026-02-27")}
    assert {found.key for found in on.values()} == {third}
    assert third != second
    assert on["2026-02-01"].date == datetime.date(2026, 2, 1)
    assert snapshot(root, datetime.date.max).commit.date == datetime.date(2026, 3, 1)
    for day in ("2025-12-31", "1970-01-01", "0001-01-01"):
        assert reason(root, datetime.date.fromisoformat(day)) == "nothing-on"


@pytest.mark.parametrize(
    "name", ["", " ", "-x", "--all", "--output=x", "nope", "HEAD:registers", "a..b", "HEAD\0", "^HEAD"]
)
def test_what_is_no_revision_is_refused(root, name):
    assert reason(root, name) == "no-revision"


def test_names_of_many_kinds_are_revisions(root):
    git(root, "tag", "v1")
    key = git(root, "rev-parse", "HEAD")
    for name in ("v1", "main", "HEAD", key, key[:8], "@"):
        assert snapshot(root, name).commit.key == key


def test_a_folder_outside_git_and_an_empty_repository_are_refused(tmp_path):
    outside = workspace(tmp_path / "outside", SAMPLE)
    empty = repository(tmp_path / "empty")
    assert reason(outside, "HEAD") == "no-repository"
    assert reason(empty, "HEAD") == "no-commits"
    assert reason(empty, datetime.date(2026, 1, 1)) == "no-commits"


def test_without_git_it_is_refused(root, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reason(root, "HEAD") == "absent"


def test_a_git_in_the_folder_at_hand_is_never_run(root, monkeypatch, tmp_path):
    fake = tmp_path / "git"
    fake.write_text("#!/bin/sh\ntouch ran\n", "utf-8")
    fake.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f".{os.pathsep}")
    assert reason(root, "HEAD") == "absent"
    assert not (tmp_path / "ran").exists()


def test_a_git_that_hangs_is_stopped(root, monkeypatch, tmp_path):
    slow = tmp_path / "git"
    slow.write_text("#!/bin/sh\nexec sleep 20\n", "utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr("ropa.store.git._SECONDS", 0.2)
    assert reason(root, "HEAD") == "slow"


def test_nothing_that_a_repository_brings_along_is_run(root, monkeypatch, tmp_path):
    mark = tmp_path / "ran"
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n", "utf-8")
    script.chmod(0o755)
    for name in (
        "core.pager",
        "core.fsmonitor",
        "gpg.program",
        "core.sshCommand",
        "filter.x.smudge",
        "diff.x.textconv",
    ):
        git(root, "config", name, str(script))
    for name in ("log.showSignature", "color.ui"):
        git(root, "config", name, "always" if name == "color.ui" else "true")
    hooks = root.parent / ".git" / "hooks"
    for name in ("post-checkout", "post-index-change", "reference-transaction"):
        (hooks / name).write_text(script.read_text("utf-8"), "utf-8")
        (hooks / name).chmod(0o755)
    (root.parent / ".gitattributes").write_text("*.toml filter=x diff=x\n", "utf-8")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_PAGER", str(script))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(script))
    assert set(folders(root, "HEAD")) == {"acme", "beta", "shared"}
    assert len(FolderHistory("acme", root / "acme").commits(5)) == 1
    assert not mark.exists()


def test_an_object_that_is_not_here_is_refused_and_not_fetched(root):
    keys = git(root, "rev-parse", "HEAD:registers/acme/register.toml")
    (root.parent / ".git" / "objects" / keys[:2] / keys[2:]).unlink()
    with pytest.raises(GitError):
        folders(root, "HEAD")


def test_links_are_not_followed_and_large_files_not_read(root, monkeypatch):
    (root / "acme" / "link.toml").symlink_to("/etc/hostname")
    (root / "linked").symlink_to(root / "acme")
    commit(root.parent, {}, "2026-02-01")
    monkeypatch.setattr("ropa.store.revision.MAX_BYTES", 10)
    monkeypatch.setattr("ropa.store.content.MAX_BYTES", 10)
    assert MAX_BYTES > 10
    found = {source.path: source for source in folders(root, "HEAD")["acme"].sources}
    assert [item.rule for item in found[str(root / "acme" / "link.toml")].findings] == ["R105"]
    assert [item.rule for item in found[str(root / "acme" / "register.toml")].findings] == ["R103"]
    assert left(root, "HEAD") == ["linked"]


def test_members_of_other_repositories_are_read_on_their_own_day(root, tmp_path):
    other = repository(tmp_path / "clients" / "gamma")
    commit(other, {"register.toml": SAMPLE["beta/register.toml"]}, "2026-02-01")
    commit(other, {"register.toml": "# later"}, "2026-04-01")
    loose = workspace(tmp_path / "loose", {"register.toml": ""})
    members = (str(other), "../../loose")
    found = folders(root, datetime.date(2026, 3, 1), members)
    assert found["gamma"].sources[0].text == SAMPLE["beta/register.toml"]
    assert found["gamma"].sources[0].path == str(other / "register.toml")
    assert left(root, datetime.date(2026, 3, 1), members) == [loose.name]
    assert left(root, datetime.date(2026, 1, 15), members) == ["gamma", "loose"]
    assert left(root, "HEAD", members) == ["gamma", "loose"]
    assert "gamma" not in folders(root, "HEAD", members)


def test_a_member_of_the_same_repository_is_read_at_the_same_commit(root):
    commit(root.parent, {"clients/gamma/register.toml": "# 1"}, "2026-02-01")
    commit(root.parent, {"clients/gamma/register.toml": "# 2"}, "2026-03-01")
    found = folders(root, "HEAD~1", ("../clients/gamma",))
    assert [source.text for source in found["gamma"].sources] == ["# 1"]


def test_a_member_with_a_taken_name_is_a_finding(root):
    commit(root.parent, {"clients/acme/register.toml": "# 1"}, "2026-02-01")
    found = [item for item in snapshot(root, "HEAD").read_folders(("../clients/acme",)) if isinstance(item, Finding)]
    assert [item.rule for item in found] == ["R113"]


def test_a_register_that_is_a_repository_of_its_own_is_read_on_a_day_only(root):
    own = repository(root / "delta")
    commit(own, {"register.toml": "# own"}, "2026-01-10")
    assert "delta" in folders(root, datetime.date(2026, 1, 20))
    assert left(root, "HEAD") == ["delta"]


def test_the_history_of_a_folder(root):
    history = FolderHistory("acme", root / "acme")
    first = history.head
    second = commit(root.parent, {"registers/beta/x.toml": "#"}, "2026-02-01")
    third = commit(root.parent, {"registers/acme/x.toml": "# é"}, "2026-03-01", subject="Écrire « é »")
    history = FolderHistory("acme", root / "acme")
    found = history.commits(10)
    assert [item.key for item in found] == [third, first.key]
    assert (found[0].subject, found[0].author, found[0].parent) == ("Écrire « é »", "Author NAME", second)
    assert found[0].date == datetime.date(2026, 3, 1)
    assert [item.key for item in history.commits(1)] == [third]
    trees = history.trees([third, second, first.key])
    assert trees[second] == trees[first.key] != trees[third]
    assert [source.path for source in history.folder(trees[third]).sources][-1].endswith("x.toml")
    early = FolderHistory("acme", root / "acme", snapshot(root, "HEAD~1"))
    assert [item.key for item in early.commits(10)] == [first.key]


def test_a_repository_is_found_from_within(root):
    assert repository_of(root / "acme").top == Path(os.path.realpath(root.parent))
