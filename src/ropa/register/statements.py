"""What holds for an activity: what it states itself, and what the register states for all or some activities."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ropa.finding import Pointer
from ropa.model import Activity, RegisterRecord, plan
from ropa.register.records import Register


@dataclass(frozen=True, slots=True)
class Statement:
    """A value that holds for an activity, and the field that states it: the activity's own, or the register's."""

    value: Any
    at: Pointer


INHERITED = frozenset(field.name for field in plan(RegisterRecord) if field.kind == RegisterRecord.KIND) & frozenset(
    field.name for field in plan(Activity)
)
"""The fields that a register states for all its activities at once."""


def statements(register: Register, key: str, activity: Activity, name: str) -> Iterator[Statement]:
    """What holds for an activity in one field: its own statement, and those of the register that apply to it.

    Lists are yielded item by item. A statement of the register that its source ties to nothing is never inherited,
    and a single value of the register only where the activity says nothing itself.

    Args:
        register: The register.
        key: The activity's id.
        activity: The activity.
        name: Name of the field in the text, the same in both models.
    """
    stated = getattr(activity, name)
    yield from _items(stated, Pointer(register.address(key), (name,)))
    inherited = getattr(register.own, name) if register.own and name in INHERITED else None
    for item in _items(inherited, Pointer(register.address(), (name,))):
        applies = getattr(item.value, "applies", None)
        if applies is None:
            if stated is None:
                yield item
        elif applies == "all" or (isinstance(applies, tuple) and key in applies):
            yield item


def _items(value: Any, at: Pointer) -> Iterator[Statement]:
    if isinstance(value, tuple):
        for position, item in enumerate(value):
            yield Statement(item, Pointer(at.record, (*at.field, position)))
    elif value is not None:
        yield Statement(value, at)
