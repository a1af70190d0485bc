"""An activity names no categories of personal data.

## Why

Art. 30(1)(c) GDPR asks for a description of the categories of personal data.

## Bad

```toml
[activity.newsletter]  #! A109
name = "Newsletter"
subjects = ["newsletter-subscriber"]
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
from ropa.rules.common import categories

CODE = "A109"
SEVERITY = Severity.ERROR
LAW = "30(1)(c)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities that name data neither in a list nor by data subject."""
    for at, _, activity in case.activities():
        if not categories(activity):
            yield Hit(case.at(at, "data"))
