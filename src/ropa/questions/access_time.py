"""By when a request of a data subject is answered (GDPR Art. 12(3)), and what the organisation itself promised.

Periods run as Regulation (EEC, Euratom) 1182/71 has it: the day of receipt is not counted, a period of months ends with
the day of the same date, or the last day of a shorter month, and one that would end on a Saturday or a Sunday ends with
the next Monday. Public holidays differ by country and are not known here. What an organisation promises of itself is no
period of Union law: nothing says that its last day moves, so it is taken as it falls.
"""

import datetime
from dataclasses import dataclass

from ropa.i18n.period import later
from ropa.register import Register

TERM = "P1M"
"""Within what time of receipt Art. 12(3) has a request answered, or the person told why it takes longer."""

EXTENDED = "P3M"
"""The same where the request is complex or there are many: two further months."""

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Term:
    """A period that runs from receipt.

    Attributes:
        period: The period, as ISO 8601.
        ends: The day of the same date.
        last: Its last day: of a period of the law the next Monday where `ends` is a Saturday or a Sunday.
    """

    period: str
    ends: datetime.date
    last: datetime.date


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when a request is answered.

    Attributes:
        received: The day on which it was received.
        law: What the law gives.
        extended: What it gives at most, where the person is told of it, with the reasons, within the first.
        own: The shortest time that the organisation promises for access; None where the register states none.
    """

    received: datetime.date
    law: Term
    extended: Term
    own: Term | None


def deadline(register: Register, received: datetime.date) -> Deadline:
    """By when a request for access is answered that was received on a day."""
    own = register.own
    promised = [
        Term(item.within, ends, ends)
        for item in (own and own.right) or ()
        if item.within and "access" in item.rights and "T" not in item.within
        for ends in (later(received, item.within),)
    ]
    return Deadline(
        received,
        _term(received, TERM),
        _term(received, EXTENDED),
        min(promised, key=lambda term: term.ends, default=None),
    )


def _term(received: datetime.date, period: str) -> Term:
    ends = later(received, period)
    over = ends.weekday() - _SATURDAY
    return Term(period, ends, ends if over < 0 else later(ends, f"P{2 - over}D"))
