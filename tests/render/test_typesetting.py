"""Typst is a child that can be ended, reads no file, and whose failures are told."""

import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import noted
from ropa import render
from ropa.render import child, typesetting, typst_child

DAY = datetime.date(2026, 11, 22)
HEAD = b'#set document(title: "t")\n'
ENDLESS = HEAD + b"#for k in range(999) { for j in range(9000) { let a = range(9000).map(x => x * k + j).sum() } }"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started, in order."""
    return noted(monkeypatch)


def test_a_source_becomes_a_file_without_warnings() -> None:
    made = render.typeset_with_warnings(HEAD + b'#set text(font: "Liberation Sans")\nHello', DAY)
    assert made.content.startswith(b"%PDF-1.7")
    assert made.warnings == ()


def test_fonts_of_the_system_are_not_seen() -> None:
    made = render.typeset_with_warnings(HEAD + b'#set text(font: ("DejaVu Serif", "DejaVu Sans"))\nHello', DAY)
    assert ["unknown font family: dejavu serif" in warning for warning in made.warnings] == [True]


@pytest.mark.parametrize("path", ["/etc/passwd", "/../../pyproject.toml", "../__init__.py", "/../render/__init__.py"])
def test_no_file_outside_the_fonts_can_be_read(path: str) -> None:
    with pytest.raises(render.RenderError):
        render.typeset(HEAD + f'#read("{path}")'.encode(), DAY)


def test_no_package_is_fetched() -> None:
    with pytest.raises(render.RenderError, match="package"):
        render.typeset(HEAD + b'#import "@preview/cetz:0.3.0"', DAY)


def test_what_cannot_conform_is_refused() -> None:
    with pytest.raises(render.RenderError, match="PDF/UA-1"):
        render.typeset(b"no title", DAY)


def test_a_mistake_is_told() -> None:
    with pytest.raises(render.RenderError, match="unclosed"):
        render.typeset(HEAD + b"#(", DAY)


def test_a_missing_typesetter_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "typst.py").write_text("raise ImportError('No module named typst')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(render.EngineMissingError, match="typst"):
        render.typeset(HEAD, DAY)


def test_a_file_in_the_working_folder_is_not_taken_for_the_typesetter(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "typst.py").write_text("raise ImportError('taken')")
    monkeypatch.chdir(tmp_path)
    assert render.typeset(HEAD, DAY)


def test_a_missing_interpreter_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(render.RenderError, match="python"):
        render.typeset(HEAD, DAY)


def test_a_time_out_is_told_and_ends_the_child(
    monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
) -> None:
    monkeypatch.setattr(typesetting, "_SECONDS", 1)
    with pytest.raises(render.TimedOutError, match="longer than 1 second") as caught:
        render.typeset(ENDLESS, DAY)
    assert caught.value.seconds == 1
    assert [process.returncode is None for process in started] == [False]


def test_an_interruption_ends_the_child(
    monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
) -> None:
    communicate = subprocess.Popen.communicate
    running: list[bool] = []

    def interrupted(process: subprocess.Popen[bytes], timeout: float) -> None:
        with pytest.raises(subprocess.TimeoutExpired):
            communicate(process, timeout=0.5)
        running.append(process.poll() is None)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        render.typeset(ENDLESS, DAY)
    assert running == [True]
    assert [process.returncode is None for process in started] == [False]


def test_who_waits_no_more_ends_the_child(started: list[subprocess.Popen[bytes]]) -> None:
    asked: list[bool] = []

    def waiting() -> None:
        asked.append(bool(started) and started[-1].poll() is None)
        if len(asked) == 4:
            raise LookupError

    with pytest.raises(LookupError):
        render.typeset(ENDLESS, DAY, waiting)
    assert asked == [True] * 4
    assert [process.returncode is None for process in started] == [False]


def test_what_is_no_pdf_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "run", lambda *_: (0, b"", b""))
    with pytest.raises(render.RenderError, match="status 0"):
        render.typeset(HEAD, DAY)


def test_the_child_is_started_as_a_file_that_imports_nothing_of_the_program() -> None:
    source = Path(typst_child.__file__).read_text("utf-8")
    assert "import ropa" not in source
    assert "from ropa" not in source


def test_what_would_take_more_memory_than_there_is_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    source = HEAD + b'#set text(font: "Liberation Sans")\nHello' + b" " * 1000
    monkeypatch.setattr(typesetting, "memory", lambda: 100_000)
    with pytest.raises(render.TooLargeError) as caught:
        render.typeset(source, DAY)
    assert caught.value.there == 100_000
    assert caught.value.needed > 100_000
    for there in (10_000_000, 0):
        monkeypatch.setattr(typesetting, "memory", lambda there=there: there)
        assert render.typeset(source, DAY)


def test_a_system_that_does_not_tell_its_memory_counts_as_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: str) -> int:
        raise ValueError

    assert typesetting.memory() > 0
    monkeypatch.setattr(os, "sysconf", unknown)
    assert typesetting.memory() == 0
