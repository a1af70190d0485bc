"""Comments on the cells of a workbook of OpenDocument, which its cells themselves do not say."""

from collections.abc import Mapping
from xml.parsers import expat

from ropa.reading.limits import MAX_CELLS, MAX_PLACES, Unreadable
from ropa.reading.sheets import letters

TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
"""The namespace of what a table consists of."""

_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_ANNOTATION = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 annotation"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
"""What a cell is called; one that another covers is a cell too."""


def comments(content: bytes) -> Mapping[str, str]:
    """What is said in comments, by the cell as a spreadsheet names it: `Vendors!B7`.

    Args:
        content: The part that holds the sheets.

    Raises:
        Unreadable: It is broken, or says more than is read.
    """
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reading.begin
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.EntityDeclHandler = reading.entity
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable("broken") from error
    return reading.found


class _Reading:
    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._sheet = ""
        self._row = self._column = self._repeat = self._pending = 0
        self._said: list[str] | None = None
        self._is_paragraph = False

    def entity(self, *_: object) -> None:
        raise Unreadable("broken")

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{TABLE}table":
            self._sheet, self._row = attributes.get(f"{TABLE}name", ""), 0
        elif name == f"{TABLE}table-row":
            self._repeat, self._column = count(attributes.get(f"{TABLE}number-rows-repeated", "1")), 0
        elif name in CELLS:
            self._pending = count(attributes.get(f"{TABLE}number-columns-repeated", "1"))
        elif name == _ANNOTATION:
            self._said = []
        elif name == f"{_TEXT}p" and self._said is not None:
            # Who wrote a comment, and when, stand in it beside its paragraphs.
            self._said.append("")
            self._is_paragraph = True

    def text(self, text: str) -> None:
        if self._said and self._is_paragraph:
            self._said[-1] += text

    def end(self, name: str) -> None:
        if name == f"{_TEXT}p":
            self._is_paragraph = False
        elif name == _ANNOTATION and self._said is not None:
            if said := "\n".join(self._said).strip():
                self.found[f"{self._sheet}!{letters(self._column)}{self._row + 1}"] = said
            self._said = None
            if len(self.found) > MAX_PLACES:
                raise Unreadable("places", limit=MAX_PLACES)
        elif name in CELLS:
            self._column += self._pending
        elif name == f"{TABLE}table-row":
            self._row += self._repeat


def count(text: str) -> int:
    """How often a cell or a row stands there, as far as any is read."""
    # A figure of thousands of digits cannot be made a number of.
    digits = text.lstrip("0")[: len(str(MAX_CELLS)) + 1] or "0"
    return min(int(digits), MAX_CELLS + 1) if text.isdecimal() else 1
