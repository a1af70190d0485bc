"""Many lines to one frame are one line, unless another line shows that they are not alike."""

from dataclasses import replace

from ropa.diagrams.bundling import bundled
from ropa.diagrams.picture import Flow, Line
from star_picture import star


def test_lines_to_whole_frames_are_one_each() -> None:
    made = bundled(star(8))
    assert [(line.target, line.count) for line in made.lines] == [("right", 4), ("left", 4)]
    assert made.boxes == star(8).boxes


def test_two_lines_are_left_as_they_are() -> None:
    assert bundled(star(4)) == star(4)


def test_some_boxes_of_a_frame_get_a_frame_of_their_own() -> None:
    picture = star(10)
    lines = tuple(replace(line, is_possible=line.target == "b0") for line in picture.lines)
    made = bundled(replace(picture, lines=lines))
    inner = next(frame for frame in made.frames if frame.within == "right")
    assert {box.key for box in made.boxes if box.frame == inner.key} == {"b2", "b4", "b6", "b8"}
    assert [(line.target, line.count) for line in made.lines] == [("b0", 1), ("left", 5), (inner.key, 4)]


def test_a_box_that_something_else_reaches_too_stays_by_itself() -> None:
    picture = star(10)
    made = bundled(replace(picture, lines=(*picture.lines, Line("b1", "b0", Flow.DATA))))
    assert ("b0", 1) in [(line.target, line.count) for line in made.lines if line.source == "o"]


def test_lines_from_a_frame_are_one_too() -> None:
    picture = star(6)
    turned = tuple(replace(line, source=line.target, target="o") for line in picture.lines)
    made = bundled(replace(picture, lines=turned))
    assert [(line.source, line.target, line.count) for line in made.lines] == [("right", "o", 3), ("left", "o", 3)]


def test_no_line_is_lost() -> None:
    for count in (3, 7, 20):
        picture = star(count, chained=True)
        assert sum(line.count for line in bundled(picture).lines) == len(picture.lines)
