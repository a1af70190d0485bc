"""The entry of a recipient in the Data Privacy Framework is not kept, or was not looked up for a year.

## Why

Decision (EU) 2023/1795 holds for a recipient as long as it is on the active list, and its entry has to be renewed every
year. Which entry it is and when it was last looked up lets the organisation show that it knows (Art. 5(2) GDPR). No
article asks for either, so this is good practice. That a recipient is not known to be on the list is T105.

## Bad

```toml
[activity.support]
name = "Customer service"
disclosure = [{ to = "helpdesk", role = "processor" }]

[engagement.helpdesk]
party = "helpdesk-ltd"
transfer = { tool = "adequacy", scope = { active = true, listing = "DPF: Helpdesk", checked = 2025-05-01 } }  #! T129

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
from ropa.rules.chapter_five import DPF, about, condition_of, is_annulled, is_to_authority, resting
from ropa.transfers import Hop

CODE = "T129"
SEVERITY = Severity.INFO
LAW = "45(1), 45(3), 5(2)"
ADVICE = True

_ANEW = "P1Y"


def check(case: Case) -> Iterator[Hit]:
    """Report entries that are not recorded, or were not looked up within twelve months."""
    for hop, _, place in resting(case, "partial-confirmed"):
        if condition_of(case, place) == DPF and not is_annulled(case, hop.tool) and not is_to_authority(case, hop):
            yield from _entry(case, hop)


def _entry(case: Case, hop: Hop) -> Iterator[Hit]:
    scope = hop.declarations[0].transfer.scope
    assert scope is not None, "a recipient that is confirmed has a scope"
    params = about(case, hop)
    if scope.listing is None:
        yield Hit(hop.table("scope", "listing"), params)
    if scope.checked is None:
        yield Hit(hop.table("scope", "checked"), params, "checked")
    elif later(scope.checked, _ANEW) < case.law.date:
        yield Hit(hop.table("scope", "checked"), {**params, "date": scope.checked.isoformat()}, "outdated")
