"""The adequacy decision of a transfer has ended, or soon does.

## Why

Decisions can have a last day, and can be annulled or repealed (Art. 45(3)-(5) GDPR). Reported as an error is a
transfer that nothing covers since the decision for the place ended, instead of T101; as a warning one whose decision
ends within 180 days while no safeguard is recorded, not even as a fallback, and one whose recipient was looked up
under an earlier decision only. The Privacy Shield recorded as the tool is T128.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "adequacy", scope = { active = true, checked = 2019-05-01 } }  #! T103

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
transfer = { tool = "adequacy", scope = { active = true, checked = 2026-05-01 } }

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "US"
```
"""

import datetime
from collections.abc import Iterator

from ropa.finding import Severity
from ropa.law import Jurisdiction
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import about, has_safeguard, is_annulled, resting
from ropa.rules.uncovered import uncovered

CODE = "T103"
SEVERITY = Severity.ERROR
LAW = "45(3), 45(5)"
ADVICE = False


_NOTICE = datetime.timedelta(days=180)


def check(case: Case) -> Iterator[Hit]:
    """Report transfers whose decision is over, ends soon, or is not the one under which the recipient was checked."""
    for item in uncovered(case):
        if item.by == CODE and item.ended:
            params = {**about(case, item.hop, item.place), "date": item.ended.isoformat()}
            yield Hit(item.hop.table("tool"), params)
    ending = _ending(case)
    for hop, reason, place in resting(case, "partial-earlier", "adequate", "partial-confirmed"):
        if reason == "partial-earlier":
            if not is_annulled(case, hop.tool):
                yield Hit(hop.table("scope", "checked"), about(case, hop, place), "earlier", Severity.WARNING)
        elif place in ending and not has_safeguard(case, hop):
            params = {**about(case, hop, place), "date": ending[place].isoformat()}
            yield Hit(hop.table("tool"), params, "ending", Severity.WARNING)


def _ending(case: Case) -> dict[str, datetime.date]:
    """The places whose decision ends soon, and its last day."""
    rows = case.law.ending(case.law.date + _NOTICE)
    return {
        row.code: row.until for row in rows if isinstance(row, Jurisdiction) and row.status.is_decided and row.until
    }
