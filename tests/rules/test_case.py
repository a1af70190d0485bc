"""Which activities a rule may look at, and that passing over the others hides none."""

import pytest

from helpers import REGISTERS, TODAY, register
from ropa.law import law_at
from ropa.model import Activity, plan
from ropa.rules import case_of
from ropa.rules.common import categories, in_role, roles, together
from ropa.rules.holding import holding, holding_marked, marked_data

TEXTS = [path for path in sorted(REGISTERS.glob("*/*.toml")) if "activity" in path.read_text("utf-8")]


@pytest.fixture(params=TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def case(request):
    return case_of(register(request.param.read_text("utf-8"), ""), law_at(TODAY))


def test_those_that_state_a_field_are_all_that_do(case):
    activities = list(case.activities())
    for name in (field.name for field in plan(Activity)):
        assert list(case.stating(name)) == [item for item in activities if getattr(item[2], name) is not None]


def test_those_that_state_one_of_several_fields_come_once_and_in_order(case):
    asked = ("data", "purposes", "disclosure")
    stated = [item for item in case.activities() if any(getattr(item[2], name) is not None for name in asked)]
    assert list(case.stating(*asked)) == stated
    assert list(together(case, *(case.stating(name) for name in reversed(asked)))) == stated
    assert not list(together(case))


def test_those_that_hold_data_are_all_that_do(case):
    activities = list(case.activities())
    for word in {word for item in activities for word in categories(item[2])}:
        assert list(holding(case, word.__eq__)) == [item for item in activities if word in categories(item[2])]
    for mark in ("special", "criminal"):
        marked = [item for item in activities if marked_data(case.register, item[2], mark)]
        assert list(holding_marked(case, mark)) == marked


def test_those_in_whose_data_somebody_has_a_role_are_all_there_are(case):
    for role in ("processor", "joint-controller", "controller"):
        assert list(in_role(case, role)) == [item for item in case.activities() if role in roles(case)[item[1]]]
