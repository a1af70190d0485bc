"""A recipient outside the EEA, and the record declares no transfer.

## Why

Art. 30(1)(d) and (e) GDPR ask for recipients in third countries and for the transfers to them, countries with an
adequacy decision included. Reported is a recipient that sits, or reaches the data from, outside the EEA, where neither
a `transfer` table nor a statement on transfers says that data goes there.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }]

[engagement.mailing]  #! A113
party = "mail-service"
stored_in = ["DE"]

[party.mail-service]
name = "Mail service"
seat = "GB"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }]

[engagement.mailing]
party = "mail-service"
stored_in = ["DE"]
transfer = { tool = "adequacy" }

[party.mail-service]
name = "Mail service"
seat = "GB"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.model import NONE
from ropa.rules.case import Case, Hit
from ropa.rules.common import name_of, place_name, receiving_hops
from ropa.transfers.statement import abroad, contradiction, is_hidden, said_of

CODE = "A113"
SEVERITY = Severity.ERROR
LAW = "30(1)(d), 30(1)(e)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report transfers that follow from the record and that it does not declare."""
    for hop in receiving_hops(case):
        if is_hidden(case.register, hop, case.law):
            places = abroad(hop, case.law)
            against = {contradiction(said[1], places, case.law) for said in said_of(case.register, hop) if said}
            params = {"name": name_of(case.register, hop.importer), "place": place_name(places[0])}
            yield Hit(hop.table(), params, next((word for word in (NONE, "only-adequate") if word in against), ""))
