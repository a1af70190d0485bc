"""A transfer rests on a contested adequacy decision alone.

## Why

A decision holds until it is repealed or annulled (Art. 45(5) GDPR), and then at once. Where proceedings against it
are pending, a safeguard that is ready to take over keeps a transfer from standing without a tool overnight. Which
decisions are contested, and since when, is dated data with its source. No article asks for a fallback.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "adequacy", scope = { active = true } }  #! T107

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
transfer = { tool = "adequacy", scope = { active = true }, fallback = "scc" }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "US"
```
"""

from collections.abc import Iterator

from ropa.finding import Severity
from ropa.law.events import events
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, has_safeguard, resting

CODE = "T107"
SEVERITY = Severity.INFO
LAW = "45(5), 24(1)"
ADVICE = True


def check(case: Case) -> Iterator[Hit]:
    """Report transfers that only a contested decision covers."""
    for hop, _, place in resting(case, "adequate", "partial-confirmed"):
        pending = events(place, "contest", case.law.date)
        if pending and not has_safeguard(case, hop):
            params = {**about(case, hop, place), "source": pending[-1].source}
            yield Hit(hop.table("fallback"), params)
