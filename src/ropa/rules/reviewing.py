"""When activities are to be reviewed by the register's own cycle."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from ropa.finding import Pointer
from ropa.i18n.period import later
from ropa.model import Record
from ropa.rules.case import Case


@dataclass(frozen=True, slots=True)
class Turn:
    """When an activity is to be reviewed next.

    Attributes:
        at: The activity.
        last: The day of its last review, its own or one of the register as a whole; None where there was none.
        due: The last day on which the next one is in time; None where neither a review nor a beginning is recorded.
    """

    at: Pointer
    last: datetime.date | None
    due: datetime.date | None

    def is_overdue(self, today: datetime.date) -> bool:
        """Whether that day has passed; without any, the review is due since ever."""
        return self.due is None or self.due < today


def turns(case: Case) -> Iterator[Turn]:
    """The next review of every activity; nothing where no cycle is recorded, since nothing can be due then."""
    own, today, cycle = case.register.own, case.law.date, case.review_every
    if own is None or not cycle:
        return
    of_all = _last(own, today)
    for capacity in ("controller", "processor"):
        for at, _, activity in case.activities(capacity):
            last = max(filter(None, (of_all, _last(activity, today))), default=None)
            since = max(filter(None, (last, activity.started)), default=None)
            yield Turn(at, last, later(since, cycle) if since else None)


def _last(record: Record, today: datetime.date) -> datetime.date | None:
    """The day of the last review; one that lies ahead has not taken place."""
    return max((review.on for review in record.review or () if review.on <= today), default=None)
