"""Tables in a Word document (Office Open XML); what stands around them is passed over."""

from xml.etree import ElementTree

from ropa.reading.limits import Unreadable
from ropa.reading.packed import MAGIC, opened
from ropa.reading.sheets import Sheet, check_area

NAME = "Word"
SUFFIXES = (".docx", ".docm", ".dotx")

_TEXT = "word/document.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_WORD}br": "\n", f"{_WORD}tab": "\t"}


def recognises(name: str, content: bytes) -> bool:  # noqa: ARG001
    """Whether it is a packed file with a text of this kind in it."""
    return content.startswith(MAGIC) and _TEXT.encode() in content


def sheets(content: bytes) -> list[Sheet]:
    """The tables of a text, called by their number.

    Raises:
        Unreadable: It is broken, needs a password, or holds more than is read.
    """
    package = opened(content)
    if _TEXT not in package.names:
        raise Unreadable("broken")
    text = package.text(_TEXT)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Unreadable("broken")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise Unreadable("broken") from error
    found = [
        Sheet(str(number), [[_said(cell) for cell in row.iter(f"{_WORD}tc")] for row in table.iter(f"{_WORD}tr")])
        for number, table in enumerate(root.iter(f"{_WORD}tbl"), 1)
    ]
    check_area(sum(map(len, sheet.rows)) for sheet in found)
    return found


def _said(cell: ElementTree.Element) -> str:
    """The text of a cell, a line each paragraph; also what stands in a field to choose from, and what was inserted."""
    lines = (
        "".join(part.text or "" if part.tag == f"{_WORD}t" else _BREAKS.get(part.tag, "") for part in paragraph.iter())
        for paragraph in cell.iter(f"{_WORD}p")
    )
    return "\n".join(lines).strip()
