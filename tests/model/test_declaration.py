"""What is declared of every field of every model."""

import pytest
from pydantic import ValidationError

from helpers import parts
from ropa.i18n import LANGUAGES, catalogue, has
from ropa.model import (
    KINDS,
    NONE,
    Activity,
    Document,
    LegalBasis,
    Party,
    RegisterRecord,
    SharedRetention,
    is_id,
    plan,
)
from ropa.view.record import ORDER as SECTIONS

MODELS = sorted(parts(), key=lambda model: model.__name__)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_has_label_and_help_in_every_language(model):
    texts = catalogue("fields")
    for field in plan(model):
        for key in (field.label_key, f"{field.label_key}.help"):
            found = texts.get(key.removeprefix("fields."), {})
            assert set(found) == set(LANGUAGES), key


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_and_section_has_a_name(kind):
    assert has(f"fields.kind.{kind}")
    assert has(f"fields.kinds.{kind}")
    sections = {field.declared.section for field in plan(KINDS[kind])}
    assert sections <= set(SECTIONS)
    assert all(has(f"fields.section.{section}") for section in sections)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_references_name_kinds_that_exist(model):
    for field in plan(model):
        assert set(field.declared.refs) <= set(KINDS), field.key


def test_the_plan_tells_layout_and_kind():
    fields = {field.key: field for field in plan(Activity)}
    shapes = {
        key: (fields[key].layout, fields[key].many) for key in ("name", "data", "transfers", "retention", "cited")
    }
    assert shapes == {
        "name": ("value", False),
        "data": ("array", True),
        "transfers": ("table", False),
        "retention": ("tables", True),
        "cited": ("inline", False),
    }
    assert [fields[key].required for key in ("name", "data")] == [True, False]
    assert {"joint_controllers", "disclosure", "automated_decisions", "profiling"} <= {
        key for key, field in fields.items() if field.none_able
    }
    assert not any(fields[key].none_able for key in ("purposes", "data", "retention", "measures", "legal_basis"))


def test_reserved_words_keep_their_key_in_the_text():
    assert {field.name: field.key for field in plan(LegalBasis)}["for_"] == "for"


def test_own_fields_come_before_inherited_ones():
    keys = [field.key for field in plan(Party)]
    assert keys[0] == "name"
    assert keys.index("website") < keys.index("note")
    assert next(field.kind for field in plan(Party) if field.key == "note") == "record"
    assert next(field.kind for field in plan(SharedRetention) if field.key == "keep") == "retention"


def test_none_is_admitted_only_where_it_can_be_true():
    assert RegisterRecord.model_validate({"organisation": "a", "dpo": "none"}).dpo == NONE
    refused = [field.key for field in plan(RegisterRecord) if not field.none_able and field.many]
    assert {"measures", "retention", "disclosure"} <= set(refused)


@pytest.mark.parametrize("word", ["a", "a-1", "7-days"])
def test_ids(word):
    assert is_id(word)


@pytest.mark.parametrize("word", ["", "A", "a_b", "-a", "a-", "a--b", "../a", "a b", "a\n", "é"])
def test_words_that_are_no_ids(word):
    assert not is_id(word)


@pytest.mark.parametrize("blank", ["", " ", "\t\n", "\x1c\x1f", "\x85", "\u00a0", "\u2028", "\u3000"])
def test_text_of_white_space_alone_is_none_as_python_strips_it(blank):
    assert not blank.strip()
    with pytest.raises(ValidationError):
        Document.model_validate({"title": blank})
    assert Document.model_validate({"title": f"{blank}\u200b"}).title == f"{blank}\u200b"
