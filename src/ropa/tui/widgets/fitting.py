"""How wide the columns of a list are: as wide as they want to be, or their share of the room there is."""

WIDEST = 44
"""Cells that a column may want."""

GAP = 2
"""Cells between two columns."""

_READABLE, _NARROWEST, _KEPT = 40, 14, 2


def fitted(natural: list[int], words: list[int], room: int, *, is_one_to_read: bool) -> list[int]:
    """Widths of the columns that there is room for; the last give way first, and the first two stay.

    Args:
        natural: How wide each wants to be.
        words: The longest word of the head of each.
        room: Cells there are for all, the gaps between them included.
        is_one_to_read: Whether the second column is the one to read.
    """
    kept = list(natural)
    while len(kept) > _KEPT and _least(kept, words, is_one_to_read) > room:
        kept.pop()
    return _shared_out(kept, words, room - GAP * len(kept), is_one_to_read)


def _least(natural: list[int], words: list[int], is_one_to_read: bool) -> int:
    """The least cells that columns take."""
    least = [
        min(width, _READABLE if is_one_to_read and column == 1 else max(_NARROWEST, words[column]))
        for column, width in enumerate(natural)
    ]
    return sum(least) + GAP * len(least)


def _shared_out(natural: list[int], words: list[int], room: int, is_one_to_read: bool) -> list[int]:
    """Widths that fill the room: each as wide as it wants to be, or its share of what there is; names have more.

    None is less than the longest word of its head, where there is room for that. Where the second column is the one to
    read, it has what the others, down to their least, leave of the room.
    """
    if is_one_to_read and sum(natural) > room and len(natural) > 1:
        others = [min(width, 2 * _NARROWEST) if column != 1 else 0 for column, width in enumerate(natural)]
        least = [min(width, _NARROWEST) for width in others]
        rest = others if room - sum(others) >= room // 2 else least
        return [room - sum(rest) if column == 1 else width for column, width in enumerate(rest)]
    low = words[: len(natural)] if sum(words[: len(natural)]) <= room else [0] * len(natural)
    widths, cap = natural, 2 * max(natural, default=0)
    while cap > 1 and sum(widths) > room:
        cap -= 1
        shares = (min(width, cap * 3 // 2 if column == 1 else cap) for column, width in enumerate(natural))
        widths = [max(*both) for both in zip(shares, low, strict=True)]
    return widths
