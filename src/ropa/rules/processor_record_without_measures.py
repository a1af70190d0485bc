"""A processor's record describes no security measures.

## Why

Art. 30(2)(d) GDPR asks a processor too, where possible, for a general description of the measures of Art. 32(1).
Measures of the whole organisation hold for what it does for others. Where there are none anywhere, one finding says so
of the register: A121 where the organisation has activities of its own, this rule where it has none.

## Bad

```toml
[activity.hosting]
name = "Hosting for customers"
capacity = "processor"
measures = ["backup"]

[activity.payroll]  #! A205
name = "Payroll for customers"
capacity = "processor"
```

## Good

```toml
[register]
organisation = "controller"
measures = ["access-control", "backup"]

[activity.payroll]
name = "Payroll for customers"
capacity = "processor"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import without_measures

CODE = "A205"
SEVERITY = Severity.WARNING
LAW = "30(2)(d), 32(1)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report processor's activities without measures of their own or of the register."""
    silent, all_silent = without_measures(case, "processor")
    if not all_silent or case.register.own is None:
        yield from (Hit(case.at(at, "measures")) for at in silent)
    elif not without_measures(case, "controller")[1]:
        yield Hit(Pointer(case.register.address(), ("measures",)), variant="register")
