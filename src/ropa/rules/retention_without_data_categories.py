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

from ropa.finding import Pointer, Severity
from ropa.register import Statement
from ropa.rules.alike import chosen
from ropa.rules.case import Case, Hit
from ropa.rules.common import categories, limiting

CODE = "A117"
SEVERITY = Severity.WARNING
LAW = "30(1)(f)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities with several categories of data whose time limits name none of them."""
    seen: set[Pointer] = set()
    for _, _, activity, held in chosen(case, "retention", _naming_none):
        if len(categories(activity)) < 2:  # noqa: PLR2004
            continue
        at = case.at(held[0].at, "data")
        if at not in seen:
            seen.add(at)
            yield Hit(at, variant="several" if len(held) > 1 else "")


def _naming_none(held: Iterable[Statement]) -> Sequence[Statement]:
    """The time limits, if none of them names data."""
    found = limiting(held)
    return () if any(item.value.data for item in found) else found
