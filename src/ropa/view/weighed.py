"""What a field of a record says, to be counted and put in order."""

from collections.abc import Iterator
from functools import cache

from ropa.model import NONE, FieldPlan, Part, Record, Retention, plan, plan_by_key
from ropa.query import is_amount
from ropa.view.held import held
from ropa.view.record import lead
from ropa.view.words import Words

LIMITS = ("keep", "while", "erase_within", "criteria", "after")
"""The fields of a time limit that say how long, the first that is said first."""


def leading(words: Words, key: str, record: Record, name: str) -> Iterator[tuple[str, str]]:
    """What a field says, for a count: of each value the first that its table says, as written and in words."""
    field = plan_by_key(type(record))[name]
    for statement in held(words.register, key, record, field):
        said, value = field, statement.value
        if value == NONE:
            continue
        if isinstance(value, Part):
            if (first := _first(value)) is None:
                continue
            said, value = first, getattr(value, first.name)
        for item in value if isinstance(value, tuple) else (value,):
            if not isinstance(item, Part):
                yield (str(item).lower() if isinstance(item, bool) else str(item)), words.value(said, item)


def amounts(words: Words, key: str, record: Record, name: str) -> Iterator[str]:
    """The dates, periods and numbers of a field, as written, for an order."""
    field = plan_by_key(type(record))[name]
    for statement in held(words.register, key, record, field):
        part = statement.value
        fields = _leaves(type(part)) if isinstance(part, Part) else ()
        for item in fields or (field,):
            value = getattr(part, item.name) if fields else part
            if value is not None and not isinstance(value, tuple | bool) and is_amount(str(value), item.key):
                yield str(value)


@cache
def _leaves(model: type[Part]) -> tuple[FieldPlan, ...]:
    """The fields of a table that hold no tables."""
    return tuple(item for item in plan(model) if item.part is None)


def _first(part: Part) -> FieldPlan | None:
    """The field that stands for a table; of a time limit how long, not of which data."""
    if not isinstance(part, Retention):
        return lead(part)
    fields = {item.key: item for item in plan(type(part))}
    return next((fields[key] for key in LIMITS if getattr(part, fields[key].name)), None)
