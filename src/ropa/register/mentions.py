"""Where a register names what, so that a question looks at those records only."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from ropa.model import KINDS, Activity, FieldPlan, Part, RegisterRecord, leading_to
from ropa.register.once import lasting, once
from ropa.register.records import Register
from ropa.register.references import OF_REFERENCES, Used, records, words

_Fields = Callable[[type[Part]], Sequence[FieldPlan]]

NAMED = ("party", "engagement", "system")
"""Kinds of records that `named` tells the names of, beside places."""

_OF_NAMES = leading_to(lambda field: bool(field.declared.place or set(field.declared.refs).intersection(NAMED)))


@once
@lasting
def mentions(register: Register) -> Mapping[str, Sequence[Used]]:
    """Every word that stands for something else, in the order of the records, by the word itself."""
    found: dict[str, list[Used]] = {}
    for item in words(register):
        found.setdefault(item.word, []).append(item)
    return found


@once
@lasting
def referring(register: Register) -> Mapping[str, Collection[str]]:
    """The ids of the records that name another record, by the word by which they do; now and then of one more.

    It is sooner made than `mentions`: which of their fields says it is asked of those records alone.
    """
    found: dict[str, dict[str, None]] = {}
    by_model: dict[type[Part], list[tuple[str, Part]]] = {}
    for key, record in records(register):
        by_model.setdefault(type(record), []).append((key, record))
    for model, said in by_model.items():
        _refer(model, said, found)
    return found


def _refer(model: type[Part], parts: Sequence[tuple[str, Part]], found: dict[str, dict[str, None]]) -> None:
    for field in OF_REFERENCES(model):
        within: list[tuple[str, Part]] = []
        for key, part in parts:
            value = part.__dict__[field.name]
            if value is None:
                continue
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Part):
                    within.append((key, one))
                else:
                    found.setdefault(str(one), {})[key] = None
        if field.part is not None and within:
            _refer(field.part, within, found)


@once
@lasting
def named(register: Register, by_activities: bool) -> frozenset[str]:
    """Every word by which records name parties, engagements, systems or places, and some that name something else.

    It is sooner made than `mentions`, and enough to tell that a register has nothing to do with a shared record.

    Args:
        register: The register.
        by_activities: Whether it is asked of activities; else of all other records and the register's own.
    """
    found: set[str] = set()
    if by_activities:
        _gather(Activity, [record for _, record in register.of(Activity)], _OF_NAMES, found)
        return frozenset(found)
    for model in KINDS.values():
        if model is not Activity:
            _gather(model, [record for _, record in register.of(model)], _OF_NAMES, found)
    if register.own is not None:
        _gather(RegisterRecord, [register.own], _OF_NAMES, found)
    return frozenset(found)


def _gather(model: type[Part], parts: Iterable[Part], fields: _Fields, found: set[str]) -> None:
    """Field by field and not record by record, since a field says nothing in most records."""
    tables = [part.__dict__ for part in parts]
    for field in fields(model) if tables else ():
        said: Iterator[Any] = filter(None, map(itemgetter(field.name), tables))
        if field.part is not None:
            # Equal tables of a register are mostly one, and looked into once.
            those = chain.from_iterable([value if isinstance(value, tuple) else (value,) for value in said])
            alone = {id(one): one for one in those}.values()
            _gather(field.part, [one for one in alone if not isinstance(one, str)], fields, found)
        elif field.many:
            # A word in place of a list says that there is none.
            found.update(chain.from_iterable([value for value in said if isinstance(value, tuple)]))
        else:
            found.update(said)
