"""Columns fill their page, give words room, and leave most to most text."""

from dataclasses import replace

import pytest

from document_sample import everything
from ropa.exports.word.measures import LANDSCAPE, PORTRAIT, is_short, is_wide, widths
from ropa.view.document import Entry, Part, Table
from ropa.view.marks import State


def table(*columns: tuple[str, ...]) -> Table:
    """A table of columns, each its head and then its cells."""
    rows = zip(*(cells for _, *cells in columns), strict=True)
    return Table(
        "t", tuple(head for head, *_ in columns), tuple(tuple((Entry(t, State.STATED),) for t in row) for row in rows)
    )


def test_columns_fill_the_page_whatever_is_in_them() -> None:
    tables = [found for part in everything().parts for found in part.tables]
    for found in (*tables, table(("W" * 400,)), table(*[("Verwerkingsactiviteit" * 9, "x")] * 30)):
        for total in (PORTRAIT, LANDSCAPE):
            made = widths(found, total)
            assert sum(made) == total
            assert len(made) == len(found.columns)
            assert min(made) > 0


def test_much_text_gets_most_room() -> None:
    short, long = widths(table(("a", "word"), ("b", "many words " * 40)), PORTRAIT)
    assert long > 4 * short


def test_a_head_is_not_broken_where_others_can_give_way() -> None:
    columns = [("Verwerkingsactiviteit", "x"), *[("b", "Verwerkersovereenkomst " * 20)] * 7]
    first, *others = widths(table(*columns), LANDSCAPE)
    assert first > 1700
    assert len(set(others)) <= 2


@pytest.mark.parametrize(("count", "expected"), [(4, False), (5, True)])
def test_more_than_four_columns_lie_on_their_side(count: int, expected: bool) -> None:
    assert is_wide(Part("p", tables=(table(*[("a", "b")] * count),))) is expected


def test_a_row_is_short_by_its_highest_cell() -> None:
    cell = (Entry("word " * 60, State.STATED),)
    assert is_short((cell,), (6000,))
    assert not is_short((cell, cell), (6000, 900))


def test_columns_to_fill_in_have_room_to_write() -> None:
    made = table(("Question", "Why? " * 60), ("Answer", "x"), ("By", "x"))
    narrow = widths(made, LANDSCAPE)
    roomy = widths(replace(made, fills=(0, 34, 16)), LANDSCAPE)
    assert sum(roomy) == LANDSCAPE
    assert roomy[1] > 2700 > narrow[1]
    assert roomy[1] > roomy[2] > narrow[2]
