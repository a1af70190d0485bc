"""That a recipient in the United States is on the active list is not recorded.

## Why

Decision (EU) 2023/1795 covers organisations on the active list of the Data Privacy Framework only (its Art. 1).
Without a record of the recipient the condition is open, which is a warning; a record that it is not on the list
leaves the transfer without a tool, an error instead of T101. To keep the entry, and to look it up again within twelve
months because it has to be renewed every year, is good practice. A safeguard that is recorded makes the question
moot.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "adequacy" }  #! T105

[party.helpdesk-ltd]
name = "Helpdesk Ltd"
seat = "US"
```

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "adequacy", scope = { active = true, listing = "DPF: Helpdesk", checked = 2025-05-01 } }  #! T105

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
from ropa.i18n.period import later
from ropa.rules.case import Case, Hit
from ropa.rules.chapter_five import DPF, about, condition_of, is_annulled, is_excused, is_to_authority, moved, reasons
from ropa.rules.uncovered import uncovered
from ropa.transfers import Hop

CODE = "T105"
SEVERITY = Severity.ERROR
LAW = "45(1), 45(3)"
ADVICE = False


_ANEW = "P1Y"


def check(case: Case) -> Iterator[Hit]:
    """Report recipients that are not, or not known to be, on the list, and entries not looked up for long."""
    for item in uncovered(case):
        if item.by == CODE:
            yield Hit(item.hop.table("scope", "active"), about(case, item.hop, item.place), "denied")
    for hop in moved(case):
        if is_annulled(case, hop.tool) or is_to_authority(case, hop):
            continue
        for reason, place in reasons(hop):
            if condition_of(case, place) != DPF:
                continue
            if reason == "partial-unconfirmed" and not is_excused(case, hop.table("scope")):
                yield Hit(hop.table("scope"), about(case, hop, place), severity=Severity.WARNING)
            elif reason == "partial-confirmed":
                yield from _evidence(case, hop)


def _evidence(case: Case, hop: Hop) -> Iterator[Hit]:
    scope = hop.declarations[0].transfer.scope
    assert scope is not None, "a recipient that is confirmed has a scope"
    params = about(case, hop)
    if scope.listing is None:
        yield Hit(hop.table("scope", "listing"), params, "listing", Severity.INFO, advice=True)
    if scope.checked is None:
        yield Hit(hop.table("scope", "checked"), params, "checked", Severity.INFO, advice=True)
    elif later(scope.checked, _ANEW) < case.law.date:
        params["date"] = scope.checked.isoformat()
        yield Hit(hop.table("scope", "checked"), params, "outdated", Severity.INFO, advice=True)
