"""Tables that are too broad for paper, as records."""

from ropa.view.document import Detail, Entry, Part, Table
from ropa.view.marks import State
from ropa.view.unrolled import BROADEST, unrolled


def table(columns: int, *first: Entry) -> Table:
    heads = tuple(f"Head {number}" for number in range(columns))
    row = (first, *((Entry(f"cell {number}", State.STATED),) for number in range(1, columns)))
    return Table("Activities", heads, (row,))


def test_a_broad_table_is_a_record_per_row_that_says_the_same() -> None:
    small, broad = table(BROADEST, Entry("a", State.STATED)), table(BROADEST + 1, Entry("b", State.INFERRED))
    made = unrolled(Part("Register", ("remark",), (small, broad)), "en")
    assert (made.tables, made.remarks) == ((small,), ("remark",))
    (page,) = made.pages
    assert (page.title, page.subtitle, page.address) == ("? b", "Activities", "")
    assert [(field.label, field.entries) for field in page.fields()] == [
        (head, cell) for head, cell in list(zip(broad.columns, broad.rows[0], strict=True))[1:]
    ]


def test_what_a_title_cannot_say_stands_below_it() -> None:
    named = Entry("b", State.STATED, (Detail("Status", "to be confirmed"),))
    (page,) = unrolled(Part("Activities", tables=(table(BROADEST + 1, named),)), "en").pages
    assert next(page.fields()).entries == (named,)
    assert page.subtitle == ""


def test_other_parts_stay_as_they_are() -> None:
    part = Part("Activities", tables=(table(2, Entry("a", State.STATED)),))
    assert unrolled(part, "fr") is part
