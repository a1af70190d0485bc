"""A solely automated decision where special categories are held, without what Art. 22(4) asks for.

## Why

Art. 22(4) GDPR keeps such decisions from being based on special categories of data, unless Art. 9(2)(a) or (g) applies
and suitable safeguards are in place. Which data a decision draws on is not a field of the record: taken are those of
the activity, so a decision that draws on none of them is best recorded as an activity of its own.

## Bad

```toml
[activity.insurance]
name = "Insurance"
data = ["health"]
special_categories = [{ condition = "legal-claims" }]

[[activity.insurance.automated_decision]]  #! D102
decision = "Setting the premium"
significant = true
ground = "contract"
```

## Good

```toml
[activity.insurance]
name = "Insurance"
data = ["health"]
special_categories = [{ condition = "explicit-consent" }]

[[activity.insurance.automated_decision]]
decision = "Setting the premium"
significant = true
ground = "contract"
safeguards = "A medical adviser looks at every premium above the standard one"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.holding import conditions, marked_data

CODE = "D102"
SEVERITY = Severity.ERROR
LAW = "22(4)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report significant automated decisions of activities with special categories, without condition or safeguards."""
    for at, _, activity in case.stating("automated_decision"):
        stated = {item.condition for item in conditions(activity)}
        decisions = activity.automated_decision or ()
        if not decisions or not (stated or marked_data(case.register, activity, "special")):
            continue
        is_admitted = not stated.isdisjoint(("explicit-consent", "substantial-public-interest"))
        for number, item in enumerate(decisions):
            if not item.significant:
                continue
            place = case.at(at, "automated_decision", number, "safeguards")
            if not is_admitted:
                yield Hit(place, {"decision": item.decision})
            elif not item.safeguards:
                yield Hit(place, {"decision": item.decision}, "safeguards")
