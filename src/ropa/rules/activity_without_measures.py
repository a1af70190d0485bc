"""No security measures are described.

## Why

Art. 30(1)(g) GDPR asks, where possible, for a general description of the technical and organisational measures of
Art. 32(1). Measures of the whole organisation hold for every activity; where there are none anywhere, that is said
once, of the register.

## Bad

```toml
[register]  #! A121
organisation = "controller"

[activity.newsletter]
name = "Newsletter"

[activity.invoicing]
name = "Invoicing"
```

## Good

```toml
[register]
organisation = "controller"
measures = ["access-control", "backup"]

[activity.newsletter]
name = "Newsletter"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import without_measures

CODE = "A121"
SEVERITY = Severity.WARNING
LAW = "30(1)(g), 32(1)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities without measures of their own or of the register, together where it is all of them."""
    silent, all_silent = without_measures(case, "controller")
    if all_silent and case.register.own:
        yield Hit(Pointer(case.register.address(), ("measures",)), variant="register")
    else:
        yield from (Hit(case.at(at, "measures")) for at in silent)
