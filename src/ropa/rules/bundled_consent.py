"""Consent is bundled with use of a service.

## Why

Consent is freely given only where a service does not depend on consent to what it does not need (Art. 7(4) GDPR), and
only by a clear affirmative act: using a service, or accepting its terms, is none (Art. 4(11), recital 32, recital 43).
Reported is consent of which the record itself says that it is bundled; its other words are not read for it.

## Bad

```toml
[activity.app]
name = "App"

[[activity.app.legal_basis]]
basis = "consent"
for = "everything, given by using the app"
bundled = true  #! L111
```

## Good

```toml
[activity.app]
name = "App"

[[activity.app.legal_basis]]
basis = "consent"
for = "sharing photographs, asked for separately"
bundled = false
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.holding import held

CODE = "L111"
SEVERITY = Severity.WARNING
LAW = "7(4), 4(11)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report consent that the record calls bundled."""
    for statement in held(case, "legal_basis", lambda item: item.basis == "consent" and item.bundled):
        yield Hit(case.at(statement.at, "bundled"))
