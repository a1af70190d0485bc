"""What was looked at once and is due again: records by their review, assessments and checks by their age."""

from collections.abc import Iterator

from ropa.finding import Pointer
from ropa.questions.open_points.point import Found, Kind
from ropa.rules import Case, assessment_outdated, guarantees_not_checked, review_overdue
from ropa.rules.review_overdue import LAW as REVIEW

_EXPIRED = 6


def expired(case: Case) -> Iterator[Found]:
    """The expired points of a register, in no order. What was never there is silent and not expired."""
    for hit in review_overdue.check(case):
        yield Found(Kind.AGAIN, Pointer(hit.at.record, ("review",)), REVIEW, _EXPIRED)
    for rule in (assessment_outdated, guarantees_not_checked):
        for hit in rule.check(case):
            if "date" in hit.params or "seen" in hit.params:
                yield Found(Kind.AGAIN, hit.at, rule.LAW, _EXPIRED)
