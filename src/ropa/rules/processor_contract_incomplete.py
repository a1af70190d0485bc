"""A contract with a processor does not set out all that Art. 28(3) asks for, as far as the record shows.

## Why

Art. 28(3) GDPR lists what the contract sets out: its subject-matter, duration, nature and purpose, the data and data
subjects, the controller's rights and duties, and points (a) to (h). `points` records which of them were found in it.
Where nobody has recorded that yet, the finding is informative only. Nothing is reported where the standard clauses of
Art. 28(7), or those for a transfer to a processor, are the contract: they have all points. A contract that is only
claimed is P101's, one with a sub-processor P104's.

## Bad

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }, { to = "hosting", role = "processor" }]

[engagement.mailing]
party = "mail-service"

[engagement.mailing.contract]
signed = 2025-03-01
points = ["subject-matter", "duration", "instructions"]  #! P102

[engagement.hosting]
party = "mail-service"
contract = { signed = 2025-03-01 }  #! P102

[party.mail-service]
name = "Mail service"
```

## Good

```toml
[activity.newsletter]
name = "Newsletter"
disclosure = [{ to = "mailing", role = "processor" }, { to = "hosting", role = "processor" }]

[engagement.mailing]
party = "mail-service"

[engagement.mailing.contract]
document = "clauses"

[engagement.hosting]
party = "mail-service"

[engagement.hosting.contract]
signed = 2025-03-01
points = [
  "subject-matter", "duration", "nature-and-purpose", "data-and-subjects", "controller-rights-and-duties",
  "instructions", "confidentiality", "security", "sub-processors", "assistance-rights",
  "assistance-security-and-dpia", "deletion-or-return", "audits",
]

[document.clauses]
title = "Standard contractual clauses between controllers and processors"
kind = "processor-clauses"

[party.mail-service]
name = "Mail service"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.common import listed
from ropa.rules.processors import contract_gap, document_of, has_clauses, processing
from ropa.vocabulary import terms

CODE = "P102"
SEVERITY = Severity.WARNING
LAW = "28(3)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report contracts on record whose points are incomplete, or not recorded."""
    for item in processing(case):
        contract = item.engagement.contract if item.engagement else None
        if contract is None or item.is_sub or has_clauses(item) or contract_gap(case, item) is not None:
            continue
        document = document_of(case, item.at, contract.document)
        if document and document.kind == "processor-clauses":
            continue
        if contract.points is None:
            yield Hit(case.at(item.at, "contract", "points"), {"name": item.name}, "silent", Severity.INFO)
        elif missing := set(terms("contract-point")) - set(contract.points):
            params = {"name": item.name, "points": listed("contract-point", missing)}
            yield Hit(case.at(item.at, "contract", "points"), params)
