"""Comments on the cells of a workbook of Excel, which its cells themselves do not say."""

import posixpath
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from ropa.reading.limits import Unreadable
from ropa.reading.packed import Package

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TIE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK = "xl/workbook.xml"


def comments(package: Package) -> Mapping[str, str]:
    """What is said in comments, by the cell as a spreadsheet names it: `Vendors!B7`.

    Args:
        package: The workbook.

    Raises:
        Unreadable: A part of it is broken.
    """
    if _BOOK not in package.names:
        return {}
    parts = {tie: part for tie, _, part in _ties(package, _BOOK)}
    found: dict[str, str] = {}
    for sheet in _root(package, _BOOK).iter(f"{_MAIN}sheet"):
        for _, kind, part in _ties(package, parts.get(sheet.get(_TIE, ""), "")):
            if kind == "comments" and part in package.names:
                for one in _root(package, part).iter(f"{_MAIN}comment"):
                    said = "".join(text.text or "" for text in one.iter(f"{_MAIN}t")).strip()
                    if said:
                        found[f"{sheet.get('name', '')}!{one.get('ref', '')}"] = said
    return found


def _ties(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """The parts that a part is tied to: by which id, of which kind, and what they are called."""
    folder, name = posixpath.split(part)
    listed = f"{folder}/_rels/{name}.rels"
    if listed not in package.names:
        return
    for tie in _root(package, listed):
        target = tie.get("Target", "")
        full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield tie.get("Id", ""), tie.get("Type", "").rpartition("/")[2], full


def _root(package: Package, part: str) -> ElementTree.Element:
    text = package.text(part)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Unreadable("broken")
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise Unreadable("broken") from error
