"""How long: a period in figures or words, as long as something lasts, or by which criteria."""

import re
from collections.abc import Mapping

from ropa.i18n.period import DURATION, Period
from ropa.reading.cells.reading import Reading, by_word, read_as, words
from ropa.reading.names import folded
from ropa.source.edit import Value

_AMOUNT = re.compile(r"(?P<count>\d{1,4}|[^\W\d_]+)\s*(?P<unit>[^\W\d_]+)\.?")
_AFTER = re.compile(
    r"\s*,?\s*(?:na|nadat|after|from|since|following|vanaf|après|dès|à compter de|à partir de|nach|ab|seit)"
    r"\s+(?P<event>\S.*)",
    re.I,
)
_FIGURES = re.compile(r"\d+")
_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D"}
_LONGEST = 9999
_DAY = 24
"""Hours of a day."""


def period(text: str) -> str:
    """A period as ISO 8601: `zeven jaar` is `P7Y`, `18 months` is `P18M`; empty for what is none and nothing else."""
    plain = text.strip()
    if DURATION.fullmatch(plain):
        return plain
    found = _AMOUNT.fullmatch(plain)
    return _period(found) if found else ""


def _period(found: re.Match[str]) -> str:
    unit = by_word("durations").get(folded(found["unit"]), "")
    count = int(found["count"]) if found["count"].isdecimal() else _number(found["count"])
    return f"P{count}{_LETTERS[unit]}" if unit in _LETTERS and count is not None and count <= _LONGEST else ""


def _number(word: str) -> int | None:
    for count, spelled in words("numbers").items():
        if folded(word) in map(folded, spelled):
            return int(count)
    return None


def retention(text: str) -> Reading[Mapping[str, Value]]:
    """A time limit for erasure, as the record keeps it.

    What is no more than a period, with a bound before it or an event behind it, is that. Words that say as long as what
    data are kept are kept as they stand, and so is everything else: as criteria, beside the period that stands in them.
    """
    plain = " ".join(text.split())
    bound, rest = _bound(plain)
    table: dict[str, Value] = {}
    found = _AMOUNT.match(rest)
    hours = _hours(found) if found else ""
    length = DURATION.match(rest)
    if length:
        table["keep"], rest = length.group(), rest[length.end() :]
    elif found and (keep := _period(found) or hours):
        table["keep"], rest = keep, rest[found.end() :]
    if bound and table:
        table["kind"] = bound
    after = _AFTER.fullmatch(rest)
    if table and after:
        table["after"] = [after["event"].strip(" .")]
    elif table and rest.strip(" ."):
        return read_as({**table, "criteria": plain}, "period-within", period=Period(str(table["keep"])))
    elif not table:
        return _in_words(plain)
    return read_as(table, "hours-as-days", period=Period(hours)) if hours else Reading(table)


def _in_words(text: str) -> Reading[Mapping[str, Value]]:
    """A time limit that does not begin by a period: as long as something lasts, or criteria."""
    if _begins(text, "while"):
        return Reading({"while": text})
    amounts = (one for one in _AMOUNT.finditer(text) if one["count"].isdecimal() and len(one["unit"]) > 1)
    within = {keep for one in amounts if (keep := _period(one))}
    if len(within) != 1 or len(_FIGURES.findall(text)) > 1:
        return Reading({"criteria": text})
    (keep,) = within
    return read_as({"keep": keep, "criteria": text}, "period-within", period=Period(keep))


def _hours(found: re.Match[str]) -> str:
    """Whole days that are written as hours: `72 hours` is `P3D`."""
    unit, count = by_word("durations").get(folded(found["unit"]), ""), found["count"]
    days, rest = divmod(int(count), _DAY) if unit == "hour" and count.isdecimal() else (0, 1)
    return f"P{days}D" if days and not rest else ""


def _bound(text: str) -> tuple[str, str]:
    """Whether a period is said to be the longest or the shortest, and the text without that."""
    for kind in ("maximum", "minimum"):
        if length := _begins(text, kind):
            return kind, text[length:].lstrip(" .:")
    return "", text


def _begins(text: str, name: str) -> int:
    """How long the word is by which a text begins, of a table of words; 0 where it begins by none of them."""
    found = (word for word in words("durations")[name] if text.casefold().startswith(word))
    lengths = [len(word) for word in found if not text[len(word) : len(word) + 1].isalpha()]
    return max(lengths, default=0)
