"""What the assessment of a transfer says of its risk; a question of its own, which never changes the coverage.

The code finds the reason; what each reason says of risk, and by which law, stands in `risk.toml`.
"""

import datetime
from collections.abc import Iterator, Mapping
from functools import cache

from ropa.i18n.period import later
from ropa.law import Law
from ropa.model import Document
from ropa.register import Register
from ropa.transfers.coverage import reason_of
from ropa.transfers.hop import Declaration, Risk, Step
from ropa.transfers.tables import reasoned, table


def risk_of(covered: Step, declared: Declaration | None, register: Register, law: Law) -> tuple[Risk, Step]:
    """The risk of passing data to a place, and why.

    Args:
        covered: The step that says whether the place is covered.
        declared: The transfer that the record declares, if any.
        register: The register whose transfer it is.
        law: The law of a day.
    """
    reason = _by_coverage().get(reason_of(covered))
    named = tuple((name, covered.params[name]) for name in ("code", "decision", "tool") if name in covered.params)
    if reason is not None:
        return _unassessed(reason, named)
    assert declared is not None, "a safeguard that was assessed is recorded"
    reason, more = _assessed(declared, register, law)
    return _outcome(reason, {**dict(named), **more})


@cache
def _unassessed(reason: str, named: tuple[tuple[str, str], ...]) -> tuple[Risk, Step]:
    """The risk that follows from the coverage by itself: one for all hops to the same place by the same tool."""
    return _outcome(reason, dict(named))


def _outcome(reason: str, params: Mapping[str, str]) -> tuple[Risk, Step]:
    return Risk(table("risk")[reason].outcome), reasoned("risk", reason, params)


@cache
def _by_coverage() -> Mapping[str, str]:
    return {covered: reason for reason, row in table("risk").items() for covered in row.of}


def _assessed(declared: Declaration, register: Register, law: Law) -> tuple[str, dict[str, str]]:
    """What the assessment of a safeguard says on a day: the reason, and what its text names."""
    named = declared.transfer.assessment or ""
    found = register.home(declared.at.record).find(named)
    if found is None or not isinstance(found[1], Document):
        return "assessment-claimed", {"document": named}
    document = found[1]
    params = {"document": document.title, "date": law.date.isoformat()}
    if document.date and document.date > law.date:
        return "assessment-later", params
    if document.outcome is None:
        return "assessment-without-outcome", params
    if _basis(document) == "inferred":
        return "assessment-inferred", params
    if document.outcome == "insufficient":
        return "assessment-insufficient", params
    if document.outcome == "sufficient-with-measures" and not declared.transfer.supplementary:
        return "assessment-measures-missing", params
    if document.outcome not in ("sufficient", "sufficient-with-measures"):
        return "assessment-without-outcome", params
    if old := aged(document, register, law):
        return old, params
    is_measured = document.outcome == "sufficient-with-measures"
    return "assessment-measures-recorded" if is_measured else "assessment-sufficient", params


def _basis(document: Document) -> str | None:
    """How firmly the outcome rests on its source."""
    own = next((item for item in document.evidence or () if item.field == "outcome"), document.cited)
    return own.basis if own else None


def aged(document: Document, register: Register, law: Law) -> str | None:
    """Why an outcome cannot be relied on by its age, where the record has a review cycle; None where it can."""
    cycle = register.own.review_every if register.own else None
    if cycle is None:
        return None
    last = max(seen(document, law.date), default=None)
    if last is None:
        return "assessment-undated"
    return "assessment-overdue" if later(last, cycle) < law.date else None


def seen(document: Document, day: datetime.date) -> Iterator[datetime.date]:
    """The days up to this one on which the assessment was made or looked at again."""
    if document.date:
        yield document.date
    yield from (review.on for review in document.review or () if review.on <= day)
