"""Which field a path means, and so in which order and layout it is written."""

import datetime
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Literal

from ropa.finding import Path
from ropa.model import KINDS, FieldPlan, Part, RegisterRecord, plan

WIDTH = 120
"""Columns after which an array goes onto several lines."""

Form = Literal["pair", "table", "tables"]
"""On a line of its own, below a header, or below a header for each."""


def record_path(path: Path) -> Path:
    """The path of the record that a path lies in; of one above the records, the path itself."""
    return path[:1] if path[:1] == (RegisterRecord.KIND,) else path[:2]


def model_at(path: Path) -> type[Part] | None:
    """The model of the table at a path; none where the model knows no such table."""
    if not path or path[0] not in KINDS:
        return None
    model: type[Part] | None = KINDS[str(path[0])]
    for step in path[len(record_path(path)) :]:
        if isinstance(step, str) and model is not None:
            model = next((field.part for field in plan(model) if field.key == step), None)
    return model if len(path) >= len(record_path((path[0], ""))) else None


def field_at(path: Path) -> FieldPlan | None:
    """The declared field at a path."""
    model = model_at(path[:-1]) if path else None
    return next((field for field in plan(model) if field.key == path[-1]), None) if model else None


def form(path: Path, value: object) -> Form:
    """How a new value is written: as its field declares; what no field declares, as a table or tables if it is one."""
    field = field_at(path)
    if isinstance(value, Mapping):
        return "pair" if field is not None and field.layout == "inline" else "table"
    if is_tables(value) and (field is None or field.layout == "tables"):
        return "tables"
    return "pair"


def is_tables(value: object) -> bool:
    """Whether a value is an array of tables with at least one."""
    return (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and len(value) > 0
        and all(isinstance(item, Mapping) for item in value)
    )


def order(path: Path, keys: Iterable[str]) -> list[str]:
    """Keys of the table at a path as the model orders them, those it does not know behind, as they came."""
    model = model_at(path)
    ranks = {field.key: rank for rank, field in enumerate(plan(model))} if model else {}
    return sorted(keys, key=lambda key: ranks.get(key, len(ranks)))


def plain(path: Path, value: object) -> Any:
    """A value as the parser would give it, with the keys of its tables as the model orders them.

    Args:
        path: Where it is going to stand.
        value: What TOML can hold; any mapping, sequence or text becomes the kind that the parser gives.
    """
    if isinstance(value, Mapping):
        return {key: plain((*path, key), value[key]) for key in order(path, value)}
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [plain((*path, position), item) for position, item in enumerate(value)]
    return value


def earlier(path: Path) -> list[str] | None:
    """Keys that stand before a new one in its table, nearest first; none where the model does not say."""
    model = model_at(path[:-1])
    keys = [field.key for field in plan(model)] if model else []
    return keys[: keys.index(str(path[-1]))][::-1] if path[-1] in keys else None


def same(one: object, other: object) -> bool:
    """Whether two values are the same in TOML, where `1`, `1.0` and `true` differ."""
    return signature(one) == signature(other)


def signature(value: object) -> Hashable:
    """What tells a value from any other that TOML tells it from; the order of keys does not."""
    if isinstance(value, Mapping):
        return dict, frozenset((key, signature(item)) for key, item in value.items())
    if isinstance(value, list):
        return list, tuple(signature(item) for item in value)
    if isinstance(value, datetime.date | datetime.time):
        return type(value).__name__, value.isoformat()
    return type(value).__name__, repr(value)
