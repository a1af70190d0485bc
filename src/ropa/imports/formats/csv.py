"""Tables as text: values parted by commas, semicolons, tabs or bars."""

import csv
import io

from ropa.changes import Message
from ropa.imports.context import Context
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Concern, Imported
from ropa.imports.limits import Unreadable
from ropa.imports.sheets import Sheet, check_area, places
from ropa.imports.tables import read_sheets
from ropa.imports.texts import decoded, is_text

NAME = "CSV"
SUFFIXES = (".csv", ".tsv", ".txt")

_SIGNS = (";", ",", "\t", "|")
_SAMPLE = 40
_NO_TABLE = ("<", "{", "[", "%PDF", "{\\rtf")


def recognises(name: str, content: bytes) -> bool:
    """Whether it is text that is called a table, or is one by its rows and nothing else."""
    if not is_text(content):
        return False
    if name.lower().endswith(SUFFIXES):
        return True
    try:
        text, _ = decoded(content)
    except Unreadable:
        return False
    return not text.lstrip().startswith(_NO_TABLE) and _separator(text) != ""


def read(content: bytes, context: Context) -> Imported:
    """What the table says.

    Raises:
        Unreadable: It is no text or no table, or holds more than is read.
    """
    text, encoding = decoded(content)
    sign = _separator(text) or ","
    rows = list(_rows(text, sign))
    check_area([sum(map(len, rows))])
    sheets = [Sheet("", rows)]
    gathering = Gathering(context, NAME, content, places(sheets))
    shown = "tab" if sign == "\t" else sign
    gathering.remark(Concern.FILE, Message("imports.remark.text", {"encoding": encoding, "separator": shown}))
    read_sheets(sheets, gathering)
    return gathering.finished()


def _rows(text: str, sign: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error as error:
        raise Unreadable("broken") from error


def _separator(text: str) -> str:
    """The sign that parts most rows into the same number of several values; empty where none parts two rows."""
    head = "\n".join(text.splitlines()[:_SAMPLE])
    best, found = 0, ""
    for sign in _SIGNS:
        try:
            counts = [len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=sign) if any(row)]
        except csv.Error:
            continue
        several = [count for count in counts if count > 1]
        usual = max(set(several), key=several.count, default=0)
        score = several.count(usual) * min(usual, 20) if several.count(usual) > 1 else 0
        if score > best:
            best, found = score, sign
    return found
