"""A period of retention gives no reason.

## Why

Art. 5(1)(e) GDPR allows what the purpose needs, and Art. 5(2) has the controller show it. A law, a limitation period or
a need, in a few words, spares the discussion later. "Industry standard", "our policy" or "business purposes" are no
such words: a reason of nothing but listed phrases, in English, Dutch, French or German, is reported as well.

## Bad

```toml
[activity.invoicing]
name = "Invoicing"

[[activity.invoicing.retention]]  #! A120
keep = "P7Y"
after = ["end of the financial year"]

[[activity.invoicing.retention]]
keep = "P10Y"
after = ["end of the contract"]
reason = "Industry standard"  #! A120
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

from ropa.finding import Pointer, Severity
from ropa.i18n.period import Period
from ropa.model import Retention
from ropa.rules.case import Case, Hit
from ropa.rules.common import told_of_periods
from ropa.rules.phrases import says_only

CODE = "A120"
SEVERITY = Severity.INFO
LAW = "5(1)(e), 5(2)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report periods with neither a law nor a reason that says something."""
    return told_of_periods(case, lambda at, item: _told(case, at, item))


def _told(case: Case, at: Pointer, item: Retention) -> Iterator[Hit]:
    if not item.keep:
        return
    given = {name: text for name, text in (("law", item.law), ("reason", item.reason)) if text}
    if not given:
        yield Hit(case.at(at, "reason"), {"period": Period(item.keep)})
    elif all(says_only(text, "empty-reason", "indefinite-period", "vague-purpose") for text in given.values()):
        name, text = next(iter(given.items()))
        yield Hit(case.at(at, name), {"period": Period(item.keep), "wording": text}, "phrase")
