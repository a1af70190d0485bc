"""Remote access from a country that the declared transfer does not name.

## Why

To make data available to a recipient that reads them from a third country is a transfer, wherever they are kept (EDPB
Guidelines 05/2021). Reported is a transfer that is declared with its destinations, while the recipient also reaches
the data from a place outside the EEA that is not among them. Where nothing is declared at all, A113 says so, remote
access included; a table that names no destination says nothing of where from, and is not reported. The seat of the
recipient is compared by `ropa transfers`.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
accessed_from = ["PH"]  #! T121
transfer = { tool = "scc", module = 2, to = ["IN"] }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
```

## Good

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
accessed_from = ["PH"]
transfer = { tool = "scc", module = 2, to = ["IN", "PH"] }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, moved
from ropa.rules.common import is_abroad
from ropa.transfers.statement import destinations, is_among

CODE = "T121"
SEVERITY = Severity.ERROR
LAW = "44, 30(1)(e)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report places of access abroad that no declared destination is, or may be."""
    for hop in moved(case):
        if not any(item.transfer.to for item in hop.declarations):
            continue
        tables = [code for item in hop.declarations for code in item.transfer.to or ()]
        named = (*tables, *destinations(case.register, hop))
        for place in hop.places:
            code = place.code if place.how == "accessed_from" and is_abroad(case, place.code) else None
            if code and not is_among(code, named, case.law):
                yield Hit(place.at, about(case, hop, code))
