"""An activity names no categories of data subjects.

## Why

Art. 30(1)(c) GDPR asks for a description of the categories of data subjects: whose data these are.

## Bad

```toml
[activity.newsletter]  #! A108
name = "Newsletter"
data = ["email-address"]
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
subjects = ["newsletter-subscriber"]
data = ["email-address"]
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit

CODE = "A108"
SEVERITY = Severity.ERROR
LAW = "30(1)(c)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities that name data subjects neither in a list nor with their data."""
    for at, _, activity in case.activities():
        if not activity.subjects and not activity.subject_data:
            yield Hit(case.at(at, "subjects"))
