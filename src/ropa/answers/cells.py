"""Periods and days as people write them: `7 jaar`, `max. two years after the end`, `12 mei 2021`, `5-3-2026`."""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale

from ropa.answers.standing import folded, words_of
from ropa.i18n import LANGUAGES
from ropa.i18n.period import DURATION


@dataclass(frozen=True, slots=True)
class Term:
    """A period as a person puts it.

    Attributes:
        period: As ISO 8601.
        kind: Whether it is a `maximum` or a `minimum`; empty where that is not said.
        after: What it runs from; empty where that is not said.
    """

    period: str
    kind: str = ""
    after: str = ""


_LETTERS = {"years": "Y", "months": "M", "weeks": "W", "days": "D"}


def term(text: str) -> Term | None:
    """The period that a text states and nothing else; None where it says anything more, or several."""
    text = " ".join(text.split()).rstrip(".")
    if DURATION.fullmatch(text):
        return Term(text)
    found = _form().fullmatch(unicodedata.normalize("NFC", text))
    if found is None:
        return None
    unit = next(name for name in _LETTERS if folded(found["unit"]) in map(folded, words_of("period")[name]))
    count = found["count"] if found["count"].isdecimal() else str(_number(found["count"]))
    kind = "maximum" if found["most"] else "minimum" if found["least"] else ""
    return Term(f"P{int(count)}{_LETTERS[unit]}", kind, (found["event"] or "").strip())


def _number(word: str) -> int:
    return next(n for n, words in enumerate(words_of("period")["numbers"], 1) if folded(word) in map(folded, words))


@cache
def _form() -> re.Pattern[str]:
    words = words_of("period")
    numbers = [word for listed in words["numbers"] for word in listed]
    units = [word for name in _LETTERS for word in words[name]]
    return re.compile(
        rf"(?:(?:(?P<most>{_any(words['at-most'])})|(?P<least>{_any(words['at-least'])}))\.?\s+)?"
        rf"(?P<count>\d{{1,4}}|{_any(numbers)})\s*(?P<unit>{_any(units)})\.?"
        rf"(?:\s+(?:{_any(words['after'])})\s+(?P<event>.+))?",
        re.IGNORECASE,
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]00:00(?::00)?)?")
_FIGURES = re.compile(r"(\d\d?)[-./](\d\d?)[-./](\d{4})")
_WORDS = re.compile(r"(\d\d?)(?:er|e|st|nd|rd|th)?\.?\s+([^\W\d]+)\.?,?\s+(\d{4})")


def day(text: str) -> datetime.date | None:
    """The day that a text names, day before month; None for anything else."""
    text = " ".join(text.split())
    if found := _ISO.fullmatch(text):
        year, month, number = map(int, found.groups())
    elif found := _FIGURES.fullmatch(text):
        number, month, year = map(int, found.groups())
    elif (found := _WORDS.fullmatch(text)) and (named := _months().get(folded(found[2]))):
        number, month, year = int(found[1]), named, int(found[3])
    else:
        return None
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


@cache
def _months() -> Mapping[str, int]:
    return {
        folded(name): number
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in Locale.parse(language).months["format"][width].items()
    }
