"""A record has not been reviewed within the register's own cycle.

## Why

Art. 24(1) GDPR has measures reviewed and updated where necessary; how often is the organisation's to say, and
`review_every` says it. Reported is an activity whose last review, its own or one of the register as a whole, lies
longer ago than that on the day of the check. An activity that began less than a cycle ago is not due yet. Where no
cycle is recorded nothing can be overdue.

## Bad

```toml
[register]
organisation = "controller"
review_every = "P1Y"

[activity.newsletter]
name = "Newsletter"

[[activity.newsletter.review]]  #! H102
on = 2019-05-01
by = "DPO"

[activity.invoicing]  #! H102
name = "Invoicing"
```

## Good

```toml
[register]
organisation = "controller"
review_every = "P1Y"

[[register.review]]
on = 2026-05-01
by = "DPO"

[activity.newsletter]
name = "Newsletter"
```
"""

import datetime
from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.i18n.period import Period, later
from ropa.model import Record
from ropa.rules.case import Case, Hit

CODE = "H102"
SEVERITY = Severity.WARNING
LAW = "24(1), 5(2)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report activities whose review is overdue, together where nothing was ever reviewed."""
    own, today = case.register.own, case.law.date
    cycle = case.review_every
    if own is None or not cycle:
        return
    activities = [item for capacity in ("controller", "processor") for item in case.activities(capacity)]
    of_all = _last(own, today)
    never = []
    for at, _, activity in activities:
        last = max(filter(None, (of_all, _last(activity, today))), default=None)
        since = max(filter(None, (last, activity.started)), default=None)
        if since and later(since, cycle) >= today:
            continue
        if last is None:
            never.append(Hit(case.at(at, "review"), {"period": Period(cycle)}, "never"))
        else:
            yield Hit(case.at(at, "review"), {"period": Period(cycle), "date": last.isoformat()})
    if len(never) > 1 and len(never) == len(activities):
        yield Hit(Pointer(case.register.address(), ("review",)), {"period": Period(cycle)}, "register")
    else:
        yield from never


def _last(record: Record, today: datetime.date) -> datetime.date | None:
    """The day of the last review; one that lies ahead has not taken place."""
    return max((review.on for review in record.review or () if review.on <= today), default=None)
