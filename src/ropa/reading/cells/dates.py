"""Dates: of the spreadsheet itself, ISO 8601, day first, or with the month as a word."""

import datetime
import re
from functools import cache

from ropa.i18n import LANGUAGES
from ropa.reading.cells.reading import Reading, read_as, unread
from ropa.reading.names import same_name

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?")
_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|\.|e)?\s+(?:of\s+|de\s+)?([^\W\d_]+)\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTHS = 12


def date(cell: object, *, is_day_first: bool = False) -> Reading[datetime.date]:
    """The date in a cell; one that may be read in two ways is said and not guessed.

    Args:
        cell: What it holds.
        is_day_first: Whether days stand before months wherever both could be meant, and that is only said.
    """
    if isinstance(cell, datetime.datetime):
        return Reading(cell.date())
    if isinstance(cell, datetime.date):
        return Reading(cell)
    text = str(cell).strip()
    if found := _ISO.fullmatch(text):
        return _day(*map(int, found.groups()))
    if found := _FIGURES.fullmatch(text):
        first, sign, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
        return _figures(first, second, year, sign, is_day_first=is_day_first)
    if found := _WORDS.fullmatch(text):
        return _day(int(found[3]), _months().get(same_name(found[2]), 0), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(text):
        return _day(int(found[3]), _months().get(same_name(found[1]), 0), int(found[2]))
    return unread("no-date")


def _figures(first: int, second: int, year: int, sign: str, *, is_day_first: bool) -> Reading[datetime.date]:
    if first > _MONTHS or first == second:
        return _day(year, second, first)
    if second > _MONTHS:
        found = _day(year, first, second)
        return read_as(found.value, "month-first", date=found.value.isoformat()) if found.value else found
    if sign == "/" and not is_day_first:
        days = [_day(year, *pair).value for pair in ((second, first), (first, second))]
        return unread("two-dates", first=str(days[0]), second=str(days[1]))
    found = _day(year, second, first)
    # Points stand between day, month and year in that order only; with hyphens the other order occurs.
    if sign == "." or found.value is None:
        return found
    return read_as(found.value, "day-first", date=found.value.isoformat())


def _day(year: int, month: int, day: int) -> Reading[datetime.date]:
    try:
        return Reading(datetime.date(year, month, day))
    except ValueError:
        return unread("no-date")


@cache
def _months() -> dict[str, int]:
    """The months by name and short name, in the four languages."""
    from babel.dates import get_month_names  # noqa: PLC0415 - dear to import

    found = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale=language).items():
                    found[same_name(name)] = number
    return found
