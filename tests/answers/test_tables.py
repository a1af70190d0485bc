"""Tables out of files of each kind; what is broken, hostile or too large ends in a clear refusal."""

import io
import zipfile

import pytest

from filled import excel, markdown, packed, word
from ropa.answers import tables as module
from ropa.answers.tables import SUFFIXES, Unreadable, tables

ROWS = [["Key", "Your answer"], ["a#b", "yes | no\nmaybe \\ *so*"], ["c#d", ""]]
MAKERS = {".xlsx": excel, ".docx": word, ".md": markdown}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_cells_of_every_kind_of_file(suffix: str) -> None:
    first, second = tables(MAKERS[suffix]([ROWS, [["only"]]]), suffix.upper())
    filled = [list(row.cells) for row in first.rows if any(row.cells)]
    assert [[cell for cell in row if cell] for row in filled] == [[cell for cell in row if cell] for row in ROWS]
    assert [row.cells[0] for row in second.rows if any(row.cells)] == ["only"]


def test_rows_of_a_sheet_are_numbered_as_people_see_them() -> None:
    (sheet,) = tables(excel([ROWS], first_row=4), ".xlsx")
    assert sheet.name == "List 1"
    assert [row.number for row in sheet.rows if any(row.cells)] == [4, 5, 6]


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", packed({"a.txt": "text"})])
def test_what_is_no_such_file_is_refused(suffix: str, content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        tables(content, suffix)
    assert caught.value.reason == "broken"


def test_a_text_in_no_known_encoding_is_refused() -> None:
    with pytest.raises(Unreadable):
        tables(b"| a |\n| \xff\xfe |", ".md")


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        tables(b"", ".exe")
    assert caught.value.reason == "suffix"


def test_entities_are_refused() -> None:
    xml = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    with pytest.raises(Unreadable):
        tables(packed({"word/document.xml": xml}), ".docx")


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_a_bomb_is_refused(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MAX_UNPACKED", 1_000_000)
    with pytest.raises(Unreadable) as caught:
        tables(packed({"word/document.xml": b"0" * 5_000_000, "xl/workbook.xml": b"0"}), suffix)
    assert caught.value.reason == "too-large"


def test_a_bomb_that_says_it_is_small_is_refused() -> None:
    content = bytearray(packed({"word/document.xml": b"0" * 3_000_000}))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        size = archive.infolist()[0].file_size.to_bytes(4, "little")
    lying = bytes(content).replace(size, (10).to_bytes(4, "little"))
    with pytest.raises(Unreadable):
        tables(lying, ".docx")


def test_a_million_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MAX_ROWS", 100)
    for suffix, make in MAKERS.items():
        with pytest.raises(Unreadable) as caught:
            tables(make([[["a"]] * 101]), suffix)
        assert caught.value.reason == "too-large"
        assert tables(make([[["a"]] * 50]), suffix)


def test_a_large_file_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 10)
    with pytest.raises(Unreadable) as caught:
        tables(markdown([ROWS]), ".md")
    assert caught.value.reason == "too-large"
