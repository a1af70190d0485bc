"""Widths of the columns of a list."""

import pytest

from ropa.tui.widgets.fitting import GAP, fitted


@pytest.mark.parametrize(
    ("natural", "words", "room", "is_one_to_read", "widths"),
    [
        ([], [], 40, False, []),
        ([10, 20, 8], [4, 4, 4], 60, False, [10, 20, 8]),
        # Names have half as much again as what stands around them.
        ([20, 40, 20], [4, 4, 4], 60, False, [15, 22, 15]),
        # A head is not cut where there is room for its longest word.
        ([20, 44, 20], [4, 4, 19], 60, False, [14, 21, 19]),
        # The last give way, and never the first two.
        ([20, 40, 20, 30], [4, 4, 4, 4], 60, False, [15, 22, 15]),
        ([20, 40, 20], [4, 4, 4], 30, False, [10, 15]),
        ([20, 40], [4, 4], 10, False, [2, 3]),
        # The one to read has what the others leave.
        ([20, 90, 20], [4, 4, 4], 100, True, [20, 54, 20]),
        ([20, 90, 20], [4, 4, 4], 60, True, [20, 36]),
    ],
)
def test_columns_share_the_room_there_is(
    natural: list[int], words: list[int], room: int, is_one_to_read: bool, widths: list[int]
) -> None:
    before = list(natural)
    assert fitted(natural, words, room, is_one_to_read=is_one_to_read) == widths
    assert sum(widths) + GAP * len(widths) <= room
    assert natural == before
