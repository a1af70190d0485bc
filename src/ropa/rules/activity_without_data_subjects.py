"""An activity names no categories of data subjects.

## Why

Art. 30(1)(c) GDPR asks for a description of the categories of data subjects: whose data these are.

Where all that is recorded is a proposal (`basis = "inferred"`) that nobody confirmed, it is neither a fact nor missing:
that is said, as information.

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

from ropa.finding import Pointer, Severity
from ropa.rules.alike import alike
from ropa.rules.case import Case, Hit
from ropa.rules.proposed import INFERRED, held, is_firm

CODE = "A108"
SEVERITY = Severity.ERROR
LAW = "30(1)(c)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities that name data subjects neither in a list nor with their data, or only as a proposal."""
    for at, key, activity in alike(case, "subjects", lambda held: not is_firm(case, held)):
        found = held(case, key, activity, "subjects", "subject_data")
        if not found:
            yield Hit(case.at(at, "subjects"))
        elif not is_firm(case, found):
            yield Hit(Pointer(at.record, found[0].at.field[:1]), variant=INFERRED, severity=Severity.INFO)
