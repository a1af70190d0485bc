"""A minimum period, and nothing says when the data go.

## Why

"At least seven years" satisfies a tax law and says nothing of erasure: Art. 30(1)(f) GDPR asks for the time limit for
erasure, Art. 5(1)(e) for an end. Reported is a minimum for data of which no other limit, event or criterion of the
activity says when they go; `then = "erase"` in the same limit says that they go when it is over.

## Bad

```toml
[activity.invoicing]
name = "Invoicing"

[[activity.invoicing.retention]]
keep = "P7Y"
kind = "minimum"  #! A124
after = ["end of the financial year"]
```

## Good

```toml
[activity.invoicing]
name = "Invoicing"

[[activity.invoicing.retention]]
keep = "P7Y"
kind = "minimum"
after = ["end of the financial year"]
erase_within = "P1Y"

[activity.payroll]
name = "Payroll"

[[activity.payroll.retention]]
keep = "P5Y"
kind = "minimum"
after = ["end of the employment"]

[[activity.payroll.retention]]
keep = "P7Y"
kind = "maximum"
after = ["end of the employment"]
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.i18n.period import Period
from ropa.rules.alike import alike
from ropa.rules.case import Case, Hit
from ropa.rules.common import categories, excused, limits
from ropa.rules.retained import left_out, says_when

CODE = "A124"
SEVERITY = Severity.WARNING
LAW = "30(1)(f), 5(1)(e)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report minimum periods whose data no limit of the activity ends."""
    seen: set[Pointer] = set()
    for _, key, activity in alike(case, "retention", lambda held: any(item.value.kind == "minimum" for item in held)):
        if excused(case, activity, "retention"):
            continue
        found = limits(case, key, activity)
        for item in found:
            limit = item.value
            if limit.kind != "minimum" or not limit.keep or says_when(limit):
                continue
            at = case.at(item.at, "kind")
            if at in seen:
                continue
            ends = [item.value for item in found if says_when(item.value)]
            asked = limit.data if isinstance(limit.data, tuple) else categories(activity)
            if not ends or (asked and left_out(case.register, activity, ends, limit)):
                seen.add(at)
                yield Hit(at, {"period": Period(limit.keep)})
