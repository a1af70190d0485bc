"""Names of fields."""

import pytest

from ropa.finding import dotted
from ropa.model import KINDS
from ropa.register.names import field_named, path_named


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("name", ("name",)),
        ("retention.keep", ("retention", "keep")),
        ("retention[2].keep", ("retention", 1, "keep")),
        ("retention[1].after[3]", ("retention", 0, "after", 2)),
        ("", ()),
    ],
)
def test_a_name_is_a_path_and_a_path_is_a_name(name, path):
    assert path_named(name) == path
    assert dotted(path) == name


def test_the_field_of_a_name_wherever_in_a_list_it_stands():
    activity = KINDS["activity"]
    for name in ("retention.keep", "retention[7].keep"):
        field = field_named(activity, name)
        assert field is not None
        assert field.label_key == "fields.retention.keep"
    assert field_named(activity, "retention.keeps") is None
    assert field_named(activity, "name.first") is None
    assert field_named(activity, "") is None
