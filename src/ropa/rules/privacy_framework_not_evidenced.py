"""That a recipient in the United States is on the active list is not recorded.

## Why

Decision (EU) 2023/1795 covers organisations on the active list of the Data Privacy Framework only (its Art. 1).
Without a record of the recipient the condition is open, which is a warning; a record that it is not on the list
leaves the transfer without a tool, an error instead of T101. A safeguard that is recorded makes the question moot.
Which entry it is, and when it was last looked up, is T129's.

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
from ropa.rules.chapter_five import DPF, about, condition_of, is_annulled, is_excused, is_to_authority, resting
from ropa.rules.uncovered import uncovered

CODE = "T105"
SEVERITY = Severity.ERROR
LAW = "45(1), 45(3)"
ADVICE = False


def check(case: Case) -> Iterator[Hit]:
    """Report recipients that are not, or not known to be, on the list."""
    for item in uncovered(case):
        if item.by == CODE:
            yield Hit(item.hop.table("scope", "active"), about(case, item.hop, item.place), "denied")
    for hop, _, place in resting(case, "partial-unconfirmed"):
        if condition_of(case, place) != DPF or is_annulled(case, hop.tool) or is_to_authority(case, hop):
            continue
        if not is_excused(case, hop.table("scope")):
            yield Hit(hop.table("scope"), about(case, hop, place), severity=Severity.WARNING)
