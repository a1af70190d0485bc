"""What a professional only proposed and nobody at the organisation confirmed: neither a fact nor a silence."""

from collections.abc import Iterable, Iterator

from ropa.model import Activity, Record, plan_by_key
from ropa.register import Statement, statements
from ropa.register.evidence import evidence_of, has_evidence
from ropa.rules.case import Case

INFERRED = "inferred"
"""The word of evidence for a proposal, and the variant of a message about one."""


def held(case: Case, key: str, activity: Activity, *names: str) -> tuple[Statement, ...]:
    """What holds for an activity in some fields, its own and the register's statements."""
    return tuple(item for name in names for item in statements(case.register, key, activity, name))


def is_proposed(case: Case, statement: Statement) -> bool:
    """Whether the evidence of a statement says that it is inferred."""
    record: Record | None = case.register.own
    if statement.at.record != case.register.name:
        record = case.register.at(statement.at.record)
    if record is None or not has_evidence(record, statement.value):
        return False
    field = plan_by_key(type(record)).get(str(statement.at.field[0]))
    evidence = evidence_of(record, field, statement.value) if field else None
    return evidence is not None and evidence.basis == INFERRED


def firm(case: Case, found: Iterable[Statement]) -> Iterator[Statement]:
    """The statements that are more than a proposal."""
    return (item for item in found if not is_proposed(case, item))
