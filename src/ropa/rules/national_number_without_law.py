"""A national identification number without the law that admits its use.

## Why

Under Art. 87 GDPR each State sets the conditions for its national identification number; the Dutch and the Belgian
number, among others, may be used only where national law provides for it. The number is known by the list, by an own
word that is a part of it, or is suspected by the name of an own word, in four languages; a name with a word such as
"without" is left alone.

## Bad

```toml
[activity.payroll]  #! S105
name = "Payroll"
data = ["national-id"]

[activity.visits]  #! S105
name = "Visits"
data = ["visitor-number"]

[data.visitor-number]
name = "Rijksregisternummer van bezoekers"
```

## Good

```toml
[activity.payroll]
name = "Payroll"
data = ["national-id"]
national_id_law = "NL: Art. 46 UAVG"

[activity.visits]
name = "Visits"
data = ["visitor-number"]

[data.visitor-number]
name = "Number of the visitor's pass"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.model import DataTerm
from ropa.rules.case import Case, Hit
from ropa.rules.common import categories, excused, together
from ropa.rules.holding import holding, holding_data, holds_data
from ropa.rules.phrases import finds

CODE = "S105"
SEVERITY = Severity.WARNING
LAW = "87"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities with such a number, known or suspected, that cite no law for it."""
    suspected = {
        key: term.name for key, term in case.register.of(DataTerm) if finds(term.name, "national-number") is not None
    }
    known = tuple(holding_data(case, ("national-id",)))
    for at, _, activity in together(case, known, holding(case, suspected.__contains__)):
        if activity.national_id_law or excused(case, activity, "national_id_law"):
            continue
        if holds_data(case.register, activity, ("national-id",)):
            yield Hit(case.at(at, "national_id_law"))
        elif names := [suspected[word] for word in sorted(categories(activity)) if word in suspected]:
            yield Hit(case.at(at, "national_id_law"), {"name": names[0]}, "suspected")
