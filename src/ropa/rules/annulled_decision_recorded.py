"""An annulled adequacy decision is still recorded as the tool.

## Why

The Privacy Shield covered certified recipients in the United States until the Court annulled it on 16 July 2020
(C-311/18). Reported instead of T101, T103 and T105; a warning only where something else covers the transfer, and
where it is recorded as the tool to fall back on. A certification under it is none under the Data Privacy Framework.
Repealed clauses are T110.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "privacy-shield" }  #! T128

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "US"
```

## Good

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "adequacy", scope = { active = true, listing = "DPF: Helpdesk", checked = 2026-05-01 } }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "US"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import annulled

CODE = "T128"
SEVERITY = Severity.ERROR
LAW = "45(3), 45(5)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report the Privacy Shield where it is recorded after its annulment."""
    yield from annulled(case, "privacy-shield")
