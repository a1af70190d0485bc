"""Electronic marketing, or cookies, without a ground under the ePrivacy rules.

## Why

National law under Directive 2002/58/EC asks for consent before something is stored on or read from a device, unless it
is strictly necessary (Art. 5(3)), and before marketing by e-mail, SMS or automated calls, save own similar products for
existing customers (Art. 13); live calls are left to each State. That stands beside the GDPR (Art. 95): neither its
legitimate interests nor a contract takes its place. The GDPR does not ask for it in the record, so this is advice. It
follows from cookie identifiers among the data, or from `direct_marketing` with an e-mail address or telephone number.

## Bad

```toml
[activity.offers]  #! L113
name = "Offers by e-mail"
direct_marketing = true
data = ["email-address"]
legal_basis = [{ basis = "legitimate-interests", interest = "selling more" }]

[activity.statistics]  #! L113
name = "Statistics of visits"
data = ["cookie-id"]
legal_basis = [{ basis = "consent" }]
```

## Good

```toml
[activity.offers]
name = "Offers by e-mail"
direct_marketing = true
data = ["email-address"]
legal_basis = [{ basis = "legitimate-interests", interest = "selling more" }]
eprivacy = "existing-customer"

[activity.catalogue]
name = "Printed catalogue"
direct_marketing = true
data = ["address"]
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused, together
from ropa.rules.holding import holding_data, holds_data

CODE = "L113"
SEVERITY = Severity.INFO
LAW = "95, Dir. 2002/58/EC 5(3), 13"
ADVICE = True

_DEVICE = ("cookie-id",)


def check(case: Case) -> Iterator[Hit]:
    """Report activities that these rules may concern and that state no ground under them."""
    for at, _, activity in together(case, holding_data(case, _DEVICE), case.stating("direct_marketing")):
        if activity.eprivacy or excused(case, activity, "eprivacy"):
            continue
        if holds_data(case.register, activity, _DEVICE):
            yield Hit(case.at(at, "eprivacy"), variant="device")
        elif activity.direct_marketing and holds_data(case.register, activity, ("email-address", "phone-number")):
            yield Hit(case.at(at, "eprivacy"))
