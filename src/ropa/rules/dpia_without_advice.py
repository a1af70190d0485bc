"""There is a data protection officer, and no advice of theirs on an impact assessment is on record.

## Why

Art. 35(2) GDPR has the controller seek the officer's advice, where one is designated. Reported only where the record
names an officer and an assessment that was made.

## Bad

```toml
[register]
organisation = "controller"
dpo = "officer"

[activity.cameras]
name = "Cameras"
dpia = { on = 2026-03-01, outcome = "mitigated" }  #! I104

[party.officer]
name = "J. Jansen"
```

## Good

```toml
[register]
organisation = "controller"
dpo = "officer"

[activity.cameras]
name = "Cameras"
dpia = { on = 2026-03-01, outcome = "mitigated", advice = "Acceptable once the canteen is left out" }

[party.officer]
name = "J. Jansen"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.model import NONE
from ropa.rules.assessed import is_assessed
from ropa.rules.case import Case, Hit

CODE = "I104"
SEVERITY = Severity.WARNING
LAW = "35(2)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report assessments without the advice of the officer that there is."""
    own = case.register.own
    if own is None or own.dpo in (None, NONE):
        return
    for at, _, activity in case.stating("dpia"):
        if activity.dpia and not activity.dpia.advice and is_assessed(case, activity):
            yield Hit(case.at(at, "dpia", "advice"))
