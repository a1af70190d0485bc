"""Data on convictions and offences without an authority or a law.

## Why

Art. 10 GDPR admits processing of data on criminal convictions and offences only under the control of official
authority, or where Union or Member State law with safeguards authorises it. Where the organisation is an authority
itself, the record says enough.

## Bad

```toml
[activity.screening]  #! S104
name = "Screening of applicants"
data = ["criminal-record"]
```

## Good

```toml
[activity.screening]
name = "Screening of applicants"
data = ["criminal-record"]
criminal_data_law = "NL: Art. 33 UAVG"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused, party_of
from ropa.rules.holding import data_name, holding_marked, marked_data

CODE = "S104"
SEVERITY = Severity.ERROR
LAW = "10"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report activities of who is no authority that hold such data and name neither law nor authority."""
    own = case.register.own
    organisation = party_of(case.register, own.organisation) if own else None
    if organisation and organisation[1].kind == "authority":
        return
    for at, _, activity in holding_marked(case, "criminal"):
        data = marked_data(case.register, activity, "criminal")
        if not activity.criminal_data_law and not excused(case, activity, "criminal_data_law"):
            yield Hit(case.at(at, "criminal_data_law"), {"data": data_name(case.register, data[0])})
