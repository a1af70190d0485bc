"""How many lines a text takes in a column of a workbook."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa.exports.workbook.rooms import Room, Rooms

WIDTH = 10
"""A column in which eleven letters stand beside each other."""


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("", 1),
        ("elf letters", 1),
        ("elf letter 12", 2),
        ("elf letters 12", 2),
        ("x" * 11, 1),
        ("x" * 12, 2),
        ("x" * 23, 3),
        ("xxxxx xxxxx xxxxx", 2),
        ("xxxxxx xxxxxx xxxxxx", 3),
        ("xxxx xxxxx", 1),
        ("XXXX XXXXX", 2),
        ("ΔΔΔΔ ΔΔΔΔΔ", 2),
        ("δδδδ δδδδδ", 1),
        ("ÉÉÉ éééééé", 1),
        ("Écé – çà €", 1),
    ],
)
def test_a_line_is_broken_between_words_and_a_long_word_within(line: str, lines: int) -> None:
    assert Room(WIDTH).lines([line]) == lines


@given(st.lists(st.text("ab AÉ–\u00a0"), min_size=1), st.integers(8, 122))
def test_a_text_has_no_more_lines_than_its_length_allows_and_fewer_where_there_is_more_room(
    lines: list[str], width: int
) -> None:
    room = Room(width)
    count = room.lines(lines)
    assert len(lines) <= Room(width + 2).lines(lines) <= count <= room.at_most(len(lines), len("\n".join(lines)))
    assert count == sum(room.lines([line]) for line in lines)


def test_columns_of_one_width_share_what_is_known_of_lines() -> None:
    rooms = Rooms()
    assert rooms[WIDTH] is rooms[WIDTH]
    assert rooms[WIDTH] is not rooms[WIDTH + 1]
