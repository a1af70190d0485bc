"""That a processor gives sufficient guarantees was not checked, or not within the review cycle.

## Why

Art. 28(1) GDPR allows only processors with sufficient guarantees, and Art. 24(1) and 5(2) have the controller show it;
EDPB Opinion 22/2024 expects the check to be documented and repeated. No article asks for a date in the record or sets
a cycle, so this is good practice; the cycle is the organisation's own `review_every`. A processor that is recorded only
as a category cannot be checked: N104 asks for its name first.

## Bad

```toml
[register]
organisation = "controller"
review_every = "P1Y"

[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }, { to = "hosting", role = "processor" }]

[engagement.mailing]  #! P106
party = "mail-service"

[engagement.hosting]
party = "mail-service"
guarantees_checked = 2024-03-01  #! P106

[party.mail-service]
name = "Mail service"
```

## Good

```toml
[register]
organisation = "controller"
review_every = "P1Y"

[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }]

[engagement.mailing]
party = "mail-service"
guarantees_checked = 2026-03-01

[party.mail-service]
name = "Mail service"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.i18n.period import Period, later
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused
from ropa.rules.processors import processing

CODE = "P106"
SEVERITY = Severity.INFO
LAW = "28(1), 24(1), 5(2)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report processors of the organisation whose check is silent, or older than its review cycle."""
    cycle = case.review_every
    for item in processing(case):
        engagement = item.engagement
        if engagement is None or item.is_sub or not item.is_named:
            continue
        at, checked = case.at(item.at, "guarantees_checked"), engagement.guarantees_checked
        if checked is None or checked > case.law.date:
            if not excused(case, engagement, "guarantees_checked"):
                yield Hit(at, {"name": item.name})
        elif cycle and later(checked, cycle) < case.law.date:
            yield Hit(at, {"name": item.name, "date": checked.isoformat(), "period": Period(cycle)}, "stale")
