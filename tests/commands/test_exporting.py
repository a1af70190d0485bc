"""PDF by command: set in the register's language, refused in the reader's, and never half a file."""

from pathlib import Path

import click
import pytest

from helpers import told
from pdf_file import PdfFile, bare
from ropa import render
from ropa.results import Failure, Written


def test_a_register_becomes_a_pdf_in_its_language(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "acme.pdf"
    result, shown = told(sample, f"export art30 acme --to '{target}'")
    assert isinstance(result, Written), shown
    file = PdfFile(target.read_bytes())
    assert file.root["/Lang"].startswith("nl")
    assert bare("Register van verwerkingsactiviteiten") in file.text


def test_an_answer_becomes_a_pdf(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "impact.PDF"
    result, shown = told(sample, f"impact acme/helpdesk --to '{target}'")
    assert isinstance(result, Written), shown
    assert "Helpdesk" in PdfFile(target.read_bytes()).text


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (render.EngineMissingError("No module named 'typst'"), "Install the package typst"),
        (render.TimedOutError(60), "not finished within 60 seconds, and nothing was written"),
        (render.TooLargeError(5_200_000_000, 4_100_000_000), "about 6 GB of memory, and this machine has 4 GB"),
        (render.RenderError("something odd"), "The PDF cannot be made: something odd"),
    ],
)
def test_what_goes_wrong_is_told_and_leaves_the_file_as_it_was(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: render.RenderError, said: str
) -> None:
    def failing(*_: object) -> bytes:
        raise error

    monkeypatch.setattr(render, "typeset", failing)
    target = tmp_path / "acme.pdf"
    target.write_bytes(b"former")
    for line in (f"export art30 acme --to '{target}'", f"impact acme/helpdesk --to '{target}'"):
        result, shown = told(sample, line)
        assert isinstance(result, Failure)
        assert said in shown
        assert target.read_bytes() == b"former"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["acme.pdf"]


def test_an_interruption_leaves_no_half_file(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(render, "typeset", interrupted)
    with pytest.raises(click.Abort):
        told(sample, f"export art30 acme --to '{tmp_path / 'acme.pdf'}'")
    assert not list(tmp_path.glob("*.pdf*"))


def test_a_folder_still_takes_pages(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "typeset", lambda *_: pytest.fail("nothing is to be set"))
    folder = tmp_path / "out"
    folder.mkdir()
    result, shown = told(sample, f"impact acme/helpdesk --to '{folder}'")
    assert isinstance(result, Written), shown
