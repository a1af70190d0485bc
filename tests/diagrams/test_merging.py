"""Alike boxes become one with their number, no line is lost, and what is not alike stays."""

from dataclasses import replace

import pytest

from ropa.diagrams.merging import merged, side_by_side, some
from ropa.diagrams.picture import Box, Flow, Group, Line, Picture, Shape
from ropa.transfers import Coverage, Risk
from ropa.view.marks import State
from star_picture import star


def test_a_picture_that_is_small_enough_stays() -> None:
    picture = star(10)
    assert merged(picture, 11) == picture


def test_alike_boxes_become_one_and_lines_keep_their_number() -> None:
    made = merged(star(60), 40)
    assert [box.name for box in made.boxes] == ["Organisation", "Right (30)", "Left (30)"]
    assert made.boxes[1].lines == ("Importer 0", "Importer 2", "Importer 4", "Importer 6", "+26 more")
    assert [(line.count, line.words) for line in made.lines] == [(30, ("transfer",)), (30, ("transfer",))]
    assert made.boxes[1].keys == tuple(f"b{number}" for number in range(0, 60, 2))
    assert {box.frame for box in made.boxes} == {"", "left", "right"}


def test_what_has_no_like_stays_however_many_there_are() -> None:
    assert len(merged(star(60, groups=False), 40).boxes) == 61


def test_the_coarser_grouping_is_taken_only_where_the_finer_leaves_too_many() -> None:
    boxes = tuple(
        Box(f"b{n}", Shape.PARTY, f"B{n}", alike=(Group(f"fine-{n // 2}", "Fine"), Group("all", "All")))
        for n in range(8)
    )
    picture = Picture("p", "P", (), "en", boxes)
    assert [box.name for box in merged(picture, 4).boxes] == ["Fine (2)"] * 4
    assert [box.name for box in merged(picture, 3).boxes] == ["All (8)"]


def test_a_merged_box_is_never_better_than_its_worst() -> None:
    group = (Group("g", "G"),)
    one = Box("a", Shape.PARTY, "A", alike=group, risk=Risk.LOW, state=State.INFERRED)
    boxes = (one, replace(one, key="b", risk=Risk.HIGH, state=State.STATED), replace(one, key="c", is_silent=True))
    (made,) = merged(Picture("p", "P", (), "en", boxes), 1).boxes
    assert made.risk is Risk.HIGH
    assert made.is_silent
    assert made.state is State.STATED
    (same,) = merged(Picture("p", "P", (), "en", (one, replace(one, key="b"))), 1).boxes
    assert same.state is State.INFERRED


def test_lines_side_by_side_are_one_only_where_they_look_alike() -> None:
    picture = star(1)
    line = picture.lines[0]
    other = replace(line, is_possible=True)
    made = side_by_side(replace(picture, lines=(line, other, line)))
    assert [(item.count, item.is_possible) for item in made.lines] == [(2, False), (1, True)]


@pytest.mark.parametrize("flow", Flow)
def test_what_leaves_within_a_group_is_drawn_still_and_no_more_than_that(flow: Flow) -> None:
    picture = star(60)
    inner = Line("b0", "b2", flow, ("transfer", "no tool"), ("no tool",), Coverage.NO_TOOL_RECORDED)
    made = merged(replace(picture, lines=(*picture.lines, inner)), 10)
    within = [line for line in made.lines if line.source == line.target]
    is_told = flow in (Flow.TRANSFER, Flow.UNDETERMINABLE, Flow.PLACE_ONLY, Flow.EXPOSURE)
    assert [(line.words, line.coverage) for line in within] == [(("no tool",), inner.coverage)] * is_told


def test_a_merged_box_says_of_which_of_its_members_it_is_no_fact() -> None:
    group = (Group("g", "G"),)
    stated = [Box(f"s{number}", Shape.ACTIVITY, f"Stated {number}", alike=group) for number in range(8)]
    inferred = Box("i", Shape.ACTIVITY, "Inferred", alike=group, state=State.INFERRED)
    (made,) = merged(Picture("p", "P", (), "en", (*stated, inferred)), 1).boxes
    assert made.lines[:2] == ("? Inferred", "Stated 0")
    assert State.INFERRED in made.signs
    (plain,) = merged(Picture("p", "P", (), "en", tuple(stated)), 1).boxes
    assert plain.lines[0] == "Stated 0"
    assert plain.signs == ()


def test_some_names() -> None:
    assert some(["a", "b", "b", "c"], "en") == ("a", "b", "c")
    assert some(list("abcde"), "en") == tuple("abcde")
    assert some(list("abcdef"), "nl") == ("a", "b", "c", "d", "+2 meer")
