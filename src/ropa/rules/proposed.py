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


def doubted(register: Register, name: str) -> Set[str]:
    """The addresses of the records of which a field may be a proposal."""
    found = _by_field(register)
    return found.get(name, frozenset()) | found.get(ANY_FIELD, frozenset())


@once
def _by_field(register: Register) -> Mapping[str, Set[str]]:
    found: dict[str, set[str]] = {}
    for address, fields in proposing(register).items():
        for name in fields:
            found.setdefault(name, set()).add(address)
    return found


def firm(case: Case, found: Iterable[Statement]) -> Iterator[Statement]:
    """The statements that are more than a proposal."""
    return (item for item in found if not is_proposed(case, item))


def is_firm(case: Case, found: Iterable[Statement]) -> bool:
    """Whether one of some statements is more than a proposal."""
    return any(not is_proposed(case, item) for item in found)


def unsure(case: Case, name: str) -> Iterator[tuple[Pointer, str, Activity]]:
    """The controller's activities that say nothing in a field themselves, or of which evidence may say it is proposed.

    Nearly all others say something for certain, which is told without making statements; these have to be looked at.
    """
    proposals = proposing(case.register)
    for item, said in zip(case.activities(), case.said(name), strict=True):
        doubted = proposals.get(item[0].record, ())
        first = said[0] if said and isinstance(said, tuple) else said
        if not said or name in doubted or ANY_FIELD in doubted or has_own_evidence(first):
            yield item
