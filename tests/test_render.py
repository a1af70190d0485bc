"""The engine is found, asked once, and its failures are told."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from ropa import render
from ropa.render import RenderError


def test_pictures() -> None:
    assert render.SUFFIXES == (".svg", ".png")
    assert b"<svg" in render.render("digraph { a -> b }", ".svg")
    assert render.render("digraph { a -> b }", ".png").startswith(b"\x89PNG")


def test_engine_stands_in_the_scripts_folder() -> None:
    assert render.engine().is_file()


def test_unknown_font_is_a_warning_and_dutch_text_is_not() -> None:
    assert render.lay_out('digraph { a [fontname="Arial" label="één coördinatie"] }', ".svg").warnings == ()
    assert render.lay_out('digraph { a [fontname="No Such Font" label="x"] }', ".svg").warnings


def test_refusal_is_told() -> None:
    with pytest.raises(RenderError, match="syntax error"):
        render.render("digraph {", ".svg")


def test_missing_engine_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(render, "engine", lambda: tmp_path / "graphviz-pure")
    with pytest.raises(RenderError, match="graphviz-pure"):
        render.render("digraph {}", ".svg")


def test_time_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*args: Any, **options: Any) -> None:
        raise subprocess.TimeoutExpired("engine", options["timeout"])

    monkeypatch.setattr(subprocess, "run", slow)
    with pytest.raises(RenderError, match="30 seconds"):
        render.render("digraph {}", ".svg")


@pytest.mark.parametrize("suffix", render.SUFFIXES)
def test_what_is_no_picture_is_refused(monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    done = subprocess.CompletedProcess([], 0, b"<svg>", b"")
    monkeypatch.setattr(subprocess, "run", lambda *args, **options: done)
    with pytest.raises(RenderError, match="gave no"):
        render.render("digraph {}", suffix)
