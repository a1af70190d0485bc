"""The JSON Schema: made of the models, and the one beside the registers is that one."""

import json

from helpers import REGISTERS, parts
from ropa.model import KINDS, plan
from ropa.model.schema import schema, schema_text


def nodes(value: object):
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(inner)


def test_every_kind_and_every_field_is_in_it_with_help():
    made = schema()
    assert set(made["properties"]) == set(KINDS)
    for model in parts():
        properties = made["$defs"][model.__name__]["properties"]
        assert set(properties) == {field.key for field in plan(model)}
        assert all(found["description"] for found in properties.values())


def test_nothing_may_be_null_and_every_reference_leads_somewhere():
    made = schema()
    assert not [node for node in nodes(made) if isinstance(node, dict) and node.get("type") == "null"]
    named = {node["$ref"].rpartition("/")[2] for node in nodes(made) if isinstance(node, dict) and "$ref" in node}
    assert named <= set(made["$defs"])


def test_unknown_keys_are_refused_and_closed_lists_are_listed():
    definitions = schema()["$defs"]
    assert all(found.get("additionalProperties") is False for found in definitions.values())
    assert definitions["LegalBasis"]["properties"]["basis"]["enum"][0] == "consent"
    # A register may add words of its own here, so nothing is refused.
    assert "enum" not in json.dumps(definitions["Activity"]["properties"]["data"])


def test_the_shipped_schema_is_the_one_that_the_models_make():
    assert (REGISTERS / "register.schema.json").read_text("utf-8") == schema_text()
