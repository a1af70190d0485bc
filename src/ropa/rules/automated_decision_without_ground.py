"""A solely automated decision with significant effect has no ground.

## Why

Art. 22(1) GDPR gives the right not to be subject to a decision based solely on automated processing that has legal or
similarly significant effects. Art. 22(2) admits one that is necessary for a contract, authorised by law or based on
explicit consent. Reported is a decision that the record calls significant; where it leaves that open, D103 asks for it.

## Bad

```toml
[activity.loans]
name = "Loans"

[[activity.loans.automated_decision]]  #! D101
decision = "Refusing small loans"
significant = true
```

## Good

```toml
[activity.loans]
name = "Loans"

[[activity.loans.automated_decision]]
decision = "Refusing small loans"
significant = true
ground = "contract"

[[activity.loans.automated_decision]]
decision = "Order of the offers on the page"
significant = false
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit

CODE = "D101"
SEVERITY = Severity.ERROR
LAW = "22(1)-(2)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report significant automated decisions without a ground."""
    for at, _, activity in case.stating("automated_decision"):
        for number, item in enumerate(activity.automated_decision or ()):
            if item.significant and not item.ground:
                yield Hit(case.at(at, "automated_decision", number, "ground"), {"decision": item.decision})
