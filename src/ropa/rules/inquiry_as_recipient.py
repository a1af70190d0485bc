"""An authority is listed as a recipient for a particular inquiry.

## Why

An authority that receives data in a particular inquiry under Union or Member State law is not a recipient (Art. 4(9)
GDPR, recital 31) and need not be listed. Periodic returns are no inquiry. An authority of a third country stays a
recipient, and Art. 48 applies to it.

## Bad

```toml
[activity.payroll]
name = "Payroll"

[[activity.payroll.disclosure]]
to = "tax-office"
inquiry = true  #! A123

[party.tax-office]
name = "Tax office"
kind = "authority"
seat = "NL"
```

## Good

```toml
[activity.payroll]
name = "Payroll"

[[activity.payroll.disclosure]]
to = "tax-office"
when = ["monthly return"]

[[activity.payroll.disclosure]]
to = "foreign-agency"
inquiry = true

[party.tax-office]
name = "Tax office"
kind = "authority"
seat = "NL"

[party.foreign-agency]
name = "Foreign agency"
kind = "authority"
seat = "US"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import disclosures, is_abroad, party_of

CODE = "A123"
SEVERITY = Severity.INFO
LAW = "4(9), recital 31"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report inquiries of authorities, save those that are outside the EEA for certain."""
    for at, item in disclosures(case, "inquiry"):
        found = party_of(case.register, item.to)
        if found and found[1].kind == "authority" and not is_abroad(case, found[1].seat):
            yield Hit(case.at(at, "inquiry"), {"name": found[1].name})
