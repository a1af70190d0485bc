"""An importer abroad passes data on, and no tool is recorded for that.

## Why

Chapter V holds for onward transfers as well (Art. 44 GDPR), and a sub-processor takes on the same duties (Art. 28(4);
clause 8.8 of the standard contractual clauses). Reported, instead of T101, is a sub-engagement outside the EEA under
one that is itself a transfer, where nothing covers the place and no tool is recorded. Disclosures of an importer for
its own purposes stand in no record of the exporter.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 2 }

[engagement.night-shift]  #! T123
under = "helpdesk"
party = "night-ltd"

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"

[party.night-ltd]
name = "Night Ltd"
seat = "PH"
```

## Good

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 2 }

[engagement.night-shift]
under = "helpdesk"
party = "night-ltd"
transfer = { tool = "scc", module = 3 }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "IN"

[party.night-ltd]
name = "Night Ltd"
seat = "PH"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about
from ropa.rules.common import name_of
from ropa.rules.uncovered import uncovered

CODE = "T123"
SEVERITY = Severity.ERROR
LAW = "44, 28(4)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report onward transfers without a tool."""
    for item in uncovered(case):
        if item.by == CODE:
            params = {**about(case, item.hop, item.place), "exporter": name_of(case.register, item.hop.exporter)}
            yield Hit(item.hop.table("tool"), params)
