"""A period of retention has no start.

## Why

Seven years from when? Without the event that starts the period nobody can tell when Art. 5(1)(e) GDPR has the data
erased. A state in `while` starts it as well: the period runs from its end.

## Bad

```toml
[activity.invoicing]
name = "Invoicing"

[[activity.invoicing.retention]]  #! A118
keep = "P7Y"
```

## Good

```toml
[activity.invoicing]
name = "Invoicing"

[[activity.invoicing.retention]]
keep = "P7Y"
after = ["end of the financial year"]

[[activity.invoicing.retention]]
while = "the contract runs"
keep = "P2Y"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.i18n.period import Period
from ropa.rules.case import Case, Hit
from ropa.rules.common import periods

CODE = "A118"
SEVERITY = Severity.WARNING
LAW = "5(1)(e), 30(1)(f)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report periods without an event or a state that they run from."""
    for at, item in periods(case, lambda item: item.keep and not item.after and not item.while_):
        if item.keep:
            yield Hit(case.at(at, "after"), {"period": Period(item.keep)})
