"""How the essence of a joint controllers' arrangement is made available is not on record.

## Why

Art. 26(2) GDPR has the essence of the arrangement made available to data subjects. `essence` says where, or how.
Reported only where an arrangement is on record; where none is, J101 reports that.

## Bad

```toml
[activity.raffle]
name = "Raffle"
joint_controllers = ["partner"]
joint_arrangement = { signed = 2025-03-01 }  #! J102

[party.partner]
name = "Partner Ltd"
```

## Good

```toml
[activity.raffle]
name = "Raffle"
joint_controllers = ["partner"]
joint_arrangement = { signed = 2025-03-01, essence = "Section 4 of the conditions of the raffle" }

[party.partner]
name = "Partner Ltd"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.jointly import has_arrangement, jointly

CODE = "J102"
SEVERITY = Severity.WARNING
LAW = "26(2)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report arrangements on record whose essence is silent."""
    for at, activity, _ in jointly(case):
        arrangement = activity.joint_arrangement
        if arrangement and not arrangement.essence and has_arrangement(activity, case.law.date):
            yield Hit(case.at(at, "joint_arrangement", "essence"))
