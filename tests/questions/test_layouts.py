"""The layouts: each file is read, names fields and conditions that exist, and says what could not be seen."""

from importlib import resources

import pytest

from ropa.i18n import LANGUAGES, has
from ropa.model import Activity, Engagement, Party, RegisterRecord, System, plan
from ropa.model.common import Transfer
from ropa.questions.completeness.applicability import CONDITIONS
from ropa.questions.layouts import LAYOUTS, layout
from ropa.view.answers.layout_points import point_name

ROOTS = {
    "register": RegisterRecord,
    "activity": Activity,
    "processor": Engagement,
    "engagement": Engagement,
    "system": System,
    "transfer": Transfer,
}
CLASSES = {"mandatory", "where-applicable", "where-possible", "good-practice"}


def test_every_file_is_a_layout():
    files = {file.name for file in resources.files("ropa.questions.layouts").iterdir() if file.name.endswith(".toml")}
    assert files == {f"{name}.toml" for name in LAYOUTS}
    assert all(has(f"obligations.layout.{name}") for name in LAYOUTS)
    with pytest.raises(FileNotFoundError):
        layout("dsk")


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_point_names_what_exists(name):
    keys = [(point.part, point.key) for point in layout(name).points]
    assert len(keys) == len(set(keys))
    for point in layout(name).points:
        assert point.part in ("controller", "processor")
        assert point.of in ("register", "activity")
        assert point.kind in CLASSES
        assert not point.when or point.when in CONDITIONS
        assert point.kind != "where-applicable" or point.when, point.key
        for field in point.fields:
            root, key, *part = field.split(".")
            found = next(one for one in plan(ROOTS.get(root, Party)) if one.key == key)
            if part:
                assert found.part is not None
                assert part[0] in {one.key for one in plan(found.part)}
        assert all(point_name(point, language) for language in LANGUAGES)


def test_art_30_asks_nothing_of_good_practice_and_every_letter():
    points = layout("art30").points
    assert {point.kind for point in points} == CLASSES - {"good-practice"}
    laws = {point.law[:8] for point in points}
    assert {f"30(1)({letter})" for letter in "abcdefg"} <= laws
    assert {f"30(2)({letter})" for letter in "abcd"} <= laws
    assert layout("art30").is_complete
    assert all(point.is_seen and point.fields for point in points)


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name != "art30"])
def test_what_could_not_be_seen_is_marked(name):
    found = layout(name)
    assert not any(point.is_seen for point in found.points if point.part == "processor")
    assert any(point.is_seen for point in found.points)
    assert found.is_complete is (name == "ico")


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name != "art30"])
def test_every_layout_asks_what_art_30_asks(name):
    law = {point.law for point in layout("art30").points}
    assert law - {point.law for point in layout(name).points} == set()


def test_the_ico_has_its_thirty_columns_behind_its_head():
    columns = [point for point in layout("ico").points if point.part == "controller" and point.of == "activity"]
    # “Name and contact details of joint controller”, “automated decision-making/profiling” are two points each here;
    # rights stand in the register's own record.
    assert len(columns) + 1 - 2 == 30
    assert len(layout("ico").unheld) == 5
