"""A register names no activity.

## Why

Art. 30(1) GDPR asks for a record of the processing activities under the controller's responsibility, and Art. 30(2) for
one of those carried out for others. A register that names none is no such record yet, however clean it is. Who claims
the exemption of Art. 30(5) keeps none. Where part of the register cannot be read nothing is reported, since its
activities may stand there; shared records have none by nature.

## Bad

```toml
[register]  #! A128
organisation = "webshop"

[party.webshop]
name = "Example Shop B.V."
```

## Good

```toml
[register]
organisation = "webshop"

[party.webshop]
name = "Example Shop B.V."

[activity.newsletter]
name = "Newsletter"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import Activity
from ropa.rules.case import Case, Hit

CODE = "A128"
SEVERITY = Severity.WARNING
LAW = "30(1)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report a register that is read as a whole, claims no exemption, and has no activity of either capacity."""
    register = case.register
    own = register.own
    if own is None or register.findings or register.lost or any(register.of(Activity)):
        return
    if own.exemption is None or not own.exemption.claimed:
        yield Hit(Pointer(register.address()))
