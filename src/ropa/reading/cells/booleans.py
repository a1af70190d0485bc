"""Yes and no, in words and signs."""

from ropa.reading.cells.reading import Reading, by_word, read_as, unread
from ropa.reading.names import folded

_WORDS = {"yes": True, "no": False}
_SIGNS = {"tick": True, "cross": True, "no-tick": False, "unticked": False}


def boolean(cell: object) -> Reading[bool]:
    """Whether a cell says yes or no; a cross in a form says yes."""
    if isinstance(cell, bool):
        return Reading(cell)
    known = by_word("standing").get(folded(str(cell)), "")
    if known in _WORDS:
        return Reading(_WORDS[known])
    if known in _SIGNS:
        return read_as(_SIGNS[known], "ticked" if _SIGNS[known] else "not-ticked")
    return unread("no-boolean")
