"""The JSON Schema of the text format, generated from the models so that it cannot drift from what is read."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.json_schema import models_json_schema

from ropa.i18n import text
from ropa.model import KINDS, OWN_TERMS, Part, plan
from ropa.vocabulary import terms


def schema() -> dict[str, Any]:
    """The schema of one text of a register: any file may hold any record."""
    models = [*KINDS.values()]
    _, found = models_json_schema([(model, "validation") for model in models], by_alias=True)
    definitions: dict[str, Any] = found["$defs"]
    for model in _parts(models):
        definition = definitions[model.__name__]
        definition.pop("title", None)
        for field in plan(model):
            definition["properties"][field.key] = _property(definition["properties"][field.key], field.label_key)
            if words := _words(field.declared.vocabulary, bool(field.declared.refs)):
                _admit(definition["properties"][field.key], words)
    properties: dict[str, Any] = {}
    for kind, model in KINDS.items():
        reference = {"$ref": f"#/$defs/{model.__name__}"}
        properties[kind] = reference if kind == "register" else _table(reference)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Record of processing activities",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "$defs": definitions,
    }


def schema_text() -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _table(reference: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "patternProperties": {"^[a-z0-9]+(-[a-z0-9]+)*$": reference},
        "additionalProperties": False,
    }


def _parts(models: list[Any]) -> Iterator[type[Part]]:
    seen: set[type[Part]] = set()
    while models:
        model = models.pop()
        if model not in seen:
            seen.add(model)
            yield model
            models.extend(field.part for field in plan(model) if field.part is not None)


def _property(found: dict[str, Any], label_key: str) -> dict[str, Any]:
    """A property as TOML has it: without null, which TOML lacks, and with its help."""
    found.pop("title", None)
    found.pop("default", None)
    choices = [choice for choice in found.pop("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        found |= choices[0]
    elif choices:
        found["anyOf"] = choices
    found["description"] = text(f"{label_key}.help", "en")
    return found


def _words(vocabulary: str, has_records: bool) -> list[str]:
    """The words of a list that is closed; a list that a register may extend is no constraint."""
    return [] if not vocabulary or has_records or vocabulary in OWN_TERMS else list(terms(vocabulary))


def _admit(found: dict[str, Any], words: list[str]) -> None:
    if found.get("type") == "string":
        found["enum"] = words
    elif found.get("type") == "array":
        found["items"]["enum"] = words
