"""Several files at once: all or none, and never over somebody else's change."""

import errno
import json
import os
from pathlib import Path

import pytest

from helpers import workspace
from ropa import store
from ropa.source import MAX_BYTES
from ropa.store import Conflict, FileChange, Outcome, Unfinished, commit, journal, recover
from ropa.store.contents import digest
from ropa.store.lock import lock

OLD = {"r/a.toml": b"a = 1\n", "r/b.toml": b"b = 1\n", "s/c.toml": b"c = 1\n"}


@pytest.fixture
def root(tmp_path):
    return workspace(tmp_path / "root", OLD)


def change(root: Path, name: str, after: bytes | None) -> FileChange:
    path = root / name
    return FileChange(path, digest(path.read_bytes()) if path.exists() else None, after)


def everything(root: Path) -> dict[str, bytes]:
    """Every file, what the program keeps for itself aside."""
    found = (path for path in root.rglob("*") if path.is_file() and ".ropa" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def own(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in (root / ".ropa").rglob("*"))


CLEAN = [".ropa/.gitignore", ".ropa/lock", ".ropa/transactions"]


def test_files_are_changed_made_and_removed_together(root):
    new = {"r/a.toml": b"a = 2\n", "t/deep/d.toml": b"d = 1\n", "ropa.toml": b""}
    assert (
        commit(root, [*(change(root, name, after) for name, after in new.items()), change(root, "r/b.toml", None)])
        == []
    )
    assert everything(root) == {"s/c.toml": OLD["s/c.toml"], **new}
    assert own(root) == CLEAN
    assert (root / ".ropa/.gitignore").read_bytes() == b"*\n"


def test_nothing_to_do_writes_nothing(root):
    commit(root, [change(root, "r/a.toml", OLD["r/a.toml"])])
    commit(root, [])
    commit(root, [change(root, "r/none.toml", None)])
    assert everything(root) == OLD
    assert own(root) == [".ropa/.gitignore", ".ropa/lock"]


@pytest.mark.parametrize(
    ("meanwhile", "found"), [(b"\xef\xbb\xbfmine = 1\n", "mine = 1\n"), (b"\xff", "\ufffd"), (None, None)]
)
def test_a_file_that_somebody_changed_is_never_written_over(root, meanwhile, found):
    changes = [change(root, name, b"x = 1\n") for name in OLD]
    path = root / "s/c.toml"
    path.unlink()
    if meanwhile is not None:
        path.write_bytes(meanwhile)
    with pytest.raises(Conflict) as raised:
        commit(root, changes)
    assert (raised.value.path, raised.value.expected, raised.value.found_text) == (path, digest(OLD["s/c.toml"]), found)
    assert {name: everything(root)[name] for name in ("r/a.toml", "r/b.toml")} == {
        name: OLD[name] for name in ("r/a.toml", "r/b.toml")
    }


def test_a_file_that_somebody_made_meanwhile_is_kept(root):
    new = change(root, "r/new.toml", b"n = 1\n")
    (root / "r/new.toml").write_bytes(b"theirs = 1\n")
    with pytest.raises(Conflict) as raised:
        commit(root, [new])
    assert (raised.value.expected, raised.value.found_text) == (None, "theirs = 1\n")


def test_a_change_at_the_very_last_moment_is_seen_and_the_rest_taken_back(root, monkeypatch):
    real = journal.Journal.put

    def late(self, number, **how):
        real(self, number, **how)
        if number == 0 and not self.back:
            (root / "r/b.toml").write_bytes(b"theirs = 1\n")

    monkeypatch.setattr(journal.Journal, "put", late)
    with pytest.raises(Conflict) as raised:
        commit(root, [change(root, name, b"x = 1\n") for name in OLD])
    assert raised.value.found_text == "theirs = 1\n"
    assert everything(root) == OLD | {"r/b.toml": b"theirs = 1\n"}
    assert own(root) == CLEAN


def test_a_source_that_could_not_be_read_is_never_written_over(root):
    (root / "r/a.toml").write_bytes(b"\xff")
    with pytest.raises(Conflict):
        commit(root, [FileChange(root / "r/a.toml", "", b"")])


@pytest.mark.parametrize(
    "name",
    ["../out.toml", "r/../../out.toml", "r/a.txt", ".ropa/x.toml", "r/.hidden.toml", "r/.git/x.toml", "door/out.toml"],
)
def test_only_texts_of_the_workspace_are_written(root, name):
    refuses(root, name)


@pytest.mark.parametrize("name", [".", "r/\0.toml", "r/..", "/etc/x.toml", "r/\ud800.toml"])
def test_what_cannot_be_the_name_of_a_text_is_refused(root, name):
    refuses(root, name)


def refuses(root: Path, name: str) -> None:
    (root.parent / "outside").mkdir()
    (root / "door").symlink_to("../outside")
    with pytest.raises(PermissionError):
        commit(root, [change(root, "r/a.toml", b""), FileChange(root / name, None, b"")])
    assert everything(root) == OLD
    assert list((root.parent / "outside").iterdir()) == []


def test_members_are_written_where_the_settings_name_them(root):
    path = root.parent / "client/m.toml"
    workspace(root.parent, {"client/m.toml": "m = 1\n"})
    both = [change(root, "r/a.toml", b"a = 2\n"), FileChange(path, digest(b"m = 1\n"), b"m = 2\n")]
    with pytest.raises(PermissionError):
        commit(root, both)
    assert everything(root) == OLD
    commit(root, both, ["../client", "../gone"])
    assert path.read_bytes() == b"m = 2\n"
    assert not (root.parent / "client/.ropa").exists()


def test_what_could_not_be_read_again_is_not_written(root):
    with pytest.raises(OSError, match="large"):
        commit(root, [change(root, "r/a.toml", b"#" * (MAX_BYTES + 1))])
    assert everything(root) == OLD


def test_a_file_is_changed_once_also_by_another_name(root):
    (root / "r/link.toml").symlink_to("a.toml")
    with pytest.raises(ValueError, match="twice"):
        commit(root, [change(root, "r/a.toml", b"x"), change(root, "r/link.toml", b"y")])
    assert everything(root)["r/a.toml"] == OLD["r/a.toml"]


def test_links_are_written_through_and_removed_as_links(root, tmp_path):
    target = tmp_path / "notes.toml"
    target.write_bytes(b"n = 1\n")
    link = root / "r/link.toml"
    link.symlink_to(target)
    commit(root, [change(root, "r/link.toml", b"n = 2\n")])
    assert link.is_symlink()
    assert target.read_bytes() == b"n = 2\n"
    commit(root, [change(root, "r/link.toml", None)])
    assert not link.is_symlink()
    assert target.read_bytes() == b"n = 2\n"


def test_a_circle_of_links_a_folder_and_a_file_as_folder_are_refused(root):
    (root / "r/loop.toml").symlink_to("loop.toml")
    (root / "r/folder.toml").mkdir()
    for name in ("r/loop.toml", "r/folder.toml", "r/a.toml/x.toml"):
        with pytest.raises(OSError, match=name.split("/")[1]):
            commit(root, [change(root, "r/b.toml", b""), FileChange(root / name, None, b"")])
        assert everything(root) == OLD
    assert (root / "r/loop.toml").is_symlink()
    assert own(root) == CLEAN


def test_a_folder_that_vanished_is_not_made_again_for_a_file_that_was_in_it(root):
    changes = [change(root, "r/a.toml", b"x"), change(root, "s/c.toml", b"y")]
    (root / "s/c.toml").unlink()
    (root / "s").rmdir()
    with pytest.raises(Conflict) as raised:
        commit(root, changes)
    assert raised.value.found_text is None
    assert not (root / "s").exists()
    with pytest.raises(FileNotFoundError):
        commit(root.parent / "gone", [])
    assert not (root.parent / "gone").exists()


def test_a_file_without_the_right_to_write_is_not_replaced(root, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "b.toml")
    with pytest.raises(PermissionError):
        commit(root, [change(root, name, b"x") for name in OLD])
    assert everything(root) == OLD


def refusing(real, when, code):
    """A function that counts its calls and fails at some of them."""
    calls = []

    def refuse(*arguments, **options):
        calls.append(arguments)
        if when(len(calls)):
            raise OSError(code, os.strerror(code))
        return real(*arguments, **options)

    return calls, refuse


CALLS = ["write", "fsync", "open", "mkdir", "chmod", "rename", "unlink", "replace"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_whatever_the_disk_refuses_once_everything_is_as_before(root, monkeypatch, call, code):
    """The n-th call fails, for every n: the transaction is taken back at once, or done in spite of it."""
    real = getattr(os, call)
    outcomes = set()
    at = 0
    while True:
        at += 1
        calls, refuse = refusing(real, lambda call, at=at: call == at, code)
        new = {"r/a.toml": f"a = {at}.5\n".encode(), "n/d/new.toml": b"n = 1\n"}
        changes = [*(change(root, name, after) for name, after in new.items()), change(root, "s/c.toml", None)]
        monkeypatch.setattr(os, call, refuse)
        try:
            commit(root, changes)
            expected = {"r/b.toml": OLD["r/b.toml"], **new}
        except OSError:
            expected = OLD
        finally:
            monkeypatch.setattr(os, call, real)
        left = recover(root)
        assert {item.outcome for item in left} <= {Outcome.COMPLETED if expected is not OLD else Outcome.UNDONE}
        assert everything(root) == expected, (call, at)
        assert (root / "n").exists() is (expected is not OLD)
        outcomes.add(expected is OLD)
        workspace(root, OLD)
        for path in ("n/d/new.toml",):
            (root / path).unlink(missing_ok=True)
        for path in ("n/d", "n"):
            if (root / path).exists():
                (root / path).rmdir()
        if len(calls) < at:
            break
    assert outcomes == ({True, False} if at > 1 else {False})


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_refuses_everything_from_some_point_on_is_mended_later(root, monkeypatch, call):
    real = getattr(os, call)
    left = []
    for at in range(1, 40):
        _, refuse = refusing(real, lambda call, at=at: call >= at, errno.ENOSPC)
        new = {name: content + b"#" for name, content in OLD.items()}
        changes = [change(root, name, content) for name, content in new.items()]
        monkeypatch.setattr(os, call, refuse)
        expected = [OLD]
        try:
            commit(root, changes)
            expected = [new]
        except Unfinished as error:
            left.append((error.left.outcome, error.left.detail))
            # Whether the disk let it be noted that it failed decides what becomes of it.
            expected = [OLD, new]
        except OSError:
            assert recover(root) == []
        monkeypatch.setattr(os, call, real)
        recover(root)
        assert everything(root) in expected, at
        assert recover(root) == []
        workspace(root, OLD)
    assert set(left) == {(Outcome.PENDING, "interface.system.full")}


def test_a_transaction_that_waits_lets_no_other_pass(root, monkeypatch):
    def refuse(self):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as full:
        full.setattr(journal.Journal, "sync", refuse)
        for _ in range(2):
            with pytest.raises(Unfinished) as raised:
                commit(root, [change(root, name, b"x = 1\n") for name in OLD])
            assert raised.value.left.outcome is Outcome.PENDING
    (left,) = commit(root, [])
    assert left.outcome is Outcome.UNDONE
    assert everything(root) == OLD


def test_an_interruption_by_the_user_is_taken_back(root, monkeypatch):
    real = journal.Journal.put

    def stop(self, number, **how):
        real(self, number, **how)
        if not self.back:
            raise KeyboardInterrupt

    monkeypatch.setattr(journal.Journal, "put", stop)
    with pytest.raises(KeyboardInterrupt):
        commit(root, [change(root, name, b"x") for name in OLD])
    assert everything(root) == OLD
    assert own(root) == CLEAN


def test_what_is_put_in_place_is_on_disk_before_and_names_are_before_the_journal_goes(root, monkeypatch):
    """A loss of power can then lose nothing either: no name leads to content that is not there yet."""
    synced: set[int] = set()
    since: set[int] = set()
    renamed: list[str] = []
    real = {name: getattr(os, name) for name in ("fsync", "replace", "unlink")}

    def fsync(handle):
        synced.add(os.fstat(handle).st_ino)
        since.add(os.fstat(handle).st_ino)
        real["fsync"](handle)

    def replace(part, path, **options):
        assert os.stat(part).st_ino in synced, path
        if str(path).endswith(".json"):
            document = json.loads(Path(part).read_bytes())
            held = Path(path).with_suffix("")
            assert {path.name for path in held.iterdir()} == {"0.old", "0.new", "1.old", "2.new"}
            assert {item.stat().st_ino for item in (held, *held.iterdir())} <= synced
            assert len(document["entries"]) == 3
        else:
            assert (root / ".ropa/transactions").stat().st_ino in synced
        since.clear()
        renamed.append(Path(path).name)
        real["replace"](part, path, **options)

    def unlink(path, **options):
        if str(path).endswith(".json"):
            assert {(root / name).stat().st_ino for name in ("r", "s", "n")} <= since
            renamed.append("done")
        real["unlink"](path, **options)

    for name, function in (("fsync", fsync), ("replace", replace), ("unlink", unlink)):
        monkeypatch.setattr(os, name, function)
    commit(root, [change(root, "r/a.toml", b"x"), change(root, "s/c.toml", None), change(root, "n/n.toml", b"n")])
    assert renamed[1:] == ["a.toml", "n.toml", "done"]


def test_another_writer_is_named_and_waited_for(root):
    with lock(root, 0), pytest.raises(store.Locked) as raised:
        commit(root, [change(root, "r/a.toml", b"x")], wait=0.05)
    assert raised.value.holder.split()[0] == str(os.getpid())
    assert everything(root) == OLD
    commit(root, [change(root, "r/a.toml", b"x")], wait=0)
