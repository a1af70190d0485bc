"""A transfer rests on compelling legitimate interests without documentation.

## Why

Only for a transfer under the second subparagraph of Art. 49(1) GDPR does Art. 30(1)(e) ask for the documentation of
suitable safeguards; Art. 49(6) wants both the assessment and the safeguards in the record.

## Bad

```toml
[activity.claim]
name = "Recall"

[[activity.claim.disclosure]]
to = "manufacturer"
transfer = { tool = "compelling-legitimate-interests", document = "safeguards" }  #! A115

[party.manufacturer]
name = "Manufacturer Inc."
seat = "IN"

[document.safeguards]
title = "Safeguards for the recall"
```

## Good

```toml
[activity.claim]
name = "Recall"

[[activity.claim.disclosure]]
to = "manufacturer"
transfer = { tool = "compelling-legitimate-interests", document = "safeguards", assessment = "weighing" }

[party.manufacturer]
name = "Manufacturer Inc."
seat = "IN"

[document.safeguards]
title = "Safeguards for the recall"

[document.weighing]
title = "Assessment of the recall"
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.model import Engagement, Transfer
from ropa.rules.case import Case, Hit
from ropa.rules.common import disclosures

CODE = "A115"
SEVERITY = Severity.ERROR
LAW = "30(1)(e), 49(1), 49(6)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report such transfers without assessment, or without document of the safeguards."""
    register = case.register
    declared = [(Pointer(register.address(key)), item.transfer) for key, item in register.of(Engagement)]
    declared += [(at, item.transfer) for at, item in disclosures(case, "transfer", _is_such)]
    for at, transfer in declared:
        if transfer is None or not _is_such(transfer):
            continue
        if not transfer.assessment:
            yield Hit(case.at(at, "transfer", "assessment"))
        if not transfer.document:
            yield Hit(case.at(at, "transfer", "document"), variant="safeguards")


def _is_such(transfer: Transfer | None) -> bool:
    return transfer is not None and transfer.tool == "compelling-legitimate-interests"
