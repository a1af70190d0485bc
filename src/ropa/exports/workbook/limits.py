"""The limits of workbooks: names of sheets, lengths of cells, codes in heads and feet. All count UTF-16 units."""

import re
from itertools import count

LONGEST_CELL = 32_767
MOST_BREAKS = 253
LONGEST_NAME = 31
LONGEST_HEAD = 255
LONGEST_LIST = 255

_ELLIPSIS = "…"
_UNNAMEABLE = re.compile(r"[\[\]:*?/\\]")
_NAMED = re.compile(r" \([^()]+\)$")
_RESERVED = frozenset(("history",))
"""Names that office programs keep to themselves."""


def units(value: str) -> int:
    """The length of a text as workbooks count it: a character beyond the basic plane counts as two."""
    return len(value.encode("utf-16-le", "surrogatepass")) // 2


def cut(value: str, limit: int) -> str:
    """The beginning of a text that fits, with no character halved."""
    if units(value) <= limit:
        return value
    left = limit
    for place, character in enumerate(value):
        left -= units(character)
        if left < 0:
            return value[:place]
    return value


def sheet_name(title: str, taken: set[str]) -> str:
    """A title as a name of a sheet that no other has, cut between words, and noted as taken."""
    plain = " ".join(_UNNAMEABLE.sub(" ", title).split()).strip("' ") or _ELLIPSIS
    for number in count(1):
        mark = "" if number == 1 else f" {number}"
        name = f"{_shortened(plain, LONGEST_NAME - len(mark))}{mark}"
        if name.lower() not in taken and name.lower() not in _RESERVED:
            break
    taken.add(name.lower())
    return name


def _shortened(value: str, limit: int) -> str:
    if units(value) <= limit:
        return value
    if (named := _NAMED.search(value)) and units(named.group()) <= limit // 2:
        # Whom or what a table of several alike is for stands in brackets at its end.
        return f"{_shortened(value[: named.start()], limit - units(named.group()))}{named.group()}"
    kept = cut(value, limit - len(_ELLIPSIS))
    words = kept if value[len(kept)] == " " else kept.rpartition(" ")[0]
    return f"{(words or kept).rstrip(' –-,;(' + chr(39))}{_ELLIPSIS}"


def fits_cell(value: str) -> bool:
    """Whether a cell can hold a text."""
    # Counting is dear, and a short text needs none.
    return len(value) <= MOST_BREAKS or (
        value.count("\n") <= MOST_BREAKS and (2 * len(value) <= LONGEST_CELL or units(value) <= LONGEST_CELL)
    )


def cut_cell(value: str, mark: str) -> str:
    """As much of a text as a cell can hold, and on a line of its own a mark that it is cut."""
    kept = "\n".join(value.split("\n")[:MOST_BREAKS])
    return f"{cut(kept, LONGEST_CELL - units(mark) - 1)}\n{mark}"


def coded(value: str, limit: int, size: int) -> str:
    """A text of a page's head or foot of which no part is read as a code, cut to what fits.

    Args:
        value: The text.
        limit: How many units it may have, codes included.
        size: The size of its font, which is set once more where the writer would take what follows for a picture.
    """
    shown = _code(value, size)
    kept = cut(value, limit)
    while units(shown) > limit:
        kept = kept[:-1]
        shown = _code(kept + _ELLIPSIS, size)
    return shown


def _code(value: str, size: int) -> str:
    return re.sub(r"&(?=([G\[])?)", lambda found: f"&&&{size}" if found[1] else "&&", value)
