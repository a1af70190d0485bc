"""Standard contractual clauses are used with an importer that is itself subject to the GDPR.

## Why

The clauses of Decision (EU) 2021/914 are for importers whose processing of the data is not itself subject to the GDPR
(its Art. 1(1) and recital 7). A party recorded as subject under Art. 3(2) may be so for this processing or for other
processing of its own; the record does not tell these apart, hence a warning.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 2 }  #! T111

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
gdpr_subject = true
```

## Good

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 2 }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
gdpr_subject = false
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.model import Party
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, field_of, using

CODE = "T111"
SEVERITY = Severity.WARNING
LAW = "46(2)(c), 3(2)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report clauses with an importer that is recorded as subject to the GDPR."""
    for hop, item in using(case, "scc"):
        party = case.register.at(hop.importer)
        if isinstance(party, Party) and party.gdpr_subject:
            yield Hit(field_of(item, "tool"), about(case, hop))
