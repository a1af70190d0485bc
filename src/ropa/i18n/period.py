"""ISO 8601 periods in words. Each unit keeps its figure: thirty days is never a month."""

import calendar
import datetime
import re
from functools import lru_cache

from ropa.i18n import text

DURATION = re.compile(
    r"P(?=[\dT])(?!\d+[YM].*W)(?!\d+W.)"
    r"(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?(?:T(?=\d)(\d{1,5}H)?(\d{1,5}M)?(\d{1,5}S)?)?"
)
"""An ISO 8601 period, its figures of a size that a time limit can have and weeks only by themselves.

The groups are years, months, weeks, days, hours, minutes and seconds, each with its letter.
"""

_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


class Period(str):
    """A parameter of a text that is an ISO 8601 period, to be shown in words."""

    __slots__ = ()


@lru_cache(1 << 10)
def period_words(value: str, language: str) -> str:
    """A period in words: `P7Y` is `7 jaar`, `P1Y6M` is `1 jaar 6 maanden`; what is no period stays as it is."""
    match = DURATION.fullmatch(value)
    amounts = zip(match.groups(), _UNITS, strict=True) if match else ()
    return " ".join(_amount(int(amount[:-1]), unit, language) for amount, unit in amounts if amount) or value


def _amount(count: int, unit: str, language: str) -> str:
    # The locale data at hand lack Dutch days and hours, so these few words are the program's own. Zero is plural
    # but in French.
    is_one = count == 1 or (count == 0 and language == "fr")
    return text(f"document.period.{unit}.{'one' if is_one else 'other'}", language, count=count)


def later(day: datetime.date, value: str) -> datetime.date:
    """The day a period after another; the last day of a shorter month, and the calendar's last day beyond its end.

    Args:
        day: The day from which the period runs.
        value: An ISO 8601 period; hours and less are left out, and what is no period adds nothing.
    """
    match = DURATION.fullmatch(value)
    years, months, weeks, days = (int(part[:-1]) if part else 0 for part in match.groups()[:4]) if match else (0,) * 4
    year, month = divmod(12 * (day.year + years) + day.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    moved = datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    try:
        return moved + datetime.timedelta(days=7 * weeks + days)
    except OverflowError:
        return datetime.date.max
