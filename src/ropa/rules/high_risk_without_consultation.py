"""A high risk remains after the impact assessment, and no prior consultation is on record.

## Why

Where an assessment shows that the processing would result in a high risk despite the measures taken, Art. 36(1) GDPR
has the controller consult the supervisory authority before it begins. `consulted` is the day on which it did.

## Bad

```toml
[activity.cameras]
name = "Cameras"
dpia = { on = 2026-03-01, outcome = "high-residual-risk" }  #! I103
```

## Good

```toml
[activity.cameras]
name = "Cameras"
dpia = { on = 2026-03-01, outcome = "high-residual-risk", consulted = 2026-04-01 }
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.assessed import is_assessed
from ropa.rules.case import Case, Hit

CODE = "I103"
SEVERITY = Severity.ERROR
LAW = "36(1)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report high residual risks without a consultation up to the day of the law."""
    for at, _, activity in case.stating("dpia"):
        dpia = activity.dpia
        if dpia is None or dpia.outcome != "high-residual-risk" or not is_assessed(case, activity):
            continue
        if dpia.consulted is None or dpia.consulted > case.law.date:
            yield Hit(case.at(at, "dpia", "consulted"))
