"""The exemption from keeping a record is claimed, and the record speaks against it.

## Why

Below the number of persons employed that Art. 30(5) GDPR sets, no record is owed, unless the processing is likely to
result in a risk, is not occasional, or includes data of Art. 9(1) or 10. Each of the three defeats the exemption
(Article 29 Working Party, position paper of 19 April 2018); what defeats it is then what has to be recorded. A claim
meant for other processing than that of the record is told from this one by an open field `exemption` that is not
applicable, with its reason. Where nothing speaks against the claim, the facts that it depends on are asked for. The
number is that of the day by which the record is judged; a proposed one decides nothing.

## Bad

```toml
[register]
organisation = "controller"

[register.exemption]
claimed = true
employees = 300  #! A206
occasional = false  #! A206
```

```toml
[register]
organisation = "controller"

[register.exemption]  #! A206
claimed = true
employees = 40
risk = false
occasional = true

[activity.sick-leave]
name = "Sick leave"
data = ["health"]
```

## Good

```toml
[register]
organisation = "controller"

[register.exemption]
claimed = true
employees = 40
risk = false
occasional = true

[activity.raffle]
name = "Raffle"
data = ["name"]
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.law.figures import exemption
from ropa.model import Activity
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused
from ropa.rules.holding import conditions, marked_data

CODE = "A206"
SEVERITY = Severity.ERROR
LAW = "30(5)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report what defeats a claimed exemption, or else what it depends on and is silent."""
    own = case.register.own
    claim = own.exemption if own else None
    threshold = exemption(case.law.date)
    if own is None or claim is None or not claim.claimed or threshold is None or excused(case, own, "exemption"):
        return
    at = Pointer(case.register.address(), ("exemption",))
    params = {"below": str(threshold.below), "date": case.law.date.isoformat()}
    defeated = []
    if claim.employees is not None and claim.employees >= threshold.below:
        defeated.append(Hit(case.at(at, "employees"), {**params, "employees": str(claim.employees)}))
    if claim.risk:
        defeated.append(Hit(case.at(at, "risk"), variant="risk"))
    if claim.occasional is False:
        defeated.append(Hit(case.at(at, "occasional"), variant="occasional"))
    if names := _sensitive(case):
        defeated.append(Hit(at, {"names": ", ".join(names)}, "data"))
    yield from defeated
    if not defeated:
        for field in ("employees", "risk", "occasional"):
            if getattr(claim, field) is None:
                yield Hit(case.at(at, field), params, f"{field}-silent")


def _sensitive(case: Case) -> list[str]:
    """The names of the activities, of either capacity, that include data of Art. 9(1) or 10."""
    return [
        activity.name
        for capacity in ("controller", "processor")
        for _, _, activity in case.activities(capacity)
        if _is_sensitive(case, activity)
    ]


def _is_sensitive(case: Case, activity: Activity) -> bool:
    stated = conditions(activity) or activity.criminal_data_law
    return bool(stated) or any(marked_data(case.register, activity, mark) for mark in ("special", "criminal"))
