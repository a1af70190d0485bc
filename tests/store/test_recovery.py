"""Ending what a dead writer left, and trusting nothing that a journal says."""

import json
import os
from pathlib import Path

import pytest

from helpers import workspace
from ropa.store import Conflict, FileChange, Outcome, commit, journal, recover, told, transaction
from ropa.store.contents import digest
from ropa.store.drafts import BrokenDraft
from ropa.store.lock import Locked
from ropa.store.transaction import Unfinished

OLD = {"r/a.toml": b"a = 1\n", "r/b.toml": b"b = 1\n"}
KEY = "0123456789abcdef"


@pytest.fixture
def root(tmp_path):
    return workspace(tmp_path / "root", OLD)


def cut_short(root: Path, monkeypatch: pytest.MonkeyPatch, after: int = 1, name: str = "r/a.toml") -> None:
    """Leave a transaction of two files as a writer that died does, `after` of them written."""

    def die(root, journal, *rest):
        for number in range(after):
            journal.put(number)
        raise SystemExit

    changes = [FileChange(root / each, digest((root / each).read_bytes()), b"new = 1\n") for each in (name, "r/b.toml")]
    with monkeypatch.context() as patch:
        patch.setattr(transaction, "_carry_out", die)
        with pytest.raises(SystemExit):
            commit(root, changes)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_journal_is_carried_out_once(root, monkeypatch, after):
    cut_short(root, monkeypatch, after)
    (found,) = recover(root)
    assert (found.outcome, found.paths) == (Outcome.COMPLETED, (root / "r/a.toml", root / "r/b.toml"))
    assert (root / "r/a.toml").read_bytes() == (root / "r/b.toml").read_bytes() == b"new = 1\n"
    assert recover(root) == []


def test_the_next_writer_ends_it_first(root, monkeypatch):
    cut_short(root, monkeypatch)
    with pytest.raises(Conflict):
        commit(root, [FileChange(root / "r/b.toml", digest(OLD["r/b.toml"]), b"mine = 1\n")])
    cut = (root / "r/b.toml").read_bytes()
    assert cut == b"new = 1\n"
    assert commit(root, [FileChange(root / "r/b.toml", digest(cut), b"mine = 1\n")]) == []


@pytest.mark.parametrize("meanwhile", ["changed", "gone", "folder", "loop", "no folder"])
def test_what_somebody_changed_since_is_not_touched_and_all_is_kept(root, monkeypatch, meanwhile):
    cut_short(root, monkeypatch)
    path = root / "r/b.toml"
    path.unlink()
    if meanwhile == "changed":
        path.write_bytes(b"theirs = 1\n")
    elif meanwhile == "folder":
        path.mkdir()
    elif meanwhile == "loop":
        path.symlink_to("b.toml")
    elif meanwhile == "no folder":
        (root / "r/a.toml").unlink()
        (root / "r").rmdir()
    (found,) = recover(root)
    assert (found.outcome, found.detail) == (Outcome.KEPT, "changed")
    assert path in found.paths
    assert found.kept is not None
    held = {item.name: item.read_bytes() for item in found.kept.iterdir()}
    assert {held["0.old"], held["1.old"], held["0.new"]} == {*OLD.values(), b"new = 1\n"}
    assert [item["path"] for item in json.loads(held["journal.json"])["entries"]] == [str(root / name) for name in OLD]
    assert not list(root.glob("r/.*"))
    if meanwhile == "changed":
        assert path.read_bytes() == b"theirs = 1\n"
        assert (root / "r/a.toml").read_bytes() == b"new = 1\n"
    assert recover(root) == []
    assert str(found.kept) in told(found, "en")


@pytest.mark.parametrize("after", [0, 1])
def test_what_lies_outside_by_a_link_is_not_written_again_and_decides_for_the_rest(root, monkeypatch, tmp_path, after):
    outside = tmp_path / "outside.toml"
    outside.write_bytes(b"o = 1\n")
    (root / "r/link.toml").symlink_to(outside)
    cut_short(root, monkeypatch, after, name="r/link.toml")
    (found,) = recover(root)
    assert found.outcome is (Outcome.COMPLETED if after else Outcome.UNDONE)
    expected = (b"new = 1\n", b"new = 1\n") if after else (b"o = 1\n", OLD["r/b.toml"])
    assert (outside.read_bytes(), (root / "r/b.toml").read_bytes()) == expected


def forge(root: Path, path: Path | str, old: bytes | None, new: bytes | None, **more: object) -> None:
    """A journal as somebody who wishes harm might put into a workspace that they pass on."""
    home = root / ".ropa/transactions"
    (home / KEY).mkdir(parents=True)
    for content, ending in ((old, "old"), (new, "new")):
        if content is not None:
            (home / KEY / f"0.{ending}").write_bytes(content)
    entry = {"path": str(path), "before": digest(old), "after": digest(new), "mode": 0o7777, "link": None}
    document = {"version": 1, "entries": [entry | more.pop("entry", {})], "made": [], **more}
    (home / f"{KEY}.json").write_text(json.dumps(document))


def test_a_journal_that_is_in_order_is_carried_out(root):
    forge(root, root / "r/a.toml", OLD["r/a.toml"], b"new = 1\n")
    assert [found.outcome for found in recover(root)] == [Outcome.COMPLETED]
    assert (root / "r/a.toml").read_bytes() == b"new = 1\n"


@pytest.mark.parametrize(
    "name", ["../out.toml", "r/../../out.toml", "door/out.toml", "r/.git/config.toml", "r/run.sh", "r/\0.toml"]
)
def test_a_forged_journal_writes_nowhere_else(root, tmp_path, name):
    (root / "door").symlink_to("..")
    forge(root, f"{root}/{name}", None, b"harm")
    before = sorted(path for path in tmp_path.rglob("*") if ".ropa" not in path.parts)
    (found,) = recover(root)
    assert (found.outcome, found.detail) == (Outcome.KEPT, "broken")
    assert sorted(path for path in tmp_path.rglob("*") if ".ropa" not in path.parts) == before
    assert recover(root) == []


def test_a_member_is_mended_only_while_it_is_one(root, tmp_path):
    workspace(tmp_path, {"client/m.toml": b"m = 1\n"})
    forge(root, tmp_path / "client/m.toml", b"m = 1\n", b"m = 2\n")
    assert [found.outcome for found in recover(root, ["../client"])] == [Outcome.COMPLETED]
    forge(root, tmp_path / "client/m.toml", b"m = 2\n", b"m = 3\n")
    assert [found.outcome for found in recover(root)] == [Outcome.KEPT]
    assert (tmp_path / "client/m.toml").read_bytes() == b"m = 2\n"


@pytest.mark.parametrize(
    "more",
    [
        {"version": 2},
        {"entries": None},
        {"entries": ["x"]},
        {"entry": {"after": "0" * 64}},
        {"entry": {"path": 7}},
        {"entry": {"link": "/elsewhere"}},
        {"made": [3]},
        {"made": ["/elsewhere"]},
    ],
)
def test_a_journal_that_is_damaged_is_kept_and_reported(root, more):
    forge(root, root / "r/a.toml", OLD["r/a.toml"], b"new = 1\n", **more)
    assert [found.detail for found in recover(root)] == ["broken"]
    assert (root / "r/a.toml").read_bytes() == OLD["r/a.toml"]


def test_a_forged_journal_removes_no_folder_of_the_user(root):
    forge(root, root / "r/a.toml", OLD["r/a.toml"], b"x", made=[str(root.parent), str(root)])
    assert [found.detail for found in recover(root)] == ["broken"]


@pytest.mark.parametrize("text", [b"", b"[]", b"{", b"\xff", b"[" * 100_000])
def test_a_journal_that_is_no_journal(root, text):
    home = root / ".ropa/transactions"
    home.mkdir(parents=True)
    (home / f"{KEY}.json").write_bytes(text)
    assert [found.detail for found in recover(root)] == ["broken"]


def test_links_in_the_place_of_what_the_program_keeps_are_not_followed(root, tmp_path):
    away = tmp_path / "away"
    away.mkdir()
    (away / "secret").write_bytes(b"mine")
    change = [FileChange(root / "r/a.toml", digest(OLD["r/a.toml"]), b"x")]
    (root / ".ropa").symlink_to(away)
    with pytest.raises(NotADirectoryError):
        commit(root, change)
    assert recover(root) == []
    (root / ".ropa").unlink()
    (root / ".ropa").mkdir()
    (root / ".ropa/lock").symlink_to(away / "secret")
    with pytest.raises(OSError, match="lock"):
        commit(root, change)
    (root / ".ropa/lock").unlink()
    (root / ".ropa/transactions").symlink_to(away)
    with pytest.raises(NotADirectoryError):
        commit(root, change)
    assert {path.name: path.read_bytes() for path in away.iterdir()} == {"secret": b"mine"}
    assert (root / "r/a.toml").read_bytes() == OLD["r/a.toml"]


def test_what_was_never_decided_is_removed_and_what_is_not_ours_stays(root):
    home = root / ".ropa/transactions"
    workspace(home, {f"{KEY}/0.old": b"x", ".fedcba9876543210.part": b"{", "notes.txt": b"mine"})
    assert recover(root) == []
    assert [path.name for path in home.iterdir()] == ["notes.txt"]
    assert everything_else(root) == OLD


def everything_else(root: Path) -> dict[str, bytes]:
    return {name: (root / name).read_bytes() for name in OLD}


def test_a_workspace_without_anything_to_mend_is_not_written(root):
    assert recover(root) == []
    assert not (root / ".ropa").exists()
    assert recover(root.parent / "gone") == []


def test_a_temporary_file_planted_as_a_link_leads_nowhere(root, tmp_path):
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    forge(root, root / "r/a.toml", OLD["r/a.toml"], b"new = 1\n")
    (root / f"r/.{KEY}.0.part").symlink_to(victim)
    assert [found.outcome for found in recover(root)] == [Outcome.COMPLETED]
    assert victim.read_bytes() == b"mine"


def test_everything_that_can_happen_is_told_in_four_languages(root, monkeypatch):
    path = root / "r/a.toml"
    cut_short(root, monkeypatch)
    (completed,) = recover(root)
    events = [
        Conflict(path, "0", b"x"),
        Conflict(path, "0", None),
        Conflict(path, None, b"x"),
        Locked(path, "12 here"),
        Locked(path, ""),
        BrokenDraft("s", path),
        completed,
        *(
            transaction.Recovered(KEY, outcome, (path,), root / "kept", detail)
            for outcome, detail in (
                (Outcome.UNDONE, ""),
                (Outcome.KEPT, "changed"),
                (Outcome.KEPT, "outside"),
                (Outcome.KEPT, "broken"),
                (Outcome.PENDING, "No space"),
            )
        ),
    ]
    events.append(Unfinished(events[-1]))
    for language in ("en", "nl", "fr", "de"):
        said = [told(event, language) for event in events]
        assert len(set(said)) == len(events) - 1
        assert all(str(root) in words for words in said)
    assert "12 here" in told(events[3], "en")
    assert journal.part_name("x").startswith(".")
    assert os.strerror(28) not in told(events[-1], "en")
