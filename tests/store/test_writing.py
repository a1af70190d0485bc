"""One file: whole or not at all."""

import os
import stat

import pytest

from helpers import workspace
from ropa import store
from ropa.store import writing

GOOD = '[party.a]\nname = "A"\n'


def test_writing_replaces_a_file_and_keeps_its_rights(tmp_path):
    path = tmp_path / "a.html"
    store.write(path, b"one")
    path.chmod(0o640)
    store.write(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_rights_that_the_user_asked_for(tmp_path):
    former = os.umask(0o027)
    try:
        store.write(tmp_path / "a", b"")
    finally:
        os.umask(former)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_writing_goes_through_a_link(tmp_path):
    target = tmp_path / "elsewhere" / "target.html"
    workspace(tmp_path, {"elsewhere/target.html": "old"})
    link = tmp_path / "link.html"
    link.symlink_to(target)
    store.write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert {path.name for path in tmp_path.iterdir()} == {"elsewhere", "link.html"}


def test_a_write_that_fails_leaves_the_former_file_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"former")

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        store.write(path, b"new")
    assert path.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [path]


def test_writing_into_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        store.write(tmp_path / "gone" / "a", b"x")


def test_what_stands_in_the_way_of_a_new_register(tmp_path):
    workspace(tmp_path, {"file": "x", "full/a.toml": GOOD, "other/readme.md": "x"})
    assert store.occupied(tmp_path / "file") == tmp_path / "file"
    assert store.occupied(tmp_path / "file" / "below") == tmp_path / "file"
    assert store.occupied(tmp_path / "full") == tmp_path / "full" / "a.toml"
    assert store.occupied(tmp_path / "other") is None
    assert store.occupied(tmp_path / "new") is None


def test_a_file_that_only_its_owner_may_read_is_never_open_to_others_meanwhile(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"secret")
    path.chmod(0o600)
    seen = []
    real = os.write

    def look(handle, content):
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return real(handle, content)

    monkeypatch.setattr(os, "write", look)
    store.write(path, b"new")
    assert seen == [0o600]


def test_a_write_in_small_pieces_is_whole(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, content: real(handle, bytes(content)[:3]))
    store.write(tmp_path / "a", b"0123456789")
    assert (tmp_path / "a").read_bytes() == b"0123456789"


@pytest.mark.parametrize(("busy", "is_written"), [(2, True), (9, False)])
def test_a_file_that_another_program_has_open_is_tried_again(tmp_path, monkeypatch, busy, is_written):
    path = tmp_path / "a"
    path.write_bytes(b"former")
    tries = []
    real = type(path).replace

    def held(part, target):
        tries.append(target)
        if len(tries) <= busy:
            raise PermissionError(13, "in use")
        return real(part, target)

    monkeypatch.setattr(writing, "_ATTEMPTS", 4)
    monkeypatch.setattr(writing, "_PAUSE", 0)
    monkeypatch.setattr(type(path), "replace", held)
    if is_written:
        store.write(path, b"new")
    else:
        with pytest.raises(PermissionError):
            store.write(path, b"new")
    assert path.read_bytes() == (b"new" if is_written else b"former")
    assert list(tmp_path.iterdir()) == [path]
