"""What a person types for a field, as the value that is written."""

import datetime
import re
from typing import Any

import tomli
from pydantic import ValidationError

from ropa.changes.message import Message, Refused, refused
from ropa.i18n import Key
from ropa.model import NONE, FieldPlan, plan
from ropa.register.faults import described, path_of, shown
from ropa.register.references import kinds_of, named_here
from ropa.source.edit import Value
from ropa.vocabulary import terms

_TOML = ("[", "{", '"')
"""What a value in the form of the files begins with."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"[+-]?\d{1,18}")


def parse_value(field: FieldPlan, text: str, *, is_item: bool = False, register: str = "") -> Value:
    """The value of a field as typed: `email-address, name`, `2026-05-25`, `true`, `P7Y`, `{ to = "mailing" }`.

    What begins with `[`, `{` or a quotation mark is read as TOML. A list of words is parted at commas; a list of
    sentences is not, since they hold commas themselves. Of a table that needs one field only, that field's word is
    enough. A word that names nothing is a finding of the check and no refusal.

    Args:
        field: The field's plan.
        text: What was typed.
        is_item: Whether it is one item of the field's list.
        register: Name of the register that it is written in, whose records may also be named by their whole address.

    Raises:
        Refused: The field cannot hold it; says what it can.
    """
    text = text.strip()
    if not text:
        raise refused("no-value", field=field.key)
    value: Value = _referring(register, field, _value(field, text, is_item))
    _check(field, value, is_item)
    return value


def _value(field: FieldPlan, text: str, is_item: bool) -> Value:
    if not is_item and text in field.literals:
        return text
    if text == NONE and NONE not in (terms(field.declared.vocabulary) if field.declared.vocabulary else ()):
        raise refused("none", field=field.key)
    if text.startswith(_TOML):
        value = _toml(text)
        return [value] if field.many and not is_item and not isinstance(value, list) else value
    if field.many and not is_item:
        is_sentence = not (field.declared.vocabulary or field.declared.refs or field.declared.place)
        words = [text] if is_sentence or field.part else [word.strip() for word in text.split(",")]
        if not any(words):
            raise refused("no-value", field=field.key)
        return [_one(field, word) for word in words if word]
    return _one(field, text)


def _referring(register: str, field: FieldPlan, value: Any) -> Any:
    """A value with the records of its own register named as registers name them: by the id alone."""
    if isinstance(value, list):
        return [_referring(register, field, item) for item in value]
    if isinstance(value, dict) and field.part is not None:
        fields = {inner.key: inner for inner in plan(field.part)}
        return {key: _referring(register, fields[key], item) if key in fields else item for key, item in value.items()}
    if isinstance(value, str) and kinds_of(field, field.declared.vocabulary):
        return named_here(register, value)
    return value


def _one(field: FieldPlan, text: str) -> Value:
    if field.part is not None:
        needed = [inner for inner in plan(field.part) if inner.required]
        if len(needed) != 1 or needed[0].part or needed[0].many:
            raise _unexpected("table", text)
        return {needed[0].key: _one(needed[0], text)}
    if field.leaf is bool:
        if text not in ("true", "false"):
            raise _unexpected("bool", text)
        return text == "true"
    if field.leaf is int:
        if _NUMBER.fullmatch(text) is None:
            raise _unexpected("int", text)
        return int(text)
    return _date(text) if field.leaf is datetime.date else text


def _date(text: str) -> datetime.date:
    try:
        if _DATE.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise _unexpected("date", text)


def _toml(text: str) -> Any:
    try:
        return tomli.loads(f"value = {text}\n")["value"]
    except (tomli.TOMLDecodeError, RecursionError) as error:
        if text.startswith("{") and '"' not in text:
            # A shell, and a command line read like one, takes marks off and parts at blanks.
            raise refused("no-toml-unquoted", found=shown(text)) from error
        raise refused("no-toml", found=shown(text)) from error


def _unexpected(expected: str, found: str) -> Refused:
    params = {"expected": Key(f"findings.expected.{expected}"), "found": shown(found)}
    return Refused(Message("findings.R108", params))


def _check(field: FieldPlan, value: Value, is_item: bool) -> None:
    """Refuse what the model of the field would not read."""
    try:
        field.owner.model_validate({field.key: [value] if is_item else value})
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            path = path_of(fault)
            if path[0] == field.key and not (path == (field.key,) and fault["type"] == "missing"):
                code, _, params = described(field.owner, path, fault)
                raise Refused(Message(f"findings.{code}", params)) from error
