"""The parts of a workbook of Excel that a reader of cells does not look at."""

import posixpath
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from ropa.reading.limits import Unreadable
from ropa.reading.packed import Package

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
"""The namespace of what a workbook consists of."""

_TIE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK = "xl/workbook.xml"


def sheet_parts(package: Package) -> Mapping[str, str]:
    """The part that each sheet is, by what the sheet is called; empty where it is tied to none.

    Raises:
        Unreadable: A part of the workbook is broken.
    """
    if _BOOK not in package.names:
        return {}
    parts = {tie: part for tie, _, part in ties(package, _BOOK)}
    return {one.get("name", ""): parts.get(one.get(_TIE, ""), "") for one in root(package, _BOOK).iter(f"{MAIN}sheet")}


def ties(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """The parts that a part is tied to: by which id, of which kind, and what they are called.

    Raises:
        Unreadable: The list of them is broken.
    """
    folder, name = posixpath.split(part)
    listed = f"{folder}/_rels/{name}.rels"
    if listed not in package.names:
        return
    for tie in root(package, listed):
        target = tie.get("Target", "")
        full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield tie.get("Id", ""), tie.get("Type", "").rpartition("/")[2], full


def root(package: Package, part: str) -> ElementTree.Element:
    """A part as a tree.

    Raises:
        Unreadable: It is broken, or declares entities.
    """
    text = package.text(part)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Unreadable("broken")
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise Unreadable("broken") from error
