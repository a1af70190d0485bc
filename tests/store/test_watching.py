"""What others change is told of: with events of the file system, and without."""

import os
import queue
import threading
from pathlib import Path

import pytest

from helpers import workspace
from ropa.store import FileChange, changes, commit, watching, write


class Watcher:
    """Watches in a thread, as a program that stays open does."""

    def __init__(self, root: Path, members: tuple[str, ...], polling: bool) -> None:
        self.found: queue.Queue[set[Path]] = queue.Queue()
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self._run, args=(root, members, polling), daemon=True)
        self.thread.start()
        self.ready = root / "ready.toml"
        # Nothing says when the watching has begun, so something is changed until it is told of.
        for number in range(200):
            self.ready.write_text(f"n = {number}\n")
            try:
                self.found.get(timeout=0.3)
                break
            except queue.Empty:
                continue
        self.settle()

    def _run(self, root: Path, members: tuple[str, ...], polling: bool) -> None:
        for paths in changes(root, members, self.stop, polling):
            self.found.put(paths)

    def settle(self) -> None:
        try:
            while True:
                self.found.get(timeout=1)
        except queue.Empty:
            return

    def told(self, *expected: Path) -> set[Path]:
        """What is told of until all that is expected has been."""
        seen: set[Path] = set()
        while not seen >= set(expected):
            # On a busy machine what was changed last to begin with is told of only now.
            seen |= self.found.get(timeout=20) - {self.ready}
        return seen


@pytest.fixture(params=[False, True], ids=["events", "polling"])
def watched(tmp_path, request):
    base = tmp_path.resolve()
    workspace(base, {"root/r/a.toml": "a = 1\n", "root/r/b.toml": "b = 1\n", "client/m.toml": "m = 1\n"})
    watcher = Watcher(base / "root", ("../client", "../gone"), request.param)
    yield base, watcher
    watcher.stop.set()
    watcher.thread.join(20)
    assert not watcher.thread.is_alive()


def test_texts_that_change_are_told_of_and_nothing_else_is(watched):
    base, watcher = watched
    root = base / "root"
    for name in ("r/.hidden.toml", "r/.123.part", "r/notes.md", ".ropa/x.toml", ".git/y.toml"):
        workspace(root, {name: "x"})
    write(root / "r/a.toml", b"a = 2\n")
    assert watcher.told(root / "r/a.toml") == {root / "r/a.toml"}
    (root / "r/b.toml").unlink()
    (base / "client/m.toml").write_bytes(b"m = 22\n")
    expected = {root / "r/b.toml", base / "client/m.toml"}
    assert watcher.told(*expected) == expected


def test_an_editor_that_puts_a_new_file_in_place_and_our_own_saves_are_seen(watched):
    base, watcher = watched
    path = base / "root/r/a.toml"
    for content in (b"a = 22\n", b"a = 333\n"):
        (path.parent / "a.toml~").write_bytes(content)
        os.replace(path.parent / "a.toml~", path)
        assert watcher.told(path) == {path}
    new = base / "root/r/new.toml"
    commit(base / "root", [FileChange(new, None, b"n = 1\n")])
    assert watcher.told(new) == {new}


def test_a_folder_that_comes_and_one_that_goes(watched):
    base, watcher = watched
    workspace(base, {"away/s/c.toml": "c = 1\n"})
    (base / "away/s").rename(base / "root/s")
    assert watcher.told(base / "root/s/c.toml") == {base / "root/s/c.toml"}
    (base / "root/s").rename(base / "away/s")
    assert watcher.found.get(timeout=20) & {base / "root/s", base / "root/s/c.toml"}


def test_a_workspace_that_is_not_there_is_not_watched(tmp_path):
    assert list(changes(tmp_path / "gone", (), threading.Event())) == []


@pytest.mark.parametrize(
    ("asked", "setting", "expected"),
    [(None, "", ["events"]), (None, "1", ["polling"]), (True, "", ["polling"]), (False, "1", ["events"])],
)
def test_who_cannot_be_sent_events_looks_time_and_again(tmp_path, monkeypatch, asked, setting, expected):
    used = []
    monkeypatch.setenv("ROPA_POLLING", setting)
    monkeypatch.setattr("platform.release", lambda: "6.1")
    monkeypatch.setattr(watching, "_sent", lambda *arguments: iter([used.append("events") or {tmp_path}]))
    monkeypatch.setattr(watching, "_polled", lambda *arguments: iter([used.append("polling") or {tmp_path}]))
    assert list(changes(tmp_path, (), threading.Event(), asked)) == [{tmp_path}]
    assert used == expected


def test_where_no_more_watches_are_to_be_had_files_are_looked_at(tmp_path, monkeypatch):
    def refused(*arguments):
        raise OSError(28, "watch limit reached")
        yield

    monkeypatch.setattr(watching, "_sent", refused)
    monkeypatch.setattr(watching, "_polled", lambda *arguments: iter([{tmp_path}]))
    assert list(changes(tmp_path, (), threading.Event(), False)) == [{tmp_path}]
