"""Time limits are not tied to the categories of data.

## Why

Art. 30(1)(f) GDPR asks for the time limits of the different categories of data. One limit may hold for all of them:
`data = "all"` says that somebody meant so.

## Bad

```toml
[activity.invoicing]
name = "Invoicing"
data = ["name", "invoice-data"]

[[activity.invoicing.retention]]  #! A117
keep = "P7Y"
after = ["end of the financial year"]
```

## Good

```toml
[activity.invoicing]
name = "Invoicing"
data = ["name", "invoice-data"]

[[activity.invoicing.retention]]
data = "all"
keep = "P7Y"
after = ["end of the financial year"]
```
"""

from collections.abc import Iterable, Iterator, Sequence

from ropa.finding import Severity
from ropa.register import Statement
from ropa.rules.alike import told
from ropa.rules.case import Case, Hit
from ropa.rules.common import categories, limiting

CODE = "A117"
SEVERITY = Severity.WARNING
LAW = "30(1)(f)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities with several categories of data whose time limits name none of them."""
    return told(
        case, "retention", lambda held: _naming_none(case, held), lambda activity: len(categories(activity)) > 1
    )


def _naming_none(case: Case, held: Iterable[Statement]) -> Sequence[Hit]:
    """What is told of the time limits, if none of them names data."""
    found = limiting(held)
    if not found or any(item.value.data for item in found):
        return ()
    return (Hit(case.at(found[0].at, "data"), variant="several" if len(found) > 1 else ""),)
