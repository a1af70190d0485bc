"""What an answer means that is no value: yes, no, none, not applicable, not known, as proposed."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from ropa.reading.cells.reading import by_word
from ropa.reading.names import folded


class Standing(StrEnum):
    """The answers that every question admits in some way."""

    CONFIRM = "confirm"
    YES = "yes"
    NO = "no"
    NONE = "none"
    NOT_APPLICABLE = "not-applicable"
    UNKNOWN = "unknown"
    ALL = "all"


_MEANT: Mapping[str, Standing] = {
    **{word.value: word for word in Standing},
    "tick": Standing.CONFIRM,
    "cross": Standing.YES,
    "not-so": Standing.NO,
    "no-tick": Standing.NO,
}
_FIGURES = ("1",)
"""What ticks a box, and answers other questions."""

_BREAK = re.compile(r"\s*(?:[,;:(\n–—]|\.\s|\s-\s)\s*")


def standing(text: str) -> tuple[Standing, str] | None:
    """The standing answer that a text is or begins with, and what is said behind it; None for any other text."""
    known = _known()
    if (found := known.get(folded(text))) is not None:
        return found, ""
    head, *rest = _BREAK.split(text.strip(), maxsplit=1)
    found = known.get(folded(head)) if rest and head else None
    return (found, rest[0].strip("( )")) if found else None


def says_none(text: str) -> bool:
    """Whether a text says, in any language, that there is none: `none`, `geen`, `non`."""
    return standing(text) in ((Standing.NONE, ""), (Standing.NO, ""))


@cache
def _known() -> Mapping[str, Standing]:
    return {word: _MEANT[key] for word, key in by_word("standing").items() if key in _MEANT and word not in _FIGURES}
