"""Names of fields as people type them."""

import pytest

from changing import refusal
from helpers import register
from ropa.changes import field_path

RECORD = register("""\
[activity.news]
name = "News"
data = ["name", "photo"]
disclosure = "none"
dpia = { required = true }
retention = [{ keep = "P1Y", after = ["x", "y"] }, { keep = "P2Y" }]
legal_basis = [{ basis = "consent" }]
""").records["news"]


@pytest.mark.parametrize(
    ("name", "path", "is_item", "value"),
    [
        ("name", ("name",), False, "News"),
        ("data", ("data",), False, ("name", "photo")),
        ("data[2]", ("data", 1), True, "photo"),
        ("data.2", ("data", 1), True, "photo"),
        ("retention[2].keep", ("retention", 1, "keep"), False, "P2Y"),
        ("retention.2.keep", ("retention", 1, "keep"), False, "P2Y"),
        ("retention[1].after[2]", ("retention", 0, "after", 1), True, "y"),
        ("retention[1].copy", ("retention", 0, "copy"), False, None),
        ("legal_basis.basis", ("legal_basis", 0, "basis"), False, "consent"),
        ("dpia.required", ("dpia", "required"), False, True),
        ("balancing_test.claimed", ("balancing_test", "claimed"), False, None),
        ("disclosure", ("disclosure",), False, "none"),
    ],
)
def test_where_a_name_leads(name, path, is_item, value):
    found = field_path("activity", name, RECORD)
    assert (found.path, found.is_item, found.value) == (path, is_item, value)
    assert found.field.key == next(step for step in reversed(path) if isinstance(step, str))


def test_reserved_words_of_the_language_are_fields_like_others():
    record = register("[activity.news]\nname = 'N'\nretention = [{ while = 'member' }]\n").records["news"]
    assert field_path("activity", "retention.while", record).value == "member"


@pytest.mark.parametrize(
    ("name", "key", "params"),
    [
        ("nmae", "unknown-field", {"name": "nmae", "suggestion": "name"}),
        ("retention[1].kep", "unknown-field", {"name": "retention[1].kep", "suggestion": "keep"}),
        ("name.first", "no-parts", {"name": "first", "field": "name"}),
        ("name[1]", "not-numbered", {"field": "name", "name": "name[1]"}),
        ("data[1][1]", "not-numbered", {"field": "data[1]", "name": "data[1][1]"}),
        ("data[3]", "no-item", {"field": "data", "number": "3", "count": "2"}),
        ("data[0]", "no-item", {"field": "data", "number": "0", "count": "2"}),
        ("disclosure[1].to", "no-item", {"field": "disclosure", "number": "1", "count": "0"}),
        ("retention.keep", "which-item", {"field": "retention", "count": "2"}),
        ("disclosure.to", "no-item", {"field": "disclosure", "number": "1", "count": "0"}),
        ("[1]", "no-name", {"name": "[1]"}),
        ("a b", "no-name", {"name": "a b"}),
        ("", "no-name", {"name": ""}),
        ("1", "not-numbered", {"field": "", "name": "1"}),
    ],
)
def test_names_that_lead_nowhere(name, key, params):
    message = refusal(lambda: field_path("activity", name, RECORD))
    assert (message.key, message.params) == (f"changes.refused.{key}", params)


def test_what_is_allowed_is_said_where_nothing_is_near():
    message = refusal(lambda: field_path("activity", "dpia.zzz", RECORD))
    assert "criteria, required, reason" in message.params["allowed"]


def test_a_record_that_is_to_be_made_has_fields_and_no_items():
    assert field_path("party", "email", None).path == ("email",)
    assert refusal(lambda: field_path("party", "email[1]", None)).key.endswith("no-item")
