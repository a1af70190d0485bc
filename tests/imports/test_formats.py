"""Files of every format, and files that are out to do harm: all bounded, none silent."""

import datetime
import io
import struct
import time
import zipfile
from importlib import resources

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from helpers import register
from imports_workbooks import xlsx
from ropa.i18n import LANGUAGES, text
from ropa.imports import FORMATS, Context, Imported, Unreadable, read
from ropa.reading import limits as limits_of
from ropa.reading.limits import MAX_CELLS, MAX_FILE
from ropa.reading.packed import opened

DAY = datetime.date(2026, 11, 22)
VENDORS = [["Leverancier", "Land", "Dienst"], ["Kabelwerk", "België", "servers"]]
CSV = "Leverancier;Land;Dienst\nKabelwerk;België;servers\n"


def imported(content: bytes, name: str = "list.xlsx") -> Imported:
    return read(content, Context(name, DAY, register('[register]\norganisation = "x"\nlanguage = "nl"\n')))


def refusal(content: bytes, name: str = "list.xlsx") -> str:
    with pytest.raises(Unreadable) as caught:
        imported(content, name)
    for language in LANGUAGES:
        assert name in text(f"imports.refused.{caught.value.reason}", language, name=name, **caught.value.params)
    return caught.value.reason


def files(found: Imported) -> list[str]:
    return [one.message.key.removeprefix("imports.remark.") for one in found.remarks if one.concern == "file"]


def vendor(found: Imported) -> dict[str, object]:
    (party,) = [one for one in found.proposals if one.kind == "party"]
    return {str(item.field[0]): item.value for item in party.statements}


def packed(parts: dict[str, bytes | str], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", kind) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def with_parts(content: bytes, parts: dict[str, bytes | str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        there = {name: package.read(name) for name in package.namelist()}
    return packed({**there, **parts})


def sheet_xml(cells: str) -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'


def with_sheet(cells: str) -> bytes:
    return with_parts(xlsx({"A": VENDORS}), {"xl/worksheets/sheet1.xml": sheet_xml(cells)})


ODS_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def ods(rows: str, manifest: str = "<manifest/>") -> bytes:
    body = f'<office:spreadsheet><table:table table:name="A">{rows}</table:table></office:spreadsheet>'
    content = f"<office:document-content {ODS_SPACES}><office:body>{body}</office:body></office:document-content>"
    mime = zipfile.ZipInfo("mimetype")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(mime, "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()


def ods_row(words: list[str], repeated: str = "") -> str:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    return f"<table:table-row{repeated}>{''.join(cell.format(word) for word in words)}</table:table-row>"


def test_every_file_is_a_format():
    names = {file.name.removesuffix(".py") for file in resources.files("ropa.imports.formats").iterdir()}
    modules = {one.__name__.rpartition(".")[2] for one in FORMATS}
    assert {name for name in names if not name.startswith("_")} == modules
    assert len({one.NAME for one in FORMATS}) == len(FORMATS)
    assert all(suffix.startswith(".") and suffix.islower() for one in FORMATS for suffix in one.SUFFIXES)


@pytest.mark.parametrize(
    ("name", "content", "format_name"),
    [
        ("a.xlsx", xlsx({"A": VENDORS}), "Excel"),
        ("a.ods", ods("".join(map(ods_row, VENDORS))), "OpenDocument"),
        ("a.csv", CSV.encode(), "CSV"),
        ("a.tsv", CSV.replace(";", "\t").encode("utf-16"), "CSV"),
        (
            "a.md",
            b"# A\n\n| Leverancier | Land | Dienst |\n|---|:-:|--|\n| **Kabelwerk** | Belgi\xc3\xab | servers |\n",
            "Markdown",
        ),
    ],
)
def test_the_same_table_in_every_format_says_the_same(name, content, format_name):
    found = imported(content, name)
    assert found.format == format_name
    assert vendor(found) == {"name": "Kabelwerk", "seat": "BE"}
    assert [one.name for one in found.proposals if one.kind == "engagement"] == ["Kabelwerk – servers"]
    assert "suffix" not in files(found)


@pytest.mark.parametrize(
    ("content", "encoding", "separator"),
    [
        (CSV.encode(), "UTF-8", ";"),
        (CSV.encode("utf-8-sig"), "UTF-8", ";"),
        (CSV.encode("cp1252"), "Windows-1252", ";"),
        (CSV.replace(";", ",").encode("utf-16"), "UTF-16", ","),
        (CSV.replace(";", "|").encode(), "UTF-8", "|"),
    ],
)
def test_encoding_and_separator_are_told(content, encoding, separator):
    found = imported(content, "a.csv")
    assert vendor(found)["seat"] == "BE"
    (told,) = [one.message.params for one in found.remarks if one.message.key == "imports.remark.text"]
    assert told == {"encoding": encoding, "separator": separator}


def test_a_quoted_cell_may_hold_separators_and_lines():
    found = imported(b'Leverancier,Land,Dienst\n"Kabelwerk, Inc.",NL,"servers\nand mail"\n', "a.csv")
    assert vendor(found)["name"] == "Kabelwerk, Inc."


def test_a_wrong_suffix_is_read_by_content_and_said():
    assert "suffix" in files(imported(xlsx({"A": VENDORS}), "a.csv"))
    assert "suffix" in files(imported(CSV.encode(), "a.xls"))


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.xlsx", "empty"),
        (b" \n", "a.csv", "empty"),
        (b"<html><table><tr><td>a</td></tr></table></html>", "a.xls", "unknown"),
        (b"%PDF-1.7\n1 2 3", "a.pdf", "unknown"),
        (b"\x00\x01\x02\x03", "a.bin", "unknown"),
        (b"\xff\xfea\x00\x00\xd8", "a.csv", "encoding"),
        (b"a;b\n\x81;c\n\x8d;d", "a.csv", "encoding"),
        (b"PK\x03\x04 xl/workbook", "a.xlsx", "broken"),
        (xlsx({"A": VENDORS})[:-300], "a.xlsx", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "a.xls", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "password"),
        (ods("", '<m><x:encryption-data xmlns:x="x"/></m>'), "a.ods", "password"),
        (b"x" * (MAX_FILE + 1), "a.csv", "too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_with_a_reason(content, name, reason):
    assert refusal(content, name) == reason


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    begin = time.monotonic()
    assert refusal(with_parts(xlsx({"A": VENDORS}), {"xl/media/x.xml": b"0" * (64 << 20)})) == "bomb"
    assert time.monotonic() - begin < 10


def test_a_bomb_that_lies_about_its_size_is_refused_all_the_same():
    content = bytearray(packed({"xl/workbook.xml": "x", "xl/worksheets/sheet1.xml": b" " * (32 << 20)}))
    size = struct.pack("<I", 32 << 20)
    while (at := content.find(size)) >= 0:
        content[at : at + 4] = struct.pack("<I", 10)
    with pytest.raises(Unreadable) as caught:
        opened(bytes(content))
    assert caught.value.reason == "bomb"


def test_many_parts_and_encrypted_parts_are_refused(monkeypatch):
    monkeypatch.setattr("ropa.reading.packed.MAX_PARTS", 3)
    assert refusal(xlsx({"A": VENDORS})) == "bomb"


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1">' + "<c><v>1</v></c>" * 20 + '</row><row r="1048576"><c><v>1</v></c></row>',
    ],
    ids=["named", "unnamed"],
)
def test_a_sheet_of_millions_of_cells_is_refused_before_memory_is_taken(cells):
    assert refusal(with_sheet(cells)) == "cells"


def test_a_sheet_under_another_name_is_measured_too():
    content = with_sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        there = {name: package.read(name) for name in package.namelist()}
    there["xl/media/picture.png"] = there.pop("xl/worksheets/sheet1.xml")
    rels = "xl/_rels/workbook.xml.rels"
    there[rels] = there[rels].replace(b"worksheets/sheet1.xml", b"media/picture.png")
    assert refusal(packed(there)) == "cells"


def test_a_binary_workbook_is_no_format_that_is_known():
    assert refusal(packed({"xl/workbook.bin": b"\x83\x01"}), "a.xlsb") == "unknown"


def test_empty_cells_with_a_format_take_no_room():
    cell = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    first = f'<row r="1">{cell.format("A1", "Leverancier")}{cell.format("B1", "Land")}</row>'
    second = f'<row r="2">{cell.format("A2", "Kabelwerk")}</row>'
    assert vendor(imported(with_sheet(first + second + '<row r="1048576"><c r="XFD1048576" s="0"/></row>')))


@pytest.mark.parametrize(
    "rows",
    [
        ods_row(["x"], ' table:number-rows-repeated="1048576"') + ods_row(["y", "z"]),
        '<table:table-row><table:table-cell table:number-columns-repeated="9000000" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell></table:table-row>",
    ],
)
def test_one_cell_that_stands_for_millions_is_refused(rows):
    assert refusal(ods(rows), "a.ods") == "cells"


def test_empty_rows_at_the_end_take_no_room():
    cell = '<table:table-cell table:number-columns-repeated="16384"/>'
    empty = f'<table:table-row table:number-rows-repeated="1048000">{cell}</table:table-row>'
    assert vendor(imported(ods("".join(map(ods_row, VENDORS)) + empty), "a.ods"))


def test_entities_are_not_expanded():
    content = ods("").replace(b"<office:document-content", b"<office:document-content", 1)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = package.read("content.xml").decode()
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + body
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", bomb)
    assert refusal(file.getvalue(), "a.ods") == "broken"


def test_too_much_of_anything_is_refused(monkeypatch):
    rows = [["Leverancier", "Land"], *([f"V{number}", "NL"] for number in range(30))]
    monkeypatch.setattr("ropa.imports.gathering.MAX_RECORDS", 20)
    assert refusal(xlsx({"A": rows})) == "records"
    monkeypatch.setattr("ropa.reading.sheets.MAX_PLACES", 20)
    assert refusal(xlsx({"A": rows})) == "places"
    monkeypatch.setattr("ropa.reading.calamine.MAX_SHEETS", 1)
    assert refusal(xlsx({"A": rows, "B": rows})) == "sheets"
    monkeypatch.setattr("ropa.reading.sheets.MAX_CELLS", 20)
    assert refusal("\n".join(map(";".join, rows)).encode(), "a.csv") == "cells"
    assert MAX_CELLS == limits_of.MAX_CELLS


def test_formulas_macros_and_links_are_said_and_nothing_is_run():
    content = xlsx({"A": [*VENDORS, ["=1+1", "NL", "x"]]})
    extra = {"xl/vbaProject.bin": b"macro", "xl/externalLinks/externalLink1.xml": "<x/>"}
    found = imported(with_parts(content, extra), "a.xlsm")
    assert {"formulas", "macros", "links"} <= set(files(found))
    assert not {"formulas", "macros", "links"} & set(files(imported(xlsx({"A": VENDORS}))))


def test_text_around_markdown_tables_is_kept():
    content = "# Vendors\n\nAs of May.\n\n| Leverancier | Land |\n|---|---|\n| a\\|b | NL<br>BE |\n\nEnd.\n"
    found = imported(content.encode(), "a.md")
    assert [note.text for note in found.proposals[0].notes] == ["As of May.", "End."]
    assert set(found.fates) == {"Vendors!A1", "Vendors!B1", "Vendors!A2", "Vendors!B2", "text!A1", "text!A2"}
    assert vendor(found)["name"] == "a|b"
    twice = imported(b"# text\n\n| Leverancier | Land |\n|---|---|\n| a | NL |\n\nEnd.\n", "a.md")
    assert {at.partition("!")[0] for at in twice.fates} == {"text", "text 2"}


def test_comments_of_open_document_are_notes_of_their_row():
    said = (
        '<office:annotation><dc:creator xmlns:dc="dc">KM</dc:creator><text:p>Ask <text:span>Ann</text:span></text:p>'
        "<text:p>by May</text:p></office:annotation>"
    )
    rows = [ods_row(VENDORS[0]), ods_row(VENDORS[1]).replace("</table:table-cell>", f"{said}</table:table-cell>", 1)]
    found = imported(ods("".join([rows[0], ods_row([], ' table:number-rows-repeated="2"'), rows[1]])), "a.ods")
    (party,) = (one for one in found.proposals if one.kind == "party")
    assert [(note.text, note.at) for note in party.notes] == [("Ask Ann\nby May", "A!A4")]
    assert [one.message.key for one in found.remarks if one.found.startswith("Ask")] == ["imports.remark.comment"]


def seen_partly() -> bytes:
    """A list with a hidden column, a hidden row, a cell struck out, and one of whose text a part is."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "A"
    for row in (*VENDORS, ["Oudwerk", "Duitsland", "back-ups"]):
        sheet.append(row)
    sheet["B2"].font = Font(strike=True)
    gone, left = TextBlock(InlineFont(strike=True), "hosting "), TextBlock(InlineFont(b=True), "servers")
    sheet["C2"] = CellRichText(gone, left)
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["F"].hidden = True  # nothing stands there
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_hidden_columns_and_rows_are_told_and_what_is_struck_out_is_no_value():
    found = imported(seen_partly())
    assert files(found) == ["hidden-columns", "hidden-rows"]
    told = [dict(one.message.params) for one in found.remarks if one.concern == "file"]
    assert [(one["sheet"], one["names"]) for one in told] == [("A", "C"), ("A", "3")]
    parties = [one for one in found.proposals if one.kind == "party"]
    assert [one.name for one in parties] == ["Kabelwerk", "Oudwerk"]
    assert "seat" not in {item.field[0] for item in parties[0].statements}
    assert [(note.text, note.at) for note in parties[0].notes if note.at == "A!B2"] == [("België", "A!B2")]
    struck = [(one.at, one.found) for one in found.remarks if one.message.key == "imports.remark.struck"]
    assert struck == [("A!B2", "België"), ("A!C2", "hosting")]
    (engagement,) = [one for one in found.proposals if one.kind == "engagement" and one.at == "A!A2"]
    assert [item.value for item in engagement.statements if item.field == ("service",)] == ["servers"]
    assert set(found.fates) == {f"A!{column}{row}" for column in "ABC" for row in (1, 2, 3)}


def test_a_workbook_with_nothing_hidden_or_struck_out_says_nothing_of_it():
    assert files(imported(xlsx({"A": VENDORS}))) == []
    book = openpyxl.load_workbook(io.BytesIO(xlsx({"A": VENDORS})))
    book["A"]["B2"].font = Font(strike=False, bold=True)
    book["A"].column_dimensions["C"].hidden = False
    file = io.BytesIO()
    book.save(file)
    found = imported(file.getvalue())
    assert files(found) == []
    assert vendor(found)["seat"] == "BE"


def test_hidden_and_struck_out_cells_of_open_document_are_told_too():
    rows = [
        ods_row(VENDORS[0]),
        ods_row(VENDORS[1])
        .replace("<table:table-cell", '<table:table-cell table:style-name="gone"', 2)
        .replace(' table:style-name="gone"', "", 1),
        ods_row(["Oudwerk", "Duitsland", "back-ups"]).replace(
            "<table:table-row", '<table:table-row table:visibility="filter"'
        ),
    ]
    style = (
        '<s:style xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0" s:name="gone">'
        '<s:text-properties s:text-line-through-style="solid"/></s:style>'
    )
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    found = imported(ods(style + columns + "".join(rows)), "a.ods")
    told = [dict(one.message.params) for one in found.remarks if one.concern == "file"]
    assert [one.get("names") for one in told] == ["C", "3"]
    assert [(one.at, one.found) for one in found.remarks if one.message.key == "imports.remark.struck"] == [
        ("A!B2", "België")
    ]
