"""What is drawn can be read on its sheet, and what cannot be drawn as one is a series or an overview."""

from dataclasses import replace

import pytest

from ropa.diagrams.fitting import SHEETS, fitted, overview, sheets_needed
from ropa.diagrams.picture import Box, Flow, Group, Line, Picture, Shape
from ropa.diagrams.sheet import READABLE, Paper, Sheet
from ropa.render import lay_out
from star_picture import star


def svg(dot: str) -> bytes:
    return lay_out(dot, ".svg").content


def file_of(number: int) -> str:
    return f"x-{number}.svg"


@pytest.mark.parametrize("count", [1, 12, 60, 150])
def test_every_sheet_can_be_read(count: int) -> None:
    drawn = fitted(star(count, chained=True), svg, file_of)
    assert all(sheet.scale >= READABLE for sheet in drawn)
    assert (len(drawn) == 1) == (count < 60)


def test_the_smallest_paper_that_will_do_is_taken() -> None:
    assert fitted(star(3), svg, file_of)[0].sheet == Sheet()
    (large,) = fitted(star(20, chained=True), svg, file_of)
    assert large.sheet.paper is Paper.A3


def test_only_paper_that_is_allowed_is_taken() -> None:
    allowed = (Sheet(Paper.A4, is_landscape=False),)
    assert {sheet.sheet for sheet in fitted(star(40, chained=True), svg, file_of, allowed)} == set(allowed)


def test_an_overview_is_one_sheet_with_alike_as_one() -> None:
    drawn = overview(star(200), svg, SHEETS)
    assert len(drawn.picture.boxes) == 3
    assert drawn.scale == 1


def test_without_frames_boxes_say_where_they_stand() -> None:
    (drawn,) = fitted(replace(star(6), has_frames=False), svg, file_of)
    assert drawn.picture.frames == ()
    assert drawn.picture.boxes[1].lines[-1] == "Right"
    assert len(drawn.picture.lines) == len(star(6).lines)


def chain(length: int) -> Picture:
    """One sub-processor after the other, so that the picture is wide and not high."""
    boxes = [Box(f"b{n}", Shape.PARTY, f"Party {n}", ("Seat: x",), alike=(Group("g", "G"),)) for n in range(length)]
    lines = [Line(f"b{n}", f"b{n + 1}", Flow.TRANSFER, ("transfer", "Clauses")) for n in range(length - 1)]
    return Picture("chain", "Chain", ("Head",), "en", tuple(boxes), tuple(lines))


def test_what_is_too_wide_for_a_sheet_is_a_series_too() -> None:
    drawn = fitted(chain(14), svg, file_of, (Sheet(Paper.A4, is_landscape=False),))
    assert len(drawn) > 2
    assert all(sheet.scale >= READABLE for sheet in drawn)


def test_sheets_are_counted_before_they_are_laid_out() -> None:
    assert sheets_needed(star(3)) == 1
    assert 1 < sheets_needed(star(200, chained=True)) <= len(fitted(star(200, chained=True), svg, file_of))
