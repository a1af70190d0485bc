"""Standard clauses that were made for another case.

## Why

The Commission has two sets: those between controllers and processors (Art. 28(7) GDPR, Implementing Decision (EU)
2021/915) give no safeguard for a transfer, and those for transfers (Art. 46(2)(c), Implementing Decision (EU) 2021/914)
are for an importer outside the EEA. Reported is a transfer on standard clauses whose document is of the first kind, and
a processor that sits in the EEA and reaches the data from there only, bound by the second. Where a place of the
processor is silent, nothing is reported.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }, { to = "helpdesk", role = "processor" }]

[engagement.mailing]
party = "mail-service"
stored_in = ["DE"]
accessed_from = ["DE"]
contract = { document = "transfer-clauses" }  #! P108

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 2, document = "processor-clauses" }  #! P108

[party.mail-service]
name = "Mail service"
seat = "DE"

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"

[document.transfer-clauses]
title = "Clauses for transfers"
kind = "transfer-clauses"

[document.processor-clauses]
title = "Clauses between controllers and processors"
kind = "processor-clauses"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }, { to = "helpdesk", role = "processor" }]

[engagement.mailing]
party = "mail-service"
stored_in = ["DE"]
accessed_from = ["DE"]
contract = { document = "processor-clauses" }

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 2, document = "transfer-clauses" }

[party.mail-service]
name = "Mail service"
seat = "DE"

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"

[document.transfer-clauses]
title = "Clauses for transfers"
kind = "transfer-clauses"

[document.processor-clauses]
title = "Clauses between controllers and processors"
kind = "processor-clauses"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import name_of
from ropa.rules.processors import document_of, processing
from ropa.transfers import Verdict

CODE = "P108"
SEVERITY = Severity.WARNING
LAW = "28(7), 46(2)(c)"
ADVICE = False

_IN_EEA = (Verdict.NOT_A_TRANSFER, Verdict.PLACE_ONLY)


def check(case: Case) -> Iterator[Hit]:
    """Report clauses for processors as a tool of transfer, and clauses for transfers within the EEA."""
    for hop in case.hops:
        for declared in hop.declarations:
            document = document_of(case, declared.at, declared.transfer.document)
            if declared.transfer.tool == "scc" and document and document.kind == "processor-clauses":
                at = case.at(declared.at, "document")
                yield Hit(at, {"name": name_of(case.register, hop.importer), "document": document.title}, "transfer")
    for item in processing(case):
        if item.hop.verdict not in _IN_EEA:
            continue
        for declared in item.hop.declarations:
            if declared.transfer.tool == "scc":
                yield Hit(case.at(declared.at, "tool"), {"name": item.name})
        contract = item.engagement.contract if item.engagement else None
        document = document_of(case, item.at, contract.document if contract else None)
        if document and document.kind == "transfer-clauses":
            yield Hit(case.at(item.at, "contract", "document"), {"name": item.name})
