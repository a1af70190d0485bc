"""Unsaved edits outlive the session that made them, and are offered only once it is dead."""

import os
import signal
import subprocess
import sys

import pytest

from helpers import REPOSITORY
from ropa.store import MAX_DRAFT, BrokenDraft, Draft, Locked, drafts, drop_draft, save_draft, write

SESSION = """
import sys, time
from pathlib import Path
from ropa.store import save_draft
save_draft(Path(sys.argv[1]), "one", b"first")
save_draft(Path(sys.argv[1]), "one", b"unsaved \\xff")
print("saved", flush=True)
time.sleep(600)
"""


def start(root) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(REPOSITORY / "src"), *sys.path))}
    session = subprocess.Popen(
        [sys.executable, "-c", SESSION, root], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert session.stdout is not None
    assert session.stdout.readline() == "saved\n"
    return session


def test_a_draft_is_offered_when_its_session_was_killed_and_not_before(tmp_path):
    session = start(tmp_path)
    try:
        assert drafts(tmp_path) == []
        with pytest.raises(Locked) as raised:
            drop_draft(tmp_path, "one")
        assert raised.value.holder.split()[0] == str(session.pid)
        with pytest.raises(Locked):
            save_draft(tmp_path, "one", b"mine")
    finally:
        session.send_signal(signal.SIGKILL)
        session.communicate()
    (found,) = drafts(tmp_path)
    assert isinstance(found, Draft)
    assert (found.session, found.payload) == ("one", b"unsaved \xff")
    assert drafts(tmp_path) == [found]
    drop_draft(tmp_path, "one")
    assert drafts(tmp_path) == []
    assert list((tmp_path / ".ropa/drafts").iterdir()) == []


def test_the_own_draft_is_dropped_once_it_is_saved_and_may_come_back(tmp_path):
    save_draft(tmp_path, "own", b"1")
    assert drafts(tmp_path) == []
    drop_draft(tmp_path, "own")
    save_draft(tmp_path, "own", b"2")
    assert (tmp_path / ".ropa/drafts/own.draft").read_bytes().endswith(b"\n2")
    drop_draft(tmp_path, "own")
    drop_draft(tmp_path, "own")
    assert list((tmp_path / ".ropa/drafts").iterdir()) == []


def test_drafts_come_oldest_first_and_broken_ones_are_told_of(tmp_path):
    for name in ("new", "cut", "old", "folder"):
        save_draft(tmp_path, name, name.encode())
        content = (tmp_path / f".ropa/drafts/{name}.draft").read_bytes()
        drop_draft(tmp_path, name)
        if name == "folder":
            (tmp_path / ".ropa/drafts/folder.draft").mkdir()
        else:
            write(tmp_path / f".ropa/drafts/{name}.draft", content[:-1] if name == "cut" else content)
    for name, seconds in (("old", 1_000), ("new", 2_000)):
        os.utime(tmp_path / f".ropa/drafts/{name}.draft", (seconds, seconds))
    found = drafts(tmp_path)
    assert [draft.session for draft in found] == ["folder", "old", "new", "cut"]
    assert [type(draft) for draft in found] == [BrokenDraft, Draft, Draft, BrokenDraft]
    assert (tmp_path / ".ropa/drafts/cut.draft").exists()


def test_a_draft_is_bounded_and_the_one_before_it_stays(tmp_path):
    save_draft(tmp_path, "s", b"small")
    with pytest.raises(OSError, match="large"):
        save_draft(tmp_path, "s", b"x" * (MAX_DRAFT + 1))
    assert (tmp_path / ".ropa/drafts/s.draft").read_bytes().endswith(b"\nsmall")
    drop_draft(tmp_path, "s")


@pytest.mark.parametrize("name", ["", "../x", "a/b", "a.b", "x" * 65, "a\n"])
def test_a_session_cannot_be_called_what_leads_elsewhere(tmp_path, name):
    with pytest.raises(ValueError, match="no name"):
        save_draft(tmp_path, name, b"")
    with pytest.raises(ValueError, match="no name"):
        drop_draft(tmp_path, name)


def test_a_workspace_without_drafts_is_not_written(tmp_path):
    assert drafts(tmp_path) == []
    drop_draft(tmp_path, "none")
    assert list(tmp_path.iterdir()) == []
