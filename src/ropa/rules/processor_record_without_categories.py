"""A processor's activity states no categories of processing.

## Why

Art. 30(2)(b) GDPR asks a processor for the categories of processing carried out on behalf of each controller: hosting,
payroll, support. Purposes, data and recipients are asked of the controller, not of the processor.

## Bad

```toml
[activity.payroll]  #! A203
name = "Payroll for customers"
capacity = "processor"
on_behalf_of = ["bakery"]

[party.bakery]
name = "Bakery Ltd"
email = ["privacy@example.org"]
```

## Good

```toml
[activity.payroll]
name = "Payroll for customers"
capacity = "processor"
on_behalf_of = ["bakery"]
categories_of_processing = ["Computing and paying wages"]

[party.bakery]
name = "Bakery Ltd"
email = ["privacy@example.org"]
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused

CODE = "A203"
SEVERITY = Severity.ERROR
LAW = "30(2)(b)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report processor's activities without categories of processing."""
    for at, _, activity in case.activities("processor"):
        if not activity.categories_of_processing and not excused(case, activity, "categories_of_processing"):
            yield Hit(case.at(at, "categories_of_processing"))
