"""What whoever opens a workbook of Excel does not see, or sees struck out, and its cells do not say.

Most workbooks have nothing of the kind, and nothing of them is read a second time: it shows in a few words of theirs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

from ropa.reading.files.xlsx_parts import MAIN, root, sheet_parts, ties
from ropa.reading.limits import Unreadable
from ropa.reading.packed import Package
from ropa.reading.sheets import Sheet, Struck, number_of, words

_STRIKE = b"strike"
_HIDDEN = b"hidden="
_OVERLAP = len(_HIDDEN)
_COLUMNS = 16_384
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_OFF = ("0", "false")
_BOOK = "xl/workbook.xml"


def with_unseen(sheets: Iterable[Sheet], package: Package) -> list[Sheet]:
    """Sheets with what is hidden on them and what is struck out.

    Args:
        sheets: Their cells.
        package: The workbook.

    Raises:
        Unreadable: A part of it is broken.
    """
    parts = sheet_parts(package)
    shared = {kind: part for _, kind, part in ties(package, _BOOK) if part in package.names} if parts else {}
    styles = _struck_styles(package, shared.get("styles", ""))
    texts = _struck_texts(package, shared.get("sharedStrings", ""))
    found = []
    for sheet in sheets:
        part = parts.get(sheet.name, "")
        is_plain = part not in package.names or not (
            styles or texts or _has(package, part, _HIDDEN) or _has(package, part, _STRIKE)
        )
        found.append(sheet if is_plain else _Seen(sheet, styles, texts).of(package.chunks(part)))
    return found


class _Seen:
    """Looks at the layout of one sheet."""

    def __init__(self, sheet: Sheet, styles: frozenset[int], texts: dict[int, ElementTree.Element]) -> None:
        self._sheet, self._styles, self._texts = sheet, styles, texts
        self._columns: set[int] = set()
        self._rows: set[int] = set()
        self._struck: dict[tuple[int, int], Struck] = {}

    def of(self, chunks: Iterator[bytes]) -> Sheet:
        """The sheet with what is found."""
        parser: ElementTree.XMLPullParser[Any] = ElementTree.XMLPullParser(("end",))
        try:
            for chunk in chunks:
                if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
                    raise Unreadable("broken")
                parser.feed(chunk)
                self._take(parser.read_events())
            parser.close()
            self._take(parser.read_events())
        except (ElementTree.ParseError, ValueError) as error:
            raise Unreadable("broken") from error
        return replace(
            self._sheet,
            hidden_columns=tuple(sorted(self._columns)),
            hidden_rows=tuple(sorted(self._rows)),
            struck=self._struck,
        )

    def _take(self, events: Iterator[Any]) -> None:
        for _, element in events:
            if element.tag == f"{MAIN}col" and _is_on(element.get("hidden")):
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                self._columns.update(range(first - 1, min(last, _COLUMNS)))
            elif element.tag == f"{MAIN}c":
                self._cell(element)
                element.clear()
            elif element.tag == f"{MAIN}row":
                if _is_on(element.get("hidden")) and element.get("r"):
                    self._rows.add(int(element.get("r", "1")) - 1)
                element.clear()

    def _cell(self, cell: ElementTree.Element) -> None:
        place = _PLACE.fullmatch(cell.get("r", ""))
        if place is None:
            return
        at = (int(place[2]) - 1, number_of(place[1]))
        is_struck = int(cell.get("s", "0")) in self._styles
        value = cell.find(f"{MAIN}v")
        rich = cell.find(f"{MAIN}is")
        if cell.get("t") == "s" and value is not None:
            rich = self._texts.get(int(value.text or "-1"))
        runs = rich.findall(f"{MAIN}r") if rich is not None else []
        if runs:
            struck = "".join(_said(run) for run in runs if _is_run_struck(run, whole=is_struck)).strip()
            left = "".join(_said(run) for run in runs if not _is_run_struck(run, whole=is_struck)).strip()
        else:
            struck, left = (words(self._sheet.cell(*at)) if is_struck else ""), ""
        if struck:
            self._struck[at] = Struck(struck, left)


def _struck_styles(package: Package, part: str) -> frozenset[int]:
    """The styles of cells, by number, in which all is struck out."""
    if not part or not _has(package, part, _STRIKE):
        return frozenset()
    styles = root(package, part)
    fonts: Sequence[ElementTree.Element] = styles.findall(f"{MAIN}fonts/{MAIN}font")
    struck = {str(number) for number, font in enumerate(fonts) if _strikes(font)}
    found = enumerate(styles.findall(f"{MAIN}cellXfs/{MAIN}xf"))
    return frozenset(number for number, style in found if style.get("fontId") in struck)


def _struck_texts(package: Package, part: str) -> dict[int, ElementTree.Element]:
    """The texts that several cells may share, by number, where any of them has a part that is struck out."""
    if not part or not _has(package, part, _STRIKE):
        return {}
    found = enumerate(root(package, part).findall(f"{MAIN}si"))
    return {number: text for number, text in found if text.find(f"{MAIN}r") is not None}


def _is_run_struck(run: ElementTree.Element, *, whole: bool) -> bool:
    """Whether a part of a text is struck out: its own font decides, and without one that of the cell."""
    own = run.find(f"{MAIN}rPr")
    return whole if own is None else _strikes(own)


def _strikes(font: ElementTree.Element) -> bool:
    strike = font.find(f"{MAIN}strike")
    return strike is not None and strike.get("val", "1") not in _OFF


def _said(run: ElementTree.Element) -> str:
    return "".join(text.text or "" for text in run.findall(f"{MAIN}t"))


def _is_on(value: str | None) -> bool:
    return value is not None and value not in _OFF


def _has(package: Package, part: str, word: bytes) -> bool:
    """Whether a part has a word, also across the seam of two pieces of it."""
    rest = b""
    for chunk in package.chunks(part):
        if word in rest + chunk:
            return True
        rest = chunk[-_OVERLAP:]
    return False
