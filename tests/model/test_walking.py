"""What records say, field by field."""

from ropa.model import Activity, leading_to, walk

ONE = Activity.model_validate(
    {"name": "A", "owner": "Ann", "legal_basis": [{"basis": "consent"}, {"basis": "contract"}]}
)
OTHER = Activity.model_validate({"name": "B", "owner": "Ann", "legal_basis": [{"basis": "consent"}]})


def test_nested_tables_are_walked_by_path_and_what_is_silent_is_not_there():
    assert [(path, value) for path, _, value in walk(OTHER, ("activity", "b")) if isinstance(value, str)] == [
        (("activity", "b", "name"), "B"),
        (("activity", "b", "owner"), "Ann"),
        (("activity", "b", "legal_basis", 0, "basis"), "consent"),
    ]
    tables = {path: value for path, _, value in walk(ONE) if not isinstance(value, str)}
    assert tables == {("legal_basis",): ONE.legal_basis}


def test_fields_that_are_wanted_are_reached_through_the_tables_that_hold_them():
    wanted = leading_to(lambda field: field.key == "basis")
    assert [path for path, field, _ in walk(ONE, fields=wanted) if field.part is None] == [
        ("legal_basis", 0, "basis"),
        ("legal_basis", 1, "basis"),
    ]
    assert not list(walk(ONE, fields=leading_to(lambda field: field.key == "no-such-field")))
