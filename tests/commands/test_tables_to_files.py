"""Registers and answers as tables: a file, or a file and those beside it, all told; nothing of another client."""

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from helpers import told
from ropa.exports import FORMATS
from ropa.results import Failure, Written


def test_a_csv_file_has_its_further_tables_beside_it(sample: Path, tmp_path: Path) -> None:
    result, text = told(sample, f"export art30 acme --to '{tmp_path / 'acme.CSV'}'")
    assert isinstance(result, Written), text
    assert result.paths[0] == str(tmp_path / "acme.CSV")
    assert {Path(path).name for path in result.paths} == {path.name for path in tmp_path.glob("*.CSV")}
    assert str(tmp_path / "acme-over-dit-document.CSV") in result.paths
    assert all(path in text for path in result.paths)
    assert (tmp_path / "acme.CSV").read_text("utf-8-sig").startswith("Verwerkingsactiviteit;")


@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
def test_other_tables_are_one_file(sample: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"acme{suffix}"
    result, text = told(sample, f"export art30 acme --to '{target}'")
    assert isinstance(result, Written), text
    assert result.paths == (str(target),)


def test_an_answer_goes_into_tables_too(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "answer.csv"
    result, text = told(sample, f"xray country:US --reverse --register acme --to '{target}'")
    assert isinstance(result, Written), text
    assert [Path(path).name for path in result.paths] == ["answer.csv", "answer-over-dit-document.csv"]
    assert target.read_text("utf-8-sig").splitlines()[0] == "Niveau;Antwoord;Bijzonderheden"


@pytest.mark.parametrize("suffix", [".xlsx", ".json", ".csv"])
def test_no_table_tells_of_another_client(sample: Path, tmp_path: Path, suffix: str) -> None:
    result, text = told(sample, f"export art30 acme --to '{tmp_path / 'acme'}{suffix}'")
    assert isinstance(result, Written), text
    shown = "".join(_shown(Path(path)) for path in result.paths)
    assert "Acme" in shown
    assert "Beta" not in shown
    assert "beta/" not in shown


def _shown(path: Path) -> str:
    if path.suffix != ".xlsx":
        return path.read_text("utf-8-sig")
    book = load_workbook(io.BytesIO(path.read_bytes()))
    return json.dumps([[cell.value for row in page for cell in row] for page in book])


@pytest.mark.parametrize(("line", "formats"), [("export", FORMATS), ("access", FORMATS), ("diff", FORMATS)])
def test_help_names_every_suffix(sample: Path, line: str, formats: tuple[object, ...]) -> None:
    text = " ".join(told(sample, f"{line} --help")[1].split())
    assert ", ".join(made.SUFFIX for made in formats) in text  # type: ignore[attr-defined]
    assert "{suffixes}" not in text


def test_a_wrong_suffix_names_those_there_are(sample: Path, tmp_path: Path) -> None:
    result, text = told(sample, f"export art30 acme --to '{tmp_path / 'x.odt'}'")
    assert isinstance(result, Failure)
    assert ", ".join(made.SUFFIX for made in FORMATS) in text
