"""Special categories of data without a condition of Art. 9(2).

## Why

Art. 9(1) GDPR prohibits the processing of special categories of data unless one of the ten conditions of Art. 9(2)
holds, on top of a legal basis. Each such category that an activity holds is covered by a condition that names it, or
by one that names none and so covers all. Which data are special is marked in the list, or by the register of its own
words.

## Bad

```toml
[activity.sick-leave]  #! S101
name = "Sick leave"
data = ["name", "health"]

[activity.canteen]
name = "Canteen"
data = ["meal-choice"]
special_categories = "none"  #! S101

[data.meal-choice]
name = "Choice of meal"
special = true
```

## Good

```toml
[activity.sick-leave]
name = "Sick leave"
data = ["name", "health"]

[[activity.sick-leave.special_categories]]
condition = "employment-and-social-security"
data = ["health"]
law = "NL: Art. 30 UAVG"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused
from ropa.rules.holding import conditions, covers, data_name, holding_marked, marked_data, says_none

CODE = "S101"
SEVERITY = Severity.ERROR
LAW = "9(1)-(2)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report special categories among the data of an activity that no condition covers."""
    for at, _, activity in holding_marked(case, "special"):
        special = marked_data(case.register, activity, "special")
        if excused(case, activity, "special_categories"):
            continue
        stated = conditions(activity)
        if any(item.data is None for item in stated):
            continue
        named = [word for item in stated for word in item.data or ()]
        for word in special:
            if not covers(case.register, named, word):
                params = {"data": data_name(case.register, word)}
                yield Hit(case.at(at, "special_categories"), params, "none" if says_none(activity) else "")
