"""Supplementary measures that a transfer needs are missing, or cannot work.

## Why

Where an assessment finds the safeguard wanting, measures have to make up for it, or the transfer has to stop
(C-311/18; EDPB Recommendations 01/2020). Reported is a transfer whose assessment holds only with measures while none
is recorded, or concludes that the safeguard is not effective; and encryption as the only measure where the importer
reads the data in the clear, which does not keep its authorities out (their Annex 2, use cases 6 and 7). An outcome
that is only inferred is not relied on.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 2, assessment = "tia" }  #! T114

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"

[document.tia]
title = "Transfer impact assessment"
date = 2026-09-01
outcome = "sufficient-with-measures"
```

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", clear_text = true, supplementary = ["encryption-at-rest"] }  #! T114

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
transfer = { tool = "scc", module = 2, assessment = "tia", supplementary = ["pseudonymisation"] }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"

[document.tia]
title = "Transfer impact assessment"
date = 2026-09-01
outcome = "sufficient-with-measures"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.model import MeasureTerm
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, resting_once

CODE = "T114"
SEVERITY = Severity.WARNING
LAW = "46(1)"
ADVICE = False


_RISKS = {"risk.assessment-measures-missing": "", "risk.assessment-insufficient": "insufficient"}
_ENCRYPTION = frozenset(("encryption-at-rest", "encryption-in-transit", "end-to-end-encryption", "key-management"))


def check(case: Case) -> Iterator[Hit]:
    """Report transfers whose measures are missing, or are of no use against access at the destination."""
    for hop in resting_once(case, "safeguard", "not-assessed"):
        found = next((_RISKS[step.key] for step in hop.steps if step.key in _RISKS), None)
        if found is not None:
            field = "assessment" if found else "supplementary"
            yield Hit(hop.table(field), about(case, hop), found)
            continue
        transfer = hop.declarations[0].transfer
        measures = {_listed(case, word) for word in transfer.supplementary or ()}
        if transfer.clear_text and measures and measures <= _ENCRYPTION:
            yield Hit(hop.table("supplementary"), about(case, hop), "clear-text")


def _listed(case: Case, word: str) -> str:
    """A measure by the word of the closed list: its own, or the broader one of an own term."""
    found = case.register.find(word)
    return (isinstance(found[1], MeasureTerm) and found[1].broader) or word if found else word
