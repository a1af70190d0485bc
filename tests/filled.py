"""Lists of questions filled in as people fill them in, in each kind of file; and a register with something to ask."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

from ropa.i18n import text
from ropa.view.document import Document
from ropa.view.questionnaire import COLUMNS

Rows = Sequence[Sequence[str]]

CLINIC = """\
[register]
organisation = "clinic"
language = "en"

# Kept above the register's disclosure.
[[register.disclosure]]
applies = "not-attributed"
to = "courier"

[party.clinic]
name = "The Clinic"
seat = "NL"
email = ["desk@clinic.example"]
cited = { document = "leaflet", basis = "stated" }

[[party.clinic.alternative]]
field = "email"
value = ["info@clinic.example"]

[party.labs]
name = "Laboratories"
named = false
seat = "NL"

[party.courier]
name = "Quick Courier"
seat = "NL"
category = "delivery"

[party.mailer]
name = "Mailer"
seat = "NL"
category = "email-hosting"

[engagement.mailing]
party = "mailer"
service = "sending letters"

[document.leaflet]
title = "Leaflet"

[activity.visits]
name = "Visits"
owner = "Head nurse"
capacity = "controller"
purposes = ["Treating people"]
subjects = ["customer"]
data = ["name"]
joint_controllers = "none"

[[activity.visits.evidence]]
field = "capacity"
document = "leaflet"
section = "About us"
basis = "inferred"

[[activity.visits.legal_basis]]
basis = "contract"

[activity.letters]
name = "Letters"
status = "to-confirm" # said between the lines
purposes = ["Telling news", "Asking for feedback"]
subjects = ["customer"]
cited = { document = "leaflet", basis = "inferred" }

[[activity.letters.evidence]]
field = "subjects"
item = "customer"
document = "leaflet"
basis = "inferred"
"""

OTHER = """\
[register]
organisation = "secret-bank"

[party.secret-bank]
name = "Secret Bank"
seat = "LU"

[activity.loans]
name = "Loans of the Secret Bank"
"""

FILES = {"clinic/register.toml": CLINIC, "bank/register.toml": OTHER}


def heads(language: str = "en") -> list[str]:
    """The heads of a list of questions."""
    return [text(f"asking.column.{name}", language) for name in COLUMNS]


def row(key: str, answer: str, remark: str = "", by: str = "") -> list[str]:
    """A row of a list of questions with an answer."""
    return ["?", "", "", answer, remark, by, key]


def answered(document: Document, answers: Mapping[str, Sequence[str]]) -> list[Rows]:
    """The tables of a list of questions with answer, remark and name filled in by key."""
    left = dict(answers)
    found = []
    for part in document.parts:
        for table in part.tables:
            rows: list[Sequence[str]] = [table.columns]
            for cells in table.rows:
                said = ["\n".join(entry.text for entry in cell) for cell in cells]
                rows.append([*said[:3], *left.pop(said[-1], ("", "", "")), said[-1]])
            found.append(rows)
    assert not left, f"not asked: {', '.join(left)}"
    return found


def markdown(tables: Iterable[Rows]) -> bytes:
    """The tables as Markdown, between texts."""
    lines = ["# Questions", ""]
    for rows in tables:
        first, *others = [["".join(_escaped(letter) for letter in cell) for cell in row] for row in rows]
        lines += [_line(first), _line(["---"] * len(first)), *map(_line, others), "", "Some text.", ""]
    return "\n".join(lines).encode()


def _escaped(letter: str) -> str:
    return "<br>" if letter == "\n" else f"\\{letter}" if letter in "\\#_|*" else letter


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def word(tables: Iterable[Rows]) -> bytes:
    """The tables as a Word file; the last cell of each row stands in a field to choose from."""
    body = "".join(
        "<w:tbl>"
        + "".join(f"<w:tr>{''.join(map(_word_cell, row[:-1]))}{_chosen(row[-1])}</w:tr>" for row in rows)
        + "</w:tbl><w:p><w:r><w:t>Some text.</w:t></w:r></w:p>"
        for rows in tables
    )
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<?xml version="1.0"?><w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": xml})


def _word_cell(said: str) -> str:
    return f"<w:tc>{_paragraphs(said)}</w:tc>"


def _chosen(said: str) -> str:
    return f"<w:tc><w:sdt><w:sdtContent>{_paragraphs(said)}</w:sdtContent></w:sdt></w:tc>"


def _paragraphs(said: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in said.split("\n"))


def excel(tables: Iterable[Rows], first_row: int = 3) -> bytes:
    """The tables as a workbook with a sheet for each, the first rows of which are empty."""
    sheets = list(tables)
    base = "http://schemas.openxmlformats.org"
    listed = "".join(f'<sheet name="List {n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1))
    relations = "".join(
        f'<Relationship Id="r{n}" Target="worksheets/sheet{n}.xml" '
        f'Type="{base}/officeDocument/2006/relationships/worksheet"/>'
        for n in range(1, len(sheets) + 1)
    )
    main = f'xmlns="{base}/spreadsheetml/2006/main" xmlns:r="{base}/officeDocument/2006/relationships"'
    files = {
        "_rels/.rels": f'<Relationships xmlns="{base}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{base}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f"<workbook {main}><sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{base}/package/2006/relationships">'
        f"{relations}</Relationships>",
    }
    for number, rows in enumerate(sheets, 1):
        lines = "".join(_excel_row(place, row) for place, row in enumerate(rows, first_row))
        files[f"xl/worksheets/sheet{number}.xml"] = f"<worksheet {main}><sheetData>{lines}</sheetData></worksheet>"
    return packed(files)


def _excel_row(number: int, cells: Sequence[str]) -> str:
    made = "".join(
        f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t xml:space="preserve">{escape(said)}</t></is></c>'
        for place, said in enumerate(cells)
    )
    return f'<row r="{number}">{made}</row>'


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """An archive of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()
