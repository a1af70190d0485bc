"""How high the rows of a workbook are."""

from ropa.exports.workbook.rooms import Rooms
from ropa.exports.workbook.widths import measured
from ropa.view.sheets import Cell, Sheet


def test_a_name_in_capitals_has_the_height_that_it_takes() -> None:
    small = "x" * 30 + " yy"
    sheet = Sheet("t", "T", 0, ("Name",), ((Cell(small),), (Cell(small.upper()),)))
    assert measured(sheet, Rooms())[1] == [1, 1, 2]
