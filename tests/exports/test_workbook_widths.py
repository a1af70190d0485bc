"""How high the rows of a workbook are."""

from hypothesis import given
from hypothesis import strategies as st

from ropa.exports.workbook.widths import Columns, measured
from ropa.view.sheets import Cell, Sheet


def test_a_name_in_capitals_has_the_height_that_it_takes() -> None:
    small = "x" * 30 + " yy"
    sheet = Sheet("t", "T", 0, ("Name",), ((Cell(small),), (Cell(small.upper()),)))
    assert measured(sheet, Columns())[1] == [1, 1, 2]


TEXTS = st.lists(st.text("ab \n", max_size=400).map(lambda said: said or "–"), min_size=1, max_size=30)


def table(*columns: list[str]) -> Sheet:
    rows = tuple(zip(*(map(Cell, column) for column in columns), strict=True))
    return Sheet("t", "T", 0, tuple(f"Column {number}" for number in range(len(columns))), rows)


@given(texts=TEXTS, others=TEXTS)
def test_a_column_that_stands_in_several_tables_is_measured_as_if_it_stood_in_one(
    texts: list[str], others: list[str]
) -> None:
    known = Columns()
    beside = (others * len(texts))[: len(texts)]
    for sheet in (table(texts), table(texts, beside), table(texts)):
        assert measured(sheet, known) == measured(sheet, Columns())


def test_a_column_that_stands_in_several_tables_is_looked_at_once() -> None:
    known = Columns()
    rows = [Cell("one"), Cell("two")]
    assert known.of(("Name", "one", "two"), rows) is known.of(("Name", "two", "one"), reversed(rows))
    assert known.of(("Name", "one"), rows[:1]) is not known.of(("Name", "two"), rows[1:])
