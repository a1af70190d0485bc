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

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.i18n.period import Period
from ropa.rules.case import Case, Hit
from ropa.rules.reviewing import turns

CODE = "H102"
SEVERITY = Severity.WARNING
LAW = "24(1), 5(2)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report activities whose review is overdue, together where nothing was ever reviewed."""
    cycle, found = Period(case.review_every), list(turns(case))
    never = []
    for turn in found:
        if not turn.is_overdue(case.law.date):
            continue
        if turn.last is None:
            never.append(Hit(case.at(turn.at, "review"), {"period": cycle}, "never"))
        else:
            yield Hit(case.at(turn.at, "review"), {"period": cycle, "date": turn.last.isoformat()})
    if len(never) > 1 and len(never) == len(found):
        yield Hit(Pointer(case.register.address(), ("review",)), {"period": cycle}, "register")
    else:
        yield from never
