"""Sheets of a workbook through the reader that knows three formats; it computes no formula and runs no macro."""

import io

from ropa.reading.limits import MAX_SHEETS, Unreadable
from ropa.reading.sheets import Sheet, check_area

_PANIC = "PanicException"
"""What the reader's own faults are called: no `Exception`, and yet no file may end the program by one."""


def workbook(content: bytes) -> list[Sheet]:
    """The sheets of a workbook, as last calculated by whatever program wrote it.

    Raises:
        Unreadable: It is broken, needs a password, or its sheets are larger than what is read.
    """
    import python_calamine as calamine  # noqa: PLC0415 - dear to import, and only an import reads workbooks

    faults = (calamine.CalamineError, calamine.ZipError, calamine.XmlError, OSError, ValueError, OverflowError)
    try:
        return _sheets(content)
    except calamine.PasswordError as error:
        raise Unreadable("password") from error
    except faults as error:
        raise Unreadable("broken") from error
    except BaseException as error:
        if type(error).__name__ == _PANIC:
            raise Unreadable("broken") from error
        raise


def _sheets(content: bytes) -> list[Sheet]:
    import python_calamine as calamine  # noqa: PLC0415

    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    metadata = list(book.sheets_metadata)
    if len(metadata) > MAX_SHEETS:
        raise Unreadable("sheets", limit=MAX_SHEETS)
    sheets: list[Sheet] = []
    areas: list[int] = []
    for one in metadata:
        if one.typ is not calamine.SheetTypeEnum.WorkSheet:
            continue
        found = book.get_sheet_by_name(one.name)
        areas.append((found.end[0] + 1) * (found.end[1] + 1) if found.end else 0)
        check_area(areas)
        rows = found.to_python(skip_empty_area=False)
        is_hidden = one.visible is not calamine.SheetVisibleEnum.Visible
        sheets.append(Sheet(one.name, rows, tuple(found.merged_cell_ranges or ()), is_hidden))
    return sheets
