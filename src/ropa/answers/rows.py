"""The answers in the tables of a file: which table asks, which column is which, and what stands in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ropa.answers.given import Given
from ropa.i18n import LANGUAGES, text
from ropa.questions.open_points import parse_key
from ropa.reading.cells.silences import silence
from ropa.reading.names import folded
from ropa.reading.sheets import Sheet, words
from ropa.view.questionnaire import COLUMNS


@dataclass(frozen=True, slots=True)
class Sheets:
    """What a file holds.

    Attributes:
        given: The answers and remarks, in the order of the file.
        blank: How many questions nobody answered.
        passed: The tables that ask nothing, by name.
    """

    given: tuple[Given, ...]
    blank: int
    passed: tuple[str, ...]


def answers_in(sheets: Iterable[Sheet], language: str) -> Sheets:
    """The answers in the tables of a file.

    A table asks where one of its rows heads a column of keys and one of answers, in any language and order; what
    stands above is passed over, and so is a head that comes again.

    Args:
        sheets: The tables.
        language: Language of the places.
    """
    given: list[Given] = []
    passed: list[str] = []
    blank = 0
    for place, sheet in enumerate(sheets, 1):
        name = sheet.name or str(place)
        heads: Mapping[str, int] = {}
        for number, cells in enumerate(sheet.rows, 1):
            row = [words(cell) for cell in cells]
            if found := _heads(row):
                heads = found
            elif heads and (one := _given(row, heads, name, number, language)):
                if one.answer or one.remark:
                    given.append(one)
                else:
                    blank += 1
        if not heads:
            passed.append(name)
    return Sheets(tuple(given), blank, tuple(passed))


def _heads(row: Sequence[str]) -> Mapping[str, int]:
    """Where each column stands by its head; nothing for a row that does not head the columns of key and answer."""
    known = _known()
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        name = known.get(folded(cell))
        if name is not None:
            found.setdefault(name, place)
    return found if "key" in found and "answer" in found else {}


def _given(row: Sequence[str], heads: Mapping[str, int], sheet: str, number: int, language: str) -> Given | None:
    said = {name: _said(row[place]) if place < len(row) else "" for name, place in heads.items()}
    key = said["key"]
    if not key and not said["answer"]:
        return None
    # Remarks below a table, or a heading across it, are no answers; what looks like one is told of all the same.
    if parse_key(key) is None and not said["answer"]:
        return None
    place = text("asking.place", language, table=sheet, row=number)
    by = " ".join(said.get("by", "").split())
    return Given(key, said["answer"], said.get("remark", ""), by, place)


def _said(cell: str) -> str:
    """What a cell says; a dash is how people, and some formats, leave one empty."""
    return "" if silence(cell) == "blank" else cell


@cache
def _known() -> Mapping[str, str]:
    return {folded(text(f"asking.column.{name}", language)): name for name in COLUMNS for language in LANGUAGES}
