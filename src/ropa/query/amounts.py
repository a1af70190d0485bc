"""Dates, periods and numbers: which is more, as far as that is certain."""

import datetime
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import get_args

from ropa.i18n.period import DURATION
from ropa.model import KINDS, Part, plan
from ropa.model.common import Duration

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_PART_OF_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LONGEST = 40
"""Letters of the longest text that is read as an amount."""

_DAY = 24 * 60 * 60


@lru_cache(1 << 16)
def compares(order: str, sought: str, line: str) -> bool:
    """Whether a value stands in an order to what is sought, whatever the calendar."""
    if order == "=" and line == sought:
        return True
    found = _difference(line, sought)
    if found is None:
        return False
    least, most = found
    return {"=": least == most == 0, ">=": least >= 0, ">": least > 0, "<=": most <= 0, "<": most < 0}[order]


@lru_cache(1 << 12)
def is_amount(word: str, field: str) -> bool:
    """Whether a word can be compared with what a field holds: a date or the beginning of one, a period or a number."""
    if len(word) > _LONGEST:
        return False
    kinds = _kinds(field)
    return (
        ("date" in kinds and _PART_OF_DATE.fullmatch(word) is not None)
        or ("number" in kinds and _number(word) is not None)
        or ("period" in kinds and _period(word) is not None)
    )


@cache
def _kinds(field: str) -> frozenset[str]:
    """What can be compared in the fields of this name: dates, periods, numbers."""
    found: set[str] = set()
    models: list[type[Part]] = list(KINDS.values())
    seen: set[type[Part]] = set()
    while models:
        if (model := models.pop()) not in seen:
            seen.add(model)
            for item in plan(model):
                if item.part is not None:
                    models.append(item.part)
                elif item.key == field:
                    found.update(_kinds_in(model.model_fields[item.name].annotation))
    return frozenset(found)


def _kinds_in(annotation: object) -> Iterator[str]:
    if annotation == Duration:
        yield "period"
    elif isinstance(annotation, type) and issubclass(annotation, datetime.date):
        yield "date"
    elif annotation is int:
        yield "number"
    else:
        for inner in get_args(annotation):
            yield from _kinds_in(inner)


def _difference(one: str, other: str) -> tuple[int, int] | None:
    """How much one amount is more than another, at least and at most; None where they cannot be compared."""
    if max(len(one), len(other)) > _LONGEST:
        return None
    if _DATE.fullmatch(one) and _PART_OF_DATE.fullmatch(other):
        begins = one[: len(other)]
        sign = (begins > other) - (begins < other)
        return sign, sign
    numbers = _number(one), _number(other)
    if numbers[0] is not None and numbers[1] is not None:
        return numbers[0] - numbers[1], numbers[0] - numbers[1]
    mine, theirs = _period(one), _period(other)
    if mine is None or theirs is None:
        return None
    months, seconds = mine[0] - theirs[0], mine[1] - theirs[1]
    least, most = _days(abs(months))
    if months < 0:
        least, most = -most, -least
    return least * _DAY + seconds, most * _DAY + seconds


@lru_cache(1 << 12)
def size(word: str) -> float | None:
    """How much an amount is, to be put in order with others of its field; None for what is none.

    A month is a twelfth of a year here, since an order needs no certainty.
    """
    if len(word) > _LONGEST:
        return None
    if _DATE.fullmatch(word):
        return float(word.replace("-", ""))
    if (number := _number(word)) is not None:
        return float(number)
    period = _period(word)
    return None if period is None else period[0] * _DAY * 365.2425 / 12 + period[1]


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else None


def _period(word: str) -> tuple[int, int] | None:
    """A period as months and seconds, which no calendar turns into each other."""
    found = DURATION.fullmatch(word.upper())
    if found is None:
        return None
    years, months, weeks, days, hours, minutes, seconds = (int(part[:-1]) if part else 0 for part in found.groups())
    return 12 * years + months, (7 * weeks + days) * _DAY + 3600 * hours + 60 * minutes + seconds


def _days(months: int) -> tuple[int, int]:
    """Bounds of the days that so many months have."""
    years, rest = divmod(months, 12)
    return 365 * years + max(30 * rest - 2, 0), 366 * years + 31 * rest
