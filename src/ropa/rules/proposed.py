"""What a professional only proposed and nobody at the organisation confirmed: neither a fact nor a silence."""

from collections.abc import Iterable, Iterator, Mapping, Set

from ropa.finding import Pointer
from ropa.model import Activity, Record, plan_by_key
from ropa.register import Register, Statement, statements
from ropa.register.evidence import evidence_of, has_own_evidence
from ropa.register.once import once
from ropa.register.references import stating_any
from ropa.rules.case import Case

INFERRED = "inferred"
"""The word of evidence for a proposal, and the variant of a message about one."""

ANY_FIELD = ""
"""Stands for every field of a record where fields are named."""


def held(case: Case, key: str, activity: Activity, *names: str) -> tuple[Statement, ...]:
    """What holds for an activity in some fields, its own and the register's statements."""
    found: tuple[Statement, ...] = ()
    for name in names:
        found += statements(case.register, key, activity, name)
    return found


def is_proposed(case: Case, statement: Statement) -> bool:
    """Whether the evidence of a statement says that it is inferred."""
    value, at = statement
    fields = proposing(case.register).get(at.record, ())
    if at.field[0] not in fields and ANY_FIELD not in fields and not has_own_evidence(value):
        return False
    record: Record | None = case.register.own if at.record == case.register.name else case.register.at(at.record)
    if record is None:
        return False
    field = plan_by_key(type(record)).get(str(at.field[0]))
    evidence = evidence_of(record, field, value) if field else None
    return evidence is not None and evidence.basis == INFERRED


@once
def proposing(register: Register) -> Mapping[str, Set[str]]:
    """The fields of which something may be a proposal, by the address of a record, also of a shared one."""
    found: dict[str, Set[str]] = dict(proposing(register.shared)) if register.shared else {}
    for key, record in stating_any(register, ("evidence", "cited")):
        fields = {evidence.field for evidence in record.evidence or () if evidence.basis == INFERRED}
        if record.cited and record.cited.basis == INFERRED:
            fields.add(ANY_FIELD)
        if fields:
            found[register.address(key)] = fields
    return found


def firm(case: Case, found: Iterable[Statement]) -> Iterator[Statement]:
    """The statements that are more than a proposal."""
    return (item for item in found if not is_proposed(case, item))


def is_firm(case: Case, found: Iterable[Statement]) -> bool:
    """Whether one of some statements is more than a proposal."""
    return any(not is_proposed(case, item) for item in found)


def is_plain(case: Case, at: Pointer, activity: Activity, *names: str) -> bool:
    """Whether an activity says something itself in one of some fields of which no evidence says that it is proposed.

    That is nearly always so, and told without making statements; where it is not, they have to be looked at one by one.
    """
    doubted = proposing(case.register).get(at.record, ())
    for name in names if ANY_FIELD not in doubted else ():
        value = activity.__dict__[name]
        if value and name not in doubted and not has_own_evidence(value[0] if isinstance(value, tuple) else value):
            return True
    return False
