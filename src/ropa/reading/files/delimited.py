"""Tables as text: values parted by commas, semicolons, tabs or bars."""

import csv
import io
from dataclasses import dataclass

from ropa.reading.limits import Unreadable
from ropa.reading.sheets import Sheet, check_area
from ropa.reading.texts import decoded, is_text

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


@dataclass(frozen=True, slots=True)
class Delimited:
    """A table, and how its text was read.

    Attributes:
        sheet: The table.
        encoding: What its encoding is called.
        separator: The sign that parts its values.
    """

    sheet: Sheet
    encoding: str
    separator: str


def sheets(content: bytes) -> list[Sheet]:
    """The one table of a text.

    Raises:
        Unreadable: It is no text or no table, or holds more than is read.
    """
    return [delimited(content).sheet]


def delimited(content: bytes) -> Delimited:
    """The one table of a text, and how the text was read.

    Raises:
        Unreadable: It is no text or no table, or holds more than is read.
    """
    text, encoding = decoded(content)
    sign = _separator(text) or ","
    rows = _rows(text, sign)
    check_area([sum(map(len, rows))])
    return Delimited(Sheet("", rows), encoding, sign)


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
