"""Standard contractual clauses from before 2021 are still recorded.

## Why

Contracts on the clauses of Decisions 2001/497/EC, 2004/915/EC and 2010/87/EU gave suitable safeguards until 27
December 2022 (Decision (EU) 2021/914, Art. 4). Reported instead of T101; a warning only where something else covers
the transfer, and where they are recorded as the tool to fall back on.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc-pre-2021" }  #! T110

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
transfer = { tool = "scc", module = 2 }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import annulled

CODE = "T110"
SEVERITY = Severity.ERROR
LAW = "46(2)(c)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report clauses that are no longer a safeguard on the day."""
    yield from annulled(case, "scc-pre-2021")
