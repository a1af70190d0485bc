"""What many records say, each thing of a field once."""

from ropa.model import Activity, columns, leading_to, plan_by_key, sayings, walk

ONE = Activity.model_validate(
    {"name": "A", "owner": "Ann", "legal_basis": [{"basis": "consent"}, {"basis": "contract"}]}
)
OTHER = Activity.model_validate({"name": "B", "owner": "Ann", "legal_basis": [{"basis": "legal-obligation"}]})
LIKE_ONE = OTHER.model_copy(update={"legal_basis": ONE.legal_basis})

WANTED = leading_to(lambda field: field.key in ("owner", "basis"))


def told(*records):
    """What is said: the number of the record that says it first, where, and what, in that order."""
    found = [
        (saying.record(number), *saying.place(number), value)
        for saying in sayings(Activity, columns(records), WANTED)
        for value, number in saying.said.items()
    ]
    return [(record, path, value) for record, _, path, value in sorted(found)]


def test_each_thing_is_told_once_where_it_is_first_said():
    assert told(ONE, OTHER, ONE) == [
        (0, ("owner",), "Ann"),
        (0, ("legal_basis", 0, "basis"), "consent"),
        (0, ("legal_basis", 1, "basis"), "contract"),
        (1, ("legal_basis", 0, "basis"), "legal-obligation"),
    ]


def test_what_is_new_in_one_record_is_told_in_the_order_of_its_fields():
    said = [(path, value) for path, field, value in walk(ONE, fields=WANTED) if field.part is None]
    assert [(path, value) for _, path, value in told(ONE)] == said


def test_a_table_that_several_share_is_looked_at_where_it_first_stands():
    assert [(record, value) for record, path, value in told(OTHER, LIKE_ONE, ONE) if path[0] == "legal_basis"] == [
        (0, "legal-obligation"),
        (1, "consent"),
        (1, "contract"),
    ]


def test_a_field_that_is_silent_everywhere_is_not_told_of_and_every_other_says_where_it_stands():
    assert not sayings(Activity, columns([]))
    assert {(saying.field, saying.root) for saying in sayings(Activity, columns([ONE, OTHER]))} == {
        (plan_by_key(Activity)["name"], "name"),
        (plan_by_key(Activity)["owner"], "owner"),
        (plan_by_key(type(ONE.legal_basis[0]))["basis"], "legal_basis"),
    }


def test_a_column_has_what_each_says_and_none_is_there_for_what_nobody_says():
    assert columns([OTHER, Activity.model_validate({"name": "C"})]) == {
        "name": ("B", "C"),
        "owner": ("Ann", None),
        "legal_basis": (OTHER.legal_basis, None),
    }
    assert columns([Activity.model_validate({"name": "C"})]) == {"name": ("C",)}
    assert columns([]) == {}


def test_what_only_some_say_is_told():
    silent = Activity.model_validate({"name": "C"})
    assert told(silent) == []
    assert told(silent, OTHER) == [(1, ("owner",), "Ann"), (1, ("legal_basis", 0, "basis"), "legal-obligation")]
