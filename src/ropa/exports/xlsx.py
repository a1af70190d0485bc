"""A document as a workbook: a sheet per table, every cell a text, fit for filtering and for print.

No text becomes a formula, a link or a number. Characters that XML has no place for stand as their code point, as in
every other format.
"""

import datetime
import io
from collections.abc import Callable, Mapping
from itertools import groupby
from math import ceil
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ropa.exports.workbook.limits import LONGEST_HEAD, LONGEST_LIST, coded, cut, cut_cell, fits_cell, sheet_name, units
from ropa.exports.workbook.widths import LINE, MOST_LINES, Columns, measured
from ropa.i18n import one_line, text
from ropa.reading.sheets import letters
from ropa.view.document import Document, Entry
from ropa.view.marks import VOID, State
from ropa.view.sheets import Cell, Cells, Sheet, sheets

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SUFFIX = ".xlsx"
NAME = "Excel"

_FONT = {"font_name": "Arial", "font_size": 9}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CELL = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
_SOFT = {"font_color": "#595959"}
_UNSURE = {"italic": True}
_LOOKS: Mapping[str, Mapping[str, object]] = {
    "": {},
    "head": {"bold": True, "bg_color": "#E3E8EF"},
    "silent": {**_SOFT, "pattern": 14, "bg_color": "#FFFFFF", "fg_color": "#D9D9D9"},
    "unsure": _UNSURE,
    "void": _SOFT,
    "fill": {"bg_color": "#FFFBE0", "locked": False},
}
_RUNS: Mapping[str, Mapping[str, object]] = {"": {}, "silent": _SOFT, "unsure": _UNSURE}
_LOOK_OF: Mapping[State, str] = {
    State.SILENT: "silent",
    State.ABSENT: "silent",
    State.INFERRED: "unsure",
    State.DERIVED: "unsure",
    State.ALTERNATIVE: "unsure",
}
_FORMULA = "=+-@"
_CAREFUL = f"{_FORMULA}<"
_DEEPEST = 15
_A4, _A3 = 9, 8
_A4_HOLDS = 250
"""Digits side by side on the smaller paper; a broader table, fitted to its width, could not be read."""
_PAGE_HOLDS = 450
"""Digits side by side that can still be read when they are fitted to one page of the larger paper."""
_SMALL = 8
_ACROSS = 196
"""Letters of the small font that stand beside each other in the head of a page."""
_EDGE = 1


def write(document: Document) -> bytes:
    """The document as the bytes of a workbook; the same document gives the same bytes."""
    # Dear to load, and of use to this format only.
    from xlsxwriter import Workbook  # noqa: PLC0415

    buffer = io.BytesIO()
    # The library writes into the properties that it is given.
    book = Workbook(buffer, {**_OPTIONS, "default_format_properties": dict(_FONT)})
    _describe(book, document)
    _Writer(book, document).write()
    book.close()
    return buffer.getvalue()


def _describe(book: "Workbook", document: Document) -> None:
    book.set_properties(
        {
            "title": one_line(document.title),
            "author": one_line(document.organisation),
            "comments": "\n".join(map(one_line, document.banner)),
            "created": datetime.datetime.combine(document.date, datetime.time()),
        }
    )
    book.set_custom_property("Language", document.language, "text")


class _Writer:
    """Writes the sheets of one document into one workbook."""

    def __init__(self, book: "Workbook", document: Document) -> None:
        self.book = book
        self.document = document
        self.names: set[str] = set()
        self.notes: list[tuple[str, str]] = []
        self.lists: list[tuple[str, ...]] = []
        self.formats: dict[tuple[str, int, bool], Any] = {}
        self.plain: dict[tuple[str, State | None, int], Any] = {}
        self.runs = {look: book.add_format(dict(style)) for look, style in _RUNS.items()}
        self.columns = Columns()
        self.cells = Cells(document.language)
        self.foot = _foot(document)
        # The name is taken before any other, since cells refer to it.
        self.list_name = sheet_name(self.words("lists"), self.names)

    def words(self, key: str, **params: object) -> str:
        return text(f"document.sheet.{key}", self.document.language, **params)

    def write(self) -> None:
        for sheet in sheets(self.document):
            self.add(sheet)
        if self.notes:
            rows = tuple((Cell(place), Cell(note)) for place, note in self.notes)
            self.add(Sheet("", self.words("notes"), None, (self.words("place"), self.words("remark")), rows))
        if self.lists:
            page = self.book.add_worksheet(self.list_name)
            page.hide()
            for column, words in enumerate(self.lists):
                for row, word in enumerate(words):
                    self.string(page, row, column, word, self.runs[""])

    def add(self, sheet: Sheet) -> None:
        name = sheet_name(sheet.title, self.names)
        page = self.book.add_worksheet(name)
        columns, lines = measured(sheet, self.columns)
        for column, (head, width) in enumerate(zip(sheet.columns, columns, strict=True)):
            shown = head if fits_cell(head) else self.cut(head, name, 0, column)
            self.string(page, 0, column, shown, self.look("head"))
            page.set_column(column, column, width)
        self.fill(page, name, sheet)
        # Not every office program works heights out when it opens a file.
        for number, high in enumerate(lines):
            page.set_row(number, (min(high, MOST_LINES)) * LINE + _EDGE)
            if high > MOST_LINES:
                self.notes.append((f"{name}: {number + 1}", self.words("note-tall")))
        self.allow(page, sheet)
        self.set_up(page, sheet, sum(columns))

    def fill(self, page: "Worksheet", name: str, sheet: Sheet) -> None:
        known, write = self.plain, page.write_string
        for number, row in enumerate(sheet.rows, 1):
            for column, cell in enumerate(row):
                said, _, depth, state, _ = cell
                # Most texts stand in many cells, and look the same there.
                key = said, state, depth
                style = known.get(key)
                if style is None:
                    style = known[key] = self.plain_look(*key)
                if style:
                    write(number, column, said, style)
                else:
                    self.put(page, name, number, column, cell)

    def plain_look(self, said: str, state: State | None, depth: int) -> Any:
        """The look of a text that goes into a cell as it is and stays so when the cell is edited; False for others."""
        if state is None or said[:1] in _CAREFUL or not fits_cell(said):
            return False
        return self.look("void" if said == VOID else _LOOK_OF.get(state, ""), depth)

    def put(self, page: "Worksheet", name: str, row: int, column: int, cell: Cell) -> None:
        if not cell.text:
            page.write_blank(row, column, None, self.look("fill"))
            return
        shown = cell.text if fits_cell(cell.text) else self.cut(cell.text, name, row, column)
        is_mixed = _is_mixed(cell.entries)
        look = _LOOK_OF.get(cell.entries[0].state, "") if cell.entries and not is_mixed else ""
        # What looks like a formula is kept from becoming one when the cell is edited.
        style = self.look(look, cell.depth, quoted=shown[0] in _FORMULA)
        if is_mixed and shown is cell.text:
            page.write_rich_string(row, column, *self.pieces(cell), style)
        else:
            self.string(page, row, column, shown, style)

    def string(self, page: "Worksheet", row: int, column: int, shown: str, style: Any) -> None:
        if shown.startswith("<r>") and shown.endswith("</r>"):
            # The writer takes such a text for markup of its own; in two pieces it is a text like any other.
            page.write_rich_string(row, column, self.runs[""], shown[:1], self.runs[""], shown[1:], style)
        else:
            page.write_string(row, column, shown, style)

    def pieces(self, cell: Cell) -> list[Any]:
        """The text of a cell in pieces, each behind its font."""
        pieces: list[Any] = []
        alike = [
            (look, tuple(entries))
            for look, entries in groupby(cell.entries, lambda entry: _LOOK_OF.get(entry.state, ""))
        ]
        shown = self.cells.of(entries for _, entries in alike)
        for (look, _), piece in zip(alike, shown, strict=True):
            pieces += (self.runs[look], f"\n{piece.text}" if pieces else piece.text)
        return pieces

    def cut(self, value: str, name: str, row: int, column: int) -> str:
        """As much of a text as a cell holds; that it is cut, and where, is noted."""
        self.notes.append((f"{name}: {_address(row, column)}", self.words("note-cut", count=len(value))))
        return cut_cell(value, self.words("cut"))

    def look(self, look: str, depth: int = 0, *, quoted: bool = False) -> Any:
        key = (look, depth, quoted)
        known = self.formats.get(key)
        if known is None:
            if depth > _DEEPEST:
                return self.look(look, _DEEPEST, quoted=quoted)
            style = {**_CELL, **_LOOKS[look], "indent": depth, "quote_prefix": quoted}
            known = self.formats[key] = self.book.add_format(style)
        return known

    def allow(self, page: "Worksheet", sheet: Sheet) -> None:
        """Let the cells of a column be chosen from its words."""
        for column, words in enumerate(sheet.choices):
            allowed = tuple(filter(None, map(one_line, words)))
            if allowed and sheet.rows:
                rule = {"validate": "list", "source": self.source(allowed)}
                page.data_validation(1, column, len(sheet.rows), column, rule)

    def source(self, words: tuple[str, ...]) -> Any:
        """The words themselves where they fit into a rule and no mark divides them; else where they stand."""
        if units(",".join(words)) <= LONGEST_LIST and not any(mark in word for word in words for mark in ',"'):
            return list(words)
        if words not in self.lists:
            self.lists.append(words)
        column = letters(self.lists.index(words))
        name = self.list_name.replace("'", "''")
        return f"='{name}'!${column}$1:${column}${len(words)}"

    def set_up(self, page: "Worksheet", sheet: Sheet, width: int) -> None:
        last = len(sheet.columns) - 1
        has_names = sheet.part is not None and last > 2  # noqa: PLR2004 - narrow tables need no fixed column
        page.freeze_panes(1, 1 if has_names else 0)
        page.autofilter(0, 0, len(sheet.rows), last)
        page.ignore_errors({"number_stored_as_text": f"A1:{_address(len(sheet.rows), last)}"})
        page.set_landscape()
        page.set_paper(_A4 if width <= _A4_HOLDS else _A3)
        page.fit_to_pages(max(1, ceil(width / _PAGE_HOLDS)), 0)
        page.repeat_rows(0)
        if width > _PAGE_HOLDS:
            # What runs over several pages says on each of them what a row is about.
            page.repeat_columns(0)
        page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.9)
        page.set_header(_head(self.document, sheet))
        page.set_footer(self.foot)


def _is_mixed(entries: tuple[Entry, ...]) -> bool:
    """Whether entries of one cell look unlike."""
    states = set(map(_state_of, entries))
    return len(states) > 1 and len({_LOOK_OF.get(state, "") for state in states}) > 1


_state_of: Callable[[Entry], State] = attrgetter("state")


def _head(document: Document, sheet: Sheet) -> str:
    shown_title = "" if sheet.title == document.title else sheet.title
    said = {"L": one_line(document.organisation), "C": shown_title, "R": one_line(document.title)}
    codes = {place: f'&{place}&{_SMALL}&"Arial,{"Regular" if place == "R" else "Bold"}"' for place in said}
    # What stands in the middle must leave room at its sides, or one would be printed over the other.
    said["C"] = _within(said["C"], _ACROSS // 2)
    beside = (_ACROSS - units(said["C"])) // 2 - 1
    said |= {side: _within(said[side], beside) for side in "LR"}
    left = LONGEST_HEAD - units("".join(codes.values()))
    # What is short leaves its room to what is long.
    for number, place in enumerate(sorted(said, key=lambda place: len(said[place]))):
        said[place] = coded(said[place], left // (len(said) - number), _SMALL)
        left -= units(said[place])
    return "".join(f"{codes[place]}{value}" for place, value in said.items() if value)


def _within(value: str, limit: int) -> str:
    return value if units(value) <= limit else f"{cut(value, limit - 1).rstrip()}…"


def _foot(document: Document) -> str:
    start = f'&C&{_SMALL}&"Arial,Regular"'
    pages = text("document.sheet.page", document.language, page="&P", pages="&N")
    room = LONGEST_HEAD - units(start + pages) - 1
    # The mark of a draft and of the origin is never left out; where names make it long, its end is.
    banner = coded("\n".join(map(one_line, document.banner)), room, _SMALL)
    return f"{start}{banner}\n{pages}" if banner else f"{start}{pages}"


def _address(row: int, column: int) -> str:
    return f"{letters(column)}{row + 1}"
