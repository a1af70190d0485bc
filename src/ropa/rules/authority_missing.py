"""The competent supervisory authority is not on record.

## Why

Breaches go to it (Art. 33 and 55 GDPR), it leads where processing crosses borders (Art. 56), and data subjects are told
that they may complain (Art. 77). The record need not name it: good practice.

## Bad

```toml
[register]  #! G104
organisation = "controller"
```

## Good

```toml
[register]
organisation = "controller"
authority = "nl-ap"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused

CODE = "G104"
SEVERITY = Severity.INFO
LAW = "33, 55, 56, 77"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report a register that names no authority."""
    own = case.register.own
    if own and own.authority is None and not excused(case, own, "authority"):
        yield Hit(Pointer(case.register.address(), ("authority",)))
