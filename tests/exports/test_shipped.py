"""The shipped documents and pictures are what the program makes of the shipped registers."""

import datetime
from pathlib import Path

import pytest

from ropa.commands import run
from ropa.commands.session import Session
from ropa.results import Written

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(path.name for path in (ROOT / "registers").iterdir() if path.is_dir())
DAY = datetime.date(2026, 11, 22)

MADE = {
    **{f"{name}-art30{suffix}": ["art30", name] for name in SHIPPED for suffix in (".html", ".pdf", ".xlsx")},
    # Without history, which is another with each commit.
    "all-at-once-dossier.pdf": ["dossier", "all-at-once", "--without-history"],
}
"""What is exported, by the file it goes to."""

REMAKE = "make exports makes it anew; look at what differs before you commit it"


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(ROOT / "registers", DAY)


@pytest.mark.parametrize("name", MADE)
def test_document(session: Session, name: str, tmp_path: Path) -> None:
    assert isinstance(run(["export", *MADE[name], "--to", str(tmp_path / name)], session), Written)
    assert (tmp_path / name).read_bytes() == (ROOT / "exports" / name).read_bytes(), f"{name}: {REMAKE}"


@pytest.mark.parametrize("name", SHIPPED)
def test_picture(session: Session, name: str, tmp_path: Path) -> None:
    html_file, made = ROOT / "exports" / f"{name}-art30.html", tmp_path / f"{name}-transfers.svg"
    (tmp_path / html_file.name).write_bytes(html_file.read_bytes())
    assert isinstance(run(["diagram", "transfers", name, "--to", str(made)], session), Written)
    for path in tmp_path.glob("*.svg"):
        assert path.read_bytes() == (ROOT / "exports" / path.name).read_bytes(), f"{path.name}: {REMAKE}"


def test_nothing_else_is_shipped() -> None:
    made = {*MADE, *(f"{name}-transfers.svg" for name in SHIPPED)}
    assert {path.name for path in (ROOT / "exports").iterdir()} == made


def test_make_exports_makes_all_of_it_on_the_same_day() -> None:
    lines = (ROOT / "Makefile").read_text("utf-8")
    assert f"DAY := {DAY}" in lines
    for word in ("html pdf xlsx", "export art30", "diagram transfers", "dossier all-at-once --without-history"):
        assert word in lines
