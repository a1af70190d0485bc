"""The shipped documents and pictures are what the program makes of the shipped registers."""

import datetime
from pathlib import Path

import pytest

from ropa.commands import run
from ropa.commands.session import Session
from ropa.exports import html
from ropa.results import Written
from ropa.view.documents import art30
from ropa.view.subject import Subject
from ropa.view.wanted import EVERYTHING
from ropa.workspace import Workspace

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace(ROOT / "registers", datetime.date(2026, 11, 22))


SHIPPED = sorted(path.name for path in (ROOT / "registers").iterdir() if path.is_dir())


@pytest.mark.parametrize("name", SHIPPED)
def test_document(workspace: Workspace, name: str) -> None:
    register = workspace.portfolio.registers[name]
    document = art30.make(Subject(workspace.case(register)), EVERYTHING, register.language)
    assert html.write(document) == (ROOT / "exports" / f"{name}-art30.html").read_bytes()


@pytest.mark.parametrize("name", SHIPPED)
def test_picture(name: str, tmp_path: Path) -> None:
    session = Session(ROOT / "registers", datetime.date(2026, 11, 22))
    html_file, made = ROOT / "exports" / f"{name}-art30.html", tmp_path / f"{name}-transfers.svg"
    (tmp_path / html_file.name).write_bytes(html_file.read_bytes())
    assert isinstance(run(["diagram", "transfers", name, "--to", str(made)], session), Written)
    for path in tmp_path.glob("*.svg"):
        assert path.read_bytes() == (ROOT / "exports" / path.name).read_bytes()


def test_nothing_else_is_shipped() -> None:
    made = {f"{name}-{part}" for name in SHIPPED for part in ("art30.html", "transfers.svg")}
    assert {path.name for path in (ROOT / "exports").iterdir()} == made
