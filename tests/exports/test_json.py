"""The whole document for programs: the cells of every table, and each entry as it is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa.exports import json as json_format
from ropa.i18n import visible
from ropa.view.document import Document
from ropa.view.sheets import sheets
from tabular import DOCUMENTS, NASTY, as_json, everything, plain, register_document

ALL = pytest.mark.parametrize("made", DOCUMENTS.values(), ids=DOCUMENTS)


@ALL
def test_read_back_cell_for_cell(made: Document) -> None:
    assert as_json(made) == [plain(sheet) for sheet in sheets(made)]


@ALL
def test_same_bytes_twice_and_nothing_that_steers(made: Document) -> None:
    content = json_format.write(made)
    assert content == json_format.write(made)
    assert content.decode() == visible(content.decode())


@ALL
def test_entries_stand_apart_as_they_are(made: Document) -> None:
    value = json.loads(json_format.write(made))
    for sheet, found in zip(sheets(made), value["sheets"], strict=True):
        for row, read in zip(sheet.rows, found["rows"], strict=True):
            for cell, shown in zip(row, read, strict=True):
                assert [
                    (entry["text"], entry["state"], entry["signs"], entry["link"]) for entry in shown["entries"]
                ] == [(entry.text, entry.state.value, entry.sign, entry.link) for entry in cell.entries]


def test_keys() -> None:
    value = json.loads(json_format.write(everything()))
    assert list(value) == [
        "schema", "version", "title", "organisation", "language", "user_language", "date", "banner", "facts", "legend",
        "parts", "sheets",
    ]  # fmt: skip
    assert (value["schema"], value["version"], value["date"]) == ("ropa-document", 1, "2026-11-22")
    assert list(value["parts"][0]) == ["title", "remarks", "figures", "sheets"]
    assert value["parts"][0]["figures"] == [{"title": NASTY[0], "alternative": NASTY[-1]}]
    assert list(value["sheets"][1]) == ["key", "title", "main", "columns", "choices", "rows"]
    entry = next(cell["entries"][0] for row in value["sheets"][1]["rows"] for cell in row if cell["entries"])
    assert list(entry) == ["text", "state", "signs", "details", "evidence", "origin", "link"]


def test_every_key_is_documented() -> None:
    value = json.loads(json_format.write(everything()))
    entry = next(cell["entries"][0] for row in value["sheets"][1]["rows"] for cell in row if cell["entries"])
    for key in (*value, *value["parts"][0], *value["sheets"][1], *entry):
        assert key in (json_format.__doc__ or "")


def test_parts_name_their_sheets() -> None:
    value = json.loads(json_format.write(register_document("nl")))
    named = [key for part in value["parts"] for key in part["sheets"]]
    assert [sheet["key"] for sheet in value["sheets"]] == ["over-dit-document", *named]


def test_silence_and_inference_are_told_apart() -> None:
    value = json.loads(json_format.write(register_document("nl")))
    entries = [entry for sheet in value["sheets"] for row in sheet["rows"] for cell in row for entry in cell["entries"]]
    states = {entry["state"]: entry["signs"][-1:] for entry in entries}
    assert (states["silent"], states["none"], states["inferred"]) == ("▯", "∅", "?")
    assert any(entry["origin"] == "example" and entry["signs"].startswith("↑") for entry in entries)


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_any_text_comes_back(texts: list[str]) -> None:
    made = everything(texts)
    assert as_json(made) == [plain(sheet) for sheet in sheets(made)]
    assert json.loads(json_format.write(made))["facts"] == [{"label": one, "text": one} for one in texts]
