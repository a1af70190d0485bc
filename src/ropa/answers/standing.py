"""What an answer means that is no value: yes, no, none, not applicable, not known, as proposed."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any


class Standing(StrEnum):
    """The answers that every question admits in some way."""

    CONFIRM = "confirm"
    YES = "yes"
    NO = "no"
    NONE = "none"
    NOT_APPLICABLE = "not-applicable"
    UNKNOWN = "unknown"
    ALL = "all"


_BREAK = re.compile(r"\s*(?:[,;:(\n–—]|\.\s|\s-\s)\s*")


def folded(text: str) -> str:
    """A text as words are compared: without case, accents, spaces, hyphens and other signs; a lone sign as it is."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if letter.isalnum())
    return plain or "".join(text.split())


def standing(text: str) -> tuple[Standing, str] | None:
    """The standing answer that a text is or begins with, and what is said behind it; None for any other text."""
    known = _known()
    if (found := known.get(folded(text))) is not None:
        return found, ""
    head, *rest = _BREAK.split(text.strip(), maxsplit=1)
    found = known.get(folded(head)) if rest and head else None
    return (found, rest[0].strip("( )")) if found else None


@cache
def _known() -> Mapping[str, Standing]:
    return {folded(word): Standing(name) for name, words in words_of("standing").items() for word in words}


@cache
def words_of(table: str) -> Mapping[str, Any]:
    """One table of the words that people write."""
    from importlib import resources  # noqa: PLC0415 - read only where answers are

    import tomli  # noqa: PLC0415

    found: Mapping[str, Any] = tomli.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))[
        table
    ]
    return found
