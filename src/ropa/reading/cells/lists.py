"""Several things in one cell: lines, semicolons, bullets, numbering; commas only where words are listed."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from ropa.reading.cells.reading import Reading
from ropa.reading.names import same_name
from ropa.vocabulary import terms

_LINE = re.compile(r"[\n\r;\u2022\u00b7\u25aa\u25cf\u25e6\u2023\uf0b7]+")
_MARK = re.compile(r"^\s*(?:[-–—*+>✓☑☒]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z]\)\s+)")
_INLINE = re.compile(r"\s+(?=\(?\d{1,2}[.)]\s+\S)")
_COMMA = re.compile(r",(?![^()]*\))(?!\d)")
_AND = re.compile(r"\s+(?:and|en|et|und|&|\+)\s+|\s*/\s*", re.I)
_ABBREVIATED = re.compile(r"(?:^|\W)(?:\w\.)+\w$")
_END = " \t\u00a0.,;"


def items(text: str) -> tuple[str, ...]:
    """The things that a cell lists, each without bullet or number; sentences keep their commas."""
    parts = [part for line in _LINE.split(text) for part in _numbered(line)]
    cleaned = (_ended(_MARK.sub("", part).strip()) for part in parts)
    return tuple(dict.fromkeys(part for part in cleaned if part and any(map(str.isalnum, part))))


def words(text: str) -> tuple[str, ...]:
    """The words that a cell lists, parted at commas too; a comma in brackets parts nothing."""
    return tuple(dict.fromkeys(_ended(word) for item in items(text) for word in _COMMA.split(item) if word.strip(_END)))


def names(text: str) -> tuple[str, ...]:
    """The names that a cell lists; a comma before a legal form, or in what holds figures like addresses, parts none."""
    found: list[str] = []
    for item in items(text):
        parts = [_ended(part) for part in _COMMA.split(item) if part.strip(_END)]
        if any(map(str.isdigit, item)):
            parts = [item]
        for number, part in enumerate(parts):
            if number and same_name(part) in _legal_forms():
                found[-1] += f", {part}"
            else:
                found.append(part)
    return tuple(dict.fromkeys(found))


def _ended(text: str) -> str:
    """A text without the signs around it; the point that ends an abbreviation such as `B.V.` is a part of it."""
    bare = text.strip(_END)
    return f"{bare}." if _ABBREVIATED.search(bare) and f"{bare}." in text else bare


def apart(text: str, read: Callable[[str], Reading[Any]]) -> tuple[str, ...]:
    """Words joined by “and”, where each alone is known and all together are not; else the text as it is.

    Args:
        text: The words.
        read: How one is read.
    """
    parts = joined(text)
    known = len(parts) > 1 and all(read(part).value is not None for part in parts)
    return parts if known and read(text).value is None else (text,)


def joined(text: str) -> tuple[str, ...]:
    """Words joined by “and” or a slash."""
    return tuple(part.strip() for part in _AND.split(text) if part.strip())


@cache
def _legal_forms() -> frozenset[str]:
    listed = (label for term in terms("legal-form").values() for label in term.labels.values())
    return frozenset(same_name(form) for label in listed for form in label.split(","))


def _numbered(line: str) -> list[str]:
    """A line that numbers its parts itself: `1. letters 2. invoices`."""
    return _INLINE.split(line) if re.match(r"\s*\(?1[.)]\s", line) else [line]
