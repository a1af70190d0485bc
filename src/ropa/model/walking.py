"""The fields of records that say something, walked one after the other as their plans declare them."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from ropa.model.declaration import FieldPlan, Part, plan

Step = tuple[tuple[str | int, ...], FieldPlan, Any]
"""A field that says something: its path, its plan and its value."""


def walk(
    part: Part, prefix: tuple[str | int, ...] = (), fields: Callable[[type[Part]], Sequence[FieldPlan]] = plan
) -> Iterator[Step]:
    """Every field that says something, nested tables included: its path, its plan and its value.

    A list is yielded once as a whole with the path of its field; the tables in it are walked item by item.

    Args:
        part: The record or table.
        prefix: Its own path.
        fields: Which fields of a model are asked for; all of them unless said otherwise.
    """
    found: list[Step] = []
    _walk(part, prefix, fields, found)
    return iter(found)


def _walk(
    part: Part,
    prefix: tuple[str | int, ...],
    fields: Callable[[type[Part]], Sequence[FieldPlan]],
    found: list[Step],
) -> None:
    # Every check walks every record more than once: a list to put steps in costs half of what generators within
    # generators do.
    values = part.__dict__
    for field in fields(type(part)):
        value = values[field.name]
        if value is None:
            continue
        path = (*prefix, field.key)
        found.append((path, field, value))
        if field.part is None:
            continue
        if isinstance(value, tuple):
            for position, item in enumerate(value):
                if isinstance(item, Part):
                    _walk(item, (*path, position), fields, found)
        elif isinstance(value, Part):
            _walk(value, path, fields, found)


def leading_to(is_wanted: Callable[[FieldPlan], bool]) -> Callable[[type[Part]], Sequence[FieldPlan]]:
    """For `walk`: the fields of a model that are wanted, and those whose tables hold such fields."""

    @cache
    def fields(model: type[Part]) -> tuple[FieldPlan, ...]:
        return tuple(field for field in plan(model) if is_wanted(field) or (field.part and fields(field.part)))

    return fields
