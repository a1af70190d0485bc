"""A walk over the part of a workbook of OpenDocument that holds its sheets, knowing in which cell it is."""

from xml.parsers import expat

from ropa.reading.limits import MAX_CELLS, Unreadable

TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
"""The namespace of what a table consists of."""

SHEET, ROW, CELLS = f"{TABLE}table", f"{TABLE}table-row", (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
"""What a sheet, a row and a cell are called; a cell that another covers is a cell too."""


class Walk:
    """Where the walk is; what is looked for on the way is a subclass, whose methods go on from these.

    Attributes:
        sheet: The name of the sheet.
        row: The number of the row, from 0.
        column: The number of the column, from 0.
        rows: How many rows in a row this one stands for.
        columns: How many cells beside each other this one stands for.
    """

    def __init__(self) -> None:
        self.sheet = ""
        self.row = self.column = self.rows = self.columns = 0

    def over(self, content: bytes) -> None:
        """Go over all sheets.

        Args:
            content: The part that holds them.

        Raises:
            Unreadable: It is broken, or what is looked for is more than is read.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self.begin
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.EntityDeclHandler = _entity
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            raise Unreadable("broken") from error

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == SHEET:
            self.sheet, self.row = attributes.get(f"{TABLE}name", ""), 0
        elif name == ROW:
            self.rows, self.column = count(attributes.get(f"{TABLE}number-rows-repeated", "1")), 0
        elif name in CELLS:
            self.columns = count(attributes.get(f"{TABLE}number-columns-repeated", "1"))

    def end(self, name: str) -> None:
        """An element ends."""
        if name in CELLS:
            self.column += self.columns
        elif name == ROW:
            self.row += self.rows

    def text(self, text: str) -> None:
        """Text stands between two elements."""


def count(text: str) -> int:
    """How often a cell or a row stands there, as far as any is read."""
    # A figure of thousands of digits cannot be made a number of.
    digits = text.lstrip("0")[: len(str(MAX_CELLS)) + 1] or "0"
    return min(int(digits), MAX_CELLS + 1) if text.isdecimal() else 1


def _entity(*_: object) -> None:
    raise Unreadable("broken")
