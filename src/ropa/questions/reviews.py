"""Which activities are to be reviewed: those that are overdue, and those that come due."""

import datetime
from dataclasses import dataclass

from ropa.rules import Case
from ropa.rules.reviewing import Turn, turns


@dataclass(frozen=True, slots=True)
class Reviews:
    """The reviews of one register.

    Attributes:
        cycle: The period after which records are to be reviewed, as ISO 8601; empty where none is recorded, so that
            nothing can be due.
        overdue: Activities whose review is overdue, the longest first.
        coming: Those whose review comes due from this day on, the next first.
    """

    cycle: str
    overdue: tuple[Turn, ...]
    coming: tuple[Turn, ...]


def reviews(case: Case, days: int) -> Reviews:
    """The reviews of a register on the day of the law.

    Args:
        case: The register.
        days: How far ahead is looked.
    """
    today = case.law.date
    last = min(datetime.timedelta(days), datetime.date.max - today) + today
    found = sorted(turns(case), key=lambda turn: (turn.due or datetime.date.min, turn.at.record))
    overdue = tuple(turn for turn in found if turn.is_overdue(today))
    coming = tuple(turn for turn in found if turn.due and today <= turn.due <= last)
    return Reviews(case.review_every if case.register.own else "", overdue, coming)
