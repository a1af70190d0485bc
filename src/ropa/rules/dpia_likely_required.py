"""An impact assessment is likely to be due, and neither it nor a reason against it is on record.

## Why

Processing that meets two of the nine criteria of WP 248 rev.01 is in most cases likely to result in a high risk, so
that Art. 35(1) GDPR calls for an assessment; who thinks otherwise should record why. Counted are the criteria that
`dpia` names, and those that other fields show: profiling, a significant automated decision, data of Art. 9 or 10, and
children, patients or employees as data subjects. What is large, new or matched, only a person can say. The lists of
national authorities (Art. 35(4) and (5)) are not in the record and may decide otherwise.

## Bad

```toml
[activity.absence]  #! I102
name = "Absence of staff"
subjects = ["employee"]
data = ["health"]

[activity.monitoring]
name = "Monitoring of vehicles"

[activity.monitoring.dpia]  #! I102
criteria = ["systematic-monitoring", "new-technology"]
required = false
```

## Good

```toml
[activity.absence]
name = "Absence of staff"
subjects = ["employee"]
data = ["health"]
dpia = { required = false, reason = "Few employees, dates of absence only" }

[activity.payroll]
name = "Payroll"
subjects = ["employee"]
data = ["bank-account"]
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.assessed import criteria, due, is_assessed, is_reasoned_negative, showing
from ropa.rules.case import Case, Hit
from ropa.rules.common import listed

CODE = "I102"
SEVERITY = Severity.WARNING
LAW = "35(1), 35(4)"
ADVICE = False

_ENOUGH = 2


def check(case: Case) -> Iterator[Hit]:
    """Report activities that meet two criteria or more, save those of which I101 says that it is due."""
    for at, key, activity in showing(case):
        if is_assessed(case, activity) or is_reasoned_negative(activity) or due(case, key, activity) is not None:
            continue
        shown = criteria(case, key)
        if len(shown) >= _ENOUGH:
            yield Hit(case.at(at, "dpia"), {"criteria": listed("dpia-criterion", shown)})
