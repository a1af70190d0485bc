"""The shipped documents and pictures are what the program makes of the shipped registers."""

import datetime
from pathlib import Path

import pytest

from ropa import render
from ropa.diagrams import transfers
from ropa.exports import html
from ropa.view.art30 import art30
from ropa.workspace import Workspace

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace(ROOT / "registers", datetime.date(2026, 11, 22))


SHIPPED = sorted(path.name for path in (ROOT / "registers").iterdir() if path.is_dir())


@pytest.mark.parametrize("name", SHIPPED)
def test_document(workspace: Workspace, name: str) -> None:
    register = workspace.portfolio.registers[name]
    document = art30(register, workspace.case(register).hops, workspace.law, register.language)
    assert html.write(document) == (ROOT / "exports" / f"{name}-art30.html").read_bytes()


@pytest.mark.parametrize("name", SHIPPED)
def test_picture(workspace: Workspace, name: str) -> None:
    register = workspace.portfolio.registers[name]
    dot = transfers.draw(register, workspace.case(register).hops, workspace.law, register.language)
    assert render.render(dot, ".svg") == (ROOT / "exports" / f"{name}-transfers.svg").read_bytes()


def test_nothing_else_is_shipped() -> None:
    made = {f"{name}-{part}" for name in SHIPPED for part in ("art30.html", "transfers.svg")}
    assert {path.name for path in (ROOT / "exports").iterdir()} == made
