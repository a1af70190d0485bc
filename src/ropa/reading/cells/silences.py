"""Words by which a cell says that it says nothing, that nothing applies, or that there is none."""

from typing import Literal

from ropa.reading.cells.reading import by_word
from ropa.reading.names import folded

Silence = Literal["", "none", "not-applicable", "unknown", "blank"]

_DASHES = "-–—_/.… \t\n"
"""How people, and some formats, leave a cell empty."""


def silence(text: str) -> Silence:
    """What a cell without a value says: `none` that there is none, `blank` nothing at all; empty where it has one."""
    if not text.strip(_DASHES):
        return "blank"
    match by_word("standing").get(folded(text)):
        case "none" | "not-applicable" | "unknown" as found:
            return found
    return ""
