"""One open point, and the key that names it to people: `acme/newsletter#retention`, `acme/mail#seat:confirm`."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from ropa.finding import Path, Pointer, dotted
from ropa.model import FieldPlan, Part, Record, plan
from ropa.register import Register
from ropa.register.evidence import item_key
from ropa.register.names import field_named, path_named


class Kind(StrEnum):
    """Why a point is open."""

    SILENT = "silent"
    CONFIRM = "confirm"
    WHICH = "which"
    WHERE = "where"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One open point.

    Attributes:
        key: What names it to people; the order of records and items does not change it.
        kind: Why it is open.
        at: The record and the field that answer it.
        item: The item of the field that it is about, by its key; empty where it is about the field.
        owner: Who answers for the record; empty where the record names nobody.
        law: The articles that ask it; empty where none does.
        rank: How urgent it is, the lower the more.
    """

    key: str
    kind: Kind
    at: Pointer
    item: str
    owner: str
    law: str
    rank: int


class Found(NamedTuple):
    """A point as it is found: kind, field, law, rank and the key of the item."""

    kind: Kind
    at: Pointer
    law: str
    rank: int
    item: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What a key names.

    Attributes:
        kind: Why the point was open.
        at: The record and the field; of an item, the item.
        field: The field's plan.
        record: The record.
        value: What stands there now; None where nothing does.
    """

    kind: Kind
    at: Pointer
    field: FieldPlan
    record: Record
    value: Any


_KEY = re.compile(
    r"(?P<record>[a-z0-9-]+(?:/[a-z0-9-]+)?)#(?P<field>[a-z_]+(?:\.[a-z_]+)*)"
    r"(?::(?P<item>[a-z0-9/.-]+))??(?::(?P<kind>confirm|which|where|again))?"
)


def key_of(kind: Kind, at: Pointer, item: str = "") -> str:
    """The key of a point."""
    name = ".".join(str(step) for step in at.field)
    suffix = "" if kind is Kind.SILENT else kind.value
    return f"{at.record}#{':'.join(filter(None, (name, item, suffix)))}"


def parse_key(word: str) -> tuple[Kind, Pointer, str] | None:
    """Kind, field and item that a key as typed names; None for what is no key."""
    found = _KEY.fullmatch("".join(word.split()).casefold())
    if found is None:
        return None
    kind = Kind(found["kind"]) if found["kind"] else Kind.SILENT
    return kind, Pointer(found["record"], path_named(found["field"])), found["item"] or ""


def target(register: Register, key: str) -> Target | None:
    """What a key names in a register as it is now, open or not; None where there is no such thing."""
    parsed = parse_key(key)
    if parsed is None:
        return None
    kind, at, item = parsed
    record = register.recorded(at.record) if at.record.partition("/")[0] == register.name else None
    field = field_named(type(record), dotted(at.field)) if record else None
    if record is None or field is None:
        return None
    value = _value(record, at.field)
    if not item:
        return Target(kind, at, field, record, value)
    for number, word in enumerate(item_words(value)):
        if word == item and isinstance(value, tuple):
            return Target(kind, Pointer(at.record, (*at.field, number)), field, record, value[number])
    return None


def _value(record: Part, path: Path) -> Any:
    value: Any = record
    for step in path:
        if not isinstance(value, Part):
            return None
        value = getattr(value, next((field.name for field in plan(type(value)) if field.key == step), ""), None)
    return value


def item_words(items: Any) -> Iterator[str]:
    """The key of each item of a list: what it is about, or a digest of what it says where that is no word of its own.

    Evidence is no part of it, so that what is confirmed keeps its key; nor is what a statement applies to.
    """
    listed = items if isinstance(items, tuple) else ()
    words = [item_key(item) for item in listed]
    for item, word in zip(listed, words, strict=True):
        if word is not None and words.count(word) == 1:
            yield word.casefold()
        else:
            said = item.model_dump_json(exclude={"evidence", "applies"}) if isinstance(item, Part) else str(item)
            yield hashlib.sha256(said.encode()).hexdigest()[:6]
