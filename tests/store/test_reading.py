"""The disk: what is read and what is refused."""

import hashlib
import os
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


def test_the_place_of_a_wrong_byte_is_counted_behind_a_byte_order_mark(tmp_path):
    content = b'\xef\xbb\xbf[party.a]\nname = "Caf\xe9"\n'
    code, place, told = reading(tmp_path, "a.toml", content)
    assert (code, place) == ("R102", "2:12")
    assert "0xE9" in told


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
    real = os.open

    def denied(path, *arguments, **options):
        if Path(path).name == "a.toml":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **options)

    workspace(tmp_path, {"r/a.toml": GOOD})
    monkeypatch.setattr(os, "open", denied)
    assert reading(tmp_path, "a.toml")[::2] == (
        "R105",
        "Cannot be read: you have no right to do so there. Nothing in it is read until that is mended.",
    )


def test_a_folder_without_permission_hides_nothing_else(tmp_path, monkeypatch):
    workspace(tmp_path, {"r/a.toml": GOOD, "r/closed/b.toml": GOOD, "s/c.toml": GOOD})
    real = os.scandir

    def listing(path="."):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", listing)
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
    assert [[finding.rule for finding in source.findings] for source in sources] == [[], ["R105"], ["R105"]]
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


def test_a_link_to_a_folder_is_told_of_and_not_followed(tmp_path):
    workspace(tmp_path, {"root/r/a.toml": GOOD, "elsewhere/client/b.toml": GOOD, "elsewhere/more/c.toml": GOOD})
    root = tmp_path / "root"
    (root / "client").symlink_to("../elsewhere/client")
    (root / "r" / "more").symlink_to("../../elsewhere/more")
    found = folders(root)
    assert set(found) == {"r"}
    assert [Path(source.path).name for source in found["r"].sources if not source.findings] == ["a.toml"]
    (inside,) = (finding for source in found["r"].sources for finding in source.findings)
    assert str(inside.place).startswith(str(root / "r" / "more"))
    assert refused(root) == [sentence(inside, "en")]
    assert "members in ropa.toml" in refused(root)[0]
    assert set(folders(root, "../elsewhere/client")) == {"r", "client"}
    assert refused(root, "../elsewhere/client") == []


def test_what_the_program_keeps_for_itself_is_not_read(tmp_path):
    workspace(tmp_path, {"r/a.toml": GOOD, ".ropa/kept/x.toml": GOOD, "r/.ropa/y.toml": GOOD, "r/.0123.0.part": "["})
    assert {name: len(folder.sources) for name, folder in folders(tmp_path).items()} == {"r": 1}


@pytest.mark.parametrize(
    "content", [b"", b"\xef\xbb\xbf" + GOOD.encode(), b'# a\r\n[party.a]\r\nname = "A"\n', b"[broken\r\n"]
)
def test_a_text_is_written_back_byte_by_byte(tmp_path, content):
    workspace(tmp_path, {"r/a.toml": content})
    (source,) = folders(tmp_path)["r"].sources
    assert source.encoded(source.text) == content
    assert source.digest == hashlib.sha256(content).hexdigest()
    assert source.bom is content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("content", [b"\xff", b"x" * (MAX_BYTES + 1)])
def test_a_text_that_was_not_read_whole_can_guard_no_change(tmp_path, content):
    workspace(tmp_path, {"r/a.toml": content})
    (source,) = folders(tmp_path)["r"].sources
    assert (source.text, source.digest) == ("", "")
