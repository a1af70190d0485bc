"""Security measures are given only by reference to a document.

## Why

Art. 30(4) GDPR has the record itself made available to the supervisory authority; it should be readable on its own, not
a list of links. A few words from the list are a general description (Art. 30(1)(g)); the document adds to it.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
measures_described_in = ["security-policy"]  #! A122

[document.security-policy]
title = "Information security policy"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
measures = ["access-control", "encryption-in-transit"]
measures_described_in = ["security-policy"]

[document.security-policy]
title = "Information security policy"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.register import statements
from ropa.rules.case import Case, Hit

CODE = "A122"
SEVERITY = Severity.WARNING
LAW = "30(1)(g), 30(4)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report activities whose measures stand in a document and nowhere in the record."""
    seen: set[Pointer] = set()
    for _, key, activity in case.activities():
        described = next(statements(case.register, key, activity, "measures_described_in"), None)
        if described is None or any(True for _ in statements(case.register, key, activity, "measures")):
            continue
        at = Pointer(described.at.record, described.at.field[:1])
        if at not in seen:
            seen.add(at)
            yield Hit(at)
