"""An impact assessment is due, and none is on record.

## Why

Art. 35(3) GDPR always asks for an assessment of (a) a systematic and extensive evaluation of people by automated means
on which decisions with legal or similarly significant effect rest, and (b) special categories or criminal data on a
large scale. Reported is (a) where an activity records such a decision and profiling or scoring; (b) where it holds such
data and names the criterion `large-scale`; and any activity that itself says `required = true`. Whether an evaluation
is extensive no field tells: `required = false` with a reason answers. Case (c), a public area monitored on a large
scale, cannot be told from other monitoring; I102 counts that as two criteria.

## Bad

```toml
[activity.credit]  #! I101
name = "Credit decisions"
profiling = "Score from payment history"
automated_decision = [{ decision = "granting credit", significant = true }]

[activity.care]
name = "Care"
data = ["health"]

[activity.care.dpia]  #! I101
criteria = ["large-scale"]
```

## Good

```toml
[activity.credit]
name = "Credit decisions"
profiling = "Score from payment history"
automated_decision = [{ decision = "granting credit", significant = true }]
dpia = { on = 2026-03-01, outcome = "mitigated" }

[activity.care]
name = "Care"
data = ["health"]
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.assessed import due, is_assessed, is_reasoned_negative, showing
from ropa.rules.case import Case, Hit

CODE = "I101"
SEVERITY = Severity.ERROR
LAW = "35(1), 35(3)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities that Art. 35(3), or the record itself, calls for an assessment of, where none is on record."""
    for at, key, activity in showing(case):
        if is_assessed(case, activity) or is_reasoned_negative(activity):
            continue
        if (reason := due(case, key, activity)) is not None:
            yield Hit(case.at(at, "dpia"), variant=reason)
