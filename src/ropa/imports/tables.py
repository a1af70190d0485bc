"""Tables of any layout: which row holds the headings, which rows are records, and what stands around them."""

from collections.abc import Iterator, Mapping, Sequence

from ropa.changes import Message
from ropa.imports.around import keep_beside, tell_alike
from ropa.imports.columns import Head, head
from ropa.imports.context import Context
from ropa.imports.gathering import Gathering
from ropa.imports.imported import Concern, Imported
from ropa.imports.own_documents import without_signs
from ropa.imports.recorded import recorded
from ropa.imports.rows import ActivityRow, Row, VendorRow, tie_processors, tie_sub_processors
from ropa.imports.targets import SKIP
from ropa.imports.unseen import tell_hidden, tell_struck, without_struck
from ropa.reading.names import same_name
from ropa.reading.sheets import Sheet, places, words

_PROSE = 200
"""Filled cells up to which a table without headings is kept as notes; what has more is data of something else."""

_FORM = 3
"""Headings that the first column must have for a table to be a form, with its headings one below the other."""


class Turned(Sheet):
    """A table whose rows are columns, as forms have them; its cells are still called by where they are."""

    __slots__ = ()

    def at(self, row: int, column: int) -> str:
        """Where a cell is in the table as written."""
        return Sheet.at(self, column, row)


def imported(
    name: str, sheets: Sequence[Sheet], content: bytes, context: Context, comments: Mapping[str, str] | None = None
) -> Imported:
    """What the sheets of a file say that has nothing else to be told of.

    Args:
        name: Name of the format.
        sheets: Its sheets.
        content: The file.
        context: What it is read for.
        comments: What comments on cells say, by the cell.
    """
    gathering = Gathering(context, name, content, places(sheets))
    read_sheets(sheets, gathering)
    if comments and gathering.exact is None:
        keep_beside(comments, "comment", gathering)
    return gathering.finished()


def read_sheets(sheets: Sequence[Sheet], gathering: Gathering) -> None:
    """Read every table of a file, or the whole records that its tables are.

    Args:
        sheets: The tables.
        gathering: Gets what they say.
    """
    if recorded(sheets, gathering):
        tell_struck(sheets, gathering)
        return
    sheets, struck = without_struck(without_signs(sheets, gathering))
    decided = {same_name(heading): name for heading, name in gathering.context.columns.items()}
    rows: list[Row] = []
    for sheet in sheets:
        if sheet.name and decided.get(same_name(sheet.name)) == SKIP:
            gathering.left_out("sheet-skipped", [at for at, _ in sheet.filled()], sheet=sheet.name)
            continue
        tell_hidden(sheet, gathering)
        found = head(sheet, decided)
        turned = _turned(sheet)
        as_form = head(turned, decided) if turned and (found is None or found.score < _FORM) else None
        if turned and as_form and as_form.score >= _FORM and (found is None or as_form.score > found.score):
            if not as_form.is_named and _has_table(sheets, sheet, decided):
                _without_headings(sheet, gathering)  # it explains the columns of the other sheets
                continue
            sheet, found = turned, as_form  # noqa: PLW2901 - the same table, seen from its side
        if found is None:
            _without_headings(sheet, gathering)
        else:
            rows += _read(sheet, found, gathering)
    tie_sub_processors(rows, gathering)
    tie_processors(gathering)
    keep_beside(struck, "struck", gathering)
    tell_alike(gathering)


def _has_table(sheets: Sequence[Sheet], but: Sheet, decided: Mapping[str, str]) -> bool:
    """Whether another sheet holds a table of named activities."""
    found = (head(sheet, decided) for sheet in sheets if sheet is not but)
    return any(one is not None and one.section == "activity" and one.is_named and one.score >= _FORM for one in found)


def _turned(sheet: Sheet) -> Turned | None:
    width = max(map(len, sheet.rows), default=0)
    if not sheet.rows or width > len(sheet.rows):
        return None
    rows = [[sheet.cell(row, column) for row in range(len(sheet.rows))] for column in range(width)]
    return Turned(sheet.name, rows, (), sheet.is_hidden)


def _without_headings(sheet: Sheet, gathering: Gathering) -> None:
    there = [at for at, _ in sheet.filled()]
    if len(there) > _PROSE:
        gathering.left_out("sheet", there, sheet=sheet.name)
    elif there:
        for at, text in sheet.filled():
            gathering.file.note(text, at)
        message = Message("imports.remark.sheet-noted", {"sheet": sheet.name, "count": str(len(there))})
        gathering.remark(Concern.NOTED, message, there[0], count=len(there))


def _read(sheet: Sheet, found: Head, gathering: Gathering) -> Iterator[Row]:
    for number, column in found.columns.items():
        gathering.column(column)
        for row in (found.row, *((found.row - 1,) if found.above else ())):
            if words(sheet.cell(row, number)):
                gathering.heading(sheet.at(row, number))
    if found.layout:
        gathering.layout(sheet.name, found.layout)
    kind = ActivityRow if found.section == "activity" else VendorRow
    spans = _spans(sheet, found.row)
    last: Row | None = None
    is_after_gap = False
    for number in range(found.row + 1, len(sheet.rows)):
        filled = {
            column: cell for column in range(len(sheet.rows[number])) if words(cell := sheet.cell(number, column))
        }
        if not filled:
            is_after_gap = True
            continue
        if _repeats(sheet, number, found):
            for place in filled:
                gathering.heading(sheet.at(number, place))
            continue
        row = kind(sheet, number, found, gathering, spans)
        if row.is_record(is_after_gap=is_after_gap and last is not None):
            row.read()
            last = row
            yield row
        elif last is not None and not is_after_gap and not row.name:
            row.continues(last)
        else:
            row.keep()
            # What stands below such a line is no more of the record above it than the line is.
            is_after_gap = True
            continue
        is_after_gap = False


def _spans(sheet: Sheet, head_row: int) -> Mapping[tuple[int, int], int]:
    """The cells below the headings that are merged with one above: the row of that one, by row and column."""
    return {
        (row, left): top
        for (top, left), (bottom, _) in sheet.merged
        if top > head_row and words(sheet.cell(top, left))
        for row in range(top + 1, min(bottom, len(sheet.rows) - 1) + 1)
    }


def _repeats(sheet: Sheet, number: int, found: Head) -> bool:
    """Whether a row only says the headings again, as long tables do."""
    there = {column: words(sheet.cell(number, column)) for column in found.columns}
    heads = {column: words(sheet.cell(found.row, column)) for column in found.columns}
    filled = [column for column in there if there[column]]
    return bool(filled) and all(there[column] == heads[column] for column in filled)
