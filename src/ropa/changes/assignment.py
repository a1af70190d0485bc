"""A change of a field as typed: `FIELD=VALUE` sets, `FIELD=` unsets, `FIELD+=VALUE` adds, `FIELD-=VALUE` removes."""

import re
from dataclasses import dataclass
from typing import Any

from ropa.changes.change import FieldChange, InsertItem, RemoveItem, SetField, UnsetField
from ropa.changes.message import refused
from ropa.changes.paths import FieldAt, field_path
from ropa.changes.values import parse_value
from ropa.finding import Path, Pointer, dotted
from ropa.model import Record
from ropa.register.evidence import item_key
from ropa.register.faults import cure_of
from ropa.register.references import named_here
from ropa.source.edit import Value

_FORM = re.compile(r"\s*(?P<name>[\w.\[\]]+)\s*(?P<sign>\+=|-=|=)(?P<value>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Assignment:
    """What was typed: the field's name, `=`, `+=` or `-=`, and the value, empty to unset."""

    name: str
    sign: str
    value: str


def parse_assignment(text: str) -> Assignment:
    """Part what was typed into field, sign and value.

    Raises:
        Refused: It has none of the four forms.
    """
    found = _FORM.fullmatch(text)
    if found is None or (found["sign"] != "=" and not found["value"].strip()):
        raise refused("no-assignment", text=text)
    return Assignment(found["name"], found["sign"], found["value"].strip())


def field_changes(address: str, kind: str, record: Record | None, text: str) -> tuple[FieldChange, ...]:
    """The changes that a typed assignment asks for.

    Args:
        address: The record's address.
        kind: Its kind.
        record: The record as read; None where it cannot be.
        text: `data+=email-address`, `retention[2].keep=P7Y`, `note=`.

    Raises:
        Refused: It is no assignment, the field cannot hold the value, or the list has no such item.
    """
    typed = parse_assignment(text)
    at = field_path(kind, typed.name, record)
    pointer, register = Pointer(address, at.path), address.partition("/")[0]
    if typed.sign == "=":
        if not typed.value:
            return (RemoveItem(pointer) if at.is_item else UnsetField(pointer),)
        return (SetField(pointer, parse_value(at.field, typed.value, is_item=at.is_item, register=register)),)
    if not at.field.many or at.is_item:
        raise refused("not-many", field=dotted(at.path), name=typed.name)
    items = at.value if isinstance(at.value, tuple) else ()
    if typed.sign == "+=":
        return _added(pointer, items, _listed(at, typed.value, register))
    places = sorted((_place(at.path, items, word) for word in _words(at, typed.value, register)), reverse=True)
    return tuple(RemoveItem(pointer._replace(field=(*at.path, place))) for place in dict.fromkeys(places))


def _listed(at: FieldAt, text: str, register: str) -> list[Value]:
    if text in at.field.literals:
        raise refused("no-item-value", field=dotted(at.path), found=text)
    value = parse_value(at.field, text, register=register)
    assert isinstance(value, list)
    return value


def _added(at: Pointer, items: tuple[Any, ...], values: list[Value]) -> tuple[FieldChange, ...]:
    there = [item for value in values if isinstance(value, str) for item in items if item == value]
    if there:
        raise refused("already-there", field=dotted(at.field), found=there[0])
    return tuple(InsertItem(at, len(items) + number, value) for number, value in enumerate(values))


def _words(at: FieldAt, text: str, register: str) -> list[str]:
    """The keys of the items that are to go: the words themselves, or what the tables are about."""
    if at.field.part is not None:
        return [named_here(register, word.strip()) for word in text.split(",") if word.strip()]
    return [str(value) for value in _listed(at, text, register)]


def _place(path: Path, items: tuple[Any, ...], word: str) -> int:
    keys = [item_key(item) for item in items]
    places = [place for place, key in enumerate(keys) if key == word]
    known = [key for key in keys if key is not None]
    if items and not known:
        raise refused("by-number", field=dotted(path))
    if not places:
        raise refused("not-in-list", field=dotted(path), found=word, **(cure_of(word, known) if known else {}))
    if len(places) > 1:
        numbers = ", ".join(f"{dotted((*path, place))}=" for place in places)
        raise refused("several-items", found=word, forms=numbers)
    return places[0]
