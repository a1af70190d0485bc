"""A period of retention gives no reason.

## Why

Art. 5(1)(e) GDPR allows what the purpose needs, and Art. 5(2) has the controller show it. A law, a limitation period or
a need, in a few words, spares the discussion later.

## Bad

```toml
[activity.invoicing]
name = "Invoicing"

[[activity.invoicing.retention]]  #! A120
keep = "P7Y"
after = ["end of the financial year"]
```

## Good

```toml
[activity.invoicing]
name = "Invoicing"

[[activity.invoicing.retention]]
keep = "P7Y"
after = ["end of the financial year"]
law = "NL: Art. 52(4) AWR"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.i18n.period import Period
from ropa.rules.case import Case, Hit
from ropa.rules.common import periods

CODE = "A120"
SEVERITY = Severity.INFO
LAW = "5(1)(e), 5(2)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report periods with neither a law nor a reason."""
    for at, item in periods(case):
        if item.keep and not item.law and not item.reason:
            yield Hit(case.at(at, "reason"), {"period": Period(item.keep)})
