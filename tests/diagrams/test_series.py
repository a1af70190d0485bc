"""A series shows every box and every line, and each sheet says where the rest is."""

from ropa.diagrams.picture import Shape
from ropa.diagrams.series import paged
from ropa.diagrams.style import height
from star_picture import star

ROOM = 30


def file_of(number: int) -> str:
    return f"x-{number}.svg"


def test_a_picture_with_room_is_one_sheet() -> None:
    assert paged(star(3), ROOM, file_of) == (star(3),)


def test_every_box_is_on_one_sheet_and_every_line_on_at_least_one() -> None:
    picture = star(30, chained=True)
    overview, *sheets = paged(picture, ROOM, file_of)
    found = [box.key for sheet in sheets for box in sheet.boxes if box.shape is Shape.PARTY]
    assert sorted(found) == sorted(box.key for box in picture.boxes if box.shape is Shape.PARTY)
    drawn = {(line.source, line.target) for sheet in sheets for line in sheet.lines}
    assert drawn == {(line.source, line.target) for line in picture.lines}
    assert overview.page == (1, len(sheets) + 1)
    assert [sheet.page[0] for sheet in sheets] == list(range(2, len(sheets) + 2))


def test_what_hangs_together_stays_together() -> None:
    for sheet in paged(star(30, chained=True), ROOM, file_of)[1:]:
        assert not any(box.shape is Shape.ELSEWHERE for box in sheet.boxes)
        assert sum(height(box) for box in sheet.boxes if box.shape is Shape.PARTY) <= ROOM


def test_what_has_no_room_whole_names_the_sheet_on_which_it_goes_on() -> None:
    picture = star(30, chained=True)
    sheets = paged(picture, 5, file_of)[1:]
    where = {box.key: sheet.page[0] for sheet in sheets for box in sheet.boxes if box.shape is Shape.PARTY}
    beyond = [(sheet, box) for sheet in sheets for box in sheet.boxes if box.shape is Shape.ELSEWHERE]
    assert beyond
    for sheet, box in beyond:
        assert where[box.key] != sheet.page[0]
        assert box.lines == (f"see sheet {where[box.key]}",)
        assert box.href == file_of(where[box.key])


def test_the_overview_is_the_index() -> None:
    overview, *sheets = paged(star(60), ROOM, file_of)
    where = {box.key: sheet.page[0] for sheet in sheets for box in sheet.boxes}
    for box in overview.boxes[1:]:
        numbers = sorted({where[key] for key in box.keys})
        assert box.href == file_of(numbers[0])
        assert box.lines[-1] == f"see sheets {numbers[0]}–{numbers[-1]}"
