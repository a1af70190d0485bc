"""The disk: what is read and what is refused, and writes that are whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from helpers import workspace
from ropa import store
from ropa.finding import Finding, sentence
from ropa.source import MAX_BYTES
from ropa.store import Folder

GOOD = '[party.a]\nname = "A"\n'


def folders(root: Path, *members: str) -> dict[str, Folder]:
    return {item.name: item for item in store.read_folders(root, members) if isinstance(item, Folder)}


def refused(root: Path, *members: str) -> list[str]:
    return [sentence(item, "en") for item in store.read_folders(root, members) if isinstance(item, Finding)]


def reading(tmp_path: Path, name: str, content: bytes = b"") -> tuple[str, str, str]:
    """What is said of the only text of a register: code, place, sentence."""
    path = tmp_path / "r" / name
    if not path.exists():
        workspace(tmp_path, {f"r/{name}": content})
    (source,) = folders(tmp_path)["r"].sources
    (finding,) = source.findings
    assert source.values == {}
    assert finding.place is not None
    return finding.rule, f"{finding.place.line}:{finding.place.column}", sentence(finding, "en")


def test_texts_are_read_sorted_from_sub_folders_too_and_hidden_ones_are_not(tmp_path):
    files = dict.fromkeys(("r/b.toml", "r/a.toml", "r/sub/c.TOML", "r/.d.toml", "r/.git/e.toml", "r/f.md", ".g/h.toml"))
    workspace(tmp_path, dict.fromkeys(files, GOOD) | {"empty/readme.md": "x", "register.schema.json": "{}"})
    found = folders(tmp_path)
    assert list(found) == ["r"]
    names = [Path(source.path).relative_to(tmp_path).as_posix() for source in found["r"].sources]
    assert names == ["r/a.toml", "r/b.toml", "r/sub/c.TOML"]


def test_shared_records_are_read_first(tmp_path):
    workspace(tmp_path, {f"{name}/a.toml": GOOD for name in ("zeta", "shared", "alpha")})
    assert list(folders(tmp_path)) == ["shared", "alpha", "zeta"]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\xef\xbb\xbf# only a comment\n"])
def test_an_empty_text_and_one_with_byte_order_mark_are_read(tmp_path, content):
    workspace(tmp_path, {"r/a.toml": content})
    (source,) = folders(tmp_path)["r"].sources
    assert source.findings == ()
    assert not source.text.startswith("\ufeff")


def test_wrong_encoding_is_reported_where_it_stands(tmp_path):
    content = '# één\n[party.a]\nname = "Caf'.encode() + b'\xe9"\n'
    assert reading(tmp_path, "a.toml", content)[:2] == ("R102", "3:12")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_encodings_are_reported(tmp_path, encoding):
    assert reading(tmp_path, "a.toml", GOOD.encode(encoding))[0] == "R102"


def test_a_text_that_is_too_large_is_not_read(tmp_path):
    workspace(tmp_path, {"r/a.toml": b""})
    os.truncate(tmp_path / "r/a.toml", 50 * 1024 * 1024)
    code, _, told = reading(tmp_path, "a.toml")
    assert code == "R103"
    assert "50 MB" in told
    assert f"{MAX_BYTES // 1024**2} MB" in told


def test_a_folder_named_like_a_text(tmp_path):
    (tmp_path / "r" / "x.toml").mkdir(parents=True)
    assert reading(tmp_path, "x.toml")[0] == "R105"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    (tmp_path / "r").mkdir()
    os.mkfifo(tmp_path / "r" / "x.toml")
    assert reading(tmp_path, "x.toml")[0] == "R105"


def test_a_text_without_permission(tmp_path, monkeypatch):
    def denied(path, *arguments):
        raise PermissionError(13, "Permission denied", str(path))

    workspace(tmp_path, {"r/a.toml": GOOD})
    monkeypatch.setattr(Path, "open", denied)
    assert reading(tmp_path, "a.toml")[::2] == ("R105", "Cannot be read: Permission denied.")


def test_a_folder_without_permission_hides_nothing_else(tmp_path, monkeypatch):
    workspace(tmp_path, {"r/a.toml": GOOD, "r/closed/b.toml": GOOD, "s/c.toml": GOOD})
    real = Path.iterdir

    def listing(path):
        if path.name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "iterdir", listing)
    found = folders(tmp_path)
    assert set(found) == {"r", "s"}
    codes = [[finding.rule for finding in source.findings] for source in found["r"].sources]
    assert codes == [[], ["R105"]]


def test_links_in_a_circle_end(tmp_path):
    workspace(tmp_path, {"r/a.toml": GOOD})
    (tmp_path / "r" / "up").symlink_to("..")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "r" / "self.toml").symlink_to("self.toml")
    sources = folders(tmp_path)["r"].sources
    assert [[finding.rule for finding in source.findings] for source in sources] == [[], ["R105"]]
    assert refused(tmp_path, "loop") == ["members: loop is not a folder"]


def test_members_are_further_registers(tmp_path):
    workspace(tmp_path, {"registers/r/a.toml": GOOD, "client/b.toml": GOOD})
    root = tmp_path / "registers"
    assert set(folders(root, "../client")) == {"r", "client"}
    assert set(folders(root, str(tmp_path / "client"))) == {"r", "client"}
    assert set(folders(root, "r")) == {"r"}


@pytest.mark.parametrize(
    ("member", "says"),
    [
        ("../gone", "is not a folder"),
        ("a\0b", "is not a folder"),
        ("x" * 5000, "is not a folder"),
        ("../elsewhere/r", "the name r is already a register"),
        (".", "holds this workspace itself"),
        ("..", "holds this workspace itself"),
    ],
)
def test_members_that_cannot_be_used_are_reported_and_the_rest_is_read(tmp_path, member, says):
    workspace(tmp_path, {"registers/r/a.toml": GOOD, "elsewhere/r/b.toml": GOOD})
    root = tmp_path / "registers"
    assert says in refused(root, member)[0]
    assert set(folders(root, member)) == {"r"}


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
