"""Yes and no, in words and signs."""

from ropa.imports.cells.reading import Reading, by_word, read_as, unread
from ropa.imports.names import same_name


def boolean(cell: object) -> Reading[bool]:
    """Whether a cell says yes or no; a cross in a form says yes."""
    if isinstance(cell, bool):
        return Reading(cell)
    word = str(cell).strip()
    known = by_word("booleans").get(same_name(word) or word)
    if known is None:
        return unread("no-boolean")
    value = known.startswith("yes")
    if known.endswith("sign"):
        return read_as(value, "ticked" if value else "not-ticked")
    return Reading(value)
