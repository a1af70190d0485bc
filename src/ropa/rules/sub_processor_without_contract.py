"""A sub-processor, and no contract on record that passes the same obligations on to it.

## Why

Art. 28(4) GDPR has the processor impose on a sub-processor, by contract, the data protection obligations that it bears
itself. Reported is that none is recorded, that one is only claimed or has neither document nor date, and that its
recorded points lack some of those of the contract above. Whether two contracts oblige alike in substance, only their
texts can tell. Clauses for a transfer between processors (module 3) meet Art. 28(4) as well.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }]

[engagement.mailing]
party = "mail-service"
authorisation = "specific"
contract = { signed = 2025-03-01, points = ["instructions", "audits"] }

[engagement.mailing-support]  #! P104
party = "helpdesk-ltd"
under = "mailing"

[engagement.mailing-storage]
party = "helpdesk-ltd"
under = "mailing"
contract = { signed = 2025-04-01, points = ["instructions"] }  #! P104

[party.mail-service]
name = "Mail service"

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }]

[engagement.mailing]
party = "mail-service"
authorisation = "specific"
contract = { signed = 2025-03-01, points = ["instructions", "audits"] }

[engagement.mailing-support]
party = "helpdesk-ltd"
under = "mailing"
contract = { signed = 2025-04-01, points = ["instructions", "audits"] }

[engagement.mailing-storage]
party = "helpdesk-ltd"
under = "mailing"
transfer = { tool = "scc", module = 3, signed = 2025-04-01 }

[party.mail-service]
name = "Mail service"

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import excused, listed
from ropa.rules.processors import Processing, contract_gap, processing
from ropa.vocabulary import terms

CODE = "P104"
SEVERITY = Severity.ERROR
LAW = "28(4)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report sub-processors whose contract is not on record, or lacks points of the one above."""
    for item in processing(case):
        if item.engagement is None or not item.is_sub:
            continue
        gap = contract_gap(case, item)
        if gap is None:
            yield from _fewer_points(case, item)
        elif not excused(case, item.engagement, "contract"):
            # What binds no processor, or does not yet, passes nothing on: to the reader it is no contract on record.
            variant, severity = (gap, Severity.WARNING) if gap in ("claimed", "inferred", "reference") else ("", None)
            yield Hit(case.at(item.at, "contract"), {"name": item.name}, variant, severity)


def _fewer_points(case: Case, item: Processing) -> Iterator[Hit]:
    own = item.engagement.contract if item.engagement else None
    upper = item.above[0][1].contract if item.above else None
    if own is None or own.points is None or upper is None:
        return
    if missing := (set(upper.points or ()) & set(terms("contract-point"))) - set(own.points):
        params = {"name": item.name, "points": listed("contract-point", missing)}
        yield Hit(case.at(item.at, "contract", "points"), params, "points", Severity.WARNING)
