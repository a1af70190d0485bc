"""Neither contact nor procedure for personal data breaches is on record.

## Why

A breach is notified within 72 hours after the controller became aware of it, and every breach is documented (Art. 33(1)
and (5) GDPR); a processor informs its controller without undue delay (Art. 33(2)). No article asks for a procedure, but
hardly anybody keeps the time without one: good practice.

## Bad

```toml
[register]  #! G103
organisation = "controller"
```

## Good

```toml
[register]
organisation = "controller"
breach = { contact = "security desk, also at night", document = "breach-procedure" }

[document.breach-procedure]
title = "What to do in a breach"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused

CODE = "G103"
SEVERITY = Severity.INFO
LAW = "33(1), 33(2), 33(5)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report a register without a contact and a procedure for breaches."""
    own = case.register.own
    if own and not (own.breach and (own.breach.contact or own.breach.document)) and not excused(case, own, "breach"):
        yield Hit(Pointer(case.register.address(), ("breach",)))
