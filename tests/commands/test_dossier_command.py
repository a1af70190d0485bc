"""`ropa export dossier`: one document or one archive, with pictures and history, and nothing of another client."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from helpers import TODAY, told, workspace
from pdf_file import PdfFile, bare
from repository import commit, needs_git, repository
from ropa import render
from ropa.commands import run_line
from ropa.commands.session import Session
from ropa.results import Failure, Written

SHARED = """
[party.cloud]
name = "Cloud Inc."
seat = "US"
note = "used by Acme, Betaville and Gammawerk"
[party.mailer]
name = "Mailer Ltd"
seat = "IN"
"""
NAMES = ("Acme", "Betaville", "Gammawerk")


def client(name: str) -> str:
    key = name.lower()
    return f"""
[register]
organisation = "{key}"
language = "en"
[party.{key}]
name = "{name}"
seat = "NL"
[engagement.{key}-hosting]
party = "shared/cloud"
service = "Hosting for {name}"
accessed_from = ["US"]
[engagement.{key}-mail]
party = "shared/mailer"
under = "{key}-hosting"
accessed_from = ["IN"]
[activity.{key}-letter]
name = "Letter of {name}"
purposes = ["Sending the letter of {name}"]
measures = ["encryption-at-rest"]
[[activity.{key}-letter.disclosure]]
to = "{key}-hosting"
role = "processor"
"""


FILES = {"shared/s.toml": SHARED, **{f"{name.lower()}/r.toml": client(name) for name in NAMES}}


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    return workspace(tmp_path / "registers", FILES)


def unpacked(content: bytes) -> dict[str, bytes]:
    packed = zipfile.ZipFile(io.BytesIO(content))
    return {name: packed.read(name) for name in packed.namelist()}


def exported(root: Path, target: Path, line: str = "dossier acme") -> bytes:
    result, shown = told(root, f"export {line} --to '{target}'")
    assert isinstance(result, Written), shown
    assert [path for path in target.parent.iterdir() if path.is_file()] == [target]
    return target.read_bytes()


def words(name: str, content: bytes) -> str:
    """All that a file says, whatever it is packed in."""
    if name.endswith((".xlsx", ".docx")):
        return "".join(part.decode("utf-8", "replace") for part in unpacked(content).values())
    return PdfFile(content).text if name.endswith(".pdf") else content.decode()


def test_the_pdf_has_every_chapter_and_its_pictures(clients: Path, tmp_path: Path) -> None:
    file = PdfFile(exported(clients, tmp_path / "d.pdf"))
    assert file.root["/Lang"].startswith("en")
    chapters = [title for level, title in file.outline() if level == 0]
    for title in ("Diagrams of the transfers", "Change history", "Abbreviations and terms", "Where the statements"):
        assert any(found.startswith(title) for found in chapters), title
    (figure,) = file.of_type("Figure")
    assert "Cloud Inc." in str(figure["/Alt"])
    assert all(bare("INTERNAL") in page for page in file.pages)


def test_the_archive_has_each_part_once_and_a_page_that_names_them(clients: Path, tmp_path: Path) -> None:
    content = exported(clients, tmp_path / "d.zip")
    found = unpacked(content)
    parts = {
        f"{part}{suffix}"
        for part in ("processors", "transfers", "findings", "obligations")
        for suffix in (".pdf", ".xlsx")
    }
    record = {f"art30.{suffix}" for suffix in ("pdf", "html", "docx", "xlsx", "csv", "json", "ttl")}
    pictures = {"diagrams/transfers.svg", "diagrams/transfers.pdf"}
    further = {name for name in found if name.startswith("art30-") and name.endswith(".csv")}
    assert set(found) == {"index.html", "dossier.pdf"} | parts | record | pictures | further
    assert further
    listed = found.pop("index.html").decode()
    for name, held in found.items():
        assert f'<a href="{name}">' in listed
        assert hashlib.sha256(held).hexdigest() in listed
    assert content == exported(clients, tmp_path / "d.zip")
    # What goes to an authority stays fit for it inside the archive too.
    assert "INTERNAL" not in found["art30.html"].decode()
    assert "INTERNAL" in listed


def test_no_part_tells_of_another_client(clients: Path, tmp_path: Path) -> None:
    own, *others = NAMES
    found = unpacked(exported(clients, tmp_path / "d.zip"))
    for name, content in found.items():
        said = words(name, content).casefold()
        for other in others:
            assert other.casefold() not in said, name
            assert other.casefold() not in name
    assert all(own.casefold() in words(name, found[name]).casefold() for name in ("dossier.pdf", "art30.xlsx"))


def test_without_git_it_says_that_there_is_no_history(clients: Path, tmp_path: Path) -> None:
    assert "There is no change history" in exported(clients, tmp_path / "d.html").decode()
    left = exported(clients, tmp_path / "d.html", "dossier acme --without-history").decode()
    assert "was left out of this dossier, as asked" in left
    assert "There is no change history" not in left


def test_where_git_cannot_be_asked_it_is_not_said_that_there_is_none(
    clients: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    shown = exported(clients, tmp_path / "d.html").decode()
    assert "could not be read" in shown
    assert "There is no change history" not in shown


@needs_git
def test_the_history_tells_what_changed_and_no_message_of_a_commit(tmp_path: Path) -> None:
    top = repository(tmp_path / "top")
    files = {f"registers/{name}": text for name, text in FILES.items()}
    commit(top, files, "2026-03-02", "Begin Acme and Betaville")
    changed = files["registers/acme/r.toml"].replace('["encryption-at-rest"]', '["encryption-at-rest", "backup"]')
    commit(top, {"registers/acme/r.toml": changed}, "2026-04-03", "As at Gammawerk")
    commit(top, {"registers/betaville/r.toml": f"# x\n{client('Betaville')}"}, "2026-05-04")
    (top / "registers/acme/r.toml").write_text(changed.replace('"Letter of Acme"', '"News of Acme"'))
    shown = exported(top / "registers", tmp_path / "d.md").decode()
    history = shown.partition("## Change history")[2].partition("\n## ")[0]
    assert [line for line in history.splitlines() if line.startswith("###")] == [
        "### Not committed yet",
        "### 3 April 2026",
        "### 2 March 2026",
    ]
    assert "Back-ups" in history
    assert "News of Acme" in history
    assert "new register" in history.partition("2 March")[2]
    for word in ("Begin", "Betaville", "Gammawerk"):
        assert word not in history
    former = exported(top / "registers", tmp_path / "d.md", "dossier acme --rev HEAD").decode()
    assert "Not committed yet" not in former
    assert "3 April 2026" in former


def test_a_folder_takes_an_archive_each(clients: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    result, shown = told(clients, f"export dossier acme betaville --suffix zip --to '{folder}'")
    assert isinstance(result, Written), shown
    assert {path.name for path in folder.iterdir()} == {"acme-dossier.zip", "betaville-dossier.zip"}


def test_only_a_dossier_is_packed_and_takes_its_options(clients: Path, tmp_path: Path) -> None:
    for line in ("art30 acme", "dossier acme --internal", "findings acme --without-history"):
        result, _ = told(clients, f"export {line} --to '{tmp_path / 'd.zip'}'")
        assert isinstance(result, Failure)
    assert not list(tmp_path.glob("*.zip"))


def test_what_cannot_be_drawn_leaves_no_file(clients: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise render.RenderError("odd")

    monkeypatch.setattr(render, "lay_out", failing)
    for suffix in ("pdf", "zip"):
        result, shown = told(clients, f"export dossier acme --to '{tmp_path / f'd.{suffix}'}'")
        assert isinstance(result, Failure)
        assert "odd" in shown
    assert not list(tmp_path.glob("d.*"))


def test_it_tells_what_it_is_at(clients: Path, tmp_path: Path) -> None:
    said: list[str] = []
    session = Session(clients, progress=said.append, as_of=TODAY)
    run_line(f"export dossier acme --to '{tmp_path / 'd.zip'}'", session)
    assert any("layout 1" in line for line in said)
    assert any("change history" in line for line in said)
    assert sum(line.startswith("Making ") for line in said) >= 10
