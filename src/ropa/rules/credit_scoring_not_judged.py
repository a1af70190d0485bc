"""Creditworthiness is assessed, and nothing says whether that decides by itself.

## Why

A score on which somebody draws strongly in deciding about a contract is itself an automated decision under Art. 22(1)
GDPR, of whoever makes the score (Court of Justice, C-634/21, SCHUFA). Whether a score is made, and how strongly a
decision draws on it, no field can tell. So this is a hint, given where creditworthiness is among the data, or where
name, purposes, description or profiling speak of scoring it, and where the record says nothing of automated decisions,
not even that there are none.

## Bad

```toml
[activity.orders]  #! D104
name = "Orders on account"
data = ["name", "creditworthiness"]

[activity.intake]  #! D104
name = "Intake"
purposes = ["Creditcheck bij aanvragen"]
```

## Good

```toml
[activity.orders]
name = "Orders on account"
data = ["name", "creditworthiness"]
automated_decisions = "none"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.model import Activity
from ropa.rules.alike import alike
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused
from ropa.rules.holding import holds_data
from ropa.rules.phrases import finds

CODE = "D104"
SEVERITY = Severity.INFO
LAW = "22(1)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report activities that assess creditworthiness and are silent on automated decisions."""
    for at, _, activity in alike(case, "automated_decisions", lambda held: not held):
        if activity.automated_decision or excused(case, activity, "automated_decisions"):
            continue
        if holds_data(case.register, activity, ("creditworthiness",)) or _speaks_of_it(activity):
            yield Hit(case.at(at, "automated_decisions"))


def _speaks_of_it(activity: Activity) -> bool:
    texts = (activity.name, *(activity.purposes or ()), activity.description or "", activity.profiling or "")
    return any(finds(text, "credit-scoring") for text in texts)
