"""The engine is found, asked once, and its failures are told."""

from pathlib import Path

import pytest

from ropa import render
from ropa.render import RenderError, TimedOutError, child


def test_pictures() -> None:
    assert render.SUFFIXES == (".svg", ".png")
    assert b"<svg" in render.lay_out("digraph { a -> b }", ".svg").content
    assert render.lay_out("digraph { a -> b }", ".png").content.startswith(b"\x89PNG")


def test_engine_stands_in_the_scripts_folder() -> None:
    assert render.engine().is_file()


def test_unknown_font_is_a_warning_and_dutch_text_is_not() -> None:
    assert render.lay_out('digraph { a [fontname="Arial" label="één coördinatie"] }', ".svg").warnings == ()
    assert render.lay_out('digraph { a [fontname="No Such Font" label="x"] }', ".svg").warnings


def test_refusal_is_told() -> None:
    with pytest.raises(RenderError, match="syntax error"):
        render.lay_out("digraph {", ".svg")


def test_missing_engine_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("ropa.render.graphviz.engine", lambda: tmp_path / "graphviz-pure")
    with pytest.raises(RenderError, match="graphviz-pure"):
        render.lay_out("digraph {}", ".svg")


def test_time_out_is_told_and_ends_the_engine() -> None:
    lines = "".join(f"n{a} -> n{b};" for a in range(60) for b in range(60))
    with pytest.raises(TimedOutError, match="seconds"):
        render.lay_out(f"digraph {{ {lines} }}", ".svg", seconds=0.05)


def test_a_system_without_graphviz_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RenderError, match="embedded"):
        render.lay_out("digraph {}", ".svg", is_system=True)


def test_dots_per_inch() -> None:
    small, large = (render.lay_out("digraph { a }", ".png", dpi=dpi).content for dpi in (72, 144))
    assert int.from_bytes(large[16:20], "big") == 2 * int.from_bytes(small[16:20], "big")


@pytest.mark.parametrize("suffix", render.SUFFIXES)
def test_what_is_no_picture_is_refused(monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    monkeypatch.setattr(child, "run", lambda *_: (0, b"<svg>", b""))
    with pytest.raises(RenderError, match="gave no"):
        render.lay_out("digraph {}", suffix)


def test_who_waits_no_more_ends_the_engine() -> None:
    def waiting() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        render.lay_out("digraph { a -> b }", ".svg", waiting=waiting)
