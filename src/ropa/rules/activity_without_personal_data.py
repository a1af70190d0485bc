"""An activity names no categories of personal data.

## Why

Art. 30(1)(c) GDPR asks for a description of the categories of personal data.

Where all that is recorded is a proposal (`basis = "inferred"`) that nobody confirmed, it is neither a fact nor missing:
that is said, as information.

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

from ropa.finding import Pointer, Severity
from ropa.rules.alike import alike
from ropa.rules.case import Case, Hit
from ropa.rules.common import categories
from ropa.rules.proposed import INFERRED, held, is_firm

CODE = "A109"
SEVERITY = Severity.ERROR
LAW = "30(1)(c)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities that name data neither in a list nor by data subject, or only as a proposal."""
    for at, key, activity in alike(case, "data", lambda held: not is_firm(case, held)):
        found = held(case, key, activity, "data", "subject_data")
        if not categories(activity):
            yield Hit(case.at(at, "data"))
        elif not is_firm(case, found):
            yield Hit(Pointer(at.record, found[0].at.field[:1]), variant=INFERRED, severity=Severity.INFO)
