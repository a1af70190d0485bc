"""What many records say, each thing of a field once: most of it they say alike, and little has to be looked at closely.

They are read field by field and not record by record, so that what is said again costs next to nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ropa.model.columns import Columns, columns
from ropa.model.declaration import FieldPlan, Part, plan

Fields = Callable[[type[Part]], Sequence[FieldPlan]]
"""Which fields of a model are asked for."""

Order = tuple[int, ...]
"""Where something stands in a record, by the order of the plans and of lists."""


@dataclass(frozen=True, slots=True)
class _Tables:
    """The records, or the tables that stand in one field of theirs, equal ones once, as they first stand there.

    Attributes:
        model: Their model.
        above: Those in which they stand, the place of the field among those asked for, and the field; None for records.
        within: For each, the number of the one above in which it first stands, and its position in a list.
    """

    model: type[Part]
    above: "tuple[_Tables, int, FieldPlan] | None" = None
    within: Sequence[tuple[int, int | None]] = ()

    def record(self, number: int) -> int:
        """The record in which one first stands, by its number."""
        return number if self.above is None else self.above[0].record(self.within[number][0])

    def place(self, number: int) -> tuple[Order, tuple[str | int, ...]]:
        """Where in that record it does, in order and as a path."""
        if self.above is None:
            return (), ()
        tables, place, field = self.above
        upper, position = self.within[number]
        order, path = tables.place(upper)
        if position is None:
            return (*order, place), (*path, field.key)
        return (*order, place, position), (*path, field.key, position)


@dataclass(frozen=True, slots=True)
class Saying:
    """What one field says in many records, or in the tables that stand in one field of theirs.

    Attributes:
        field: Its plan.
        root: The key of the record's own field in which it stands, which may be itself.
        said: Each thing that it says, once, and the number of the record or table that first says it.
    """

    field: FieldPlan
    root: str
    said: Mapping[Any, int]
    _tables: _Tables
    _place: int

    def record(self, number: int) -> int:
        """The number of the record that says what such a record or table says."""
        return self._tables.record(number)

    def place(self, number: int) -> tuple[Order, tuple[str | int, ...]]:
        """Where in that record it is said, in the order of its fields and as a path."""
        order, path = self._tables.place(number)
        return (*order, self._place), (*path, self.field.key)


def sayings(model: type[Part], said: Columns, fields: Fields = plan) -> list[Saying]:
    """What the fields of some records say, those of tables within them included; none for a field that is silent.

    Args:
        model: Their model.
        said: What they say, see `columns`; they are called by their numbers.
        fields: Which fields of a model are asked for; all of them unless said otherwise.
    """
    found: list[Saying] = []
    _gather(_Tables(model), said, "", fields, found)
    return found


def _gather(tables: _Tables, said: Columns, root: str, fields: Fields, found: list[Saying]) -> None:
    for place, field in enumerate(fields(tables.model)):
        values = said.get(field.name)
        if values is None:
            continue
        if field.part is None:
            # Put in from behind, so that where a thing is first said is what stays.
            first = dict(zip(reversed(values), range(len(values) - 1, -1, -1), strict=True))
            first.pop(None, None)
            found.append(Saying(field, root or field.key, first, tables, place))
        else:
            inner, parts = _inner(tables, place, field, field.part, values)
            _gather(inner, columns(parts), root or field.key, fields, found)


def _inner(
    tables: _Tables, place: int, field: FieldPlan, model: type[Part], values: Sequence[Any]
) -> tuple[_Tables, Sequence[Part]]:
    """The tables in a field, by identity, since equal ones of a register are mostly one."""
    parts: dict[int, Part] = {}
    within: list[tuple[int, int | None]] = []
    for number, value in enumerate(values):
        if value is None:
            continue
        for position, item in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            if id(item) not in parts and isinstance(item, Part):
                parts[id(item)] = item
                within.append((number, position))
    return _Tables(model, (tables, place, field), within), list(parts.values())
