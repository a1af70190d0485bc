"""What a register says and nobody has confirmed: proposals, contradictions, statements tied to nothing."""

from collections.abc import Iterator

from ropa.finding import Pointer
from ropa.model import Activity, FieldPlan, Record, plan
from ropa.questions.obligations.reading import is_inferred
from ropa.questions.open_points.point import Found, Kind, item_words
from ropa.register import Register
from ropa.register.names import path_named
from ropa.register.references import records
from ropa.rules import Case

_TO_CONFIRM, _WHICH, _WHERE, _CONFIRM = 0, 1, 4, 5

_UNASKED = frozenset(("named",))
"""Fields that another question answers with its own."""

_SHARED = ("disclosure", "retention", "legal_basis", "collected")
"""The statements of a register that say to which activities they apply."""


def doubtful(case: Case) -> Iterator[Found]:
    """The doubtful points of a register, in no order."""
    register = case.register
    today = {at.record for capacity in ("controller", "processor") for at, _, _ in case.activities(capacity)}
    for key, record in records(register):
        at = Pointer(register.address(key))
        if isinstance(record, Activity) and at.record not in today:
            continue
        if getattr(record, "status", None) == "to-confirm":
            yield Found(Kind.CONFIRM, case.at(at, "status"), "5(2)", _TO_CONFIRM)
        yield from _alternatives(case, at, record)
        for field in plan(type(record)):
            if field.declared.law and field.key not in _UNASKED and inferred(register, at, record, field):
                yield Found(Kind.CONFIRM, case.at(at, field.key), field.declared.law, _CONFIRM)
    yield from _unattributed(case)


def inferred(register: Register, at: Pointer, record: Record, field: FieldPlan) -> tuple[int, ...]:
    """The positions of the items of a field that are only proposed; 0 for a field that has no items."""
    value = getattr(record, field.name)
    items = value if isinstance(value, tuple) else () if value is None else (value,)
    here = Pointer(at.record, (field.key,))
    return tuple(number for number, item in enumerate(items) if is_inferred(register, here, item))


def _alternatives(case: Case, at: Pointer, record: Record) -> Iterator[Found]:
    for other in record.alternative or ():
        path = path_named(other.field)
        field = next((field for field in plan(type(record)) if field.key == path[0]), None)
        if len(path) == 1 and field is not None:
            yield Found(Kind.WHICH, case.at(at, *path), field.declared.law, _WHICH)


def _unattributed(case: Case) -> Iterator[Found]:
    own = case.register.own
    for field in plan(type(own)) if own is not None else ():
        if field.key not in _SHARED:
            continue
        items = getattr(own, field.name)
        for item, word in zip(items or (), item_words(items), strict=True):
            if item.applies == "not-attributed":
                at = Pointer(case.register.address(), (field.key,))
                yield Found(Kind.WHERE, at, field.declared.law, _WHERE, word)
