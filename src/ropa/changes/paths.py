"""Which field a person means by `name`, `contract.kind` or `retention[2].keep`; positions count from 1."""

import re
from dataclasses import dataclass
from typing import Any

from ropa.changes.message import Refused, refused
from ropa.finding import Path, dotted
from ropa.model import KINDS, FieldPlan, Part, Record, plan
from ropa.register.faults import cure_of
from ropa.register.names import path_named

_NAME = re.compile(r"\w+(?:\[\d+\]|\.\w+)*")


@dataclass(frozen=True, slots=True)
class FieldAt:
    """A field of a record, or an item of a list in it.

    Attributes:
        path: Where it stands in the record as read; positions count from 0.
        field: Its plan; of an item, that of its list.
        is_item: Whether it is one item of a list.
        value: What stands there; None where nothing does.
    """

    path: Path
    field: FieldPlan
    is_item: bool = False
    value: Any = None


def field_path(kind: str, text: str, record: Record | None) -> FieldAt:
    """The field that a person names.

    Args:
        kind: Kind of the record.
        text: The name: `retention[2].keep` or `retention.2.keep` is a key of the second item. Where a list has only
            one item, its position may be left out.
        record: The record, for its lists; None where it is to be made.

    Raises:
        Refused: There is no such field, no such item, or it is not said which item is meant.
    """
    model: type[Part] | None = KINDS[kind]
    if _NAME.fullmatch(text) is None:
        raise refused("no-name", name=text)
    steps = [int(step) - 1 if isinstance(step, str) and step.isdecimal() else step for step in path_named(text)]
    path: Path = ()
    field: FieldPlan | None = None
    value: Any = record
    is_item = False
    for step in steps:
        if isinstance(step, int):
            if field is None or not field.many or is_item:
                raise refused("not-numbered", field=dotted(path), name=text)
            value, is_item = _item(path, value, step), True
        else:
            if field is not None and field.many and field.part and not is_item:
                path, value = (*path, 0), _only(path, value)
            field, is_item = _field(model, step, path), False
            value = getattr(value, field.name, None)
            model = field.part
        path = (*path, step)
    assert field is not None
    return FieldAt(path, field, is_item, value)


def _field(model: type[Part] | None, key: str, path: Path) -> FieldPlan:
    fields = {field.key: field for field in plan(model)} if model else {}
    if key in fields:
        return fields[key]
    if not fields:
        raise refused("no-parts", name=key, field=dotted(path))
    raise refused("unknown-field", name=dotted((*path, key)), **cure_of(key, fields))


def _item(path: Path, value: Any, position: int) -> Any:
    items = value if isinstance(value, tuple) else ()
    if not 0 <= position < len(items):
        raise _no_item(path, position, len(items))
    return items[position]


def _only(path: Path, value: Any) -> Any:
    items = value if isinstance(value, tuple) else ()
    if len(items) > 1:
        raise refused("which-item", field=dotted(path), count=str(len(items)))
    return _item(path, value, 0)


def _no_item(path: Path, position: int, count: int) -> Refused:
    return refused("no-item", field=dotted(path), number=str(position + 1), count=str(count))
