"""What records say, field by field."""

from ropa.model import Activity, Novelties, leading_to, plan_by_key, walk

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


def test_of_many_records_only_what_none_said_before_is_told_and_whose_it_is():
    novelties = Novelties(leading_to(lambda field: field.key in ("owner", "basis")))
    assert [(path, value) for path, _, value in novelties.of(ONE, "one")] == [
        (("owner",), "Ann"),
        (("legal_basis", 0, "basis"), "consent"),
        (("legal_basis", 1, "basis"), "contract"),
    ]
    assert not novelties.of(ONE, "one")
    assert not novelties.of(OTHER, "other")
    known = {field.key: said for field, said in novelties.known.items()}
    assert known["owner"] == {"Ann": ""}
    assert known["basis"] == {"consent": "", "contract": "one"}
    assert novelties.known[plan_by_key(Activity)["owner"]] is known["owner"]


def test_a_table_that_several_share_is_looked_at_once_and_is_nobodys_own():
    bases = leading_to(lambda field: field.key == "basis")
    shared = OTHER.model_copy(update={"legal_basis": ONE.legal_basis})
    novelties = Novelties(bases)
    assert len(novelties.of(ONE, "one")) == 2
    assert not novelties.of(shared, "other")
    assert list(novelties.known.values()) == [{"consent": "", "contract": ""}]
