"""An activity states no time limit for erasure.

## Why

Art. 30(1)(f) GDPR asks, where possible, for the time limits for erasure of the different categories of data. Where it
is not possible or not applicable, an open field says so with its reason; that a question was asked is no answer yet.
How long a backup is kept is not a time limit of the data.

## Bad

```toml
[activity.newsletter]  #! A116
name = "Newsletter"

[[activity.newsletter.open]]
field = "retention"
state = "asked"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
retention = [{ while = "subscribed", erase_within = "P30D" }]

[activity.archive]
name = "Archive"

[[activity.archive.open]]
field = "retention"
state = "not-possible"
reason = "The archivist selects every five years what is kept for good"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused, limits

CODE = "A116"
SEVERITY = Severity.WARNING
LAW = "30(1)(f), 5(1)(e)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities to which no time limit applies, unless a reason says why."""
    for at, key, activity in case.activities():
        if not any(True for _ in limits(case, key, activity)) and not excused(case, activity, "retention"):
            yield Hit(case.at(at, "retention"))
