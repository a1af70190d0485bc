"""What would be made is what is made: parts, records, tables, sheets, boxes; and nothing is written."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from helpers import told
from ropa.results import Failure, Outline, Written
from ropa.view.documents import DOCUMENTS


def preview(root: Path, line: str) -> list[dict[str, Any]]:
    result, shown = told(root, f"{line} --dry-run")
    assert isinstance(result, Outline), shown
    found: list[dict[str, Any]] = result.values["would_make"]
    return found


@pytest.mark.parametrize("kind", [made.NAME for made in DOCUMENTS if made.NAME != "dossier"])
def test_a_document_is_told_by_what_it_holds(sample: Path, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "out.json"
    line = f"export {kind} acme --to '{target}'"
    [told_of] = preview(sample, line)
    assert not target.exists()
    assert isinstance(told(sample, line)[0], Written)
    made = json.loads(target.read_text("utf-8"))
    assert told_of["title"] == made["title"]
    assert [part["title"] for part in told_of["parts"]] == [part["title"] for part in made["parts"]]
    assert told_of["beginning"]


def test_rows_and_sheets_are_those_of_the_workbook(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    line = f"export art30 acme --to '{target}'"
    shown = told(sample, f"{line} --dry-run")[1]
    tables = [table for part in preview(sample, line)[0]["parts"] for table in part["tables"]]
    told(sample, line)
    book = load_workbook(target)
    assert f"{len(book.sheetnames)} sheets of tables" in shown
    overview = next(table for table in tables if table["columns"] == 8)
    assert any(page.max_column == 8 for page in book.worksheets)
    assert overview["rows"] == 1


def test_fewer_records_are_told_where_a_query_leaves_fewer(sample: Path) -> None:
    def records(line: str) -> int:
        return sum(part["records"] for part in preview(sample, line)[0]["parts"])

    assert records("export art30 acme --to x.html --where nothing-like-it") < records("export art30 acme --to x.html")


def test_a_folder_gets_a_file_for_each_register(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    line = f"export art30 --to '{folder}' --suffix md"
    names = [Path(item["file"]).name for item in preview(sample, line)]
    assert not list(folder.iterdir())
    told(sample, line)
    assert names == sorted(path.name for path in folder.iterdir()) == ["acme-art30.md", "beta-art30.md"]


def test_a_picture_is_told_by_its_boxes_and_lines(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.graphml"
    for kind in ("diagram register acme", "diagram flow acme/newsletter", "diagram transfers acme"):
        line = f"{kind} --to '{target}'"
        [told_of] = preview(sample, line)
        assert not target.exists()
        told(sample, line)
        names = [element.tag.rpartition("}")[2] for element in ET.parse(target).iter()]
        assert (told_of["boxes"], told_of["connections"]) == (names.count("node"), names.count("edge")), kind
        target.unlink()


def test_sheets_are_told_and_that_an_overview_is_on_one(sample: Path) -> None:
    [whole] = preview(sample, "diagram flow acme/newsletter --to x.svg")
    assert (whole["pages"], whole["overview"]) == (1, False)
    [overview] = preview(sample, "diagram flow acme/newsletter --to x.svg --detail overview")
    assert overview["overview"]
    assert "on one sheet" in told(sample, "diagram flow acme/newsletter --to x.svg --detail overview --dry-run")[1]


@pytest.mark.parametrize(
    "line",
    [
        "export art30 acme --to x.odd",
        "export art30 --to x.html",
        "export art30 nobody --to x.html",
        "export processors acme --to x.ttl",
        "export art30 acme --to x.html --columns nothing",
        "diagram flow acme/support --to x.svg",
    ],
)
def test_what_could_not_be_made_is_refused_before(sample: Path, line: str) -> None:
    refused, before = told(sample, line)[0], told(sample, f"{line} --dry-run")[0]
    assert isinstance(refused, Failure)
    assert isinstance(before, Failure)
    assert before.message == refused.message


def test_a_dossier_says_what_comes_on_top(sample: Path) -> None:
    assert "history of changes" in told(sample, "export dossier acme --to x.zip --dry-run")[1]
    assert "history of changes" not in told(sample, "export art30 acme --to x.pdf --dry-run")[1]
