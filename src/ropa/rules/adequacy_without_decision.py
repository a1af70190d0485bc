"""An adequacy decision is recorded for a country that has none.

## Why

A transfer can rest on Art. 45 GDPR only where the Commission has decided for that country. Reported, instead of T101,
is a table that names a decision as the tool, where on the day none is in force for the place and nothing else covers
it. One that has ended is T103, one that does not cover the recipient T104 or T105. A fallback counts once it is
recorded as the tool.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "adequacy" }  #! T102

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
transfer = { tool = "adequacy" }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "CH"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about
from ropa.rules.uncovered import uncovered

CODE = "T102"
SEVERITY = Severity.ERROR
LAW = "45(1), 45(3)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report adequacy claimed for a place without a decision."""
    for item in uncovered(case):
        if item.by == CODE:
            params = {**about(case, item.hop, item.place), "date": case.law.date.isoformat()}
            yield Hit(item.hop.table("tool"), params)
