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


class Novelties:
    """As `walk`, of many records one after the other: only what their fields say that no field said before.

    Most of what the records of a register say they say alike, so that little of it has to be looked at closely.

    Attributes:
        known: What each field was found to say, and whose it is; empty where several say it.
    """

    def __init__(self, fields: Callable[[type[Part]], Sequence[FieldPlan]]) -> None:
        """Begin with nothing known.

        Args:
            fields: Which fields of a model are asked for.
        """
        self.known: dict[FieldPlan, dict[Any, str]] = {}
        self._fields = fields
        self._asked: dict[type[Part], list[tuple[str, FieldPlan, dict[Any, str] | None]]] = {}
        # By identity, since equal tables of a register are mostly one.
        self._parts: dict[int, str] = {}

    def of(self, record: Part, owner: str) -> list[Step]:
        """What is new in a record.

        Args:
            record: The record.
            owner: Whose it is.
        """
        found: list[Step] = []
        self._walk(record, owner, (), found)
        return found

    def _walk(self, part: Part, owner: str, prefix: tuple[str | int, ...], found: list[Step]) -> None:
        values = part.__dict__
        for name, field, said in self._asked.get(type(part)) or self._asking(type(part)):
            value = values[name]
            if value is None:
                continue
            if said is not None:
                first = said.get(value)
                if first is None:
                    said[value] = owner
                    found.append(((*prefix, field.key), field, value))
                elif first != owner:
                    said[value] = ""
                continue
            for position, item in enumerate(value) if isinstance(value, tuple) else ((None, value),):
                first = self._parts.get(id(item))
                if first in ("", owner) or not isinstance(item, Part):
                    continue
                self._parts[id(item)] = owner if first is None else ""
                path = (*prefix, field.key) if position is None else (*prefix, field.key, position)
                self._walk(item, owner, path, found)

    def _asking(self, model: type[Part]) -> list[tuple[str, FieldPlan, dict[Any, str] | None]]:
        self._asked[model] = [
            (field.name, field, None if field.part else self.known.setdefault(field, {}))
            for field in self._fields(model)
        ]
        return self._asked[model]


def leading_to(is_wanted: Callable[[FieldPlan], bool]) -> Callable[[type[Part]], Sequence[FieldPlan]]:
    """For `walk`: the fields of a model that are wanted, and those whose tables hold such fields."""

    @cache
    def fields(model: type[Part]) -> tuple[FieldPlan, ...]:
        return tuple(field for field in plan(model) if is_wanted(field) or (field.part and fields(field.part)))

    return fields
