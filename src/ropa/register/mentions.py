"""Where a register names what, so that a question looks at those records only."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from ropa.model import Activity, FieldPlan, Part, Record, leading_to
from ropa.register.once import once
from ropa.register.records import Register
from ropa.register.references import Used, records, words

_Fields = Callable[[type[Part]], Sequence[FieldPlan]]

NAMED = ("party", "engagement", "system")
"""Kinds of records that `named` tells the names of, beside places."""

_OF_NAMES = leading_to(lambda field: bool(field.declared.place or set(field.declared.refs).intersection(NAMED)))


@once
def mentions(register: Register) -> Mapping[str, Sequence[Used]]:
    """Every word that stands for something else, in the order of the records, by the word itself."""
    found: dict[str, list[Used]] = {}
    for item in words(register):
        found.setdefault(item.word, []).append(item)
    return found


@once
def named(register: Register, by_activities: bool) -> frozenset[str]:
    """Every word by which records name parties, engagements, systems or places, and some that name something else.

    It is sooner made than `mentions`, and enough to tell that a register has nothing to do with a shared record.

    Args:
        register: The register.
        by_activities: Whether it is asked of activities; else of all other records and the register's own.
    """
    found: set[str] = set()
    by_model: dict[type[Record], list[Record]] = {}
    if by_activities:
        by_model[Activity] = [record for _, record in register.of(Activity)]
    else:
        for _, record in records(register):
            by_model.setdefault(type(record), []).append(record)
        by_model.pop(Activity, None)
    for model, of_model in by_model.items():
        _gather(model, of_model, _OF_NAMES, found)
    return frozenset(found)


def _gather(model: type[Part], parts: Iterable[Part], fields: _Fields, found: set[str]) -> None:
    """Field by field and not record by record, since a field says nothing in most records."""
    tables = [part.__dict__ for part in parts]
    for field in fields(model):
        said = [value for table in tables if (value := table[field.name]) is not None]
        if field.many:
            # A word in place of a list says that there is none.
            said = list(chain.from_iterable([value for value in said if isinstance(value, tuple)]))
        if field.part is None:
            found.update(said)
        elif said:
            _gather(field.part, [value for value in said if not isinstance(value, str)], fields, found)
