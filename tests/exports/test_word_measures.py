"""Columns fill their page, give words room, and leave most to most text."""

from dataclasses import replace

import pytest

from document_sample import everything
from ropa.exports.word.measures import LANDSCAPE, PORTRAIT, is_short, is_wide, widths
from ropa.i18n import LANGUAGES, text
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


def test_a_column_takes_no_more_than_it_needs_while_another_has_not_its_own() -> None:
    number, value = widths(table(("Number", "no. 1", "no. 2"), ("Value", *["many words " * 40] * 2)), LANDSCAPE)
    assert 600 < number < 1100
    assert value == LANDSCAPE - number
    # Where all have what they need, the page is filled all the same.
    short, long = widths(table(("a", "b"), ("a longer head", "b")), PORTRAIT)
    assert 0.1 < short / long < 0.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_silence_has_its_sign_and_word_on_one_line(language: str) -> None:
    word = text("document.silent", language)
    silent = table(("a", word), ("b", "many words " * 40))
    rows = tuple(((replace(row[0][0], state=State.SILENT),), row[1]) for row in silent.rows)
    said, _ = widths(silent, LANDSCAPE)
    signed, _ = widths(replace(silent, rows=rows), LANDSCAPE)
    assert signed > said
    assert signed > 70 * len(word) + 190 + 150, "letters in the middle, the sides of the cell, the sign and its frame"


def test_a_word_that_hyphens_divide_has_room_for_its_pieces_and_an_address_for_all_of_it() -> None:
    columns = [("b", "Verwerkersovereenkomst " * 20)] * 7
    for word, is_divided in (("Verwerkingsactiviteit", True), ("info@voorbeeld-winkel.nl", False)):
        whole, *_ = widths(table((word, "x"), *columns), LANDSCAPE)
        part, *_ = widths(table((word, "x"), *columns), LANDSCAPE, 1000)
        assert (part < whole) is is_divided


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
