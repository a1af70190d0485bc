"""The assessment of a transfer is older than the review cycle, or than an event that bears on it.

## Why

Assessments are looked at again at intervals, and when law or practice at the destination changes (EDPB
Recommendations 01/2020, step 6; Art. 24(1) GDPR). The interval is the register's own `review_every`; the events are
dated data with their source. A review of the document counts as a look. Without a review cycle or an event, age alone
is nothing to report. What an adequacy decision that might fall would make due is a question for `ropa what-if`.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 2, assessment = "tia" }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "US"

[document.tia]
title = "Transfer impact assessment"
date = 2025-03-01  #! T113
```

## Good

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "scc", module = 2, assessment = "tia" }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "US"

[document.tia]
title = "Transfer impact assessment"
date = 2025-03-01
review = [{ on = 2026-09-01, by = "DPO" }]
```
"""

from collections.abc import Iterator

from ropa.finding import Pointer, Severity
from ropa.law.events import events
from ropa.model import Document
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import assessments, is_excused
from ropa.transfers import Hop
from ropa.transfers.risk import aged, seen
from ropa.transfers.statement import abroad

CODE = "T113"
SEVERITY = Severity.WARNING
LAW = "46(1), 24(1)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report assessments that are due again, each once."""
    told: set[str] = set()
    for hop, address, document in assessments(case):
        if address in told:
            continue
        hit = _due(case, hop, address, document)
        if hit:
            told.add(address)
            yield hit


def _due(case: Case, hop: Hop, address: str, document: Document) -> Hit | None:
    at, params = Pointer(address, ("date",)), {"title": document.title}
    last = max(seen(document, case.law.date), default=None)
    happened = [
        event
        for code in abroad(hop, case.law)
        for event in events(code, "review", case.law.date)
        if last and event.on > last
    ]
    if last and happened:
        event = happened[-1]
        params |= {"place": event.code, "date": event.on.isoformat(), "source": event.source}
        return Hit(at, {**params, "seen": last.isoformat()}, "event")
    age = aged(document, case.register, case.law)
    if age == "assessment-undated":
        return None if is_excused(case, at) else Hit(at, params, "undated", Severity.INFO)
    return Hit(at, {**params, "seen": last.isoformat()}) if age and last else None
