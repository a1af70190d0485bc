"""An activity has no owner.

## Why

Art. 24(1) and 5(2) GDPR have the controller answer for what is processed and show it. Somebody has to know the
activity, answer questions about it and keep its record true; no article asks for a name in the record. Where no
activity has an owner, that is said once, of the register. An open field with a reason is an answer.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
owner = "Marketing"

[activity.invoicing]  #! H101
name = "Invoicing"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
owner = "Marketing"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import lacking

CODE = "H101"
SEVERITY = Severity.WARNING
LAW = "24(1), 5(2)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report activities of either capacity without an owner, together where it is all of them."""
    capacities = ("controller", "processor")
    silent = [at for capacity in capacities for at in lacking(case, "owner", capacity)]
    every = sum(1 for capacity in capacities for _ in case.activities(capacity))
    if len(silent) > 1 and len(silent) == every and case.register.own:
        yield Hit(Pointer(case.register.address()), variant="register")
    else:
        yield from (Hit(case.at(at, "owner")) for at in silent)
