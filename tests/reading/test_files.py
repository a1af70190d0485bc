"""Tables out of files of each kind; what is broken, hostile or too large ends in a clear refusal."""

import io
import zipfile

import pytest

from filled import excel, markdown, packed, word
from ropa.reading.files import FILES, SUFFIXES, tables
from ropa.reading.files.ods_walk import count
from ropa.reading.limits import MAX_CELLS, Unreadable
from ropa.reading.sheets import Cell, Sheet, words

ROWS = [["Key", "Your answer"], ["a#b", "yes | no\nmaybe \\ *so*"], ["c#d", ""]]
MAKERS = {".xlsx": excel, ".docx": word, ".md": markdown}


def filled(sheet: Sheet) -> list[list[Cell]]:
    """The rows that hold something."""
    return [list(row) for row in sheet.rows if any(row)]


@pytest.mark.parametrize("suffix", MAKERS)
def test_the_cells_of_every_kind_of_file(suffix: str) -> None:
    first, second = tables(f"a{suffix.upper()}", MAKERS[suffix]([ROWS, [["only"]]]))
    assert [[cell for cell in row if cell] for row in filled(first)] == [[cell for cell in row if cell] for row in ROWS]
    assert [row[0] for row in filled(second)] == ["only"]


def test_rows_of_a_sheet_are_numbered_as_people_see_them() -> None:
    (sheet,) = tables("a.xlsx", excel([ROWS], first_row=4))
    assert sheet.name == "List 1"
    assert [number for number, row in enumerate(sheet.rows, 1) if any(row)] == [4, 5, 6]


def test_each_kind_is_known_by_what_is_in_it_whatever_it_is_called() -> None:
    for suffix, make in MAKERS.items():
        content = make([ROWS])
        first = next(file for file in FILES if file.recognises("a", content))
        assert suffix in first.SUFFIXES
    (sheet,) = tables("a.csv", b"Key;Your answer\na#b;yes\n")
    assert filled(sheet) == [["Key", "Your answer"], ["a#b", "yes"]]


def test_of_a_word_file_lines_and_fields_to_choose_from_are_read() -> None:
    xml = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:tbl><w:tr><w:tc><w:p>'
        "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p><w:sdt><w:sdtContent><w:p><w:r><w:t>c</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt></w:tc></w:tr></w:tbl></w:document>"
    )
    (sheet,) = tables("a.docx", packed({"word/document.xml": xml}))
    assert sheet.rows == [["a\nb\nc"]]


def test_of_markdown_what_only_sets_a_text_is_left_and_what_is_escaped_stays() -> None:
    rows = "| Key | Answer |\n|---|---|\n| `a#b` | **yes** \\*no\\* [x](y) a\\|b \\\\ |\n"
    (sheet,) = tables("a.md", f"# Questions\n\nText.\n\n{rows}".encode())
    assert sheet.name == "Questions"
    assert sheet.rows[1] == ["a#b", "yes *no* x (y) a|b \\"]


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
@pytest.mark.parametrize("content", [b"PK\x03\x04 nothing", packed({"a.txt": "text"})])
def test_what_is_no_such_file_is_refused(suffix: str, content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        tables(f"a{suffix}", content)
    assert caught.value.reason == "broken"


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        tables("a.xlsx", b"")
    assert caught.value.reason == "empty"


def test_a_text_in_no_known_encoding_is_refused_and_one_of_windows_is_read() -> None:
    with pytest.raises(Unreadable) as caught:
        tables("a.md", b"| a |\n|---|\n| \x81\xff |")
    assert caught.value.reason == "encoding"
    (sheet,) = tables("a.md", b"| a |\n|---|\n| \xe9\xe9n jaar |")
    assert [words(cell) for cell in sheet.rows[1]] == ["één jaar"]


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        tables("a.exe", b"MZ\x00\x01")
    assert caught.value.reason == "unknown"
    assert ".docx" in SUFFIXES


def test_entities_are_refused() -> None:
    xml = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    with pytest.raises(Unreadable):
        tables("a.docx", packed({"word/document.xml": xml}))


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_a_bomb_is_refused(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ropa.reading.packed.MAX_UNPACKED", 1_000_000)
    name = {".xlsx": "xl/workbook.xml", ".docx": "word/document.xml"}[suffix]
    with pytest.raises(Unreadable) as caught:
        tables(f"a{suffix}", packed({name: b"0" * 5_000_000}))
    assert caught.value.reason == "bomb"


def test_a_bomb_that_says_it_is_small_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ropa.reading.packed.MAX_UNPACKED", 1_000_000)
    content = bytearray(packed({"word/document.xml": b"0" * 3_000_000}))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        size = archive.infolist()[0].file_size.to_bytes(4, "little")
    lying = bytes(content).replace(size, (10).to_bytes(4, "little"))
    with pytest.raises(Unreadable) as caught:
        tables("a.docx", lying)
    assert caught.value.reason == "bomb"


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ropa.reading.sheets.MAX_CELLS", 110)
    for suffix, make in MAKERS.items():
        with pytest.raises(Unreadable) as caught:
            tables(f"a{suffix}", make([[["a"]] * 120]))
        assert caught.value.reason == "cells"
        assert tables(f"a{suffix}", make([[["a"]] * 50]))


def test_a_large_file_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ropa.reading.files.MAX_FILE", 10)
    with pytest.raises(Unreadable) as caught:
        tables("a.md", markdown([ROWS]))
    assert caught.value.reason == "too-large"


@pytest.mark.parametrize(
    ("said", "times"), [("3", 3), ("0012", 12), ("0", 0), ("9" * 5000, MAX_CELLS + 1), ("many", 1), ("", 1)]
)
def test_how_often_a_cell_stands_there_is_read_of_any_figure(said: str, times: int) -> None:
    assert count(said) == times
