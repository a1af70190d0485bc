"""Records without what cannot be read, and the way back to the text."""

import pytest

from ropa.finding import Path
from ropa.register import text_path
from ropa.register.pruning import without

TABLE = {"name": "A", "data": ["a", "b", "c", "d"], "keep": [{"x": 1, "y": 2}, {"x": 3, "y": 4}]}


@pytest.mark.parametrize(
    ("left_out", "kept"),
    [
        (set(), TABLE),
        ({("name",)}, {"data": TABLE["data"], "keep": TABLE["keep"]}),
        ({("data", 0), ("data", 2)}, {**TABLE, "data": ["b", "d"]}),
        ({("keep", 1, "y")}, {**TABLE, "keep": [{"x": 1, "y": 2}, {"x": 3}]}),
    ],
)
def test_what_is_left_out_is_gone_and_all_else_stays(left_out: set[Path], kept: object) -> None:
    assert without(TABLE, left_out) == kept


@pytest.mark.parametrize(
    ("left_out", "path", "in_text"),
    [
        ([], ("data", 1), ("data", 1)),
        ([("data", 0)], ("data", 0), ("data", 1)),
        ([("data", 2)], ("data", 1), ("data", 1)),
        ([("data", 2), ("data", 0)], ("data", 1), ("data", 3)),
        ([("keep", 0)], ("data", 0), ("data", 0)),
        ([("keep", 0), ("keep", 1, "y")], ("keep", 0, "x"), ("keep", 1, "x")),
        ([("name",)], ("keep", 0, "x"), ("keep", 0, "x")),
    ],
)
def test_a_path_in_the_record_leads_to_its_place_in_the_text(left_out: list[Path], path: Path, in_text: Path) -> None:
    assert text_path(left_out, path) == in_text
